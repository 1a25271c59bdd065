import { expect, test } from 'vitest'
import { EFFORT_LIMIT, effortOf } from './effort.ts'

const MOST = 2 * 1024 * 1024
const filled = (fill: string, head = ''): string => (head + fill.repeat(MOST / fill.length)).slice(0, MOST)

/** What 2 MiB may hold so many of that reading them takes more than a second, or all memory. */
const HOSTILE = {
  'tags in tags': '<b>',
  'a quotation a line': '> - \n',
  'items of a letter': '- a\n',
  headings: '# a\n',
  fences: '```gherkin\nScenario: a\n```\n',
  rows: '|a|b|\n',
  paragraphs: 'a\n\n',
  references: '[a] ',
  links: '[a](b) ',
  code: '`a` ',
  entities: '&amp;',
  'entities among words': 'word &amp; word, ',
  'entities on lines': 'word &#38; word,\n',
  'entities between pipes': '|a &amp; b|\n',
}

test.each(Object.entries(HOSTILE))('%s are too much', (_, fill) => {
  expect(effortOf(filled(fill))).toBeGreaterThan(EFFORT_LIMIT)
})

test('entities in lines that only look like a table are of one paragraph', () => {
  const body = 'a &amp; b |\n'.repeat(8000)
  for (const head of ['|a|b|\n|-|\n', 'x\n|a|\n|-|\n', '- x\n|a|\n|-|\n', '    |a|\n|-|\n'])
    expect(effortOf(`${head}|${body}`)).toBeGreaterThan(EFFORT_LIMIT)
  const rows = '|a &amp; b|\n'.repeat(12_000)
  for (const head of [
    '|a|b\n|-|\n',
    '|a\\|\n|-|\n',
    '- |a|\n|-|\n',
    '- x\n\n  |a|\n|-|\n',
    '|a|\n|-|\n> |c|\n',
    '|a|\n|-|\n1. |c|\n',
  ])
    expect(effortOf(`${head}${rows}`)).toBeGreaterThan(EFFORT_LIMIT)
})

const PROSE = `### A heading of some length, number 12

A paragraph as people write them, with *emphasis*, some \`code\`, a [link](https://example.org/a) and R&amp;D. It goes on
for a line or two, since most of what stands in a document is words and not marks of any kind.

- **FR12**: The service answers a request that names no voucher with an error that says which field is missing
- [ ] A task that somebody will do later

| Risk | Impact | What to do |
| ---- | ------ | ---------- |
| The provider is down | High | Retry &amp; queue |

`

test('the largest document of ordinary text is read', () => {
  expect(effortOf(filled(PROSE))).toBeLessThan(EFFORT_LIMIT)
})

test('a long table may have an entity in every row', () => {
  const table = `| a | b |\n| - | - |\n${'| some words of a cell&nbsp;| and R&amp;D, and some more of them |\n'.repeat(16_000)}`
  expect(table.length).toBeGreaterThan(MOST / 2)
  expect(effortOf(`Text.\n\n${table}`)).toBeLessThan(EFFORT_LIMIT)
})
