import { expect, test } from 'vitest'
import { parsePage } from './parse.ts'

const page = (examples: string) => parsePage(`# some-code\n\nWhat it\nfinds.\n\nWhy.\n\n## Note\nMore.\n\n${examples}`)

test('title, summary and prose', () => {
  expect(page('')).toMatchObject({ code: 'some-code', summary: 'What it finds.', problems: [] })
  expect(page('').prose).toContain('## Note\nMore.')
})

test('an example and what belongs to it', () => {
  const { reported, accepted, fixed, problems } = page(
    [
      '## Reported',
      '````markdown base=draft remove="Notes; Issue" today=2027-01-01',
      '```mermaid',
      '```',
      '````',
      'Prose is for the reader.',
      '````markdown file=specs/b.md document escapes',
      'x\\u{202E}y\\rz',
      '````',
      '````json facts',
      '{}',
      '````',
      '````template',
      '# T',
      '````',
      '## Accepted',
      '````markdown',
      '````',
      '## Fixed',
    ].join('\n'),
  )
  expect(problems).toEqual([])
  expect(reported).toHaveLength(1)
  expect(reported[0]).toMatchObject({
    document: {
      file: 'specs/a.md',
      base: 'draft',
      remove: ['Notes', 'Issue'],
      whole: false,
      text: '```mermaid\n```\n',
    },
    others: [{ file: 'specs/b.md', whole: true, text: 'x\u202ey\rz\n' }],
    facts: '{}\n',
    template: '# T\n',
    today: '2027-01-01',
  })
  expect(accepted[0]?.document).toMatchObject({ text: '', base: 'review' })
  expect(fixed).toEqual([])
})

test.each([
  ['## Reported\n````json facts\n````', 'line 12: the markdown of an example comes first'],
  ['## Reported\n````markdown base=done\n````', "line 12: no base 'done'"],
  ['## Reported\n````markdown whole\n````', "line 12: 'whole' is not known"],
  ['## Reported\n````markdown\nx', 'line 12: a fence that does not end'],
  ['````markdown\n````', 'line 11: an example outside Reported, Accepted and Fixed'],
])('says what is wrong: %s', (examples, problem) => {
  expect(page(examples).problems).toEqual([problem])
})
