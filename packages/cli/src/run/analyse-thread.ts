import type { Config } from '@truespec/core'
import { Worker } from 'node:worker_threads'
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
}

/** What a thread answers for a file. */
export interface HelperAnswer {
  readonly file: string
  readonly key: string
  /** A serialised `FileResult`. */
  readonly text: string
}

/** A second thread that analyses files. */
export interface Helper {
  /** Takes files as they were read: a thread reads none of them again. Rejects with what the thread threw. */
  analyse(files: readonly ReadyFile[]): Promise<readonly HelperAnswer[]>
  stop(): void
}

/** Starts a thread. */
export function startHelper(start: HelperStart): Helper {
  const worker = new Worker(moduleOf('analyse-worker'), { workerData: start })
  let settle:
    | { readonly resolve: (answers: readonly HelperAnswer[]) => void; readonly reject: (error: unknown) => void }
    | undefined
  worker.on('message', (answers: readonly HelperAnswer[]) => settle?.resolve(answers))
  worker.on('error', (error) => settle?.reject(error))
  return {
    analyse: (files) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject }
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(files)
      }),
    stop() {
      void worker.terminate()
    },
  }
}

/** The module of a thread: beside this one in the source, at the top of the bundle. */
function moduleOf(name: string): URL {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new URL(`./${name}.ts`, here)
  return new URL(here.includes('/chunks/') ? `../${name}.js` : `./${name}.js`, here)
}
