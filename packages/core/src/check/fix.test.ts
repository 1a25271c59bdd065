import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Diagnostic } from '../text/diagnostic.ts'
import { applyFixes, fixUntilStable, planFixes } from './fix.ts'

const diagnostic = (from: number, to: number, insert: string, safe = true, file = 'a'): Diagnostic => ({
  code: 'c',
  severity: 'error',
  file,
  span: { from, to },
  message: '',
  data: {},
  related: [],
  fixes: [{ title: '', safe, edits: [{ file, from, to, insert }] }],
})
const plan = (all: readonly Diagnostic[], unsafe = false) => planFixes(all, new Map([['a', '0123456789']]), { unsafe })

test('chooses in order, and leaves a clashing fix for another round', () => {
  const all = [diagnostic(2, 4, 'x'), diagnostic(3, 5, 'y'), diagnostic(5, 6, 'z'), diagnostic(2, 2, 'w')]
  const { edits, fixed, deferred } = plan(all)
  expect(applyFixes('0123456789', edits.get('a') ?? [])).toBe('01x4z6789')
  expect(fixed).toEqual([all[0], all[2]])
  expect(deferred).toEqual([all[1], all[3]])
})

test('an unsafe fix is made only where it is asked for; one outside the text never', () => {
  expect(plan([diagnostic(0, 1, 'x', false)]).fixed).toEqual([])
  expect(plan([diagnostic(0, 1, 'x', false)], true).fixed).toHaveLength(1)
  expect(plan([diagnostic(9, 11, 'x'), diagnostic(0, 1, 'x', true, 'b')]).fixed).toEqual([])
})

test('whether the text ends in a line end stays', () => {
  expect(applyFixes('a', [{ file: '', from: 1, to: 1, insert: '\nb\n' }])).toBe('a\nb')
  expect(applyFixes('a\r\nb\r\n', [{ file: '', from: 1, to: 6, insert: '' }])).toBe('a\r\n')
})

test('fixes until nothing is left, and does nothing more', () => {
  const check = (text: string): readonly Diagnostic[] =>
    [...text.matchAll(/aa|b/g)].map((match) =>
      diagnostic(match.index, match.index + match[0].length, match[0] === 'b' ? 'a' : 'a'),
    )
  const fixed = fixUntilStable(check, 'a', 'aabaa', { unsafe: false })
  expect(fixed).toMatchObject({ text: 'a', stable: true })
  expect(fixUntilStable(check, 'a', fixed.text, { unsafe: false })).toEqual({ text: 'a', count: 0, stable: true })
})

test.each(['xy', 'wxyz'])(
  'fixes that go in the circle %s come to an end that says so, after a few rounds',
  (circle) => {
    let checked = 0
    const check = (text: string): readonly Diagnostic[] => {
      checked++
      return [diagnostic(0, 1, circle.charAt((circle.indexOf(text) + 1) % circle.length))]
    }
    const fixed = fixUntilStable(check, 'a', circle.charAt(0), { unsafe: false })
    expect(fixed.stable).toBe(false)
    // Else the user is told of a hundred fixes where nothing is mended, and each costs a check.
    expect(fixed.count).toBeLessThan(10)
    expect(checked).toBeLessThan(12)
  },
)

test('a fix that adds text and mends nothing is not made', () => {
  const check = (text: string): readonly Diagnostic[] => [
    diagnostic(text.length, text.length, 'x'),
    ...(text.startsWith('b') ? [{ ...diagnostic(0, 1, 'a'), code: 'd' }] : []),
  ]
  expect(fixUntilStable(check, 'a', 'b', { unsafe: false })).toEqual({ text: 'a', count: 1, stable: false })
})

test('chosen edits never clash, and every other byte stays [SPEC-2026-11-22-005/FR7]', () => {
  const edit = fc.tuple(fc.nat(10), fc.nat(4), fc.constantFrom('', 'X', 'YY'))
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const all = edits.map(([from, length, insert]) => diagnostic(from, Math.min(10, from + length), insert))
      const chosen = plan(all).edits.get('a') ?? []
      const result = applyFixes('0123456789', chosen)
      const removed = new Set(chosen.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)))
      const kept = [...'0123456789'].filter((_, i) => !removed.has(i)).join('')
      expect(result.replaceAll(/[XY]/g, '')).toBe(kept)
    }),
  )
})
