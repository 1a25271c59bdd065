import { expect, test } from 'vitest'
import { paintFor } from './colors.ts'

const terminal = { isTTY: true }

test.each([
  [terminal, {}, true],
  [{}, {}, false],
  [{ isTTY: false }, {}, false],
  [terminal, { NO_COLOR: '1' }, false],
  [terminal, { NO_COLOR: '' }, true],
  [terminal, { TERM: 'dumb' }, false],
  [{}, { FORCE_COLOR: '1' }, true],
  [{}, { FORCE_COLOR: '' }, true],
  [{}, { FORCE_COLOR: '3', NO_COLOR: '1' }, true],
  [terminal, { FORCE_COLOR: '0' }, false],
  [terminal, { FORCE_COLOR: 'false' }, false],
])('%j with %j: colours %s', (stream, env, colored) => {
  expect(paintFor(stream, env)('red', 'x')).toBe(colored ? '\u001b[31mx\u001b[39m' : 'x')
})
