import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The program as it is linked. */
export const BINARY: string = join(import.meta.dirname, '../bin/truespec.js')
if (!existsSync(join(import.meta.dirname, '../dist/start.cjs')))
  throw new Error('These tests run what is built: run `npm run build` first')

/** A cache folder that all tests of one process share, and no one else. */
const CACHE = mkdtempSync(join(tmpdir(), 'truespec-e2e-cache-'))

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly input?: string | Uint8Array
}

/** Runs the built program to its end. */
export function truespec(args: readonly string[], { cwd, env, input }: RunOptions): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BINARY, ...args], {
    cwd,
    env: environment(env),
    input: input ?? '',
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 2 ** 28,
  })
  return { status, stdout, stderr }
}

/** Runs it beside the test. */
export function startTruespec(args: readonly string[], { cwd, env }: RunOptions): ChildProcess {
  return spawn(process.execPath, [BINARY, ...args], { cwd, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] })
}

/** What the program is started with: nothing of the machine that would change what it says. */
export function environment(env: RunOptions['env']): NodeJS.ProcessEnv {
  const plain = {
    ...process.env,
    NO_COLOR: undefined,
    FORCE_COLOR: undefined,
    CI: undefined,
    npm_command: undefined,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
  }
  return { ...plain, XDG_CACHE_HOME: CACHE, ...env }
}
