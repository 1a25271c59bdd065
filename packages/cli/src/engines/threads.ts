import type { Worker } from 'node:worker_threads'
import { threadModule } from '../node/thread-module.ts'

/** What a thread is sent: some of the work, and the memory in which it notes how far it is. */
export interface ThreadTask<Job> {
  readonly jobs: readonly Job[]
  readonly progress: Progress
}

/** Shared: the job that the thread is at, the step within that job, and a process to kill with the thread (0: none). */
export type Progress = Int32Array<SharedArrayBuffer>

/** Where in `Progress` what stands. */
export const AT_JOB = 0
export const AT_STEP = 1
export const PROCESS = 2

/** Why a job has no result. */
export interface Failure {
  readonly why: 'time' | 'memory' | 'crash'
  /** The step at which it was; below 0 before the first. */
  readonly step: number
}

/** How work is spread and when it is given up. */
interface ThreadOptions {
  /** The name of the thread's module in this folder, such as `mermaid-worker`. */
  readonly entry: string
  /** At most so many threads. */
  readonly threads: number
  /** Jobs that are sent at once. */
  readonly chunk: number
  /** Milliseconds that a job, or a step of it, may take. */
  readonly timeLimit: number
}

/** Threads are killed so often in one call at most; what is then left is given up. */
const KILLS = 3

const MEMORY_MB = 768

/** A thread may take so long to load its parser before the first job's time counts. */
const START_MS = 20_000

/**
 * Does work on threads: a thread answers each task with the results of its jobs, in their order. A job at which a thread
 * does not move on within the limit, or at which it dies, kills that thread only; the others go on.
 */
export class Threads<Job, Result> {
  readonly #options: ThreadOptions
  readonly #idle: Worker[] = []
  #closed = false
  #isWarm = false

  constructor(options: ThreadOptions) {
    this.#options = options
  }

  /** The results in the order of the jobs; where there is none, why. `timeLimit` for this call only. Never rejects. */
  async run(jobs: readonly Job[], timeLimit: number = this.#options.timeLimit): Promise<readonly Outcome<Result>[]> {
    const outcomes: Outcome<Result>[] = Array.from({ length: jobs.length }, () => ({
      failure: { why: 'time', step: -1 },
    }))
    const queue = chunks(jobs.length, this.#options.chunk)
    let kills = KILLS
    const lane = async (): Promise<void> => {
      for (let numbers = queue.shift(); numbers !== undefined; numbers = queue.shift()) {
        const done = await this.#do(
          numbers.map((number) => jobs[number] as Job),
          timeLimit,
        )
        if ('results' in done) {
          for (const [at, result] of done.results.entries()) outcomes[numbers[at] as number] = { result }
          continue
        }
        outcomes[numbers[done.job] as number] = { failure: done.failure }
        if (--kills <= 0) queue.length = 0
        else
          queue.unshift(...[numbers.slice(0, done.job), numbers.slice(done.job + 1)].filter((rest) => rest.length > 0))
      }
    }
    await Promise.all(Array.from({ length: Math.min(this.#options.threads, queue.length) }, lane))
    return outcomes
  }

  /** Starts one thread before there is work for it, so that its parser is loaded meanwhile. */
  warm(): void {
    if (this.#closed || this.#isWarm) return
    this.#isWarm = true
    const worker = this.#start()
    // One that fails to load does so again where there is work for it, and whoever waits for that is told.
    worker.once('error', () => this.#idle.splice(this.#idle.indexOf(worker), 1))
    this.#rest(worker)
  }

  /** Ends the idle threads; a thread that works ends with its task. */
  close(): void {
    this.#closed = true
    for (const worker of this.#idle.splice(0)) void worker.terminate()
  }

  #do(
    jobs: readonly Job[],
    timeLimit: number,
  ): Promise<{ results: readonly Result[] } | { failure: Failure; job: number }> {
    const worker = this.#idle.pop()?.removeAllListeners('error') ?? this.#start()
    const progress: Progress = new Int32Array(new SharedArrayBuffer(12)).fill(-1, 0, 2)
    worker.ref()
    return new Promise((resolve) => {
      const settle = (): void => {
        clearInterval(watch)
        // By name: a Worker has listeners of its own.
        for (const name of ['message', 'error', 'exit']) worker.removeAllListeners(name)
      }
      const fail = (why: Failure['why']): void => {
        settle()
        worker.on('error', () => {})
        killProcess(progress)
        void worker.terminate()
        resolve({ failure: { why, step: progress[AT_STEP] ?? -1 }, job: Math.max(0, progress[AT_JOB] ?? 0) })
      }
      const watch = watched(progress, timeLimit, () => fail('time'))
      worker.once('message', (results: readonly Result[]) => {
        settle()
        this.#rest(worker)
        resolve({ results })
      })
      worker.once('error', (error: NodeJS.ErrnoException) =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash'),
      )
      worker.once('exit', () => fail('crash'))
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage({ jobs, progress } satisfies ThreadTask<Job>)
    })
  }

  #rest(worker: Worker): void {
    if (this.#closed) return void worker.terminate()
    worker.unref()
    this.#idle.push(worker)
  }

  #start(): Worker {
    // Loaded here: where all blocks are known no thread is started.
    const { Worker } = process.getBuiltinModule('node:worker_threads')
    return new Worker(threadModule(this.#options.entry, import.meta.url), {
      // What a parser prints is no output of ours.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
  }
}

/** A result, or why there is none. */
export type Outcome<Result> = { readonly result: Result } | { readonly failure: Failure }

/** Why a parser gave no answer, in words. `timeLimit` in milliseconds. */
export function failureReason({ why }: Failure, timeLimit: number): string {
  if (why === 'time') return `took longer than ${timeLimit / 1000} s`
  return why === 'memory' ? 'needed too much memory' : 'the parser broke off'
}

/** Calls `late` once where the progress stands still for longer than the limit. */
function watched(progress: Progress, timeLimit: number, late: () => void): NodeJS.Timeout {
  let [job, step] = [-1, -1]
  let since = performance.now()
  return setInterval(
    () => {
      const [nowJob, nowStep] = [Atomics.load(progress, AT_JOB), Atomics.load(progress, AT_STEP)]
      const stands = nowJob === job && nowStep === step
      if (!stands) since = performance.now()
      ;[job, step] = [nowJob, nowStep]
      if (stands && performance.now() - since > timeLimit + (job < 0 ? START_MS : 0)) late()
    },
    Math.min(100, timeLimit / 4),
  )
}

function killProcess(progress: Progress): void {
  const id = Atomics.load(progress, PROCESS)
  if (id <= 0) return
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

function chunks(length: number, size: number): number[][] {
  const all: number[][] = []
  for (let from = 0; from < length; from += size) {
    all.push(Array.from({ length: Math.min(size, length - from) }, (_, at) => from + at))
  }
  return all
}
