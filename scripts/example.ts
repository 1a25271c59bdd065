/**
 * `npm run example`: proves the spec of examples/proven from end to end. Copies the example into a repository of its own, commits it in the
 * steps of its plan, runs its unit tests with their coverage, its load and its scenarios, and asks for the verdicts. `--keep` leaves the
 * repository and says where it is.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from './paths.ts'
import { script } from './script.ts'

const SPEC = 'SPEC-2026-11-03-001'

/** What is committed at once, and what it says it implements. */
const COMMITS: readonly (readonly [message: string, paths: readonly string[]])[] = [
  ['Specify vouchers', ['specs', 'docs', 'truespec.json', 'package.json', '.gitignore']],
  [`Write the voucher book\n\nImplements: ${SPEC}/T1.1, ${SPEC}/T1.2`, ['src/vouchers.ts', 'test/vouchers.test.ts']],
  [`Serve the redemption route\n\nImplements: ${SPEC}/T2.1`, ['src', 'test', 'steps', 'cucumber.json']],
  [`Measure the route under load\n\nSpec: ${SPEC}\nTask: 3.1`, ['.']],
]

/** The example in a repository of its own; `run` gives the exit code of a command in it. */
export interface Example {
  readonly root: string
  run(command: string, ...args: readonly string[]): number
  /** What the commands have printed, where it is kept. */
  output(): string
  remove(): void
}

/** Copies the example into a temporary folder and commits it. `pipe` keeps what commands print. Throws where git fails. */
export function makeExample(stdio: 'inherit' | 'pipe'): Example {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'truespec-example-')))
  cpSync(join(ROOT, 'examples/proven'), root, { recursive: true })
  rmSync(join(root, 'reports'), { recursive: true, force: true })
  writeFileSync(join(root, '.gitignore'), 'reports/\nnode_modules\n')
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction')
  let printed = ''
  const run = (command: string, ...args: readonly string[]): number => {
    const path = [dirname(process.execPath), join(ROOT, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(
      process.platform === 'win32' ? ';' : ':',
    )
    const env = { ...process.env, PATH: path }
    const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, stdio, env, encoding: 'utf8' })
    printed += [`$ ${[command, ...args].join(' ')}`, stdout, stderr, error ?? '', ''].join('\n')
    return status ?? 2
  }
  const git = (...args: readonly string[]): void => {
    const alone = ['user.name=Noor Haddad', 'user.email=noor@example.org', 'commit.gpgsign=false']
    const status = spawnSync('git', [...alone.flatMap((each) => ['-c', each]), ...args], {
      cwd: root,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '', GIT_CONFIG_NOSYSTEM: '1' },
    }).status
    if (status !== 0) throw new Error(`git ${args[0] ?? ''} failed in ${root}`)
  }
  git('init', '--quiet', '--initial-branch=main')
  for (const [message, paths] of COMMITS) {
    git('add', ...paths)
    git('commit', '--quiet', '--message', message)
  }
  mkdirSync(join(root, 'reports'))
  return { root, run, output: () => printed, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** Runs everything that the example's spec is proven by, and then `verify`. Gives the exit code of the first command that fails, else 0. */
export function proveExample({ run }: Example, ...args: readonly string[]): number {
  const truespec = join(ROOT, 'packages/cli/bin/truespec.js')
  const reporters = ['junit', 'unit.xml', 'lcov', 'lcov.info'].flatMap((name, i) =>
    i % 2 === 0 ? [`--test-reporter=${name}`] : [`--test-reporter-destination=reports/${name}`],
  )
  const steps: readonly (readonly string[])[] = [
    ['--test', '--experimental-test-coverage', '--test-coverage-include=src/*.ts', ...reporters],
    ['load/measure.ts', 'reports/load.json'],
    [truespec, 'test', '--output', 'reports/scenarios.ndjson'],
    [truespec, 'verify', ...args],
  ]
  for (const step of steps) {
    const status = run(process.execPath, ...step)
    if (status !== 0) return status
  }
  return 0
}

if (import.meta.main) {
  const { keep } = script(
    'npm run example --',
    'Proves the spec of an example from end to end, in a folder of its own.',
  )
    .option('--keep', 'leave the folder, to look around in it')
    .parse()
    .opts<{ keep?: true }>()
  const example = makeExample('inherit')
  process.exitCode = proveExample(example, '--verbose')
  if (keep) process.stdout.write(`\nThe repository is ${example.root}\n`)
  else example.remove()
}
