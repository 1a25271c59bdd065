import { parentPort } from 'node:worker_threads'
import { AT_JOB, type ThreadTask } from './threads.ts'
import { checkProgram, type Finding, type ProgramJob } from './types-program.ts'

/** The thread that waits for TypeScript's compiler: programs in, findings for each of their modules out. */
parentPort?.on('message', async ({ jobs, progress }: ThreadTask<ProgramJob>) => {
  const results: (readonly (readonly Finding[])[])[] = []
  for (const [at, job] of jobs.entries()) {
    Atomics.store(progress, AT_JOB, at)
    results.push(await checkProgram(job, progress))
  }
  parentPort?.postMessage(results)
})
