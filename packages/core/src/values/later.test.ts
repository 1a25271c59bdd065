import { expect, test } from 'vitest'
import { isPutOff } from './later.ts'
import { parsePeople } from './people.ts'
import { notApplicable } from './waived.ts'

test.each(['TBD', 'tba', 'Tbc', 'todo', 'FIXME', 'to be confirmed', 'To be filled in', 'coming soon', '?', '???'])(
  '%j puts its answer off',
  (text) => expect(isPutOff(text)).toBe(true),
)

test.each(['', 'TBDs', 'todo list', 'to be read', 'to be confirmed by Ada', 'not coming soon', 'why?'])(
  '%j does not',
  (text) => expect(isPutOff(text)).toBe(false),
)

test('what puts an answer off names nobody, and is no reason', () => {
  expect(parsePeople('To be written, fixme')).toEqual([])
  expect(notApplicable('N/A: to be confirmed.')).toEqual({ reason: '' })
  expect(notApplicable('N/A: to be confirmed by the owner')).toEqual({ reason: 'to be confirmed by the owner' })
})
