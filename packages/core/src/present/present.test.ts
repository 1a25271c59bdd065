import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { hostileReport, SAMPLE } from '../../test/report.ts'
import { plainText, walk } from '../markdown/tree.ts'
import { presenters, type Format } from './present.ts'
import { oneLine, visibleLines } from './visible.ts'

const formats = Object.keys(presenters) as Format[]
const jsonFormats = ['json', 'sarif', 'gitlab', 'rdjson'] as const

describe.each(formats)('%s', (format) => {
  test('never throws, and what it writes can be printed anywhere', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const text = presenters[format](report)
        const unprintable = text.split('\n').filter((line) => line !== visibleLines(line))
        expect(unprintable).toEqual([])
      }),
    )
  })

  test('ends its last line', () => {
    expect(presenters[format](SAMPLE)).toMatch(/[^\n]\n$/)
  })

  test('survives the cache: a report from JSON gives the same text', () => {
    expect(presenters[format](JSON.parse(JSON.stringify(SAMPLE)))).toBe(presenters[format](SAMPLE))
  })
})

test.each(jsonFormats)('%s parses [SPEC-2026-11-22-005/FR5]', (format) => {
  fc.assert(fc.property(hostileReport, (report) => void JSON.parse(presenters[format](report))))
})

test('json says back what it was told, to the letter', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const parsed = JSON.parse(presenters.json(report))
      expect(parsed.diagnostics.map((one: { message: string }) => one.message)).toEqual(
        report.diagnostics.map((one) => one.message),
      )
      expect(parsed.specs.map((one: { title: string }) => one.title)).toEqual(report.specs.map((one) => one.title))
    }),
  )
})

test('the contract of check --json', () => {
  const parsed = JSON.parse(presenters.json(SAMPLE))
  expect(Object.keys(parsed)).toEqual(['schemaVersion', 'summary', 'specs', 'diagnostics'])
  expect(parsed.summary).toEqual({ specs: 2, errors: 1, warnings: 1, hints: 0 })
  expect(parsed.specs[0]).toEqual({
    file: 'specs/a.md',
    id: 'SPEC-2026-11-22-001',
    title: 'Title 1',
    status: 'Draft',
    completeness: 0.426,
    errors: 1,
    warnings: 1,
    hints: 0,
  })
  expect(parsed.diagnostics[0]).toEqual({
    code: 'status-unknown',
    severity: 'error',
    file: 'specs/a.md',
    range: { start: { line: 5, column: 15, offset: 48 }, end: { line: 5, column: 21, offset: 54 } },
    message: "Status 'Drafft' is not known: did you mean 'Draft'?",
    data: { status: 'Drafft', nearest: 'Draft' },
    related: [
      {
        file: 'specs/b.md',
        range: { start: { line: 1, column: 3, offset: 2 }, end: { line: 1, column: 10, offset: 9 } },
        note: 'the other one',
      },
    ],
    fixes: [
      { title: "Change to 'Draft'", safe: true, edits: [{ file: 'specs/a.md', from: 48, to: 54, insert: 'Draft' }] },
    ],
    fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
  })
})

describe('github', () => {
  test('the sample', () => {
    expect(presenters.github(SAMPLE)).toBe(
      "::error file=specs/a.md,line=5,endLine=5,col=15,endColumn=21,title=Truespec%3A status-unknown::Status 'Drafft' is not known: did you mean 'Draft'?\n" +
        "::warning file=specs/a.md,line=6,endLine=6,col=17,endColumn=22,title=Truespec%3A quantity-invalid::'Fuchs' is no quantity\n",
    )
  })

  test('exactly one command a diagnostic, whatever the texts hold, and the message arrives [SPEC-2026-11-22-005/FR5]', () => {
    // As the runner reads: lines, then `::name properties::data`, then the three escapes.
    const command = /^::(error|warning|notice) ([^:]*)::(.*)$/
    fc.assert(
      fc.property(hostileReport, (report) => {
        const lines = presenters.github(report).split(/\r\n|[\n\r\u0085\u2028\u2029]/)
        expect(lines.pop()).toBe('')
        expect(lines.length).toBe(report.diagnostics.length)
        for (const [i, line] of lines.entries()) {
          const [, , properties, data] = command.exec(line)!
          expect(
            properties!.split(',').every((property) => /^(file|line|endLine|col|endColumn|title)=/.test(property)),
          ).toBe(true)
          const message = data!.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%')
          const { message: said } = report.diagnostics[i]!
          expect(message.split('\n').length).toBe(said.split(/\r\n|\r|\n/).length)
        }
      }),
    )
  })
})

test('gitlab: what the report of Code Quality asks for, each fingerprint once [SPEC-2026-11-22-005/FR5]', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      const entries = JSON.parse(presenters.gitlab(report))
      expect(entries.length).toBe(report.diagnostics.length)
      expect(new Set(entries.map((one: { fingerprint: string }) => one.fingerprint)).size).toBe(entries.length)
      for (const { location, severity } of entries) {
        expect(location.path).not.toBe('')
        expect(location.lines.begin).toBeGreaterThan(0)
        expect(severity).toMatch(/^(info|minor|major)$/)
      }
    }),
  )
})

test('rdjson: columns in bytes, a suggestion for a fix of one edit', () => {
  const { diagnostics } = JSON.parse(presenters.rdjson(SAMPLE))
  expect(diagnostics[1].location).toEqual({
    path: 'specs/a.md',
    range: { start: { line: 6, column: 21 }, end: { line: 6, column: 26 } },
  })
  expect(diagnostics[0]).toMatchObject({
    severity: 'ERROR',
    code: { value: 'status-unknown', url: 'https://example.org/status-unknown' },
    suggestions: [{ range: { start: { line: 5, column: 15 }, end: { line: 5, column: 21 } }, text: 'Draft' }],
  })
})

describe('markdown', () => {
  test('the sample', () => {
    expect(presenters.markdown(SAMPLE)).toBe(`### Truespec: 1 error, 1 warning in 2 specs

| Spec | Status | Filled | Errors | Warnings | Hints |
| --- | --- | ---: | ---: | ---: | ---: |
| Title 1 &#40;specs/a.md&#41; | Draft | 42 % | 1 | 1 | 0 |
| Title 2 &#40;specs/b.md&#41; | Draft | 42 % | 0 | 0 | 0 |

| Severity | Place | Finding | Rule |
| --- | --- | --- | --- |
| error | specs/a.md:5:15 | Status &#39;Drafft&#39; is not known: did you mean &#39;Draft&#39;? | status-unknown |
| warning | specs/a.md:6:17 | &#39;Fuchs&#39; is no quantity | quantity-invalid |

1 of them goes with \`truespec check --fix\`.
`)
  })

  test('no text of a spec is markup, and no row more or less [SPEC-2026-11-22-005/FR5]', () => {
    const allowed = new Set(['root', 'heading', 'paragraph', 'text', 'table', 'tableRow', 'tableCell', 'inlineCode'])
    fc.assert(
      fc.property(hostileReport, (report) => {
        const tree = fromMarkdown(presenters.markdown(report), {
          extensions: [gfm()],
          mdastExtensions: [gfmFromMarkdown()],
        })
        const nodes = [...walk(tree)]
        const strange = nodes.filter(
          (node) => !allowed.has(node.type) && !(node.type === 'html' && node.value === '<!-- -->'),
        )
        expect(strange).toEqual([])
        const tables = [report.specs.length, report.diagnostics.length].filter((rows) => rows > 0)
        expect(nodes.filter((node) => node.type === 'tableRow').length).toBe(
          tables.reduce((sum, rows) => sum + rows + 1, 0),
        )
        const linked = nodes.filter((node) => node.type === 'text' && /@\w|#\d|:\/\/|www\./i.test(node.value))
        expect(linked).toEqual([])
        const rows = nodes.filter((node) => node.type === 'tableRow')
        const findings = rows.slice(rows.length - report.diagnostics.length).map((row) => row.children.map(plainText))
        expect(findings.map((cells) => cells[2])).toEqual(report.diagnostics.map(({ message }) => oneLine(message)))
        expect(findings.map((cells) => cells.length)).toEqual(report.diagnostics.map(() => 4))
      }),
    )
  })

  test('fits a comment', () => {
    const diagnostics = Array.from({ length: 5000 }, () => ({ ...SAMPLE.diagnostics[0]!, message: '|'.repeat(1000) }))
    const text = presenters.markdown({ ...SAMPLE, diagnostics })
    expect(text.length).toBeLessThan(65_536)
    expect(text).toMatch(/\n\d+ more\.\n/)
  })
})
