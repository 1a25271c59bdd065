import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UserError } from '../../errors.ts'
import type { Answer, Job } from './job.ts'

const WORKER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './cucumber-worker.ts' : './cucumber-worker.cjs', import.meta.url),
)

/** Its descriptor. */
const STDERR = 2

/**
 * Runs Cucumber in a process of its own, started with this Node and its options. `folder` takes what that is told.
 * Throws `UserError` where it ends before it has answered.
 */
export async function startCucumber(job: Job, folder: string): Promise<Answer> {
  const told = join(folder, 'job.json')
  writeFileSync(told, JSON.stringify(job))
  const child = fork(WORKER, [told], {
    cwd: job.root,
    env: environment(job.colors),
    stdio: ['ignore', job.aside ? STDERR : 'inherit', 'inherit', 'ipc'],
  })
  const kill = (): void => void child.kill()
  process.once('exit', kill)
  let answer: Answer | undefined
  child.on('message', (message) => {
    answer = message as Answer
  })
  const end = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status, signal) => resolve(signal === null ? `with exit status ${status}` : `by ${signal}`))
  })
  process.off('exit', kill)
  if (answer) return answer
  throw new UserError({
    what: 'the scenarios were not run to their end',
    why: `the process that ran them was ended ${end}, as by process.exit() in a step`,
    next: 'look at what was printed above; steps must not end the process',
  })
}

/** Colours as we were asked for them, in the one way that everything in the process understands. */
function environment(colors: boolean): NodeJS.ProcessEnv {
  const { NO_COLOR: _, ...env } = process.env
  return { ...env, FORCE_COLOR: colors ? '1' : '0' }
}
