import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Installs a package of the npm registry, its scripts not run, into a folder of the user's cache, once; gives its folder.
 * Throws where npm fails.
 */
export function peer(name: string, version: string): string {
  const caches = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
  const home = join(caches, 'truespec-bench', `${name.replace(/\W/g, '-')}-${version}`)
  const folder = join(home, 'node_modules', name)
  if (!existsSync(join(folder, 'package.json'))) {
    mkdirSync(home, { recursive: true })
    npm(home, 'install', `${name}@${version}`, '--prefix', home)
  }
  return folder
}

/** Runs npm in a folder, without scripts, audits and questions; gives what it printed. Throws where it fails. */
export function npm(cwd: string, ...args: readonly string[]): string {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !isOfScript(key)))
  const { status, stdout, stderr } = spawnSync('npm', [...args, ...quiet], {
    cwd,
    encoding: 'utf8',
    env,
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${stderr}`)
  return stdout
}

/** What `npm run` tells a script about the package that it runs in, which another npm would take for its own. */
function isOfScript(key: string): boolean {
  return /^npm_(?:package|lifecycle|command|execpath)|^npm_config_(?:local_)?prefix$|^INIT_CWD$/i.test(key)
}
