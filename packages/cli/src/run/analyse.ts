import { deserialiseResult, serialiseResult, type FileResult } from '@truespec/core'
import { availableParallelism } from 'node:os'
import type { Cache } from '../node/cache.ts'
import { analyseReady, readyFile, type AnalysePorts, type ReadyFile } from './analyse-one.ts'
import { startHelper, type Helper, type HelperStart } from './analyse-thread.ts'

/** A file and what it says; `result` is undefined for one that vanished. */
export interface Analysed {
  readonly file: string
  readonly result: FileResult | undefined
  /** Under which the cache has the result; undefined where it is not kept. */
  readonly key: string | undefined
  /** What git calls the bytes that were read, in a repository of SHA-1. */
  readonly blob: string | undefined
}

/** Below this many files threads cost more than they give. */
const WORTH_THREADS = 250
const MOST_THREADS = 4
/** Files that a thread takes at once. */
const CHUNK = 25
/** Chunks that a thread has been given: one waits while another is worked on. With five, a run of 10,000 files took 100 to 200 MB more. */
const LANES = 2
/** Rows that are written to the cache at once. */
const BATCH = 2000

/** What the threads are started with. */
export type ThreadStart = Omit<HelperStart, 'files'>

/**
 * Says what each file says by itself: from the cache where it stands there, else by reading it, on as many processors as there are. `take`
 * gets each as soon as it is known, in no particular order.
 */
export async function analyseFiles(
  files: readonly string[],
  ports: AnalysePorts,
  cache: Cache,
  start: ThreadStart,
  take: (analysed: Analysed) => void,
  progress: (done: number, all: number) => void,
): Promise<void> {
  let done = 0
  const finish: Finish = (file, result, ready) => {
    take({ file, result, key: ready?.key, blob: ready?.blob })
    progress(++done, files.length)
  }
  let fresh: [string, string][] = []
  const keep = (key: string, text: string): void => {
    fresh.push([key, text])
    if (fresh.length < BATCH) return
    cache.setMany('file', fresh)
    fresh = []
  }
  const left = unknownFiles(files, ports, cache, finish)
  const first = some(left, WORTH_THREADS)
  if (first.length < WORTH_THREADS) {
    for (let chunk = first.splice(0, CHUNK); chunk.length > 0; chunk = first.splice(0, CHUNK)) {
      const results = analyseReady(chunk, ports)
      for (const [at, ready] of chunk.entries()) {
        const result = results[at] as FileResult
        keep(ready.key, serialiseResult(result))
        finish(ready.file, result, ready)
      }
    }
  } else {
    const next = (): readonly ReadyFile[] => (first.length > 0 ? first.splice(0, CHUNK) : some(left, CHUNK))
    const lane = async (helper: Helper): Promise<void> => {
      for (let chunk = next(); chunk.length > 0; chunk = next()) {
        const texts = await helper.analyse(chunk)
        for (const [at, ready] of chunk.entries()) {
          const text = texts[at] ?? ''
          keep(ready.key, text)
          finish(ready.file, deserialiseResult(text), ready)
        }
      }
    }
    const helpers = Array.from({ length: Math.min(availableParallelism(), MOST_THREADS) }, () => startHelper(start))
    try {
      await Promise.all(helpers.flatMap((helper) => Array.from({ length: LANES }, () => lane(helper))))
    } finally {
      for (const helper of helpers) helper.stop()
    }
  }
  cache.setMany('file', fresh)
}

type Finish = (file: string, result: FileResult | undefined, ready?: ReadyFile) => void

/** Reads the files one after the other, as they are asked for; those that are gone or known are finished on the way. */
function* unknownFiles(
  files: readonly string[],
  ports: AnalysePorts,
  cache: Cache,
  finish: Finish,
): Generator<ReadyFile, undefined> {
  for (const file of files) {
    const ready = readyFile(file, ports)
    if (ready.kind === 'gone') finish(file, undefined)
    else if (ready.kind === 'known') finish(file, ready.result)
    else {
      const known = cache.get('file', ready.key)
      const result = known === undefined ? undefined : deserialiseResult(known)
      if (result) finish(file, result, ready)
      else yield ready
    }
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
