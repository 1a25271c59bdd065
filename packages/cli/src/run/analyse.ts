import { deserialiseResult, serialiseResult, type FileResult } from '@truespec/core'
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { Cache } from '../node/cache.ts'
import { analyseReady, readyFile, type AnalysePorts, type ReadyFile } from './analyse-one.ts'
import { startHelper, type Helper, type HelperStart } from './analyse-thread.ts'

/** A file and what it says; `result` is undefined for one that vanished. */
export interface Analysed {
  readonly file: string
  readonly result: FileResult | undefined
  /** Under which the cache has the result; undefined where it is not kept. */
  readonly key: string | undefined
}

/** Below this many files a second thread costs more than it gives. */
const WORTH_A_THREAD = 250
const MOST_THREADS = 4
/** Files that a thread takes at once. */
const CHUNK = 50
/** Rows that are written to the cache at once. */
const BATCH = 2000

/** What the threads besides this one are started with. */
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
  const finish = (file: string, result: FileResult | undefined, key?: string): void => {
    take({ file, result, key })
    progress(++done, files.length)
  }
  const open: ReadyFile[] = []
  for (const file of files) {
    const ready = readyFile(file, ports)
    if (ready.kind === 'gone') finish(file, undefined)
    else if (ready.kind === 'known') finish(file, ready.result)
    else {
      const known = cache.get('file', ready.key)
      const result = known === undefined ? undefined : deserialiseResult(known)
      if (result) finish(file, result, ready.key)
      else open.push(ready)
    }
  }
  if (open.length === 0) return

  let fresh: [string, string][] = []
  const keep = (key: string, text: string): void => {
    fresh.push([key, text])
    if (fresh.length < BATCH) return
    cache.setMany('file', fresh)
    fresh = []
  }
  const queue = chunks(open)
  const here = async (): Promise<void> => {
    for (let chunk = queue.shift(); chunk; chunk = queue.shift()) {
      for (const ready of chunk) {
        const result = analyseReady(ready, ports)
        keep(ready.key, serialiseResult(result))
        finish(ready.file, result, ready.key)
      }
      // So that the other threads' answers are heard and they are given more.
      await setImmediate()
    }
  }
  const there = async (helper: Helper): Promise<void> => {
    for (let chunk = queue.shift(); chunk; chunk = queue.shift()) {
      for (const { file, key, text } of await helper.analyse(chunk)) {
        keep(key, text)
        finish(file, deserialiseResult(text), key)
      }
    }
  }
  const threads = open.length < WORTH_A_THREAD ? 0 : Math.min(availableParallelism() - 1, MOST_THREADS)
  const helpers = Array.from({ length: threads }, () => startHelper(start))
  try {
    await Promise.all([here(), ...helpers.map(there)])
  } finally {
    for (const helper of helpers) helper.stop()
  }
  cache.setMany('file', fresh)
}

function chunks(files: readonly ReadyFile[]): ReadyFile[][] {
  const parts: ReadyFile[][] = []
  for (let i = 0; i < files.length; i += CHUNK) parts.push(files.slice(i, i + CHUNK))
  return parts
}
