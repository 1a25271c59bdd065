/** Forms of templates that other people use: what a document of each is told, by all rules together. */
import { describe, expect, test } from 'vitest'
import { engine as markdown } from '../../test/engine.ts'
import { defaultConfig } from '../config/config.ts'
import { RULES } from '../rules/registry.ts'
import { compile } from '../template/compile.ts'
import { LineIndex } from '../text/lines.ts'
import { analyse } from './analyse.ts'
import { createRuleBook } from './rule-book.ts'

const book = createRuleBook(RULES)

/** The findings of one document by one template, each as its line and its code. */
function found(template: string, text: string): readonly string[] {
  const schema = compile(template, markdown, { name: 't.md' })
  const input = { file: 'a.md', text, schema, config: defaultConfig, today: '2026-11-22' }
  const lines = new LineIndex(text)
  return analyse(input, book, { markdown }).found.map(({ span, code }) => `${lines.lineAt(span.from)} ${code}`)
}

describe('a title with a slot, and sections of level 1', () => {
  const sections = '\n\n# 1. Goals\n\n[Goals]\n\n# 2. Limits\n\n[Limits]\n'
  const filled = '\n\n# 1. Goals\n\nPark.\n\n# 2. Limits\n\nThe law.\n'
  test.each([
    ['# Architecture of [System]', '# Architecture of Depot', []],
    ['# [System] - Architecture', '# Depot - Architecture', []],
    ['# [NAME]', '# Depot', []],
    ['# [NAME]', '# [NAME]', ['1 placeholder-left']],
    ['# Note: [NAME]', '# Depot', ['1 title-prefix']],
    ['# Note: [NAME]', '', ['1 title-missing']],
  ])('%s and %s', (title, heading, expected) => {
    expect(found(`${title}${sections}`, `${heading}${filled}`)).toEqual(expected)
  })
  test.each([
    ['# STORY-[NUMBER]: [Title]', '# STORY-12: Export', []],
    ['# STORY-[NUMBER]: [Title]', '# STORY-[NUMBER]: Export', ['1 placeholder-left']],
    ['# STORY-[NUMBER]: [Title]', '# STORY-12: [Title]', ['1 placeholder-left']],
    ['# STORY-[NUMBER]: [Title]', '# STORY-[NUMBER]: [Title]', ['1 placeholder-left']],
    ['# KEP-NNNN: Your title', '# KEP-NNNN: Export', ['1 placeholder-left']],
    ['# [System] - Architecture', '# [Draft] Depot - Architecture', []],
  ])('%s in part: %s', (title, heading, expected) => {
    expect(found(`${title}\n\n## Why\n\n[Why]\n`, `${heading}\n\n## Why\n\nIt pays.\n`)).toEqual(expected)
  })
  test('headings of one form are sections that stand several times', () => {
    const { title, sections: all } = compile('# [Option]\n\n[Text]\n\n# [Another option]\n\n[Text]\n', markdown, {
      name: 't.md',
    })
    expect([title, all.length]).toEqual([undefined, 1])
  })
})

describe('numbering of headings', () => {
  const template = (one: string, two: string): string =>
    `# Note: [NAME]\n\n## ${one}\n\n[Scope]\n\n## ${two}\n\n[Risks]\n`
  const text = (one: string, two: string): string => `# Note: x\n\n## ${one}\n\nThis.\n\n## ${two}\n\nThat.\n`
  test.each([
    ['1 Scope', '2 Risks'],
    ['(1) Scope', '(2) Risks'],
    ['1．Scope', '2．Risks'],
    ['1 - Scope', '2 - Risks'],
    ['§1 Scope', '§2 Risks'],
    ['1 Scope of [Team]', '2 Risks of [Team]'],
  ])("in the template does not count: '%s'", (one, two) => {
    const bare = [one, two].map((each) => each.replace(/^\P{L}+/u, '').replace('[Team]', 'Depot'))
    for (const number of [() => '', (n: number) => `${n}. `, (n: number) => `${n + 2} `])
      expect(found(template(one, two), text(`${number(1)}${bare[0]}`, `${number(2)}${bare[1]}`))).toEqual([])
  })
  test('another name of a section is known, and what it is for', () => {
    expect(found(template('1 Scope', '2 Dependencies'), text('Scope', 'Prerequisites'))).toEqual(['7 section-synonym'])
  })
  test('a number that tells sections apart counts', () => {
    expect(found(template('30 days', '60 days'), text('30 days', '60 days'))).toEqual([])
    expect(found(template('30 days', '60 days'), text('30 days', 'Days'))).toContain('1 section-missing')
  })
})

describe('numbered siblings are one section that stands several times', () => {
  const of = (headings: readonly string[], body: string): string =>
    `# Note: ${body === '' ? '[NAME]' : 'x'}\n\n## Who\n\n${headings.map((each) => `### ${each}\n\n${body || '[Text]'}\n`).join('\n')}`
  test.each([
    ['🙋 Persona 1: [Name]', '🙋 Persona 2: [Name]', '🙋 Persona 1: Tess', 'Persona 2: Bo'],
    ['1. 🙋 Persona 1: [Name]', '2. 🙋 Persona 2: [Name]', '🙋 Persona 1: Tess', '2. Persona 2: Bo'],
    ['功能点1：{名称}', '功能点2：{名称}', '功能点1：导出', '功能点 2：导入'],
    ['機能1', '機能2', '機能1', '機能2'],
    ['🙋 [Name]', '🙋 [Other name]', '🙋 Tess', 'Bo'],
  ])('%s', (one, two, first, second) => {
    const template = of([one, two], '')
    expect(found(template, of([first], 'Text.'))).toEqual([])
    expect(found(template, of([first, second, first.replace('1', '3').replace('Tess', 'Al')], 'Text.'))).toEqual([])
    expect(found(template, of([first, one.replace(/1(?=:|：|$)/, '2')], 'Text.'))).toEqual(
      /[[{]/.test(one) ? ['9 placeholder-left'] : [],
    )
  })
})

describe('boxes', () => {
  const of = (...items: readonly string[]): string =>
    `# N\n\n## Before\n\n${items.map((each) => `- ${each}\n`).join('')}`
  test('a fixed item may speak of a mark in brackets', () => {
    const template = of('[ ] No [NEEDS CLARIFICATION] markers remain', '[ ] Requirements are testable')
    expect(found(template, template.replaceAll('[ ]', '[x]'))).toEqual([])
    expect(found(template, of('[x] Requirements are testable'))).toEqual(['3 checklist-item-missing'])
  })
  test('those that not all siblings of a repeated section have are open', () => {
    const stages = (...all: readonly (readonly string[])[]): string =>
      `# N\n\n${all.map((items, i) => `## Stage ${i + 1}\n\n${items.map((each) => `- [ ] ${each}\n`).join('')}`).join('\n')}`
    const template = stages(['Told', 'Named'], ['Told', 'Drafted'], ['Drafted', 'Told', 'Signed'])
    expect(found(template, template)).toEqual([])
    expect(found(template, stages(['Told'], ['Drafted'], ['Signed', 'Told']))).toEqual(['7 checklist-item-missing'])
    const apart = stages(['Told', 'Named'], ['Drafted'])
    expect(found(apart, apart)).toEqual([])
    expect(found(apart, stages(['Told', 'Named'], ['Written']))).toEqual([])
  })
  test('an item to be filled in is none of those', () => {
    const template = of('[ ] Signed by [Name]', '[ ] Requirements are testable')
    expect(found(template, of('[x] Signed by Ann', '[x] Requirements are testable'))).toEqual([])
    expect(found(template, template)).toEqual(['5 placeholder-left'])
  })
})

describe('a heading with slots', () => {
  const of = (heading: string, body: string): string => `# N\n\n## All\n\n### ${heading}\n\n${body}\n`
  test.each([
    ['Q: {Question}?', ['Q: Why not?', 'Q: Why is it so', 'Q: {Question}?']],
    ['[1.0.0] - YYYY-MM-DD', ['[1.2.0] - 2026-08-14', '1.2.0 - 2026-08-14', 'Next', '[1.0.0] - YYYY-MM-DD']],
    ['Release [Version] ([Date])', ['Release 2 (2026-08-14)', 'Release 2', 'Release [Version] ([Date])']],
    ['Meeting YYYY-MM-DD', ['Meeting 2026-08-14', 'Meeting YYYY-MM-DD']],
    ['[Name]: [Role]', ['Ann: Editor', '[Name]: [Role]']],
  ])('%s', (heading, filled) => {
    const template = of(heading, '[Text]')
    for (const each of filled)
      expect(found(template, of(each, 'Text.'))).toEqual(each === heading ? ['5 placeholder-left'] : [])
  })
  test('words of its own are what a heading is known by', () => {
    expect(found(of('Release [Version] ([Date])', '[Text]'), of('Version 2', 'Text.'))).toContain('3 section-missing')
  })
})

describe('words to choose from', () => {
  const of = (cell: string): string => `# N\n\n## Results\n\n| Case | Result |\n|---|---|\n| [Case] | ${cell} |\n`
  const by = (cell: string, own: string): readonly string[] => found(of(cell), of(own).replace('[Case]', 'Print'))
  test.each(['Not run/Pass/Fail/Blocked', 'Entwurf/In Prüfung/Freigegeben', 'Not started / In progress / Signed off'])(
    'may be of several words: %s',
    (cell) => {
      const [first = '', second = ''] = cell.split(/ ?\/ ?/)
      expect([first, second, cell, 'Maybe'].map((own) => by(cell, own))).toEqual([
        [],
        [],
        ['7 choice-unchosen'],
        ['7 choice-unknown'],
      ])
    },
  )
  test.each(['Grep/Glob/Read tools', 'Ask legal/finance/security', 'Commit/push/PR creation'])(
    'are not those of a sentence: %s',
    (cell) => expect(by(cell, 'Something else')).toEqual([]),
  )
})

describe('metadata before the first section', () => {
  const body = '\n\n## Why\n\n[Why]\n'
  const of = (metadata: string, by: string): readonly string[] =>
    found(`# Note: [NAME]\n\n${by}${body}`, `# Note: x\n\n${metadata}\n\n## Why\n\nIt pays.\n`)
  test.each([
    [
      'a list of plain keys',
      '* Authors: [Ann](https://example.org/ann)\n* Manager: TBD\n* Status: **Awaiting review**\n* Created: [Date]',
      '* Author: [Ann Moe](https://example.org/a)\n* Manager: Bo\n* Status: **Accepted**\n* Created: 2026-02-30',
      ['6 date-invalid'],
    ],
    [
      'a quotation',
      '> **Status**: draft | review | done\n> **Owner**: [Your Name]\n> **Created**: [Date]',
      '> **Status**: foo\n> **Created**: 2026-02-30',
      ['1 field-missing', '3 choice-unknown', '3 status-unknown', '4 date-invalid'],
    ],
    [
      'plain lines',
      'Author: <names>\nStatus: Draft\nCreated: <date>',
      'Author: Bo\nStatus: Drafft\nCreated: 2026-02-30',
      ['4 status-unknown', '5 date-invalid'],
    ],
  ])('%s', (_, template, metadata, expected) => {
    expect(of(metadata, template).toSorted()).toEqual(expected)
    expect(of('A text.', template).filter((each) => /field-missing/.test(each)).length).toBeGreaterThan(1)
  })
  test.each([
    '> **Note**: replace [NAME] by the name.',
    '> **Status**: draft means that it is open,\n> and done that it is not.\n>\n> Write it.',
    'Note: this is a form.\nSee: the guide.',
    '* Keep it short: one page\n* Status: see the guide',
  ])('a remark is none: %s', (remark) => expect(of('A text.', remark)).toEqual([]))
})

describe('a field offers a choice', () => {
  const of = (value: string): string => `# N\n\n## Facts\n\n**Stage**: ${value}\n`
  test.each([
    ['0 | 1 | 2 | 2.7', '2.7', '7'],
    ['1 / 2 / 3 / 5 / 8', '5', '4'],
    ['<REQUIRED: Standards Track | Informational | Process>', 'Standards Track', 'Other'],
  ])('%s', (template, right, wrong) => {
    expect([right, wrong, template].map((own) => found(of(template), of(own)))).toEqual([
      [],
      ['5 choice-unknown'],
      ['5 choice-unchosen'],
    ])
  })
  test.each(['10/20/30', 'Mozilla | 5.0', '3 / 4'])('or does not: %s', (template) => {
    expect(found(of(template), of('something else'))).toEqual([])
  })
})

describe('a column named like its slot', () => {
  const of = (...cells: readonly string[]): string =>
    `# N\n\n## History\n\n| Version | Date | Metric |\n|---|---|---|\n| ${cells.join(' | ')} |\n`
  test.each([
    ['2026-02-28', []],
    ['2026-02-30', ['7 date-invalid']],
    ['[Date]', ['7 placeholder-left']],
  ])('asks for a date where that is its name: %s', (date, expected) => {
    expect(found(of('[Version]', '[Date]', '[Metric]'), of('first', date, 'how often'))).toEqual(expected)
  })
})

describe('what may be left out', () => {
  test.each(['備考（任意）', '备注（可选）', 'Ergänzungen (falls zutreffend)', 'Extras [optional]'])(
    'a section: %s',
    (heading) => {
      const template = `# N\n\n## Why\n\n[Why]\n\n## ${heading}\n\n[Text]\n`
      expect(found(template, '# N\n\n## Why\n\nIt pays.\n')).toEqual([])
      const bare = heading.replace(/ ?[（([].*/, '')
      expect(found(template, `# N\n\n## Why\n\nIt pays.\n\n## ${bare}\n\nMore.\n`)).toEqual([])
    },
  )
  test.each(['[Name, if applicable]', '[If applicable]', '［任意］', '*if applicable* [Name]', '[Sponsor] (optional)'])(
    'a field: %s',
    (value) => {
      const of = (fields: string, why: string): string => `# N\n\n- **Status:** Draft\n${fields}\n\n## Why\n\n${why}\n`
      expect(found(of(`- **Sponsor:** ${value}\n`, '[Why]'), of('', 'It pays.'))).toEqual([])
      expect(found(of(`- **Sponsor:** [Name]\n`, '[Why]'), of('', 'It pays.'))).toEqual(['1 field-missing'])
    },
  )
  test.each([
    'Only for standards. Otherwise, remove this field.',
    'remove this line if there is none',
    'if applicable',
  ])('a key of front matter: %s', (remark) => {
    const template = `---\nstatus: Draft\nkind: <kind> # ${remark}\n---\n\n## Why\n\n[Why]\n`
    expect(found(template, '---\nstatus: Draft\n---\n\n## Why\n\nIt pays.\n')).toEqual([])
    expect(found(template.replace(/ #.*/, ''), '---\nstatus: Draft\n---\n\n## Why\n\nIt pays.\n')).toHaveLength(1)
  })
})

describe('links between the pages of a wiki', () => {
  const of = (author: string, page: string, contact: string): string =>
    `---\nauthor: "${author}"\n---\n\n# N\n\n## Related\n\n- ${page}\n\n## Impact\n\n| Team | Contact |\n|-|-|\n| Orders | ${contact} |\n`
  const template = of('[[<% tp.user.name %>]]', '[[{{note}}]]', '[[{contact}]]')
  test('are written', () => {
    expect(found(template, of('[[Lena]]', '[[RFC 9 – Outbox]]\n- [[Audit|the audit]]', '[[Otto]]'))).toEqual([])
  })
  test('lead nowhere as the template has them', () => {
    expect(found(template, template)).toEqual(['2 placeholder-left', '9 placeholder-left', '15 placeholder-left'])
  })
})

test('a state that a template gives, and the others beside it', () => {
  const of = (status: string, why: string): string => `---\nstatus: ${status}\n---\n\n# N\n\n## Why\n\n${why}\n`
  const template = of('seedling # seedling | growing | evergreen', '[Why]')
  expect(found(template, of('seedling', 'It pays.'))).toEqual([])
  expect(found(template, of('growing', 'It pays.'))).toEqual([])
  expect(found(template, of('growing | evergreen', 'It pays.'))).toContain('2 choice-unchosen')
})

test('what is measured stands right of its name', () => {
  const of = (pair: string): string => `# N\n\n## Health\n\n- ${pair}\n`
  expect(found(of('[Metric]: [Threshold]'), of('p95 latency: < 250 ms\n- Error rate: < 0.1 %'))).toEqual([])
  expect(found(of('[Metric]: [Target metric]'), of('p95 latency: soon'))).toEqual(['5 quantity-invalid'])
})

test.each([
  ['Yes / No', ['3 placeholder-left']],
  ['Windows / Linux / Android', []],
  ['Node / Express', []],
  ['src / core / rules', []],
  ['Node', []],
])('the words that a field offers as they stand: %s', (value, findings) => {
  const of = (kind: string, name: string): string =>
    `# N\n\n**Kind:** ${kind}\n\n**Owner:** ${name}\n\n## Why\n\n${name}\n`
  expect(found(of(value, '[Name]'), of(value, 'Bo'))).toEqual(findings)
  expect(found(of(value, '[Name]'), of('Node', 'Bo'))).toEqual([])
})
