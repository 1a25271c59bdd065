/** Reports for the tests of presenters: one to look at, and any that an enemy could make. */
import fc from 'fast-check'
import { place } from '../src/present/place.ts'
import { summarize, type Report, type RuleSummary, type SpecSummary } from '../src/present/report.ts'
import { byPlace, type Diagnostic } from '../src/text/diagnostic.ts'
import { LineIndex } from '../src/text/lines.ts'

/** Places diagnostics in texts and sums up, as the CLI does. */
export function reportOf(
  texts: ReadonlyMap<string, string>,
  diagnostics: readonly Diagnostic[],
  titles: readonly string[] = [],
): Report {
  const sources = new Map([...texts].map(([file, text]) => [file, { text, lines: new LineIndex(text) }]))
  const placed = place([...diagnostics].sort(byPlace), (file) => sources.get(file))
  const specs = [...texts.keys()].sort().map((file, i): SpecSummary => {
    const { specs: _, ...counts } = summarize(
      1,
      placed.filter((one) => one.file === file),
    )
    return {
      file,
      id: `SPEC-2026-11-22-00${i + 1}`,
      title: titles[i] ?? `Title ${i + 1}`,
      status: 'Draft',
      completeness: 0.426,
      ...counts,
    }
  })
  return {
    version: '0.1.0',
    summary: summarize(specs.length, placed),
    specs,
    diagnostics: placed,
    passedOver: 14,
    rules: RULES,
  }
}

const RULES: readonly RuleSummary[] = [
  {
    code: 'status-unknown',
    severity: 'error',
    summary: 'A status the lifecycle does not have.',
    uri: 'https://example.org/status-unknown',
  },
  { code: 'section-missing', severity: 'by-status', summary: 'A required section is absent.' },
]

const PASSKEYS = '# Feature: Passkeys\n\n## Metadata\n\n- **Status**: Drafft\n- **Größe**: 🦊 Fuchs\n'

export const SAMPLE: Report = reportOf(
  new Map([
    ['specs/a.md', PASSKEYS],
    ['specs/b.md', '# Feature: Nothing to say\n'],
  ]),
  [
    {
      code: 'status-unknown',
      severity: 'error',
      file: 'specs/a.md',
      span: { from: PASSKEYS.indexOf('Drafft'), to: PASSKEYS.indexOf('Drafft') + 6 },
      message: "Status 'Drafft' is not known: did you mean 'Draft'?",
      data: { status: 'Drafft', nearest: 'Draft' },
      related: [{ file: 'specs/b.md', span: { from: 2, to: 9 }, note: 'the other one' }],
      fixes: [
        {
          title: "Change to 'Draft'",
          safe: true,
          edits: [
            {
              file: 'specs/a.md',
              from: PASSKEYS.indexOf('Drafft'),
              to: PASSKEYS.indexOf('Drafft') + 6,
              insert: 'Draft',
            },
          ],
        },
      ],
    },
    {
      code: 'quantity-invalid',
      severity: 'warning',
      file: 'specs/a.md',
      span: { from: PASSKEYS.indexOf('Fuchs'), to: PASSKEYS.indexOf('Fuchs') + 5 },
      message: "'Fuchs' is no quantity",
      data: {},
      related: [],
      fixes: [],
    },
  ],
)

/** Text with all that breaks out of something: terminals, CI commands, XML, Markdown, CSV. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '\u001b[2J',
        '\u001b]8;;http://evil\u0007',
        '\u202e',
        '\u2028',
        '\u0085',
        '\r\n',
        '\n',
        '\r',
        '\0',
        '\ud800',
        '\udc00',
        '\ufffe',
        '%0A::error::',
        '::error::',
        '\n::stop-commands::x',
        '##[error]',
        '##vso[task.x]',
        ']]>',
        '<!--',
        '-->',
        '<script>',
        '&#10;',
        '%',
        '|',
        '\\|',
        '`',
        '```',
        '[a](javascript:x)',
        '![x](y)',
        '@everyone',
        '#12',
        '&#12',
        'GH-12',
        'https://evil.example',
        'www.evil.example',
        '*x*',
        '_x_',
        '~~x~~',
        '$x$',
        '\t',
        '漢字',
        '👩‍👩‍👧',
        '🦊',
        'é',
        '__proto__',
        '{0}',
        '../',
        ':',
        ',',
        '\u{e0041}',
        '=HYPERLINK(',
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))

/** A report of any findings, at any places (in no order, outside of texts, reversed), in any texts. */
export const hostileReport: fc.Arbitrary<Report> = fc
  .array(fc.tuple(hostileText, hostileText), { maxLength: 3 })
  .chain((files) => {
    const offset = fc.integer({ min: 0, max: 40 })
    const span = fc.record({ from: offset, to: offset })
    const file = fc.constantFrom('', 'specs/unknown.md', ...files.map(([name]) => name))
    const edit = fc.record({ file, from: offset, to: offset, insert: hostileText })
    const diagnostic = fc.record({
      code: fc.constantFrom('status-unknown', 'no-spec', 'x'),
      severity: fc.constantFrom('error', 'warning', 'hint'),
      file,
      span,
      message: hostileText,
      data: fc.dictionary(hostileText, fc.oneof(hostileText, fc.integer()), { maxKeys: 3 }),
      related: fc.array(fc.record({ file, span, note: hostileText }), { maxLength: 2 }),
      fixes: fc.array(fc.record({ title: hostileText, safe: fc.boolean(), edits: fc.array(edit, { maxLength: 2 }) }), {
        maxLength: 2,
      }),
    })
    return fc.record({
      texts: fc.constant(new Map(files)),
      found: fc.array(diagnostic, { maxLength: 6 }),
      titles: fc.array(hostileText),
    })
  })
  .map(({ texts, found, titles }) => reportOf(texts, found, titles))
