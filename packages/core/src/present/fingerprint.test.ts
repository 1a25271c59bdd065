import { expect, test } from 'vitest'
import type { Diagnostic } from '../text/diagnostic.ts'
import { LineIndex } from '../text/lines.ts'
import { hash64 } from '../text/hash.ts'
import { fingerprints } from './fingerprint.ts'

const TEXT = '# T\n\n- fast\n- fast\n- quick\n'

function prints(text: string, found: readonly Partial<Diagnostic>[]): readonly string[] {
  const source = { text, lines: new LineIndex(text) }
  const all = found.map((one) => ({
    code: 'requirement-vague',
    severity: 'warning' as const,
    file: 'specs/a.md',
    span: { from: text.indexOf('fast'), to: text.indexOf('fast') + 4 },
    message: 'any',
    data: {},
    related: [],
    fixes: [],
    ...one,
  }))
  return fingerprints(all, () => source)
}

function at(text: string, word: string, after = 0): Partial<Diagnostic> {
  const from = text.indexOf(word, after)
  return { span: { from, to: from + word.length } }
}

test('survives lines added above, other indentation and line ends, other words of the message', () => {
  const [before] = prints(TEXT, [at(TEXT, 'quick')])
  const moved = '# T\r\n\r\nmore\r\n\r\n-   fast\r\n - quick  \r\n'
  expect(prints(moved, [{ ...at(moved, 'quick'), message: 'other', severity: 'error' }])).toEqual([before])
})

test('tells apart codes, files, lines, equal lines and what is missing', () => {
  const second = TEXT.indexOf('fast') + 1
  const all = prints(TEXT, [
    at(TEXT, 'fast'),
    at(TEXT, 'fast', second),
    at(TEXT, 'quick'),
    { ...at(TEXT, 'quick'), code: 'todo-left' },
    { ...at(TEXT, 'quick'), file: 'specs/b.md' },
    { code: 'section-missing', data: { section: 'Risks' } },
    { code: 'section-missing', data: { section: 'Notes' } },
  ])
  expect(new Set(all).size).toBe(7)
  for (const print of all) expect(print).toMatch(/^[0-9a-f]{16}$/)
})

test('figures and dates in the data count for nothing, since they change by themselves', () => {
  expect(prints(TEXT, [{ data: { today: '2026-11-22', days: 3 } }])).toEqual(
    prints(TEXT, [{ data: { today: '2027-01-01', days: 43 } }]),
  )
})

test('20,000 findings on one line of 2 MiB are quick', () => {
  const text = 'fast '.repeat(420_000)
  const found = Array.from({ length: 20_000 }, (_, i) => ({ span: { from: i * 5, to: i * 5 + 4 } }))
  expect(new Set(prints(text, found)).size).toBe(20_000)
})

test('the hash spreads: near words, no clash', () => {
  const seen = new Set<string>()
  for (let i = 0; i < 200_000; i++) seen.add(hash64(`specs/${i % 1000}\0${i}`))
  expect(seen.size).toBe(200_000)
})
