import { expect, test } from 'vitest'
import { noneOfThem, notApplicable } from './waived.ts'

test.each([
  ['N/A', ''],
  ['n/a.', ''],
  ['NA', ''],
  ['N.A.', ''],
  ['None', ''],
  ['None.', ''],
  ['**None**', ''],
  ['*N/A*', ''],
  ['None required.', ''],
  ['None needed at this time', ''],
  ['None yet', ''],
  ['N/A -', ''],
  ['None have been identified.', ''],
  ['None introduced. It is a rename.', 'It is a rename.'],
  ['N/A for the alpha', 'for the alpha'],
  ['None for now', ''],
  ['N/A: none', ''],
  ['None: TBD.', ''],
  ['N/A: no one signs in', 'no one signs in'],
  ['N/A: no data changes', 'no data changes'],
  ['**N/A**: no data changes', 'no data changes'],
  ['**N/A:** no data changes', 'no data changes'],
  ['None: the model stays', 'the model stays'],
  ['N/A - the model stays', 'the model stays'],
  ['N/A — the model stays', 'the model stays'],
  ['None because it is read-only', 'because it is read-only'],
  ['None (no new crates)', 'no new crates'],
  ['None required: the model stays', 'the model stays'],
  ['None. Pure refactoring.', 'Pure refactoring.'],
  ['N.A. Pure refactoring.', 'Pure refactoring.'],
  ['Not applicable: a library', 'a library'],
  ['Not applicable, a library', 'a library'],
  ['N/A:\n  two\n  lines', 'two lines'],
])('%j waives with %j', (text, reason) => expect(notApplicable(text)).toEqual({ reason }))

test.each([
  '',
  'No',
  'Na nothing',
  'None of the services change',
  'Native apps',
  'nonetheless: yes',
  'Nothing changes',
  'A: b',
  '- None of',
  'See N/A: x',
])('%j waives nothing', (text) => expect(notApplicable(text)).toBeUndefined())

test.each(['None ', 'N/A: ', ' ', '*', 'none required ', 'N/A -', '(', '—'])(
  '%j a hundred thousand times is read quickly',
  (piece) => {
    const begin = performance.now()
    notApplicable(piece.repeat(100_000))
    notApplicable(`None${piece.repeat(100_000)}`)
    expect(performance.now() - begin).toBeLessThan(10_000)
  },
)

test.each([
  ['No new external dependencies required', ''],
  ['No new dependencies.', ''],
  ['**No schema changes**', ''],
  ['No changes to the data model.', ''],
  ['No data model changes: the outbox exists', 'the outbox exists'],
  ['No new third-party libraries are needed - the platform has all', 'the platform has all'],
  ['No changes because it is read-only', 'because it is read-only'],
  ['None', ''],
])('%j says of a whole section that there is none of it, with %j', (text, reason) => {
  expect(noneOfThem(text)).toEqual({ reason })
})

test.each([
  'No new tasks may start',
  'No changes are lost when two write at once',
  'No dependency on a network',
  'No',
  'Northern changes',
  'No new services may be added without a review',
])('%j says something else', (text) => expect(noneOfThem(text)).toBeUndefined())
