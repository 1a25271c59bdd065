import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import type { Ran } from './binary.ts'

/** An npm that could not reach its registry: no fault of what is tested. */
export class Unreachable extends Error {}

const NO_REGISTRY = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED|ENETUNREACH|EHOSTUNREACH|E50\d/

/**
 * Runs npm in a folder, without scripts, audits and questions, from its cache where that has what is asked for.
 * Gives what it printed.
 * @throws Unreachable, or Error where npm fails otherwise
 */
export function npm(cwd: string, ...args: readonly string[]): string {
  const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, stdout, stderr } = spawnSync('npm', [...args, ...quiet, '--prefix', cwd], {
    cwd,
    encoding: 'utf8',
    env: environment(),
    shell: process.platform === 'win32',
    timeout: 120_000,
  })
  if (status === 0) return stdout
  const said = `npm ${args.join(' ')}: ${stderr}`
  throw NO_REGISTRY.test(stderr) ? new Unreachable(said) : new Error(said)
}

/** Packs the package of a folder into another folder; gives the tarball and the names of the files in it. */
export function pack(folder: string, into: string): { readonly tarball: string; readonly files: readonly string[] } {
  const printed = npm(folder, 'pack', '--json', '--pack-destination', into)
  // npm has given a list, and gives an object by name from version 12 on.
  const parsed = JSON.parse(printed) as Record<string, Packed> | readonly Packed[]
  const [packed] = Object.values(parsed)
  if (packed === undefined) throw new Error('npm pack made nothing')
  const name = packed.filename.replace('@', '').replace('/', '-')
  return { tarball: join(into, name), files: packed.files.map(({ path }) => path) }
}

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}

/** Makes an empty project below a folder and installs packages into it; gives its folder. */
export function project(folder: string, name: string, ...packages: readonly string[]): string {
  const root = join(folder, name)
  mkdirSync(root, { recursive: true })
  writeFileSync(join(root, 'package.json'), '{ "private": true, "type": "module" }\n')
  npm(root, 'install', ...packages)
  return root
}

/** Runs a program of a project's packages with the Node at that path, as `npx` would. */
export function runWith(node: string, root: string, name: string, ...args: readonly string[]): Ran {
  return spawn(join(root, 'node_modules/.bin', name), args, root, node)
}

/** The same with npx itself. */
export function npxWith(node: string, root: string, ...args: readonly string[]): Ran {
  return spawn('npx', ['--no-install', ...args], root, node)
}

function spawn(command: string, args: readonly string[], cwd: string, node: string): Ran {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    input: '',
    env: {
      ...environment(),
      PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}`,
      XDG_CACHE_HOME: join(dirname(cwd), 'caches'),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      NO_COLOR: '1',
    },
    shell: process.platform === 'win32',
    timeout: 60_000,
  })
  return { status, stdout, stderr }
}

/** Without what an npm that started us has said of its own project. */
function environment(): NodeJS.ProcessEnv {
  const ofScript = /^npm_(?:package|lifecycle|command|execpath)|^npm_config_(?:local_|global_)?prefix$|^INIT_CWD$/i
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !ofScript.test(key)))
}
