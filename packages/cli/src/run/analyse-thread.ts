import type { Config } from '@truespec/core'
import { UserError, type Reason } from '../errors.ts'
import { threadModule } from '../node/thread-module.ts'
import type { ReadyFile } from './analyse-one.ts'
import type { Template } from './templates.ts'

/** What a thread is started with: plain data, from which it makes the same parts that the main thread has. */
export interface HelperStart {
  readonly root: string
  readonly config: Config
  /** Of the project. */
  readonly key: string
  readonly today: string
  /** The template of every spec, where one was named. */
  readonly forced: Template | undefined
  /** Whether it is to say what files claim, too. */
  readonly claims: boolean
}

/** What a thread says of a file, serialised: a `FileResult`, where that is not known, and a `Claimed`, where it was asked for. */
export interface Said {
  readonly result: string | undefined
  readonly claimed: string | undefined
}

/** A thread that analyses files. */
export interface Helper {
  /**
   * Takes files as they were read: a thread reads none of them again. Gives what it says of each, in their order. It may be asked again
   * before it has answered. Rejects with what the thread threw.
   */
  analyse(files: readonly ReadyFile[]): Promise<readonly Said[]>
  stop(): void
}

interface Asked {
  readonly resolve: (said: readonly Said[]) => void
  readonly reject: (error: unknown) => void
}

/** Starts a thread. */
export function startHelper(start: HelperStart): Helper {
  // Loaded here: a check of a few files starts no thread.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(threadModule('analyse-worker', import.meta.url), { workerData: start })
  const asked: Asked[] = []
  let broken: { readonly error: unknown } | undefined
  worker.on('message', (said: readonly Said[]) => asked.shift()?.resolve(said))
  worker.on('error', (thrown) => {
    const error = asThrown(thrown)
    broken = { error }
    for (const each of asked.splice(0)) each.reject(error)
  })
  return {
    analyse: (files) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken.error)
        asked.push({ resolve, reject })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(files)
      }),
    stop() {
      void worker.terminate()
    },
  }
}

/** An error on its way between threads keeps what it holds, but not its class: a reason for the user must not be taken for a bug. */
function asThrown(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'UserError' || !('reason' in error)) return error
  return new UserError(error.reason as Reason)
}
