/**
 * `npm run build`: generates what is made from the folders of rules, claims and reports, bundles the command line, and compiles the core
 * for publishing. Skips what is up to date.
 *
 * `--check` writes nothing and fails where a generated file is stale. `--force` skips nothing.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { bundle } from './bundle.ts'
import { filesUnder, readManifest, ROOT } from './paths.ts'
import { generateAll } from './registries.ts'
import { script } from './script.ts'

/** What the published core holds besides what is compiled. */
const COPIED = ['LICENSE', 'packages/core/README.md', 'packages/core/schemas/truespec.schema.json']
const STAMP = 'packages/cli/dist/.stamp'

const options = script('npm run build --', 'Generates, bundles and compiles what is not up to date.')
  .option('--check', 'write nothing, and fail where a generated file is stale')
  .option('--force', 'skip nothing')
  .parse()
  .opts<{ check?: true; force?: true }>()
if (options.check) check()
else await build()

function check(): void {
  const { files, problems } = generateAll()
  const stale = [...files].filter(([path, text]) => current(path) !== text).map(([path]) => `${path} is stale`)
  for (const line of [...problems, ...stale]) process.stderr.write(`${line}\n`)
  if (stale.length > 0) process.stderr.write('Run `npm run build`, and commit what it writes.\n')
  if (problems.length + stale.length > 0) process.exitCode = 1
}

async function build(): Promise<void> {
  const { files, problems } = generateAll()
  // What is half there is not left out in silence: nothing is built without it.
  if (problems.length > 0) {
    for (const problem of problems) process.stderr.write(`error: ${problem}\n`)
    process.exitCode = 1
    return
  }
  for (const [path, text] of files) {
    if (current(path) === text) continue
    mkdirSync(dirname(join(ROOT, path)), { recursive: true })
    writeFileSync(join(ROOT, path), text)
    process.stderr.write(`wrote ${path}\n`)
  }
  const stamp = stampOfInputs()
  if (!options.force && current(STAMP) === stamp) return
  try {
    await bundle()
  } catch (error) {
    process.stderr.write(`${stripVTControlCharacters(error instanceof Error ? error.message : String(error))}\n`)
    process.exitCode = 1
    return
  }
  if (compileCore()) writeFileSync(join(ROOT, STAMP), stamp)
  else process.exitCode = 1
}

/**
 * The core as it is published: packages/core/dist with a manifest of its own, since in the workspace its package
 * gives the source itself, so that nothing there runs against a stale build. False, and what was there stays, where it has type errors:
 * the compiler prints them.
 */
function compileCore(): boolean {
  const folder = join(ROOT, 'packages/core')
  // Made beside the old one and put in its place whole, as the bundle is.
  const making = join(folder, `dist.making-${process.pid}`)
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
  const into = ['--outDir', making, '--tsBuildInfoFile', join(making, '.tsbuildinfo')]
  const { status } = spawnSync(process.execPath, [compiler, '-p', folder, ...into], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) {
    rmSync(making, { recursive: true, force: true })
    process.stderr.write('error: the core has type errors\n')
    return false
  }
  const entry = (path: string): object => ({ types: `./${path}.d.ts`, default: `./${path}.js` })
  const { devDependencies: _, scripts: __, ...said } = readManifest(join(folder, 'package.json'))
  const manifest = {
    ...said,
    exports: {
      '.': entry('index'),
      './pages': entry('rules/pages'),
      './codes': entry('rules/codes'),
      './truespec.schema.json': './truespec.schema.json',
      './package.json': './package.json',
    },
    files: ['**/*.js', '**/*.d.ts', 'truespec.schema.json'],
    publishConfig: { access: 'public', provenance: true },
  }
  writeFileSync(join(making, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
  for (const file of COPIED) cpSync(join(ROOT, file), join(making, basename(file)))
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  renameSync(making, join(folder, 'dist'))
  return true
}

/** One hash of everything that the outputs are made from. */
function stampOfInputs(): string {
  const hash = createHash('sha256')
  const sources = ['packages/core/src', 'packages/cli/src', 'scripts'].flatMap(filesUnder)
  const manifests = ['package-lock.json', 'packages/core/package.json', 'packages/cli/package.json']
  const others = [...manifests, 'tsconfig.base.json', ...COPIED]
  for (const path of [...sources.filter((path) => !path.endsWith('.test.ts')), ...others]) {
    hash.update(`${path}\0`).update(readFileSync(join(ROOT, path)))
  }
  return hash.digest('hex')
}

function current(path: string): string | undefined {
  const absolute = join(ROOT, path)
  return existsSync(absolute) ? readFileSync(absolute, 'utf8') : undefined
}
