import {
  analyseAll,
  decode,
  read,
  type AnalyseInput,
  type Config,
  type FileResult,
  type MetadataFile,
  type RuleBook,
  type Schema,
  type Spec,
} from '@truespec/core'
import { hash } from 'node:crypto'
import type { Disk } from '../node/disk.ts'
import { blobHash } from '../node/git-blobs.ts'
import { metadataOf } from './documents.ts'
import type { Engines } from './engines.ts'
import { serialiseClaimed } from './claimed.ts'
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
  readonly metadata: MetadataFile | undefined
  /** What git calls the bytes, in a repository of SHA-1. */
  readonly blob: string
  /** Its result is at hand: it is only to be read. */
  readonly known?: true
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

/** What reading a file gave. */
export interface Reading {
  /** What it says by itself; undefined where that was known. */
  readonly result: FileResult | undefined
  /** What it claims, as the cache keeps it, where that was asked for. */
  readonly claimed: string | undefined
}

/** Reads each file once. `claims`: whether it is asked what they claim. What is no text claims what can be read of it. */
export function analyseReady(files: readonly ReadyFile[], ports: AnalysePorts, claims: boolean): readonly Reading[] {
  const { config, today, book, engines, schemaFor } = ports
  const inputs: AnalyseInput[] = []
  const others = new Map<number, FileResult | undefined>()
  const claimed = new Map<string, string>()
  const see = claims ? (spec: Spec) => void claimed.set(spec.file, serialiseClaimed(spec)) : undefined
  for (const [at, ready] of files.entries()) {
    const { file, bytes, metadata, known } = ready
    const { text, faults } = decode(bytes)
    const input = { file, text, schema: schemaFor(file), config, today, ...(metadata && { metadata }) }
    if (!known && faults.length === 0) inputs.push(input)
    else {
      others.set(at, known ? undefined : unread(file, faults, ports))
      see?.(read({ ...input, nesting: config.limits.nesting }, engines))
    }
  }
  const analysed = analyseAll(inputs, book, engines, see).values()
  return files.map(({ file }, at) => ({
    result: others.has(at) ? others.get(at) : analysed.next().value,
    claimed: claimed.get(file),
  }))
}
