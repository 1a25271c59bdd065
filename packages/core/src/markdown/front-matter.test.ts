import fc from 'fast-check'
import { markdownToMdast } from 'satteri'
import { expect, test } from 'vitest'
import { frontMatterOf, parseYamlFields } from './front-matter.ts'
import type { Root } from './tree.ts'

const front = (text: string) => frontMatterOf(markdownToMdast(text) as Root, text)

test.each(['\n', '\r\n', '\r'])('entries in order, with places in the document, for line end %j', (end) => {
  const text = [
    '---',
    '# optional',
    'title: "😀 A: b" # note',
    "owner: 'é'",
    'reviewers:',
    '  - "@a"',
    '  - bo',
    'tags: [x, y]',
    'empty:',
    'more:',
    '  k: v',
    '---',
    '# H',
  ].join(end)
  const read = front(text)
  expect(read?.fault).toBeUndefined()
  expect(read?.source).toBe(text.slice(3 + end.length, text.lastIndexOf('---')))
  const seen = read?.entries.map((entry) => [
    entry.key,
    entry.kind,
    entry.value,
    text.slice(entry.valueSpan.from, entry.valueSpan.to),
  ])
  expect(seen).toEqual([
    ['title', 'scalar', '😀 A: b', '😀 A: b'],
    ['owner', 'scalar', 'é', 'é'],
    ['reviewers', 'list', '@a, bo', `- "@a"${end}  - bo`],
    ['tags', 'list', 'x, y', '[x, y]'],
    ['empty', 'scalar', '', ''],
    ['more', 'map', 'k: v', 'k: v'],
  ])
  for (const entry of read?.entries ?? []) {
    expect(text.slice(entry.keySpan.from, entry.keySpan.to)).toBe(entry.key)
    for (const item of entry.items) expect(text.slice(item.span.from, item.span.to)).toContain(item.value)
  }
  expect(text[(read?.entries[4]?.valueSpan.from ?? 0) - 1]).toBe(':')
})

test.each([
  ['2026-4-1', 'plain', '2026-4-1'],
  ['"in review" # why', 'double-quoted', 'in review'],
  ["'in review'", 'single-quoted', 'in review'],
  ["'it''s'", 'other', "'it''s'"],
  ['"tab\\there"', 'other', '"tab\\there"'],
  ['" a "', 'other', '" a "'],
  ['[a, b]', 'other', '[a, b]'],
  ['[a,b,c]', 'other', '[a,b,c]'],
  ['a\n  b', 'other', 'a\n  b'],
  ['|\n  a', 'other', '|\n  a'],
  ['\n  - "a"', 'double-quoted', 'a'],
])('how a value is written: %j is %s', (written, style, value) => {
  const text = `---\nkey: ${written}\nnext: x\n---\n`
  const entry = front(text)?.entries[0]
  expect(entry?.style).toBe(style)
  expect(text.slice(entry?.valueSpan.from, entry?.valueSpan.to)).toBe(value)
})

test('only YAML between `---` lines at the start is front matter', () => {
  for (const text of ['# a', '---js\nprocess.exit()\n---\n', '+++\na = 1\n+++\n', '\n---\na: 1\n---\n'])
    expect(front(text)).toBeUndefined()
  expect(front('---\n---\n')).toMatchObject({ entries: [], fault: undefined, source: '' })
})

test('a file of its own, with a byte order mark', () => {
  const { entries, fault } = parseYamlFields('\ufefftitle: A\nstatus: draft|final\n')
  expect(fault).toBeUndefined()
  expect(entries.map(({ key, value, keySpan }) => [key, value, keySpan.from])).toEqual([
    ['title', 'A', 1],
    ['status', 'draft|final', 10],
  ])
})

test.each([
  ['a: 1\nb: [\nc: 2\n', 'syntax'],
  ['a: 1\na: 2\n', 'duplicate-key'],
  ['just words', 'not-a-map'],
  ['- a\n- b\n', 'not-a-map'],
  [`a: ${'['.repeat(200)}`, 'too-large'],
  [`${'- '.repeat(200)}a`, 'too-large'],
  [`a: ${'x'.repeat(70_000)}`, 'too-large'],
])('%j: %s', (text, reason) => expect(parseYamlFields(text).fault?.reason).toBe(reason))

test('what could be read stays where something else is wrong', () => {
  expect(parseYamlFields('a: 1\na: 2\n').entries.map((entry) => entry.value)).toEqual(['1', '2'])
})

test('aliases, merge keys and tags mean no more than their text; no key is special', () => {
  const bomb = [
    'a: &a [x, x]',
    ...Array.from({ length: 9 }, (_, i) => `b${i}: &b${i} [*a, *a, *a, *a, *a, *a, *a, *a, *a]`),
  ].join('\n')
  expect(parseYamlFields(bomb).entries[1]?.items[0]?.value).toBe('*a')
  expect(parseYamlFields(`a: &a {x: 1}\n<<: [${'*a, '.repeat(10_000)}]\n`).entries.map((entry) => entry.key)).toEqual([
    'a',
    '<<',
  ])
  const odd = parseYamlFields('__proto__: x\nconstructor: y\nwhen: !!js/function "function(){}"\n').entries
  expect(odd.map((entry) => [entry.key, entry.value])).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
    ['when', 'function(){}'],
  ])
})

test('ten thousand keys take a moment, not seconds', () => {
  const started = performance.now()
  expect(parseYamlFields('a:\n'.repeat(20_000)).entries).toHaveLength(20_000)
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('any text gives fields whose places lie in it', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '|',
      '>',
      '&a',
      '*a',
      '!!x',
      '#',
      '? ',
      '%',
      '---',
      '...',
      'a',
      '😀',
    ),
    fc.string({ maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
      const text = parts.join('')
      const { entries, fault } = parseYamlFields(text)
      for (const { keySpan, valueSpan, writtenSpan, value, style, items } of entries) {
        for (const { from, to } of [keySpan, valueSpan, writtenSpan, ...items.map((item) => item.span)])
          expect([from >= 0, from <= to, to <= text.length]).toEqual([true, true, true])
        const isKnown = style === 'other' || text.slice(valueSpan.from, valueSpan.to) === value
        expect(isKnown).toBe(true)
      }
      expect(fault?.span.to ?? 0).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 1000 },
  )
})
