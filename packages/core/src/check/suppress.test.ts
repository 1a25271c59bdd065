import { expect, test } from 'vitest'
import type { RawFound } from './result.ts'
import { suppress } from './suppress.ts'
import type { Suppression } from './suppressions.ts'

const found = (code: string, from: number, file?: string): RawFound => ({
  code,
  span: { from, to: from + 1, ...(file !== undefined && { file }) },
  data: {},
})
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
  const { left, suppressions } = suppress(all, comments, { judged, codes: known })
  return [
    left.map((each) => `${each.code}${each.span.from}`),
    suppressions.flatMap((each) => each.codes.map((code) => code.outcome)),
  ]
}

test('a comment for a line suppresses what starts on it, of the codes that it names', () => {
  expect(
    run([found('a', 9), found('a', 10), found('a', 19), found('a', 20), found('b', 12)], comment('next-line', ['a'])),
  ).toEqual([['a9', 'a20', 'b12'], ['used']])
})

test('a comment for a line suppresses nothing of another file that stands at the same place', () => {
  const all = [found('a', 12, 'kep.yaml'), found('a', 14)]
  expect(run(all, comment('next-line', ['a']))).toEqual([['a12'], ['used']])
  expect(run(all.slice(0, 1), comment('next-line', ['a']))).toEqual([['a12'], ['unused']])
})

test('a comment for a file suppresses all of a code, in its metadata file too', () => {
  expect(run([found('a', 1), found('a', 99, 'kep.yaml'), found('b', 5)], comment('file', ['a', 'b']))).toEqual([
    [],
    ['used', 'used'],
  ])
})

test('a comment without reason or of no known form suppresses nothing [SPEC-2026-11-22-004/FR5]', () => {
  expect(run([found('a', 12)], comment('next-line', ['a'], undefined, ''), comment(undefined, ['a']))).toEqual([
    ['a12'],
    ['unused', 'unused'],
  ])
})

test('what suppresses nothing is told from what cannot be judged and from what does not exist', () => {
  expect(run([], comment('file', ['a', 'off', 'bb']))).toEqual([[], ['unused', 'unjudged', 'unknown']])
})

test('a second comment for the same finding is unused', () => {
  expect(run([found('a', 12)], comment('next-line', ['a']), comment('next-line', ['a']))).toEqual([
    [],
    ['used', 'unused'],
  ])
})

test('thousands of comments and findings on one line cost no square', () => {
  const all = Array.from({ length: 30_000 }, () => found('a', 12))
  const comments = Array.from({ length: 30_000 }, () => comment('next-line', ['a']))
  expect(suppress(all, comments, { judged, codes: known }).left).toEqual([])
})
