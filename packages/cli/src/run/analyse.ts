import { deserialiseResult, serialiseResult, type FileResult } from '@truespec/core'
import { availableParallelism } from 'node:os'
import type { Cache } from '../node/cache.ts'
import { analyseReady, readyFile, type AnalysePorts, type Reading, type ReadyFile } from './analyse-one.ts'
import { startHelper, type Helper, type HelperStart, type Said } from './analyse-thread.ts'
import { deserialiseClaimed, type Claimed } from './claimed.ts'
import type { Engines } from './engines.ts'
import { beFrugal } from './frugal.ts'

/** A file and what it says; `result` is undefined for one that vanished. */
export interface Analysed {
  readonly file: string
  readonly result: FileResult | undefined
  /** What it claims, where that was asked for and it could be read. */
  readonly claimed: Claimed | undefined
  /** Under which the cache has the result; undefined where it is not kept. */
  readonly key: string | undefined
  /** What git calls the bytes that were read, in a repository of SHA-1. */
  readonly blob: string | undefined
}

/** Below this many files threads cost more than they give. */
const WORTH_THREADS = 250
/** From so many on the parsers of blocks are loaded, on threads of their own, while files are read: a tenth of the time of a hundred. */
const WORTH_WARMING = 8
const MOST_THREADS = 4
/** Files that a thread takes at once. */
const CHUNK = 25
/** Chunks that a thread has been given: one waits while another is worked on. With five, a run of 10,000 files took 100 to 200 MB more. */
const LANES = 2
/** Rows that are written to the cache at once. */
const BATCH = 2000

/**
 * Says what each file says by itself: from the cache where it stands there, else by reading it, on as many processors as there are. `take`
 * gets each as soon as it is known, in no particular order. With `start.claims` also what each claims comes out of that reading.
 */
export async function analyseFiles(
  files: readonly string[],
  ports: AnalysePorts & { readonly engines: Engines },
  cache: Cache,
  start: HelperStart,
  take: (analysed: Analysed) => void,
  progress: (done: number, all: number) => void,
): Promise<void> {
  let done = 0
  const finish: Finish = (file, known, ready) => {
    take({ file, ...known, key: ready?.key, blob: ready?.blob })
    progress(++done, files.length)
  }
  const keeper = keeperOf(cache)
  /** Keeps and gives what was said of a file for the first time. */
  const settle = ({ ready, result: known }: OpenFile, { result, claimed }: Reading, text: string | undefined): void => {
    if (text !== undefined) keeper.keep('file', ready.key, text)
    if (claimed !== undefined) keeper.keep('claims', ready.key, claimed)
    finish(ready.file, { result: known ?? result, claimed: claimedIn(claimed) }, ready)
  }
  const left = openFiles(files, ports, cache, start.claims, finish)
  const first = some(left, WORTH_THREADS)
  if (first.length < WORTH_THREADS) {
    const isMany = first.length >= WORTH_WARMING
    // The first one alone: it tells which parsers are needed.
    for (let chunk = first.splice(0, isMany ? 1 : CHUNK); chunk.length > 0; chunk = first.splice(0, CHUNK)) {
      const readings = analyseReady(chunk.map(asked), ports, start.claims)
      if (isMany) ports.engines.blocks.warm(languagesOf(readings))
      for (const [at, open] of chunk.entries()) {
        const reading = readings[at] as Reading
        settle(open, reading, reading.result && serialiseResult(reading.result))
      }
    }
  } else {
    const next = (): readonly OpenFile[] => (first.length > 0 ? first.splice(0, CHUNK) : some(left, CHUNK))
    const lane = async (helper: Helper): Promise<void> => {
      for (let chunk = next(); chunk.length > 0; chunk = next()) {
        const answers = await helper.analyse(chunk.map(asked))
        for (const [at, open] of chunk.entries()) {
          const { result: text, claimed } = answers[at] as Said
          settle(open, { result: text === undefined ? undefined : deserialiseResult(text), claimed }, text)
        }
      }
    }
    beFrugal()
    const helpers = Array.from({ length: Math.min(availableParallelism(), MOST_THREADS) }, () => startHelper(start))
    try {
      await Promise.all(helpers.flatMap((helper) => Array.from({ length: LANES }, () => lane(helper))))
    } finally {
      for (const helper of helpers) helper.stop()
    }
  }
  keeper.end()
}

function languagesOf(readings: readonly Reading[]): ReadonlySet<string> {
  return new Set(readings.flatMap(({ result }) => result?.blocks.map(({ language }) => language) ?? []))
}

/** Writes rows to the cache, many at once. */
function keeperOf(cache: Cache): { keep(shelf: 'file' | 'claims', key: string, text: string): void; end(): void } {
  const fresh: Record<'file' | 'claims', [string, string][]> = { file: [], claims: [] }
  const write = (shelf: 'file' | 'claims'): void => {
    if (fresh[shelf].length > 0) cache.setMany(shelf, fresh[shelf])
    fresh[shelf] = []
  }
  return {
    keep(shelf, key, text) {
      fresh[shelf].push([key, text])
      if (fresh[shelf].length >= BATCH) write(shelf)
    },
    end() {
      write('file')
      write('claims')
    },
  }
}

type Known = Pick<Analysed, 'result' | 'claimed'>
type Finish = (file: string, known: Known, ready?: ReadyFile) => void

/** A file that is to be read; its result may be at hand, and its claims alone be asked for. */
interface OpenFile {
  readonly ready: ReadyFile
  readonly result: FileResult | undefined
}

function asked({ ready, result }: OpenFile): ReadyFile {
  return result === undefined ? ready : { ...ready, known: true }
}

function claimedIn(text: string | undefined): Claimed | undefined {
  return text === undefined ? undefined : deserialiseClaimed(text)
}

/** Looks at the files one after the other, as they are asked for; those that are gone or known are finished on the way. */
function* openFiles(
  files: readonly string[],
  ports: AnalysePorts,
  cache: Cache,
  claims: boolean,
  finish: Finish,
): Generator<OpenFile, undefined> {
  for (const file of files) {
    const ready = readyFile(file, ports)
    if (ready.kind === 'ready') {
      const known = cache.get('file', ready.key)
      const result = known === undefined ? undefined : deserialiseResult(known)
      const claimed = result && claims ? claimedIn(cache.get('claims', ready.key)) : undefined
      if (result && (claimed || !claims)) finish(file, { result, claimed }, ready)
      else yield { ready, result }
    } else finish(file, { result: ready.kind === 'known' ? ready.result : undefined, claimed: undefined })
  }
}

/** The next `count` of them, or what is left. */
function some<T>(from: Iterator<T, undefined>, count: number): T[] {
  const taken: T[] = []
  while (taken.length < count) {
    const { value, done } = from.next()
    if (done) break
    taken.push(value)
  }
  return taken
}
