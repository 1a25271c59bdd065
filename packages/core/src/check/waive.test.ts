import { expect, test } from 'vitest'
import type { RawFound } from './result.ts'
import type { Suppression } from './suppressions.ts'
import { waive } from './waive.ts'

const found = (code: string, from: number): RawFound => ({ code, span: { from, to: from + 1 }, data: {} })
const nowhere = { from: 0, to: 0 }
const comment = (
  form: Suppression['form'],
  codes: readonly string[],
  covers = { from: 10, to: 19 },
  reason = 'so',
): Suppression => ({
  span: nowhere,
  removal: nowhere,
  form,
  word: '',
  reason,
  covers,
  codes: codes.map((code) => ({ code, span: nowhere, removal: nowhere })),
})
const known = ['a', 'b', 'off']
const judged = (code: string): boolean | 'unknown' => (known.includes(code) ? code !== 'off' : 'unknown')
const run = (all: readonly RawFound[], ...comments: readonly Suppression[]) => {
  const { left, waivers } = waive(all, comments, judged, known)
  return [
    left.map((each) => `${each.code}${each.span.from}`),
    waivers.flatMap((each) => each.codes.map((code) => code.outcome)),
  ]
}

test('a line waives what starts on it, of the codes that it names', () => {
  expect(
    run([found('a', 9), found('a', 10), found('a', 19), found('a', 20), found('b', 12)], comment('next-line', ['a'])),
  ).toEqual([['a9', 'a20', 'b12'], ['waived']])
})

test('a file waives all of a code', () => {
  expect(run([found('a', 1), found('a', 99), found('b', 5)], comment('file', ['a', 'b']))).toEqual([
    [],
    ['waived', 'waived'],
  ])
})

test('a comment without reason or of no known form waives nothing [SPEC-2026-11-22-004/FR5]', () => {
  expect(run([found('a', 12)], comment('next-line', ['a'], undefined, ''), comment(undefined, ['a']))).toEqual([
    ['a12'],
    ['unused', 'unused'],
  ])
})

test('what waives nothing is told from what cannot be judged and from what does not exist', () => {
  expect(run([], comment('file', ['a', 'off', 'bb']))).toEqual([[], ['unused', 'unjudged', 'unknown']])
})

test('a second comment for the same finding is unused', () => {
  expect(run([found('a', 12)], comment('next-line', ['a']), comment('next-line', ['a']))).toEqual([
    [],
    ['waived', 'unused'],
  ])
})

test('thousands of comments and findings on one line cost no square', () => {
  const all = Array.from({ length: 30_000 }, () => found('a', 12))
  const comments = Array.from({ length: 30_000 }, () => comment('next-line', ['a']))
  expect(waive(all, comments, judged, known).left).toEqual([])
})
