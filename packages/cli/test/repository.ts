import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder of its own for a test, with git in it where that is asked for. */
export interface Repository {
  readonly root: string
  write(path: string, text: string | Uint8Array): void
  read(path: string): string
  git(...args: readonly string[]): string
  /** Commits everything. `at` is when, ISO 8601; else noon of 2026-11-20 in UTC. */
  commit(message: string, at?: string): void
  /** Every file's bytes and times, as one text. */
  state(): string
  remove(): void
}

/** Makes a repository below the system's temporary folder. */
export function makeRepository(
  files: Readonly<Record<string, string>> = {},
  options: { readonly git?: boolean } = {},
): Repository {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'truespec-repository-')))
  const environment = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_NAME: 'Ada Lovelace',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada Lovelace',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
    GIT_AUTHOR_DATE: '2026-11-20T12:00:00Z',
    GIT_COMMITTER_DATE: '2026-11-20T12:00:00Z',
  }
  const git = (args: readonly string[], more: Readonly<Record<string, string>> = {}): string => {
    const env = { ...environment, ...more }
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
    return stdout
  }
  const repository: Repository = {
    root,
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    git: (...args) => git(args),
    commit(message, at) {
      git(['add', '-A'])
      git(['commit', '-q', '--allow-empty', '-m', message], at === undefined ? {} : { GIT_COMMITTER_DATE: at })
    },
    state() {
      return readdirSync(root, { recursive: true, encoding: 'utf8' })
        .toSorted()
        .map((path) => {
          const stat = statSync(join(root, path), { throwIfNoEntry: false, bigint: true })
          const bytes = stat?.isFile()
            ? createHash('sha256')
                .update(readFileSync(join(root, path)))
                .digest('base64url')
            : ''
          return `${path} ${stat?.mtimeNs} ${bytes}`
        })
        .join('\n')
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
  for (const [path, text] of Object.entries(files)) repository.write(path, text)
  if (options.git !== false) repository.git('init', '-q', '-b', 'main')
  return repository
}
