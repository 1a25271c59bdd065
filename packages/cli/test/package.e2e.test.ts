import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import './binary.ts'
import { npxWith, pack, project, runWith, Unreachable } from './installed.ts'

const ROOT = join(import.meta.dirname, '../../..')
const CLI = join(ROOT, 'packages/cli')
const CORE = join(ROOT, 'packages/core/dist')
const TODAY = ['--today', '2026-11-22']
/** The oldest line that `engines` names. */
const OLD_NODE = '22.23.3'
const manifest = JSON.parse(readFileSync(join(CLI, 'package.json'), 'utf8')) as {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

const BLOCKS = `# Feature: Blocks

## Metadata
- **Spec ID**: SPEC-2026-11-20-001

## Architecture
\`\`\`mermaid
graph TD
  A[Phone --> B[Server]
\`\`\`

## Model
\`\`\`typescript
interface Passkey { id: Missing }
\`\`\`

## Acceptance
\`\`\`gherkin
Given a passkey
When she signs in
\`\`\`
`
const TEMPLATE = `# Feature: [NAME]

## Metadata
- **Spec ID**: SPEC-[YYYY-MM-DD]-[NUMBER]

## Architecture
\`\`\`mermaid
graph TD
  A --> B
\`\`\`

## Model
\`\`\`typescript
interface NewModel {}
\`\`\`

## Acceptance
\`\`\`gherkin
Given [context]
When [action]
Then [outcome]
\`\`\`
`

let folder: string
let packed: ReturnType<typeof pack>
/** Why nothing could be installed. */
let unreachable: string | undefined

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'truespec-package-')))
  packed = pack(CLI, folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000)

/** What `make` gives; where the registry cannot be reached, the test is skipped and says so. */
function installed<T>(context: TestContext, make: () => T): T {
  if (unreachable !== undefined) context.skip(unreachable)
  try {
    return make()
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    unreachable = `the registry cannot be reached: ${error.message}`
    process.stderr.write(`package.e2e: nothing installed, ${unreachable}\n`)
    return context.skip(unreachable)
  }
}

let home: string | undefined
function installedCli(context: TestContext): string {
  home ??= installed(context, () => project(folder, 'home', packed.tarball))
  return home
}

/** What publint says of a tarball, its suggestions too. */
async function publintOf(tarball: string): Promise<readonly (string | undefined)[]> {
  const bytes = new Uint8Array(readFileSync(tarball)).buffer
  const { messages, pkg } = await publint({ pack: { tarball: bytes } })
  return messages.map((message) => formatMessage(message, pkg ?? {}, { color: false }))
}

describe('the package of the command line', () => {
  test('holds the program, what it needs and nothing of the workshop', () => {
    const files = packed.files.filter((path) => !path.startsWith('dist/'))
    expect(files.toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'bin/package.json',
      'bin/truespec.js',
      'package.json',
      'schemas/check.schema.json',
      'schemas/list.schema.json',
      'schemas/matrix.schema.json',
      'schemas/show.schema.json',
      'schemas/template.schema.json',
      'schemas/test.schema.json',
      'schemas/verify.schema.json',
      'schemas/why.schema.json',
      'templates/feature-spec.md',
      'types/vitest.d.ts',
    ])
    expect(packed.files).toEqual(
      expect.arrayContaining([
        'dist/load.cjs',
        'dist/start.cjs',
        'dist/vitest.js',
        'dist/truespec.schema.json',
        'dist/THIRD-PARTY-LICENSES.txt',
      ]),
    )
    expect(packed.files.filter((path) => !/\.(?:c?js|json|md|txt|d\.ts)$|^LICENSE$/.test(path))).toEqual([])
  })

  test('is as package managers want it', async () => expect(await publintOf(packed.tarball)).toEqual([]))

  test('brings few packages, each pinned', (context) => {
    const root = installedCli(context)
    expect(Object.values(manifest.dependencies).filter((range) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([])
    const names = readdirSync(join(root, 'node_modules')).flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(root, 'node_modules', name)).map((each) => `${name}/${each}`) : [name],
    )
    const ours = names.filter((name) => !name.startsWith('.') && !name.startsWith('@types/'))
    // The program, and two libraries with a native part each, which some installers bring in two builds of the C library.
    expect(ours.length).toBeGreaterThanOrEqual(5)
    expect(ours.length).toBeLessThanOrEqual(7)
    expect(existsSync(join(root, 'node_modules/mermaid'))).toBe(false)
  }, 120_000)
})

describe('installed into an empty folder', () => {
  test('runs under this Node', (context) => {
    useAll(process.execPath, installedCli(context), 'new')
  }, 120_000)

  test('runs under the oldest line of Node that it says it runs under', (context) => {
    const platform = `node-${process.platform.replace('win32', 'win')}-${process.arch}`
    const place = installed(context, () => project(folder, 'old', `${platform}@${OLD_NODE}`))
    const node = join(place, 'node_modules', platform, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    expect(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()).toBe(`v${OLD_NODE}`)
    useAll(node, installedCli(context), 'old')
  }, 180_000)

  test('loads next to nothing to say what it can do', (context) => {
    const root = installedCli(context)
    // Chunks are read by our own loader, and run as scripts.
    const hook = `
      const fs = require('node:fs')
      const { readFileSync } = fs
      fs.readFileSync = (path, ...rest) => {
        if (/[.]c?js$/.test(path) && !path.includes('compiled')) fs.writeSync(2, path + '\\n')
        return readFileSync(path, ...rest)
      }`
    writeFileSync(join(root, 'loaded.cjs'), hook)
    const program = join(root, 'node_modules/truespec/bin/truespec.js')
    const { stderr } = spawnSync(process.execPath, ['--require', './loaded.cjs', program, '--help'], {
      cwd: root,
      encoding: 'utf8',
    })
    const loaded = stderr.trim().split('\n')
    // The program, the loader, the beginning of the bundle, the commands with commander, and what the bundler puts beside them.
    expect(loaded.length).toBeGreaterThanOrEqual(3)
    expect(loaded.length).toBeLessThanOrEqual(5)
    const bytes = loaded.reduce((sum, path) => sum + statSync(path).size, 0)
    expect(bytes).toBeLessThan(100_000)
  }, 120_000)

  test('refuses a Node that is too old, and says which it needs', (context) => {
    const node = oldNodeOnPath()
    if (node === undefined) return context.skip('every Node on the path is new enough')
    const { status, stdout, stderr } = runWith(node, installedCli(context), 'truespec', '--version')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^truespec: needs Node 22\.13 or newer, and this is Node [\d.]+\n$/)
  }, 120_000)
})

/** Goes the way of a new user, with the Node at that path. */
function useAll(node: string, root: string, name: string): void {
  const work = ['--cwd', join(root, name)]
  const run = (...args: readonly string[]): ReturnType<typeof runWith> =>
    runWith(node, root, 'truespec', ...args, ...work)
  expect(npxWith(node, root, 'truespec', '--version')).toMatchObject({ status: 0, stdout: `${manifest.version}\n` })
  spawnSync('git', ['init', '-q', join(root, name)])
  expect(run('init', '--yes', ...TODAY).status).toBe(0)
  const made = run('new', 'Passkey sign-in', ...TODAY)
  expect(made).toMatchObject({ status: 0, stdout: `${name}/specs/SPEC-2026-11-22-002-passkey-sign-in.md\n` })
  expect(run('check', ...TODAY)).toMatchObject({ status: 0, stderr: '' })
  const listed = JSON.parse(run('list', '--json', ...TODAY).stdout) as { readonly specs: readonly unknown[] }
  expect(listed.specs).toHaveLength(2)
  expect(run('explain', 'section-missing').stdout).toContain('section-missing')
  expect(run('show', 'SPEC-2026-11-22-002', '--json').status).toBe(0)
  for (const shell of ['bash', 'zsh', 'fish'])
    expect(runWith(node, root, 'truespec', 'completion', shell)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('truespec') as unknown,
    })

  writeFileSync(join(root, name, 'blocks.md'), BLOCKS)
  writeFileSync(join(root, name, 'blocks-template.md'), TEMPLATE)
  const checked = run('check', 'blocks.md', '--template', join(root, name, 'blocks-template.md'), '--json', ...TODAY)
  const report = JSON.parse(checked.stdout) as {
    readonly diagnostics: readonly { readonly code: string; readonly severity: string }[]
  }
  expect(checked.status).toBe(1)
  const codes = report.diagnostics.map(({ code }) => code)
  expect(codes.filter((code) => /^(?:mermaid|typescript|gherkin)-/.test(code))).toEqual([
    'mermaid-syntax',
    'typescript-type',
    'gherkin-incomplete',
  ])
}

/** A Node on the path that is older than 22. */
function oldNodeOnPath(): string | undefined {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((place) => join(place, name))
    .filter((path) => existsSync(path))
    .find((path) => Number(/^v(\d+)/.exec(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout)?.[1]) < 22)
}

describe('the library', () => {
  const guide = readFileSync(join(ROOT, 'docs/api.md'), 'utf8')
  const blockOf = (language: string): string =>
    new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? ''
  let tarball: string
  let root: string | undefined
  beforeAll(() => {
    tarball = pack(CORE, folder).tarball
  }, 60_000)

  function installedCore(context: TestContext): string {
    root ??= installed(context, () =>
      project(folder, 'library', tarball, `satteri@${manifest.dependencies['satteri'] ?? ''}`),
    )
    return root
  }

  test('is as package managers want it', async () => expect(await publintOf(tarball)).toEqual([]))

  test('does what its guide says', (context) => {
    const place = installedCore(context)
    writeFileSync(join(place, 'guide.ts'), blockOf('ts'))
    const { stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'guide.ts'], {
      cwd: place,
      encoding: 'utf8',
    })
    expect({ stdout, stderr }).toEqual({ stdout: blockOf('text'), stderr: '' })
  }, 120_000)

  for (const moduleResolution of ['nodenext', 'bundler']) {
    test(`has types under ${moduleResolution}, without those of Node`, (context) => {
      const place = installedCore(context)
      writeFileSync(join(place, 'guide.ts'), blockOf('ts'))
      writeFileSync(join(place, 'wrong.ts'), "import { compile } from '@truespec/core'\ncompile('# [NAME]', 1)\n")
      const compilerOptions = {
        strict: true,
        exactOptionalPropertyTypes: true,
        noEmit: true,
        target: 'es2024',
        module: moduleResolution === 'bundler' ? 'esnext' : moduleResolution,
        moduleResolution,
        types: [],
        // What we ship is checked too.
        skipLibCheck: false,
      }
      const files = ['guide.ts', 'wrong.ts']
      writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
      const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
      const { stdout } = spawnSync(process.execPath, [compiler, '--pretty', 'false'], { cwd: place, encoding: 'utf8' })
      expect(stdout.trim().split('\n')).toEqual([expect.stringMatching(/^wrong\.ts\(2,1\): error TS2554/)])
    }, 120_000)
  }

  test('gives the manuals of the rules and the schema of the configuration', (context) => {
    const place = installedCore(context)
    const program = `
      import { RULES } from '@truespec/core'
      import { PAGES } from '@truespec/core/pages'
      import schema from '@truespec/core/truespec.schema.json' with { type: 'json' }
      console.log(RULES.every(({ code }) => PAGES.get(code)?.startsWith('# ' + code)), schema.type)`
    writeFileSync(join(place, 'others.js'), program)
    const { stdout, stderr } = spawnSync(process.execPath, ['others.js'], { cwd: place, encoding: 'utf8' })
    expect({ stdout, stderr }).toEqual({ stdout: 'true object\n', stderr: '' })
  }, 120_000)
})
