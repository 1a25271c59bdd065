import { parentPort } from 'node:worker_threads'
import { AT_JOB, type ThreadTask } from './threads.ts'
import { checkProgram, type Finding, type ProgramJob } from './types-program.ts'

// Loaded before there is a program: the thread may be started early.
void import('typescript/unstable/sync')

/** The thread that waits for TypeScript's compiler: programs in, findings for each of their modules out. */
async function answer({ jobs, progress }: ThreadTask<ProgramJob>): Promise<void> {
  const results: (readonly (readonly Finding[])[])[] = []
  for (const [at, job] of jobs.entries()) {
    Atomics.store(progress, AT_JOB, at)
    results.push(await checkProgram(job, progress))
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(results)
}

// What goes wrong ends the thread, and whoever waits for it is told.
parentPort?.on('message', (task: ThreadTask<ProgramJob>) => void answer(task))
