import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { truespec, type Ran, type RunOptions } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'
import { brokenSpec, CONFIG, idOf, soundSpec, TEMPLATE } from './specs.ts'

let repository: Repository
const TODAY = ['--today', '2026-11-22']

beforeEach(() => {
  repository = makeRepository({
    'truespec.json': CONFIG,
    'template.md': TEMPLATE,
    'specs/a.md': soundSpec(1),
    'specs/b.md': brokenSpec(2),
  })
})
afterEach(() => repository.remove())

function check(args: readonly string[] = [], options: Partial<RunOptions> = {}): Ran {
  return truespec(['check', ...TODAY, ...args], { cwd: repository.root, ...options })
}

interface Output {
  readonly summary: Readonly<Record<string, number>>
  readonly specs: readonly { readonly file: string; readonly id: string }[]
  readonly diagnostics: readonly {
    readonly code: string
    readonly file: string
    readonly range: { readonly start: { readonly line: number; readonly column: number } }
  }[]
}

function json(args: readonly string[] = [], options: Partial<RunOptions> = {}): Output {
  return JSON.parse(check(['--json', ...args], options).stdout) as Output
}

test('an error is found, at its place, and the exit status is 1 [SPEC-2026-11-22-005/FR1, SPEC-2026-11-22-005/AC-an-error-fails-the-run]', () => {
  const { status, stdout, stderr } = check()
  expect(stderr).toBe('')
  expect(status).toBe(1)
  expect(stdout).toContain('specs/b.md')
  expect(stdout).toContain('date-order')
  expect(stdout).not.toContain('\u001b')
  const { summary, specs, diagnostics } = json()
  expect(summary).toEqual({ specs: 2, errors: 1, warnings: 0, hints: 0 })
  expect(specs.map(({ id }) => id)).toEqual([idOf(1), idOf(2)])
  expect(diagnostics).toMatchObject([
    { code: 'date-order', file: 'specs/b.md', range: { start: { line: 8, column: 21 } } },
  ])
})

test('without one it is 0; colours come where they are asked for [SPEC-2026-11-22-005/FR1]', () => {
  repository.write('specs/b.md', soundSpec(2))
  expect(check()).toMatchObject({ status: 0, stderr: '' })
  expect(check([], { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b[')
  expect(check([], { env: { NO_COLOR: '1' } }).stdout).not.toContain('\u001b')
})

test('the same input gives the same bytes, cache or none, in any zone [SPEC-2026-11-22-005/NFR5, SPEC-2026-11-22-006/FR3, SPEC-2026-11-22-006/AC-a-run-without-a-change, SPEC-2026-11-22-006/E2E-warm-run]', () => {
  const first = check(['--json', '--no-cache']).stdout
  for (const env of [{}, {}, { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' }])
    expect(check(['--json'], { env }).stdout).toBe(first)
})

test('a change is seen through the cache: of a spec, of the template, of the configuration, of a rule [SPEC-2026-11-22-001/E2E-team-template, SPEC-2026-11-22-006/FR4]', () => {
  expect(check().status).toBe(1)
  repository.write('specs/b.md', soundSpec(2))
  expect(check().status).toBe(0)
  repository.write('specs/b.md', brokenSpec(2))
  expect(check().status).toBe(1)
  expect(check(['--rule', 'date-order=off']).status).toBe(0)
  expect(check(['--rule', 'date-order=warning']).status).toBe(0)
  expect(check(['--rule', 'date-order=warning', '--strict']).status).toBe(1)
  const failures = (...flags: readonly string[]): string | undefined =>
    /failures="(\d+)"/.exec(check(['--rule', 'date-order=warning', '--format', 'junit', ...flags]).stdout)?.[1]
  expect([failures(), failures('--strict'), failures('--max-warnings', '0')]).toEqual(['0', '1', '1'])
  expect(check(['--rule', 'date-order=warning', '--max-warnings', '0']).status).toBe(1)
  expect(check(['--rule', 'date-order=warning', '--max-warnings', '1']).status).toBe(0)
  repository.write(
    'truespec.json',
    '{ "templates": [{ "template": "template.md" }], "rules": { "date-order": "off" } }',
  )
  expect(check().status).toBe(0)
  repository.write('template.md', `${TEMPLATE}\n## Rollout\n[How it is rolled out]\n`)
  expect(json().diagnostics.map(({ code }) => code)).toContain('section-missing')
})

test('paths narrow what is reported, not what is read', () => {
  repository.write('specs/c.md', soundSpec(1))
  expect(json(['specs/a.md']).specs.map(({ file }) => file)).toEqual(['specs/a.md'])
  expect(json(['specs/a.md']).diagnostics.map(({ code }) => code)).toContain('id-duplicate')
  expect(json(['specs']).specs).toHaveLength(3)
  expect(json(['a.md'], { cwd: join(repository.root, 'specs') }).specs.map(({ file }) => file)).toEqual(['specs/a.md'])
})

test('what is no spec is passed over, unless it is named', () => {
  repository.write('specs/README.md', '# About these specs\n')
  expect(check().stdout).toContain('1 file passed over')
  expect(json().specs).toHaveLength(2)
  expect(json(['specs/README.md']).specs).toHaveLength(1)
  expect(truespec(['list', '--all'], { cwd: repository.root }).stdout).toContain('specs/README.md')
})

test('nothing to check is not a pass with --strict [SPEC-2026-11-22-005/AC-nothing-to-check-is-no-pass]', () => {
  repository.git('rm', '-rfq', '--cached', '--ignore-unmatch', '.')
  for (const file of ['a.md', 'b.md']) spawnSync('rm', [join(repository.root, 'specs', file)])
  expect(check()).toMatchObject({ status: 0 })
  expect(check().stdout).toContain('no-spec')
  expect(check(['--strict']).status).toBe(1)
})

test.each([
  ['a glob with a typing error', { specs: ['spec/**/*.md'] }, 0],
  ['globs of which all files are ignored', { ignore: ['**/*.md'] }, 0],
  ['an empty list', { specs: [] }, 2],
])('%s is a mistake in the configuration: nothing is checked, and nothing passes', (_, written, named) => {
  repository.write('truespec.json', JSON.stringify({ ...written, templates: [{ template: 'template.md' }] }))
  for (const command of ['check', 'verify']) {
    expect(truespec([command], { cwd: repository.root })).toMatchObject({ status: 2, stdout: '' })
  }
  expect(truespec(['check', 'specs/a.md'], { cwd: repository.root }).status).toBe(named)
})

test('what the configuration ignores is no spec in a folder that is named either; named itself, it is', () => {
  repository.write('truespec.json', '{ "templates": [{ "template": "template.md" }], "ignore": ["specs/b.md"] }')
  for (const args of [[], ['specs'], ['.']]) expect(json(args).specs.map(({ file }) => file)).toEqual(['specs/a.md'])
  expect(json(['specs/b.md']).specs.map(({ file }) => file)).toEqual(['specs/b.md'])
})

test('what git ignores is not read; without git everything is', () => {
  repository.write('.gitignore', 'specs/b.md\n')
  expect(json().specs.map(({ file }) => file)).toEqual(['specs/a.md'])
  const plain = makeRepository(
    { 'truespec.json': CONFIG, 'template.md': TEMPLATE, 'specs/deep/er/a.md': soundSpec(1), '.gitignore': '*' },
    { git: false },
  )
  expect(json([], { cwd: plain.root }).specs.map(({ file }) => file)).toEqual(['specs/deep/er/a.md'])
  expect(json([], { cwd: plain.root, env: { PATH: '/nowhere' } }).specs).toHaveLength(1)
  plain.remove()
})

test('names with line ends, letters from everywhere and quotes', () => {
  const name = 'specs/a "b"\né \u202e.md'
  repository.write(name, brokenSpec(3))
  repository.commit('first')
  expect(json().diagnostics.map(({ file }) => file)).toContain(name)
  const { stdout } = check()
  expect(stdout).not.toContain('\u202e')
  expect(
    check(['--format', 'github'])
      .stdout.split('\n')
      .filter((line) => line.startsWith('::error')),
  ).toHaveLength(2)
})

describe('a text on the standard input', () => {
  test('takes the place of the file', () => {
    const { status, stdout } = check(['--json', '--stdin-filename', 'specs/b.md'], { input: soundSpec(2) })
    expect(status).toBe(0)
    expect((JSON.parse(stdout) as Output).specs.map(({ file }) => file)).toEqual(['specs/b.md'])
  })

  test('is told of clashes with other files; its own need not exist', () => {
    const { stdout } = check(['--json', '--stdin-filename', 'specs/new.md'], { input: soundSpec(1) })
    expect((JSON.parse(stdout) as Output).diagnostics.map(({ code }) => code)).toContain('id-duplicate')
    expect(check(['--stdin-filename', '../x.md'], { input: '' }).status).toBe(2)
    expect(check(['--stdin-filename', 'specs/new.md'], { input: Buffer.from([0x23, 0x20, 0xff]) })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('not UTF-8'),
    })
  })

  test('is held against what is committed, not against the file that it takes the place of', () => {
    repository.write('specs/b.md', soundSpec(2, { status: 'Rejected' }))
    repository.commit('first')
    const { stdout } = check(['--json', '--stdin-filename', 'specs/b.md'], {
      input: soundSpec(2, { status: 'Approved' }),
    })
    expect((JSON.parse(stdout) as Output).diagnostics.map(({ code }) => code)).toContain('status-transition')
  })
})

describe('git', () => {
  test('a status that went astray since the base', () => {
    repository.write('specs/b.md', soundSpec(2, { status: 'Rejected' }))
    repository.commit('first')
    repository.git('branch', 'start')
    repository.write('specs/b.md', soundSpec(2, { status: 'Approved' }))
    expect(json().diagnostics.map(({ code }) => code)).toContain('status-transition')
    repository.commit('second')
    expect(json().diagnostics.map(({ code }) => code)).not.toContain('status-transition')
    expect(json(['--base', 'start']).diagnostics.map(({ code }) => code)).toContain('status-transition')
    expect(check(['--base', 'none'])).toMatchObject({ status: 2 })
  })

  test('two roots in one repository are told of their own files', () => {
    for (const root of ['one', 'two']) {
      repository.write(`${root}/truespec.json`, CONFIG)
      repository.write(`${root}/template.md`, TEMPLATE)
      repository.write(`${root}/specs/b.md`, soundSpec(2, { status: root === 'one' ? 'Rejected' : 'Draft' }))
    }
    repository.commit('first')
    const transitions = (root: string): boolean => {
      repository.write(`${root}/specs/b.md`, soundSpec(2, { status: 'Approved' }))
      return json([], { cwd: join(repository.root, root) }).diagnostics.some(({ code }) => code === 'status-transition')
    }
    expect([transitions('two'), transitions('one')]).toEqual([false, true])
  })

  test('what its configuration names is not run [SPEC-2026-11-22-005/NFR3, SPEC-2026-11-22-007/NFR2, SPEC-2026-11-22-007/AC-a-repository-that-wants-to-be-run]', () => {
    const trap = join(repository.root, '.git/sprung')
    const script = join(repository.root, '.git/trap.sh')
    writeFileSync(script, `#!/bin/sh\ntouch ${trap}\ncat\n`, { mode: 0o755 })
    repository.commit('first')
    for (const key of ['core.fsmonitor', 'diff.external', 'filter.trap.clean', 'core.pager', 'gpg.program'])
      repository.git('config', key, script)
    repository.git('config', 'core.hooksPath', join(repository.root, '.git'))
    repository.write('.gitattributes', '*.md filter=trap\n')
    expect(check(['--base', 'HEAD']).status).toBe(1)
    expect(readdirSync(join(repository.root, '.git'))).not.toContain('sprung')
  })

  test('a detached HEAD, a shallow clone, a bare repository', () => {
    repository.commit('first')
    repository.commit('second')
    repository.git('checkout', '-q', '--detach')
    expect(check().status).toBe(1)
    const clone = makeRepository({}, { git: false })
    clone.git('clone', '-q', '--depth', '1', `file://${repository.root}`, 'shallow')
    expect(check([], { cwd: join(clone.root, 'shallow') }).status).toBe(1)
    clone.git('clone', '-q', '--bare', repository.root, 'bare.git')
    expect(check([], { cwd: join(clone.root, 'bare.git') })).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('no-spec'),
    })
    clone.remove()
  })
})

test('a template that demands nothing is no pass', () => {
  writeFileSync(join(repository.root, 'empty.md'), 'Any text.\n')
  expect(check(['--template', 'empty.md'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('demands nothing'),
  })
})

describe.skipIf(process.platform === 'win32')('what is no plain file', () => {
  test('a FIFO and a link out of the root are passed over with a word, and refused where they are named [SPEC-2026-11-22-005/SEC-authorization-checks-implemented, SPEC-2026-11-22-007/FR3, SPEC-2026-11-22-007/AC-a-pipe-with-the-name-of-a-spec, SPEC-2026-11-22-007/SEC-authorization-checks-implemented]', () => {
    spawnSync('mkfifo', [join(repository.root, 'specs/fifo.md')])
    symlinkSync('/etc/hosts', join(repository.root, 'specs/link.md'))
    const { stderr, status } = check()
    expect(status).toBe(1)
    expect(stderr).toContain('specs/fifo.md is passed over: it is a named pipe')
    expect(stderr).toContain('specs/link.md is passed over: it is a link that leaves the root')
    expect(check(['specs/fifo.md'])).toMatchObject({ status: 2, stderr: expect.stringContaining('named pipe') })
    expect(check(['specs/link.md']).status).toBe(2)
    expect(check(['/etc/hosts'])).toMatchObject({ status: 2, stderr: expect.stringContaining('outside the root') })
  })

  test('what never ends and what nobody writes to is refused, whatever names it', () => {
    const path = (name: string): string => join(repository.root, name)
    symlinkSync('/dev/zero', path('endless'))
    spawnSync('mkfifo', [path('fifo')])
    for (const name of ['endless', 'fifo'])
      for (const option of ['--template', '--config', '--baseline'])
        expect(check([option, name]), `${option} ${name}`).toMatchObject({
          status: 2,
          stderr: expect.stringContaining('it is not a plain file'),
        })
    rmSync(path('truespec.json'))
    symlinkSync('/dev/zero', path('truespec.json'))
    expect(check()).toMatchObject({ status: 2, stderr: expect.stringContaining('it is not a plain file') })
  })

  test('a link to nothing that is named is no pass', () => {
    symlinkSync('self.md', join(repository.root, 'specs/self.md'))
    symlinkSync('nowhere.md', join(repository.root, 'specs/dangling.md'))
    for (const name of ['specs/self.md', 'specs/dangling.md'])
      expect(check([name])).toMatchObject({ status: 2, stderr: expect.stringContaining('is a link to nothing') })
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read is no pass', () => {
    chmodSync(join(repository.root, 'specs/a.md'), 0)
    expect(check()).toMatchObject({ status: 2, stderr: expect.stringContaining('permission denied') })
  })

  test.skipIf(process.getuid?.() === 0)('a folder that may not be looked into is no pass, unless it is ignored', () => {
    repository.write('specs/closed/b.md', '# B\n')
    chmodSync(join(repository.root, 'specs/closed'), 0)
    const closed = { status: 2, stderr: expect.stringContaining('cannot look into the folder specs/closed') }
    expect([check(), check(['specs']), truespec(['list'], { cwd: repository.root })]).toMatchObject([
      closed,
      closed,
      closed,
    ])
    chmodSync(join(repository.root, 'specs/closed'), 0o755)
  })
})

test('checking writes nothing below the root [SPEC-2026-11-22-005/FR2, SPEC-2026-11-22-006/FR7, SPEC-2026-11-22-006/SEC-authorization-checks-implemented, SPEC-2026-11-22-007/E2E-nothing-is-written]', () => {
  repository.commit('first')
  // Git itself keeps times in its index; nobody else may.
  const before = repository.state()
  for (const args of [
    [],
    ['--json'],
    ['--strict', '--base', 'HEAD'],
    ['--fix', '--dry-run'],
    ['--no-cache'],
    ['--write-baseline', '--dry-run'],
    ['nothing.md'],
  ])
    check(args)
  check([], { env: { XDG_CACHE_HOME: join(repository.root, 'cache') } })
  expect(repository.state()).toBe(before)
})

test('what is wrong in a metadata file is fixed there, with the bytes around it', () => {
  const fields = 'name: Depot\r\nstatus: "acepted" # since May\r\ncreated: \'2026/4/17\'\r\n'
  repository.write('keps/template/kep.yaml', 'name: [Name]\nstatus: proposed|accepted\ncreated: YYYY-MM-DD\n')
  repository.write(
    'keps/template/README.md',
    '<!-- truespec: metadata=kep.yaml -->\n# KEP: [Name]\n\n## Why\n\n[Why]\n',
  )
  for (const name of ['README', 'more']) repository.write(`keps/1/${name}.md`, '# KEP: Depot\n\n## Why\n\nIt rains.\n')
  repository.write('keps/1/kep.yaml', fields)
  const args = ['--template', 'keps/template/README.md', 'keps/1/README.md', 'keps/1/more.md', '--fix']
  expect(check([...args, '--dry-run']).stdout).toContain("+created: '2026-04-17'")
  expect(repository.read('keps/1/kep.yaml')).toBe(fields)
  expect(check(args).stderr).toContain('made 2 fixes in 1 file')
  expect(repository.read('keps/1/kep.yaml')).toBe(
    fields.replace('acepted', 'accepted').replace('2026/4/17', '2026-04-17'),
  )
  expect(check(args).stderr).toContain('made 0 fixes in 0 files')
})

test('what is wrong in a metadata file that two specs share is told once', () => {
  repository.write('truespec.json', '{ "specs": ["keps/**/*.md"], "templates": [{ "template": "t.md" }] }')
  repository.write('t.md', '<!-- truespec: metadata=kep.yaml -->\n# KEP: [Name]\n\n## Why\n\n[Why]\n')
  repository.write('kep.yaml', 'name: [Name]\ncreated: YYYY-MM-DD\n')
  for (const name of ['1/README', '1/more', '2/README'])
    repository.write(`keps/${name}.md`, '# KEP: Depot\n\n## Why\n\nIt rains.\n')
  for (const folder of [1, 2]) repository.write(`keps/${folder}/kep.yaml`, 'name: Depot\ncreated: 2026-02-30\n')
  const told = json([]).diagnostics.filter(({ code }) => code === 'date-invalid')
  expect(told.map(({ file }) => file)).toEqual(['keps/1/kep.yaml', 'keps/2/kep.yaml'])
})

test('what is no spec once its hidden characters are gone is passed over by the fix itself', () => {
  repository.write('specs/notes.md', '# Notes\n\nOne\u202eword.\n')
  const { diagnostics } = json(['--fix'])
  expect(repository.read('specs/notes.md')).toBe('# Notes\n\nOneword.\n')
  expect(diagnostics).toEqual(json([]).diagnostics)
})

test('no fix changes a name by which another spec refers to it', () => {
  const untitled = soundSpec(1).replace('# Feature Specification: ', '# ')
  repository.write('specs/a.md', untitled)
  repository.write('specs/b.md', soundSpec(2, { summary: 'See [the first](a.md#feature-1).' }))
  const { stderr } = check(['--fix-unsafe'])
  expect(stderr).toContain("specs/a.md: '#feature-1' keeps its name, since specs/b.md refers to it")
  expect(repository.read('specs/a.md')).toBe(untitled)
  const [kept] = json().diagnostics.filter(({ code }) => code === 'title-prefix')
  expect(kept).toMatchObject({
    fixes: [],
    related: [{ file: 'specs/b.md', note: expect.stringContaining("'#feature-1'") }],
  })
  expect(check([]).stdout).not.toContain('fixable')
  repository.write('specs/b.md', soundSpec(2))
  expect(check(['--fix']).stderr).not.toContain('keeps its name')
  expect(repository.read('specs/a.md')).toBe(soundSpec(1))
})

test('a cache that cannot be written, or is broken, changes nothing [SPEC-2026-11-22-006/FR5, SPEC-2026-11-22-006/AC-a-broken-cache]', () => {
  const cache = makeRepository({ 'truespec/cache.db': 'broken'.repeat(1000), file: '' }, { git: false })
  expect(check([], { env: { XDG_CACHE_HOME: cache.root } })).toMatchObject({ status: 1, stderr: '' })
  expect(check([], { env: { XDG_CACHE_HOME: join(cache.root, 'file') } })).toMatchObject({ status: 1, stderr: '' })
  expect(check(['--verbose'], { env: { XDG_CACHE_HOME: join(cache.root, 'file') } }).stderr).toContain('no cache')
  cache.remove()
})

describe('a baseline', () => {
  test('leaves out what it knows, nothing else', () => {
    expect(check(['--write-baseline'])).toMatchObject({ status: 0 })
    expect(check(['--baseline', 'truespec-baseline.json'])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^no problems in \d+ specs; \d+ known findings? left out/),
    })
    repository.write('specs/c.md', brokenSpec(3))
    expect(json(['--baseline', 'truespec-baseline.json']).diagnostics.map(({ file }) => file)).toEqual(['specs/c.md'])
    repository.write('specs/b.md', soundSpec(2))
    expect(check(['--baseline', 'truespec-baseline.json']).stderr).toContain('no longer occur')
  })

  test('that the configuration names is used by every check, and written where none is named', () => {
    const { stderr } = check(['--write-baseline'])
    expect(stderr).toContain('add "baseline": "truespec-baseline.json" to truespec.json')
    expect(check([]).status).toBe(1)
    repository.write('truespec.json', CONFIG.replace('{', '{ "baseline": "known/specs.json",'))
    expect(check([])).toMatchObject({ status: 2, stderr: expect.stringContaining('known/specs.json cannot be read') })
    mkdirSync(join(repository.root, 'known'))
    expect(check(['--write-baseline']).stderr).not.toContain('add "baseline"')
    expect(repository.read('known/specs.json')).toBe(repository.read('truespec-baseline.json'))
    expect(check([])).toMatchObject({ status: 0, stderr: '' })
    // From a folder below, too, where the path of the configuration still starts at the root.
    expect(truespec(['check', '--cwd', 'specs', '--today', '2026-11-22'], { cwd: repository.root }).status).toBe(0)
    expect(check(['--no-baseline']).status).toBe(1)
    repository.write('specs/c.md', brokenSpec(3))
    const listed = JSON.parse(truespec(['list', '--json', ...TODAY], { cwd: repository.root }).stdout) as Output
    expect(listed.specs).toMatchObject(json().specs)
    expect(listed.specs).toMatchObject([{ errors: 0 }, { errors: 0 }, { file: 'specs/c.md' }])
    rmSync(join(repository.root, 'specs/c.md'))
    // Of one file alone nothing can be told of the others.
    expect(check(['specs/b.md'])).toMatchObject({ status: 0, stderr: '' })
    for (const each of JSON.parse(repository.read('known/specs.json')).findings)
      expect(each).toEqual({
        file: expect.stringMatching(/^specs\//),
        code: expect.any(String),
        fingerprint: expect.any(String),
      })
  })

  test('that leaves the root by a link is not read', () => {
    const other = makeRepository({ 'known.json': '{"schemaVersion":1,"findings":[]}' }, { git: false })
    symlinkSync(other.root, join(repository.root, 'out'))
    repository.write('truespec.json', '{ "baseline": "out/known.json" }')
    expect(check([])).toMatchObject({ status: 2, stderr: expect.stringContaining('outside the root') })
    other.remove()
  })

  test('that is not there, or is none, is no pass', () => {
    expect(check(['--baseline', 'none.json']).status).toBe(2)
    repository.write('none.json', '{}')
    expect(check(['--baseline', 'none.json']).status).toBe(2)
  })
})

test('every format is written, to a file too', () => {
  for (const format of ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'rdjson', 'markdown']) {
    const { status, stdout } = check(['--format', format])
    expect(status).toBe(1)
    const { stdout: none } = check(['--format', format, '--output', `out.${format}`])
    expect(none).toBe('')
    // For a file there are no colours, and here there were none before.
    expect(repository.read(`out.${format}`)).toBe(stdout)
  }
  expect(check(['--output', 'no/such/folder/x'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('there is no folder no/such/folder'),
  })
})

test.each([
  ['truespec.json', 'the configuration'],
  ['template.md', 'a template'],
  ['other.md', 'a template', '--template', 'other.md'],
  ['known.json', 'the baseline', '--baseline', 'known.json'],
  ['notes.md', 'a spec that is read', 'notes.md'],
  ['linked/a.md', 'a spec that is read'],
  ['specs/none.md', 'where specs are looked for'],
])('no result takes the place of what it is made from: %s', (output, why, ...args) => {
  repository.write('other.md', TEMPLATE)
  repository.write('known.json', '{ "schemaVersion": 1, "findings": [] }')
  repository.write('notes.md', '# Notes\n')
  repository.write('specs/a.md', '# Feature Specification: A\n')
  symlinkSync('specs', join(repository.root, 'linked'))
  const before = repository.state()
  const refused = { status: 2, stdout: '', stderr: expect.stringContaining(`it is ${why}`) }
  const commands = [
    ['check', ...args, '--output', output],
    ...(why === 'the baseline' ? [] : [['check', ...args, '--write-baseline', output]]),
    ...(args.length > 0 ? [] : ['verify', 'matrix', 'test'].map((name) => [name, '--output', output])),
  ]
  for (const command of commands) expect(truespec(command, { cwd: repository.root })).toMatchObject(refused)
  expect(repository.state()).toBe(before)
})

describe('what is asked wrongly [SPEC-2026-11-22-005/FR1, SPEC-2026-11-22-005/FR6, SPEC-2026-11-22-005/AC-a-flag-that-is-misspelt, SPEC-2026-11-22-005/SEC-input-validation]', () => {
  test.each([
    [['chekc'], 'did you mean check?'],
    [['help', 'chekc'], 'did you mean check?'],
    [['completions', '--help'], 'did you mean completion?'],
    [['check', '--strct'], 'did you mean --strict?'],
    [['check', '--rule', 'date-ordr=off'], "did you mean 'date-order'?"],
    [['check', '--rule', 'date-order=loud'], 'names no level'],
    [['check', '--today', '2026-02-30'], 'is no date'],
    [['check', '--format', 'xml'], 'Allowed choices'],
    [['check', '--format', 'jsn'], 'did you mean json?'],
    [['list', '--status', 'Complte'], "did you mean 'Complete'?"],
    [['check', '..'], `truespec check --cwd ${JSON.stringify(realpathSync(tmpdir()))}`],
    [['check', '../none.md'], `truespec check "none.md" --cwd ${JSON.stringify(realpathSync(tmpdir()))}`],
    [['check', '--max-warnings', 'many'], 'whole number'],
    [['check', '--dry-run'], '--fix'],
    [['check', '--json', '--format', 'sarif'], 'contradict'],
    [['check', '--cwd', '/no/such/folder'], 'cannot work in'],
    [['check', '--config', 'none.json'], 'no configuration'],
    [['check', '--template', 'none.md'], 'template'],
    [['check', 'none.md'], 'there is no none.md'],
    [['check', ''], 'a path is empty'],
    [['check', '--output', 'specs'], 'it is not a plain file'],
    [['show', 'SPEC-2026-11-20-009'], 'no spec has the ID'],
    [['show', 'SPEC-2026-11-20-009/T1.1'], '`truespec why SPEC-2026-11-20-009/T1.1`'],
    [['completion', 'bsh'], 'did you mean bash?'],
    [['completion', 'tcsh'], "truespec: 'tcsh' is invalid. Allowed choices are bash, zsh, fish."],
    [['explain', 'date-ordr'], 'truespec explain date-order'],
    [['explain', 'placeholder'], 'truespec explain placeholder-left'],
    [['explain', 'dependency'], 'dependency-cycle, dependency-format'],
  ])('%j', (args, says) => {
    const { status, stdout, stderr } = truespec(args, { cwd: repository.root })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(says)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  test('a template that is not there, by the name of the configuration that binds it', () => {
    repository.write('other.json', '{ "templates": [{ "files": ["specs/**"], "template": "none.md" }] }\n')
    const { stderr } = truespec(['check', '--config', 'other.json'], { cwd: repository.root })
    expect(stderr).toContain('next:  correct "template" in other.json\n')
  })

  test('an unknown key of the configuration', () => {
    repository.write('truespec.json', '{\n  "templates": [{ "template": "template.md" }],\n  "rulez": {}\n}\n')
    const { status, stderr } = check()
    expect(status).toBe(2)
    expect(stderr).toContain('truespec.json:3:3')
    expect(stderr).toContain("did you mean 'rules'?")
  })
})

test('whoever stops reading hears no complaint', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" "${join(import.meta.dirname, '../bin/truespec.js')}" explain | head -1`],
    { cwd: repository.root, encoding: 'utf8' },
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

test('lines and columns leave out a byte order mark, offsets do not', () => {
  const text = brokenSpec(2)
  repository.write('specs/b.md', `# Feature: B\n${text.slice(text.indexOf('\n') + 1)}`)
  const places = (): readonly unknown[] =>
    json(['specs/b.md']).diagnostics.map(({ code, range }) => [code, range.start.line, range.start.column])
  const before = places()
  repository.write('specs/b.md', `\ufeff${repository.read('specs/b.md')}`)
  expect(places()).toEqual(before)
  expect(check(['specs/b.md']).stdout).not.toContain('feff')
})

test('the help of every command has examples, and of an unknown one there is none', () => {
  for (const name of ['init', 'new', 'check', 'list', 'show', 'explain', 'template', 'completion']) {
    const { status, stdout } = truespec([name, '--help'], { cwd: repository.root })
    expect(status).toBe(0)
    expect(stdout).toContain('Examples:')
    expect(truespec(['help', name], { cwd: repository.root }).stdout).toBe(stdout)
  }
  expect(truespec(['--version'], { cwd: repository.root }).stdout).toMatch(/^\d+\.\d+\.\d+/)
  const before = repository.state()
  for (const args of [
    ['new', 'X', '--version'],
    ['check', '-V'],
    ['-V', 'init', '--yes'],
    ['help', '--version'],
  ])
    expect(truespec(args, { cwd: repository.root }).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/)
  expect(repository.state()).toBe(before)
  expect(truespec(['chekc', '--version'], { cwd: repository.root }).status).toBe(2)
  expect(truespec(['new', '--dry-run', '--', '--version'], { cwd: repository.root }).stdout).toContain('-version.md')
})
