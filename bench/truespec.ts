import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../scripts/paths.ts'
import { run, type Asked, type Program, type Run } from './program.ts'
import { TODAY } from './spec-text.ts'

const CLI = join(ROOT, 'packages/cli/bin/truespec.js')

/** The built command with its own cache, in `caches`, a folder outside of every root. */
export function truespec(cwd: string, caches: string, ...args: readonly string[]): Program {
  // What Node keeps compiled is kept here too; a run that writes it is never counted, since a warm-up comes first.
  const env = { XDG_CACHE_HOME: caches, NO_COLOR: '1', NODE_COMPILE_CACHE: '' }
  return { command: process.execPath, args: [CLI, ...args], cwd, env }
}

/** `truespec check` as it is timed. */
export function checkAll(cwd: string, caches: string, ...args: readonly string[]): Program {
  return truespec(cwd, caches, 'check', '--today', TODAY, ...args)
}

/** Takes away what earlier runs found; what Node has compiled of the program stays. */
export function forget(caches: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(join(caches, `truespec/cache.db${end}`), { force: true })
}

/** Runs `program` `runs` times after one run that does not count, `before` each of them. Throws where it ends with another code than `code`. */
export async function repeat(
  program: Program,
  runs: number,
  options: Asked & { readonly before?: (round: number) => unknown; readonly code?: number } = {},
): Promise<readonly Run[]> {
  const { before, code = 0, ...asked } = options
  const all: Run[] = []
  for (let round = 0; round <= runs; round++) {
    await before?.(round)
    all.push(expectCode(await run(program, asked), program, code))
  }
  return all.slice(1)
}

/** Gives the run back. Throws where it ended with another code: then its time is no figure. */
export function expectCode(done: Run, { command, args }: Program, code: number): Run {
  if (done.code === code) return done
  throw new Error(
    `${command} ${args.join(' ')} ended with ${done.code}, not ${code}\n${done.stdout.slice(-2000)}${done.stderr.slice(-2000)}`,
  )
}

/** Has all specs checked once, nothing timed. Throws where it does not find `specs` of them, or finds fault with any. */
export async function expectClean(cwd: string, caches: string, specs: number): Promise<void> {
  const program = checkAll(cwd, caches, '--json')
  const { stdout } = expectCode(await run(program, { output: true }), program, 0)
  const { summary } = JSON.parse(stdout) as { readonly summary: Readonly<Record<string, number>> }
  const { specs: found, errors, warnings, hints } = summary
  if (found !== specs || errors !== 0 || warnings !== 0 || hints !== 0)
    throw new Error(`not ${specs} clean specs: ${JSON.stringify(summary)}`)
}
