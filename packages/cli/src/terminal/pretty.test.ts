import { type Diagnostic, type Report, visible } from '@truespec/core'
import fc from 'fast-check'
import { stripVTControlCharacters } from 'node:util'
import { beforeEach, expect, test, vi } from 'vitest'
import { hostileReport, reportOf, SAMPLE } from '../../../core/test/report.ts'
import { paintFor, plain } from './colors.ts'
import { pretty } from './pretty.ts'
import { displayWidth } from './width.ts'

// These tests may themselves be started by npx.
beforeEach(() => vi.stubEnv('npm_command', undefined))

const colored = paintFor({}, { FORCE_COLOR: '1' })

/** A report of one error at the first `«…»` of a text, which is not part of it. */
function marked(text: string): Report {
  const from = text.indexOf('«')
  const to = text.indexOf('»') - 1
  const diagnostic: Diagnostic = {
    code: 'x',
    severity: 'error',
    file: 'a.md',
    span: { from, to },
    message: 'm',
    data: {},
    related: [],
    fixes: [],
  }
  return reportOf(new Map([['a.md', text.replace(/[«»]/g, '')]]), [diagnostic])
}

/** The excerpt's two lines. */
function excerpt(text: string, width = 80): readonly string[] {
  return pretty(marked(text), { paint: plain, width }).split('\n').slice(3, 5)
}

test('the sample', () => {
  expect(pretty(SAMPLE, { paint: plain, width: 80 })).toBe(`specs/a.md

  5:15  error  Status 'Drafft' is not known: did you mean 'Draft'?  status-unknown
  5 | - **Status**: Drafft
    |               ^^^^^^
  see specs/b.md:1:3: the other one
  fix Change to 'Draft' (--fix)

  6:17  warning  'Fuchs' is no quantity  quantity-invalid
  6 | - **Größe**: 🦊 Fuchs
    |                 ^^^^^

1 error, 1 warning in 2 specs; 1 fixable with --fix; 14 files passed over
Next: truespec check --fix
`)
})

test('nothing found is one line', () => {
  const clean = { ...SAMPLE, diagnostics: [], summary: { specs: 1, errors: 0, warnings: 0, hints: 0 } }
  expect(pretty(clean, { paint: plain, width: 80 })).toBe('no problems in 1 spec; 14 files passed over\n')
})

test('without a fix, the next command explains the worst', () => {
  const diagnostics = SAMPLE.diagnostics.map((one) => ({ ...one, fixes: [] }))
  expect(pretty({ ...SAMPLE, diagnostics }, { paint: plain, width: 80 })).toMatch(
    /\nNext: truespec explain status-unknown\n$/,
  )
  const [, warning] = diagnostics
  const hint = { ...warning!, code: 'section-unknown', severity: 'hint' as const }
  const text = pretty({ ...SAMPLE, diagnostics: [hint, warning!] }, { paint: plain, width: 80 })
  expect(text).toMatch(/\nNext: truespec explain quantity-invalid\n$/)
})

test('where there is no file, the next command makes a spec; where there are others, it explains', () => {
  const next = (files: number): string | undefined => {
    const data = { looked: 'specs', passedOver: files, files }
    const [, some] = SAMPLE.diagnostics
    const diagnostic = { ...some!, code: 'no-spec', file: '', data, fixes: [] }
    return pretty({ ...SAMPLE, diagnostics: [diagnostic] }, { paint: plain, width: 80 })
      .trimEnd()
      .split('\n')
      .at(-1)
  }
  expect([next(0), next(2)]).toEqual(['Next: truespec new "Name"', 'Next: truespec explain no-spec'])
})

test('the next command names the paths that were named, and of very many none', () => {
  const next = (named: readonly string[]): string =>
    pretty(SAMPLE, { paint: plain, width: 80, named }).trimEnd().split('\n').at(-1) ?? ''
  expect(next(['specs/a.md', 'my specs'])).toBe('Next: truespec check --fix specs/a.md "my specs"')
  expect(next(Array.from({ length: 40 }, (_, at) => `specs/${at}.md`))).toBe('Next: truespec explain status-unknown')
})

test('what belongs to no file stands without a place', () => {
  const diagnostic: Diagnostic = {
    code: 'no-spec',
    severity: 'warning',
    file: '',
    span: { from: 0, to: 0 },
    message: 'none',
    data: {},
    related: [],
    fixes: [],
  }
  expect(pretty(reportOf(new Map(), [diagnostic]), { paint: plain, width: 80 })).toMatch(
    /^ {2}warning {2}none {2}no-spec\n\n/,
  )
})

test('carets stand under the range: wide characters, emoji, tabs, marks', () => {
  expect(excerpt('漢字 «漢» x')).toEqual(['  1 | 漢字 漢 x', '    |      ^^'])
  expect(excerpt('👩‍👩‍👧 «🦊🦊»')).toEqual(['  1 | 👩‍👩‍👧 🦊🦊', '    |    ^^^^'])
  expect(excerpt('\t«a\tb»')).toEqual(['  1 |     a    b', '    |     ^^^^^^'])
  expect(excerpt('e\u0301e\u0301 «x»')).toEqual(['  1 | e\u0301e\u0301 x', '    |    ^'])
  expect(excerpt('a «\u202e»b')).toEqual(['  1 | a \\u{202e}b', '    |   ^^^^^^^^'])
})

test('CRLF lines end where they end; an empty range has one caret; of several lines the first shows', () => {
  expect(excerpt('one\r\ntwo «three»\r\nfour')).toEqual(['  2 | two three', '    |     ^^^^^'])
  expect(excerpt('one\r\ntwo«»\r\nfour')).toEqual(['  2 | two', '    |    ^'])
  expect(excerpt('one\n«two\nthree»')).toEqual(['  2 | two', '    | ^^^ to line 3'])
  expect(excerpt('«»')).toEqual(['  1 |', '    | ^'])
})

test('a long line is cut to the terminal around the range', () => {
  const [line, carets] = excerpt(`${'a '.repeat(300)}«here»${' b'.repeat(300)}`, 60)
  expect(displayWidth(line!)).toBeLessThanOrEqual(60)
  expect(line).toMatch(/^ {2}1 \| ….*here.*…$/)
  expect(line!.slice(carets!.indexOf('^'), carets!.lastIndexOf('^') + 1)).toBe('here')
})

test('a terminal gets nothing of a spec that it would obey; lines fit it but for the messages', () => {
  fc.assert(
    fc.property(hostileReport, fc.integer({ min: 1, max: 120 }), (report, width) => {
      const text = pretty(report, { paint: colored, width })
      const bare = stripVTControlCharacters(text)
      expect(bare).toBe(pretty(report, { paint: plain, width }))
      expect(text.replace(/\u001b\[\d+m/g, '')).toBe(bare)
      expect(bare.split('\n').filter((line) => line !== visible(line))).toEqual([])
      const excerpts = bare.split('\n').filter((line) => /^ {2} *\d* \|/.test(line))
      expect(excerpts.filter((line) => displayWidth(line.replace(/ to line \d+$/, '')) > Math.max(width, 28))).toEqual(
        [],
      )
    }),
  )
})

test('of many findings of one code, the first stand with their lines and the others on one line each', () => {
  const text = 'a\n'.repeat(8)
  const diagnostics = Array.from({ length: 8 }, (_, i) => ({
    code: 'todo-left',
    severity: 'warning' as const,
    file: 'a.md',
    span: { from: i * 2, to: i * 2 + 1 },
    message: 'here',
    data: {},
    related: [],
    fixes: [],
  }))
  const lines = pretty(reportOf(new Map([['a.md', text]]), diagnostics), { paint: plain, width: 80 }).split('\n')
  expect(lines.filter((line) => line.includes('todo-left') && line.includes('here'))).toHaveLength(8)
  expect(lines.filter((line) => /^ +\| +\^/.test(line))).toHaveLength(5)
  expect(lines.slice(-7)).toEqual([
    '  6:1  warning  here  todo-left',
    '  7:1  warning  here  todo-left',
    '  8:1  warning  here  todo-left',
    '',
    expect.stringContaining('8 warnings'),
    'Next: truespec explain todo-left',
    '',
  ])
})
