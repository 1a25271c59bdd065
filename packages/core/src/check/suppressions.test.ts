import { expect, test } from 'vitest'
import { readSuppressions, type Suppression } from './suppressions.ts'

/** The comments of a text, as the reader of specs gives them. */
function suppressionsOf(text: string): readonly Suppression[] {
  const comments = [...text.matchAll(/<!--([^]*?)-->/g)].map((match) => ({
    span: { from: match.index, to: match.index + match[0].length },
    text: (match[1] ?? '').trim(),
  }))
  return readSuppressions(text, comments)
}

const cut = (text: string, span: { from: number; to: number } | undefined): string => text.slice(span?.from, span?.to)

test('names codes and a reason, and covers the next line that says something', () => {
  const text = 'a\n<!-- truespec-disable-next-line one, two: since: so -->\n\n  - b\nc\n'
  const [only] = suppressionsOf(text)
  expect(only).toMatchObject({ form: 'next-line', reason: 'since: so' })
  expect(only?.codes.map((each) => cut(text, each.span))).toEqual(['one', 'two'])
  expect(only?.codes.map((each) => cut(text, each.removal))).toEqual(['one, ', ', two'])
  expect(cut(text, only?.covers)).toBe('  - b')
  expect(cut(text, only?.removal)).toBe('<!-- truespec-disable-next-line one, two: since: so -->\n')
})

test('a comment that another follows covers the line that the other covers', () => {
  const text = '<!-- truespec-disable-next-line a: x -->\n<!-- truespec-disable-next-line b: y -->\nhere\nnot'
  expect(suppressionsOf(text).map((each) => cut(text, each.covers))).toEqual(['here', 'here'])
})

test('the last line is covered to its end', () => {
  const text = '<!-- truespec-disable-next-line a: x -->\r\nhere'
  expect(cut(text, suppressionsOf(text)[0]?.covers)).toBe('here')
})

test('a file comment covers all', () => {
  const text = 'x\n<!-- truespec-disable a: x -->\ny'
  expect(suppressionsOf(text)[0]?.covers).toEqual({ from: 0, to: text.length })
})

test.each([
  ['<!-- truespec-disable-next-line -->', 'next-line', [], ''],
  ['<!-- truespec-disable-next-line a -->', 'next-line', ['a'], ''],
  ['<!-- truespec-disable : why -->', 'file', [], 'why'],
  ['<!-- truespec-disable-line a: why -->', undefined, ['a'], 'why'],
  ['<!-- truespec-disable a b,c :why -->', 'file', ['a', 'b', 'c'], 'why'],
])('%s', (text, form, codes, reason) => {
  const [only] = suppressionsOf(text)
  expect(only?.form).toBe(form)
  expect(only?.reason).toBe(reason)
  expect(only?.codes.map((each) => cut(text, each.span))).toEqual(codes)
})

test('other comments are none of ours', () => {
  expect(suppressionsOf('<!-- truespec: optional --><!-- note -->')).toEqual([])
})

const COMMENT = '<!-- truespec-disable a: x -->'

test.each([
  ['a # b', 'a b'],
  ['a # b'.replace('# ', '#'), 'a b'],
  ['a#b', 'ab'],
  ['a #\nb', 'a\nb'],
  ['a #  \nb', 'a  \nb'],
  ['# a', 'a'],
  ['  # a', '  a'],
  ['- # a', '- a'],
  ['| a # | b |', '| a | b |'],
  ['> #\n> a', '> a'],
  ['> > #\r\n> a', '> a'],
  ['> #\n\nb', '\nb'],
  ['> a\n> #\nb', '> a\n>\nb'],
  ['a\n  #\nb', 'a\nb'],
  ['a\n#', 'a\n'],
])('nothing is left behind: %j', (pattern, after) => {
  const text = pattern.replace('#', COMMENT)
  const { from, to } = suppressionsOf(text)[0]?.removal ?? { from: 0, to: 0 }
  expect(text.slice(0, from) + text.slice(to)).toBe(after)
})

test('two on one line are not taken out at once, so that no empty line stays', () => {
  const [first, second] = suppressionsOf(`a\n${COMMENT} ${COMMENT}\nb`)
  expect((first?.removal.to ?? 0) > (second?.removal.from ?? Infinity)).toBe(true)
})

test('thousands of comments on one line cost no square', () => {
  const text = '<!-- truespec-disable-next-line a: x -->'.repeat(20_000)
  expect(suppressionsOf(text)).toHaveLength(20_000)
})
