/** What fixes make of a value, in YAML and in Markdown. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { engine } from '../../../test/engine.ts'
import { noFacts } from '../../../test/no-facts.ts'
import { defaultConfig } from '../../config/config.ts'
import { frontMatterOf } from '../../markdown/front-matter.ts'
import { compile } from '../../template/compile.ts'
import { textSlot } from '../../template/slot.ts'
import { applyEdits } from '../../text/edit.ts'
import type { Span } from '../../text/span.ts'
import { createWorkspace } from '../../workspace.ts'
import { writtenFacts } from '../page/facts.ts'
import { RULES } from '../registry.ts'
import { rewrite } from './rewrite.ts'

const FILE = 'specs/a.md'
const schema = compile(
  [
    '---',
    'id: SPEC-[YYYY-MM-DD]-[NUMBER]',
    'created: YYYY-MM-DD',
    'updated: YYYY-MM-DD',
    'status: proposed|in review|accepted',
    'issue: "#[Number]"',
    'kind: small|large',
    '---',
    '# [Name]',
    '',
  ].join('\n'),
  engine,
  { name: 't.md' },
)
const git = {
  taken: { 'SPEC-2026-04-17-001': { branch: 'b', file: 'specs/b.md' } },
  lastChange: { [FILE]: '2026-05-02' },
}

/** What each key may hold that some rule mends. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  id: ['SPEC-2026-04-17-001'],
  created: ['2026-4-17', '2026/04/17', '17.04.2026', '17 April 2026', '2026-4-17 (first draft)', '`2026-4-17`'],
  updated: ['2026-04-30', '2026-04-30 (by Bo)'],
  status: ['in reviw', 'acepted', 'Proposed? (alpha)', 'accepted (alpha)'],
  issue: ['(#12)', '(owner/repo#12)'],
  kind: ['smal', 'larg'],
}

/** The ways to write one value, the quotes escaped where they must be. */
const WRITTEN: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => `"${value}"`,
  (value) => `'${value}'`,
  (value) => `"${value}" # said by Bo`,
  (value) => `'${value}'   `,
  (value) => `[${value}]`,
  (value) => `["${value}"]`,
  (value) => `\n  - ${value}`,
  (value) => `\n  - "${value}"`,
  (value) => `>\n  ${value}`,
  (value) => `"\\x${value.charCodeAt(0).toString(16).padStart(2, '0')}${value.slice(1)}"`,
]

function found(text: string) {
  const workspace = createWorkspace({
    config: defaultConfig,
    rules: RULES,
    schemaFor: () => schema,
    engines: { markdown: engine, blocks: { mermaid: async () => [], types: async () => [] } },
    facts: { ...noFacts, ...writtenFacts({ git }) },
    today: '2026-05-05',
  })
  workspace.set(FILE, text)
  return workspace.diagnostics(FILE)
}

function entriesOf(text: string) {
  return frontMatterOf(engine(text), text)?.entries ?? []
}

function faultsIn(text: string): number {
  return parseDocument(text.slice(3, text.lastIndexOf('---')), { schema: 'failsafe' }).errors.length
}

/** Which entry holds a place. */
function placeIn(text: string, { from, to }: Span): number {
  return entriesOf(text).findIndex(({ keySpan, writtenSpan }) => keySpan.from <= from && to <= writtenSpan.to)
}

test('every fix of a value in front matter changes that value and nothing else, and mends it', () => {
  const keys = Object.keys(WRONG)
  const entry = fc
    .constantFrom(...keys)
    .chain((key) => fc.tuple(fc.constant(key), fc.constantFrom(...(WRONG[key] ?? [])), fc.constantFrom(...WRITTEN)))
  const entries = fc.uniqueArray(entry, { selector: ([key]) => key, minLength: 1, maxLength: keys.length })
  let mended = 0
  fc.assert(
    fc.property(entries, fc.constantFrom('\n', '\r\n'), (chosen, end) => {
      const lines = chosen.map(([key, value, write]) => `${key}: ${write(value)}`)
      const text = ['---', 'first: x', ...lines, 'last: "y" # z', '---', '# Name', ''].join('\n').replaceAll('\n', end)
      for (const { code, span, fixes } of found(text))
        for (const fix of fixes) {
          const after = applyEdits(text, fix.edits)
          expect(faultsIn(after)).toBeLessThanOrEqual(faultsIn(text))
          // A missing field is found at the title, and inserted.
          const at = placeIn(text, span)
          const value = entriesOf(text)[at]?.writtenSpan
          const isWithin = ({ from, to }: Span): boolean => (value ? value.from <= from && to <= value.to : from === to)
          expect(fix.edits.every(isWithin)).toBe(true)
          const known = new Set(entriesOf(text).map(({ key }) => key))
          const others = (source: string) =>
            entriesOf(source)
              .filter(({ key }) => known.has(key))
              .map((each, index) => (index === at ? '' : each.value))
          expect(others(after)).toEqual(others(text))
          if (at < 0) continue
          const left = found(after).filter((each) => each.code === code)
          expect(left.map((each) => placeIn(after, each.span))).not.toContain(at)
          mended++
        }
    }),
    { numRuns: 100 },
  )
  expect(mended).toBeGreaterThan(20)
})

test.each([
  ['plain', '(#12)', '#12', '"#12"'],
  ['plain', 'a', 'b: c', '"b: c"'],
  ['plain', 'a', 'b', 'b'],
  ['single-quoted', 'a', "b's", "b''s"],
  ['double-quoted', 'a', 'b "c"', String.raw`b \"c\"`],
  ['other', 'a', '[b]', '"[b]"'],
  [undefined, 'a', '[b]: "c"', '[b]: "c"'],
] as const)('%s %j becomes %j', (yaml, text, words, insert) => {
  const value = { text, span: { from: 7, to: 7 + text.length }, ...(yaml && { yaml }) }
  expect(rewrite(value, words)).toEqual([{ from: 7, to: 7 + text.length, insert }])
})

test.each(['null', 'True', '1.10', '+3', '1e3', '.5', '0x1F', '2026-11-23', '12:30', 'off'])(
  'words that YAML reads as more are quoted where words are asked: %s',
  (words) => {
    const at = { text: '', span: { from: 7, to: 7 }, yaml: 'other' } as const
    expect(rewrite({ ...at, schema: textSlot() }, words)[0]?.insert).toBe(`"${words}"`)
    expect(rewrite({ ...at, text: 'a', yaml: 'plain', schema: textSlot() }, words)[0]?.insert).toBe(`"${words}"`)
    expect(rewrite(at, words)[0]?.insert).toBe(words)
  },
)
test.each(['Nullable', '1.10 of the plan', 'v1.10', '1-2', 'on call', '.net', '3rd'])(
  'and others are not: %s',
  (words) => {
    expect(rewrite({ text: '', span: { from: 7, to: 7 }, yaml: 'other', schema: textSlot() }, words)[0]?.insert).toBe(
      words,
    )
  },
)

test('a part of what YAML writes otherwise than it is read has no place', () => {
  const value = { text: 'a, b, c', span: { from: 7, to: 14 }, yaml: 'other' } as const
  expect(rewrite(value, 'x', { from: 3, to: 4 })).toEqual([])
})
