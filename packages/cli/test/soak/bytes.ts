/** The promise that bytes stay which nobody asked to change. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  analyse,
  applyEdits,
  compile,
  createRuleBook,
  createWorkspace,
  decode,
  defaultConfig,
  RULES,
  type Diagnostic,
  type Schema,
} from '@truespec/core'
import { gherkinEngine as gherkin } from '../../src/engines/gherkin.ts'
import { createMarkdownEngine } from '../../src/node/markdown.ts'
import { shippedTemplate } from '../../src/node/package.ts'
import { openDisk } from '../../src/node/real-disk.ts'

/** What came of many documents. */
export interface Kept {
  readonly documents: number
  /** Documents that are not UTF-8, which are never written. */
  readonly unreadable: number
  /** Fixes that were made, one at a time. */
  readonly fixes: number
  /** What changed that should have stayed: none is as it should be. */
  readonly broken: readonly string[]
}

const markdown = createMarkdownEngine()
const book = createRuleBook(RULES)
let shipped: Schema | undefined

/**
 * Reads each document and writes it back through the door to the disk with no fix made: identical bytes. Then makes every fix that is
 * offered, each alone: bytes outside of its ranges are those from before.
 */
export function bytesStay(paths: readonly string[]): Kept {
  const root = mkdtempSync(join(tmpdir(), 'truespec-bytes-'))
  const disk = openDisk(root)
  const broken: string[] = []
  let [unreadable, fixes] = [0, 0]
  try {
    for (const path of paths) {
      const bytes = readFileSync(path)
      writeFileSync(join(root, 'a.md'), bytes)
      const { text, faults } = decode(bytes)
      if (faults.length > 0) {
        unreadable++
        continue
      }
      disk.replace('a.md', Buffer.from(applyEdits(text, [])), bytes)
      if (!readFileSync(join(root, 'a.md')).equals(bytes)) broken.push(`${path}: other bytes after nothing was done`)
      for (const found of diagnosticsOf(text)) {
        for (const fix of found.fixes) {
          fixes++
          const edits = fix.edits.toSorted((a, b) => a.from - b.from || a.to - b.to)
          const fixed = Buffer.from(applyEdits(text, edits))
          if (!sameOutside(bytes, fixed, text, edits)) broken.push(`${path}: ${found.code} changes more than its range`)
        }
      }
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
  return { documents: paths.length, unreadable, fixes, broken }
}

function diagnosticsOf(text: string): readonly Diagnostic[] {
  shipped ??= compile(shippedTemplate(), markdown, { name: 'feature-spec.md' })
  const schema = shipped
  const result = analyse({ file: 'a.md', text, schema, config: defaultConfig, today: '2026-11-22' }, book, {
    markdown,
    gherkin,
  })
  const workspace = createWorkspace({
    config: defaultConfig,
    rules: RULES.filter(({ kind }) => kind === 'local'),
    schemaFor: () => schema,
    engines: { markdown, gherkin, blocks: { mermaid: async () => [], types: async () => [] } },
    facts: {
      files: { kind: () => undefined, anchors: () => undefined },
      packages: { known: false, find: () => undefined },
      git: undefined,
    },
    today: '2026-11-22',
  })
  workspace.restore('a.md', { ...result, blocks: [] })
  return workspace.diagnostics('a.md')
}

/** Whether two texts are the same byte by byte, but for the edits. */
function sameOutside(
  before: Uint8Array,
  after: Uint8Array,
  text: string,
  edits: readonly { readonly from: number; readonly to: number; readonly insert: string }[],
): boolean {
  let [unit, byte, moved] = [0, 0, 0]
  const same = (from: number, to: number): boolean =>
    Buffer.compare(before.subarray(from, to), after.subarray(from + moved, to + moved)) === 0
  for (const edit of edits) {
    const from = byte + Buffer.byteLength(text.slice(unit, edit.from))
    if (!same(byte, from)) return false
    const to = from + Buffer.byteLength(text.slice(edit.from, edit.to))
    if (!Buffer.from(edit.insert).equals(after.subarray(from + moved, from + moved + Buffer.byteLength(edit.insert))))
      return false
    moved += Buffer.byteLength(edit.insert) - (to - from)
    unit = edit.to
    byte = to
  }
  return same(byte, before.length) && after.length === before.length + moved
}
