import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { truespec, type Ran } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'

let repository: Repository
const TODAY = ['--today', '2026-11-22']
const ALL = [
  'truespec.json',
  'specs/template.md',
  '.github/workflows/specs.yml',
  '.git/hooks/pre-commit',
  'specs/SPEC-2026-11-22-001-first-feature.md',
]

beforeEach(() => {
  repository = makeRepository()
})
afterEach(() => repository.remove())

function init(...args: readonly string[]): Ran {
  return truespec(['init', ...TODAY, ...args], { cwd: repository.root })
}

test('sets everything up, and what it sets up is sound [SPEC-2026-11-22-005/E2E-first-minutes]', () => {
  const { status, stdout } = init('--yes')
  expect(status).toBe(0)
  expect(stdout.trim().split('\n').toSorted()).toEqual(ALL.toSorted())
  for (const path of ALL) expect(existsSync(join(repository.root, path))).toBe(true)
  accessSync(join(repository.root, '.git/hooks/pre-commit'), constants.X_OK)
  expect(truespec(['check', ...TODAY], { cwd: repository.root })).toMatchObject({ status: 0, stderr: '' })
  expect(JSON.parse(truespec(['list', '--json', ...TODAY], { cwd: repository.root }).stdout).specs).toHaveLength(1)
})

test.each([[['--yes']], [['--yes', '--no-spec']]])(
  'a second time %j writes nothing [SPEC-2026-11-22-005/FR4]',
  (args) => {
    init(...args)
    const before = repository.state()
    expect(init(...args)).toMatchObject({ status: 0, stdout: '' })
    expect(repository.state()).toBe(before)
  },
)

test('where there are specs, no first one is started', () => {
  repository.write('specs/ours.md', '# Feature Specification: Ours\n')
  expect(init('--yes')).toMatchObject({ status: 0, stderr: expect.stringContaining('run truespec check') })
  expect(readdirSync(join(repository.root, 'specs')).toSorted()).toEqual(['ours.md', 'template.md'])
  expect(init('--yes', '--spec', 'Named').stdout).toBe('specs/SPEC-2026-11-22-001-named.md\n')
})

test('a template that the configuration does not bind is not written: it would be taken for a spec', () => {
  repository.write('truespec.json', '{ "specs": ["specs/**/*.md"] }')
  const { status, stderr } = init('--yes', '--no-spec')
  expect(status).toBe(0)
  expect(existsSync(join(repository.root, 'specs/template.md'))).toBe(false)
  const binding = '"templates": [{"files":["specs/**/*.md"],"template":"specs/template.md"}]'
  expect(stderr).toContain(binding)
  repository.write('truespec.json', `{ "specs": ["specs/**/*.md"], ${binding} }`)
  expect(init('--yes', '--no-spec').stdout).toBe('specs/template.md\n')
  expect(truespec(['check', ...TODAY], { cwd: repository.root }).stdout).toContain('No spec was found')
})

test('started by npx, it names commands as npx runs them', () => {
  const env = { npm_command: 'exec' }
  const { stderr } = truespec(['init', '--yes', ...TODAY], { cwd: repository.root, env })
  expect(stderr).toContain('then run npx truespec check\n')
  expect(stderr).toContain('the hook checks as soon as Truespec is installed: npm install --save-dev truespec\n')
  expect(truespec(['explain', 'todo-lft'], { cwd: repository.root, env }).stderr).toContain(
    'next:  npx truespec explain todo-left\n',
  )
  repository.write('specs/a.md', '# A\n')
  expect(truespec(['check', ...TODAY], { cwd: repository.root, env }).stdout).toMatch(/\nNext: npx truespec [a-z]+/)
})

test('the configuration names its schema, in the package or, for npx, where all can read it', () => {
  const schema = (): unknown => /"\$schema": "(.*)"/.exec(repository.read('truespec.json'))?.[1]
  const work = ['--ci', 'none', '--no-hook', '--no-spec']
  init(...work)
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
    readonly version: string
  }
  expect(schema()).toBe(`https://unpkg.com/truespec@${version}/dist/truespec.schema.json`)
  rmSync(join(repository.root, 'truespec.json'))
  mkdirSync(join(repository.root, 'node_modules'))
  symlinkSync(join(import.meta.dirname, '..'), join(repository.root, 'node_modules/truespec'))
  init(...work)
  expect(schema()).toBe('./node_modules/truespec/dist/truespec.schema.json')
  const found = JSON.parse(repository.read(String(schema()))) as { readonly title: string }
  expect(found.title).toBe('Truespec configuration')
  expect(truespec(['check', ...TODAY], { cwd: repository.root })).toMatchObject({ status: 0, stderr: '' })
})

test('overwrites nothing [SPEC-2026-11-22-005/FR4]', () => {
  for (const path of ALL.slice(0, 4)) repository.write(path, path === 'truespec.json' ? '{}' : 'mine\n')
  const { stderr } = init('--yes')
  for (const path of ALL.slice(0, 4)) {
    expect(repository.read(path)).toBe(path === 'truespec.json' ? '{}' : 'mine\n')
    expect(stderr).toContain(`${path} is there already`)
  }
})

test('a dry run writes nothing and says what it would', () => {
  const before = repository.state()
  const { stdout, stderr } = init('--dry-run')
  for (const path of ALL.slice(0, 4)) expect(stdout).toContain(path)
  expect(stderr).toContain('nothing was written')
  expect(repository.state()).toBe(before)
})

test('flags say otherwise', () => {
  init('--ci', 'gitlab', '--no-hook', '--spec', 'Passkey sign-in')
  expect(existsSync(join(repository.root, '.gitlab-ci.yml'))).toBe(true)
  expect(existsSync(join(repository.root, '.github'))).toBe(false)
  expect(existsSync(join(repository.root, '.git/hooks/pre-commit'))).toBe(false)
  expect(existsSync(join(repository.root, 'specs/SPEC-2026-11-22-001-passkey-sign-in.md'))).toBe(true)
})

test('a template of their own is bound, not copied', () => {
  repository.write('docs/rfc.md', '# RFC: [Title]\n\n## Summary\n[One paragraph]\n')
  expect(init('--template', 'docs/rfc.md', '--spec', 'Passkeys').status).toBe(0)
  expect(existsSync(join(repository.root, 'specs/template.md'))).toBe(false)
  expect(repository.read('specs/passkeys.md')).toBe('# RFC: Passkeys\n\n## Summary\n[One paragraph]\n')
  expect(init('--template', '../none.md').status).toBe(2)
})

const HOOKLESS = ['--yes', '--ci', 'none', '--no-hook']

test.each(['specs', '.specs', 'docs/specs'])('a spec in %s that was checked before is checked after', (folder) => {
  const spec = '# Feature Specification: Ours\n\n- **Status**: Drafft\n'
  repository.write(`${folder}/ours.md`, spec)
  const check = (): Ran => truespec(['check', ...TODAY], { cwd: repository.root })
  expect(check().status).toBe(1)
  expect(init(...HOOKLESS).stdout).toBe(`truespec.json\n${folder}/template.md\n`)
  expect(check()).toMatchObject({ status: 1, stdout: expect.stringContaining('status-unknown') })
  expect(init(...HOOKLESS).stdout).toBe('')
  expect(truespec(['new', ...TODAY, 'Next'], { cwd: repository.root }).stdout).toContain(`${folder}/`)
})

test('specs in several folders: all stay', () => {
  repository.write('specs/a.md', '# Feature Specification: A\n')
  repository.write('docs/specs/b.md', '# Feature Specification: B\n')
  init(...HOOKLESS)
  expect(repository.read('truespec.json')).toContain('"specs/**/*.md",\n    "docs/specs/**/*.md"')
})

describe('documents of another kind', () => {
  const rfc = (title: string): string => `# ${title}\n\n## Summary\nWords.\n\n## Motivation\nWords.\n`

  beforeEach(() => {
    repository.write('docs/rfcs/0000-template.md', rfc('RFC: [Title]').replaceAll('Words.', '[Words]'))
    repository.write('docs/rfcs/0001-one.md', rfc('RFC: One'))
  })

  test('those beside a template that is named are what it is for', () => {
    repository.write('docs/specs/ours.md', '# Feature Specification: Ours\n')
    init(...HOOKLESS, '--template', 'docs/rfcs/0000-template.md')
    const { specs } = JSON.parse(truespec(['list', '--json', ...TODAY], { cwd: repository.root }).stdout) as {
      readonly specs: readonly { readonly file: string }[]
    }
    expect(specs.map(({ file }) => file)).toEqual(['docs/rfcs/0001-one.md', 'docs/specs/ours.md'])
    expect(repository.read('truespec.json')).toContain('"files": [\n        "docs/rfcs/**/*.md"\n      ]')
  })

  test('a template among files of any kind is for specs in their own folder', () => {
    for (const name of ['usage', 'install', 'faq']) repository.write(`docs/rfcs/${name}.md`, `# ${name}\n`)
    init(...HOOKLESS, '--template', 'docs/rfcs/0000-template.md')
    expect(repository.read('truespec.json')).not.toContain('docs/rfcs/**')
  })

  test('folders that may hold specs and are left out are named', () => {
    repository.write('packages/a/specs/deep/x.md', '# X\n')
    const { stderr } = init(...HOOKLESS)
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
      'not checked: docs/rfcs (2 Markdown files, with docs/rfcs/0000-template.md), packages/a/specs (1 Markdown file)',
    )
  })
})

describe('the hook', () => {
  test('goes where git is told to look, and lets no broken spec pass', () => {
    repository.git('config', 'core.hooksPath', '.githooks')
    init('--yes', '--ci', 'none')
    const hook = join(repository.root, '.githooks/pre-commit')
    const folder = makeRepository({}, { git: false })
    folder.write(
      'truespec',
      `#!/bin/sh\nexec "${process.execPath}" "${join(import.meta.dirname, '../bin/truespec.js')}" "$@" ${TODAY.join(' ')}\n`,
    )
    spawnSync('chmod', ['+x', join(folder.root, 'truespec')])
    const run = (path: string): number | null =>
      spawnSync(hook, { cwd: repository.root, env: { ...process.env, PATH: path } }).status
    expect(run(`${folder.root}:${process.env['PATH']}`)).toBe(0)
    repository.write(
      'specs/SPEC-2026-11-22-001-first-feature.md',
      repository.read('specs/SPEC-2026-11-22-001-first-feature.md').replace('**Status**: Draft', '**Status**: Drafft'),
    )
    expect(run(`${folder.root}:${process.env['PATH']}`)).toBe(1)
    folder.remove()
  })

  test('lets a commit pass where Truespec is not installed, and says what to do', () => {
    init('--yes', '--ci', 'none')
    // No more than git and the shell: a machine's own folders may hold a truespec.
    const tools = makeRepository({}, { git: false })
    for (const tool of ['git', 'sh'])
      symlinkSync(
        spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim(),
        join(tools.root, tool),
      )
    const hook = join(repository.root, '.git/hooks/pre-commit')
    const { status, stderr } = spawnSync(hook, { cwd: repository.root, env: { PATH: tools.root }, encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stderr).toContain('the specs were not checked')
    expect(stderr).toContain('npm install --save-dev truespec')
    tools.remove()
  })

  test('says where what it checks is not what is committed', () => {
    init('--yes', '--ci', 'none')
    repository.commit('all')
    mkdirSync(join(repository.root, 'node_modules/.bin'), { recursive: true })
    repository.write('node_modules/.bin/truespec', '#!/bin/sh\necho "$@"\n')
    spawnSync('chmod', ['+x', join(repository.root, 'node_modules/.bin/truespec')])
    const hook = (): { readonly stdout: string; readonly stderr: string } =>
      spawnSync(join(repository.root, '.git/hooks/pre-commit'), { cwd: repository.root, encoding: 'utf8' })
    expect(hook()).toMatchObject({ stdout: 'check\n', stderr: '' })
    const spec = ALL.at(-1) ?? ''
    repository.write(spec, `${repository.read(spec)}\n`)
    expect(hook()).toMatchObject({ stdout: 'check\n', stderr: expect.stringContaining('not all changes are staged') })
    repository.git('add', spec)
    expect(hook()).toMatchObject({ stdout: 'check\n', stderr: '' })
  })

  test("stands beside husky's own", () => {
    repository.git('config', 'core.hooksPath', '.husky/_')
    init('--yes')
    expect(existsSync(join(repository.root, '.husky/pre-commit'))).toBe(true)
    expect(existsSync(join(repository.root, '.husky/_/pre-commit'))).toBe(false)
  })

  test('is not put outside the root', () => {
    repository.git('config', 'core.hooksPath', '/nowhere/hooks')
    expect(init('--yes').stderr).toContain('core.hooksPath is outside the root')
  })

  test('without git there is none', () => {
    const plain = makeRepository({}, { git: false })
    const { status, stdout } = truespec(['init', '--yes', ...TODAY], { cwd: plain.root })
    expect({ status, hook: stdout.includes('pre-commit') }).toEqual({ status: 0, hook: false })
    plain.remove()
  })
})

test('the workflow shows how to verify where the runner of the tests is known', () => {
  const workflow = '.github/workflows/specs.yml'
  init('--yes')
  expect(repository.read(workflow)).not.toContain('verify')
  rmSync(join(repository.root, workflow))
  repository.write('package.json', '{ "scripts": { "test": "vitest run" } }')
  expect(init('--yes')).toMatchObject({ status: 0, stdout: `${workflow}\n` })
  expect(repository.read(workflow)).toContain('verify --format github --report reports/junit.xml')
})
