import {
  analyseAll,
  decode,
  type AnalyseInput,
  type Config,
  type FileResult,
  type RuleBook,
  type Schema,
} from '@truespec/core'
import { hash } from 'node:crypto'
import type { Disk } from '../node/disk.ts'
import { blobHash } from '../node/git-blobs.ts'
import { metadataOf } from './documents.ts'
import type { Engines } from './engines.ts'
import { readSource } from './sources.ts'
import { unread } from './unread.ts'

/** What analysing one file needs. */
export interface AnalysePorts {
  readonly disk: Disk
  readonly config: Config
  /** ISO date. */
  readonly today: string
  /** Of the project: part of every key of the cache. */
  readonly key: string
  readonly engines: Pick<Engines, 'markdown' | 'gherkin'>
  readonly book: RuleBook
  readonly schemaFor: (file: string) => Schema
  /** Reads a file beside a spec, by its path from the root. */
  readonly readText: (path: string) => string | undefined
}

/** A file that is ready to be analysed: read, and known by a key of the cache. */
export interface ReadyFile {
  readonly kind: 'ready'
  readonly file: string
  /** Everything that its result depends on. */
  readonly key: string
  readonly bytes: Uint8Array
  readonly metadata: { readonly file: string; readonly text: string } | undefined
  /** What git calls the bytes, in a repository of SHA-1. */
  readonly blob: string
}

/** Reads a file; where it is gone or too large, there is nothing to analyse. */
export function readyFile(
  file: string,
  ports: Omit<AnalysePorts, 'book'>,
): ReadyFile | { readonly kind: 'gone' } | { readonly kind: 'known'; readonly result: FileResult } {
  const { disk, config, today, key } = ports
  const limit = config.limits.fileSize
  const source = readSource(disk, file, limit)
  if (source.kind === 'gone') return source
  if (source.kind === 'too-large') {
    const data = { what: 'size', limit, size: source.size }
    return { kind: 'known', result: unread(file, [{ code: 'file-too-large', span: { from: 0, to: 0 }, data }], ports) }
  }
  const { bytes } = source
  const metadata = metadataOf(file, ports.schemaFor(file), ports.readText)
  const all = Buffer.concat([Buffer.from(JSON.stringify([key, today, file, metadata])), bytes])
  return { kind: 'ready', file, key: hash('sha256', all, 'base64url'), bytes, metadata, blob: blobHash(bytes, 'sha1') }
}

/** What each file says by itself, in their order. */
export function analyseReady(files: readonly ReadyFile[], ports: AnalysePorts): readonly FileResult[] {
  const { config, today, book, engines, schemaFor } = ports
  const inputs: AnalyseInput[] = []
  const garbled = new Map<number, FileResult>()
  for (const [at, { file, bytes, metadata }] of files.entries()) {
    const { text, faults } = decode(bytes)
    if (faults.length > 0) garbled.set(at, unread(file, faults, ports))
    else inputs.push({ file, text, schema: schemaFor(file), config, today, ...(metadata && { metadata }) })
  }
  const analysed = analyseAll(inputs, book, engines).values()
  return files.map((_, at) => garbled.get(at) ?? (analysed.next().value as FileResult))
}
