import { analyse, createRuleBook, decode, deserialiseResult, RULES, serialiseResult, type FileResult, type Schema } from '@truespec/core'
import { createHash } from 'node:crypto'
import { metadataOf } from './documents.ts'
import type { Engines } from './engines.ts'
import type { Session } from './session.ts'
import { readSource } from './sources.ts'
import { unread } from './unread.ts'

/** A file and what it says; `result` is undefined for one that vanished. */
export interface Analysed {
  readonly file: string
  readonly result: FileResult | undefined
}

/** What analysing needs besides the session. */
export interface AnalysePorts {
  readonly engines: Pick<Engines, 'markdown' | 'gherkin'>
  readonly schemaFor: (file: string) => Schema
  readonly nesting: number
  /** Reads a file beside a spec, by its path from the root. */
  readonly readText: (path: string) => string | undefined
}

/** Analyses every file of the session, in the order of their paths; `take` gets each as soon as it is known. */
export async function analyseFiles(session: Session, ports: AnalysePorts, take: (analysed: Analysed) => void, progress: (done: number, all: number) => void): Promise<void> {
  const { project, selection, cache, today } = session
  const { config, disk } = project
  const book = createRuleBook(RULES)
  const fresh: [string, string][] = []
  let done = 0
  for (const { path: file } of selection.files) {
    progress(++done, selection.files.length)
    const source = readSource(disk, file, config.limits.fileSize)
    if (source.kind === 'gone') {
      take({ file, result: undefined })
      continue
    }
    if (source.kind === 'too-large') {
      const data = { what: 'size', limit: config.limits.fileSize, size: source.size }
      take({ file, result: unread(file, [{ code: 'file-too-large', span: { from: 0, to: 0 }, data }], ports) })
      continue
    }
    const schema = ports.schemaFor(file)
    const metadata = metadataOf(file, schema, ports.readText)
    const key = keyOf(project.key, today, file, source.bytes, metadata?.text)
    const known = cache.get('file', key)
    let result = known === undefined ? undefined : deserialiseResult(known)
    if (result === undefined) {
      const { text, faults } = decode(source.bytes)
      result = faults.length > 0 ? unread(file, faults, ports) : analyse({ file, text, schema, config, today, ...(metadata && { metadata }) }, book, ports.engines)
      fresh.push([key, serialiseResult(result)])
    }
    take({ file, result })
  }
  cache.setMany('file', fresh)
}

/** What a file's result depends on. */
export function keyOf(project: string, today: string, file: string, bytes: Uint8Array, metadata: string | undefined): string {
  return createHash('sha256').update(JSON.stringify([project, today, file, metadata])).update(bytes).digest('base64url')
}
