import { Worker } from 'node:worker_threads'

/** What a thread is sent: some of the work, and a place where it notes which piece it is at. */
export interface ThreadTask<Job> {
  readonly jobs: readonly Job[]
  readonly progress: Int32Array
}

/** What became of a piece of work that has no result. */
export type Failure = 'time' | 'memory' | 'crash'

/** How work is spread and when it is given up. */
export interface ThreadOptions {
  /** The name of the thread's module in this folder, such as `mermaid-worker`. */
  readonly entry: string
  /** At most so many threads. */
  readonly threads: number
  /** Pieces that are sent at once. */
  readonly chunk: number
  /** Milliseconds that one piece may take. */
  readonly timeLimit: number
}

/** Threads are killed so often in one call at most; what is then left is given up. */
const KILLS = 3

const MEMORY_MB = 768

/** The module of a thread: beside this one in the source, in the folder above in the bundle. */
export function threadModule(name: string): URL {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new URL(`./${name}.ts`, here)
  return new URL(here.includes('/chunks/') ? `../${name}.js` : `./${name}.js`, here)
}

/**
 * Does work on threads: a thread answers each task with the results of its jobs, in their order. A job at which a thread
 * does not move on within the limit, or at which it dies, kills that thread only; the others go on.
 */
export class Threads<Job, Result> {
  readonly #options: ThreadOptions
  readonly #idle: Worker[] = []

  constructor(options: ThreadOptions) {
    this.#options = options
  }

  /** The results in the order of the jobs; where there is none, why. Never rejects. */
  async run(jobs: readonly Job[]): Promise<readonly (Result | Failure)[]> {
    const results: (Result | Failure)[] = Array.from({ length: jobs.length }, () => 'time' as const)
    const queue = chunks(jobs.length, this.#options.chunk)
    const wanted = Math.min(this.#options.threads, queue.length)
    let kills = KILLS
    const lane = async (): Promise<void> => {
      for (let numbers = queue.shift(); numbers !== undefined; numbers = queue.shift()) {
        const task = numbers.map((number) => jobs[number] as Job)
        const { found, failed, why } = await this.#do(task)
        found.forEach((result, at) => (results[numbers[at] as number] = result))
        if (failed === undefined) continue
        results[numbers[failed] as number] = why
        if (--kills <= 0) queue.length = 0
        else queue.unshift(...[numbers.slice(0, failed), numbers.slice(failed + 1)].filter((rest) => rest.length > 0))
      }
    }
    await Promise.all(Array.from({ length: wanted }, lane))
    return results
  }

  /** Ends all threads. Threads that work end with their work's failure. */
  close(): void {
    for (const worker of this.#idle.splice(0)) void worker.terminate()
  }

  #do(jobs: readonly Job[]): Promise<{ found: readonly Result[]; failed?: number; why: Failure }> {
    const worker = this.#idle.pop() ?? this.#start()
    const progress = new Int32Array(new SharedArrayBuffer(8))
    progress[0] = -1
    worker.ref()
    return new Promise((resolve) => {
      let at = -1
      let since = performance.now()
      const finish = (why: Failure, found: readonly Result[] | undefined): void => {
        clearInterval(watch)
        // By name: a Worker has listeners of its own.
        for (const name of ['message', 'error', 'exit']) worker.removeAllListeners(name)
        if (found !== undefined) {
          worker.unref()
          this.#idle.push(worker)
          return resolve({ found, why })
        }
        worker.on('error', () => {})
        void worker.terminate()
        resolve({ found: [], failed: Math.max(0, Atomics.load(progress, 0)), why })
      }
      const watch = setInterval(() => {
        const now = Atomics.load(progress, 0)
        if (now !== at) {
          at = now
          since = performance.now()
        } else if (performance.now() - since > this.#options.timeLimit + (at < 0 ? START_MS : 0)) finish('time', undefined)
      }, Math.min(100, this.#options.timeLimit / 4))
      worker.once('message', (found: readonly Result[]) => finish('crash', found))
      worker.once('error', (error: NodeJS.ErrnoException) => finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash', undefined))
      worker.once('exit', () => finish('crash', undefined))
      worker.postMessage({ jobs, progress } satisfies ThreadTask<Job>)
    })
  }

  #start(): Worker {
    return new Worker(threadModule(this.#options.entry), {
      // What a parser prints is no output of ours.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
  }
}

/** A thread may take so long to load its parser before the first job's time counts. */
const START_MS = 20_000

function chunks(length: number, size: number): number[][] {
  const all: number[][] = []
  for (let from = 0; from < length; from += size) {
    all.push(Array.from({ length: Math.min(size, length - from) }, (_, at) => from + at))
  }
  return all
}
