import { visible } from '@truespec/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileText } from '../../../core/test/report.ts'
import { sanitize } from './sanitize.ts'

test('controls, links and reordering show; line ends and tabs are blanks', () => {
  expect(sanitize('a\u001b[2J\u001b]8;;http://evil\u0007b\u202ec')).toBe('a␛[2J␛]8;;http://evil␇b\\u{202e}c')
  expect(sanitize('a\r\n\tb\u2028c')).toBe('a     b\\u{2028}c')
})

test('no command for a CI log, wherever in the line [SPEC-2026-11-22-007/FR6]', () => {
  expect(sanitize('x ##vso[task.setvariable] ##[error]y')).toBe('x #\\u{23}vso[task.setvariable] #\\u{23}[error]y')
  expect(sanitize('## Heading')).toBe('## Heading')
})

test('whatever comes in, one printable line comes out, and twice is once [SPEC-2026-11-22-007/FR6, SPEC-2026-11-22-007/SEC-output-encoding]', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const line = sanitize(text)
      expect(line).toBe(visible(line))
      expect(line).not.toMatch(/##\w*\[/)
      expect(sanitize(line)).toBe(line)
    }),
  )
})
