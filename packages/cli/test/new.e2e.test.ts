import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTruespec, truespec, type Ran } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'
import { CONFIG, TEMPLATE } from './specs.ts'

let repository: Repository
const TODAY = ['--today', '2026-11-22']

beforeEach(() => {
  repository = makeRepository({ 'truespec.json': CONFIG, 'template.md': TEMPLATE })
  repository.git('config', 'user.name', 'Ada Lovelace')
})
afterEach(() => repository.remove())

function make(...args: readonly string[]): Ran {
  return truespec(['new', ...TODAY, ...args], { cwd: repository.root })
}

test('fills in what it knows, and prints the path', () => {
  expect(make('Passkey', 'sign-in')).toEqual({
    status: 0,
    stderr: '',
    stdout: 'specs/SPEC-2026-11-22-001-passkey-sign-in.md\n',
  })
  expect(repository.read('specs/SPEC-2026-11-22-001-passkey-sign-in.md')).toBe(
    TEMPLATE.replace('[FEATURE_NAME]', 'Passkey sign-in')
      .replace('SPEC-[YYYY-MM-DD]-[NUMBER]', 'SPEC-2026-11-22-001')
      .replace('[Your Name]', 'Ada Lovelace')
      .replaceAll('[Date]', '2026-11-22'),
  )
})

test('a name in any script names its file, and no rule minds', () => {
  const { stdout } = make('日本語でログイン')
  expect(stdout).toBe('specs/SPEC-2026-11-22-001-日本語でログイン.md\n')
  const { diagnostics } = JSON.parse(
    truespec(['check', '--json', ...TODAY, stdout.trim()], { cwd: repository.root }).stdout,
  ) as { readonly diagnostics: readonly { readonly code: string }[] }
  expect(diagnostics.filter(({ code }) => /^(?:id|title)-/.test(code))).toEqual([])
  expect(make('次の').stdout).toBe('specs/SPEC-2026-11-22-002-次の.md\n')
})

test('the shipped template takes reviewers and an issue; what comes of it can be checked', () => {
  repository.write('truespec.json', '{}')
  const { stdout } = make(
    'Export',
    '--reviewer',
    'Grace Hopper',
    '--reviewer',
    'Alan Turing',
    '--issue',
    '12',
    '--author',
    'Barbara Liskov',
  )
  const made = repository.read(stdout.trim())
  expect(made).toContain('- **Reviewers**: Grace Hopper, Alan Turing\n- **Issue**: #12\n')
  expect(made).toContain('- **Author**: Barbara Liskov\n')
  expect(truespec(['check', ...TODAY], { cwd: repository.root }).status).toBe(0)
  expect(truespec(['check', '--strict', ...TODAY], { cwd: repository.root }).status).toBe(1)
})

test('the next number is free in the tree, at HEAD and on every branch [SPEC-2026-11-22-005/FR3]', () => {
  make('First')
  repository.commit('first')
  repository.git('checkout', '-q', '-b', 'other')
  make('Second')
  repository.commit('second')
  repository.git('checkout', '-q', 'main')
  expect(make('Third').stdout).toContain('SPEC-2026-11-22-003-third.md')
  repository.git('update-ref', 'refs/remotes/origin/other', 'other')
  repository.git('branch', '-q', '-D', 'other')
  repository.git('rm', '-q', 'specs/SPEC-2026-11-22-001-first.md')
  repository.write('specs/plain.md', TEMPLATE.replace('SPEC-[YYYY-MM-DD]-[NUMBER]', 'SPEC-2026-11-22-007'))
  expect(make('Fourth').stdout).toContain('SPEC-2026-11-22-008-fourth.md')
  expect(truespec(['new', '--today', '2026-11-23', 'Fifth'], { cwd: repository.root }).stdout).toContain(
    'SPEC-2026-11-23-001-fifth.md',
  )
})

test('a number that is only mentioned is free', () => {
  make('First')
  repository.write('specs/plain.md', '# Plan\n\nSee SPEC-2026-11-22-777.\n')
  repository.commit('first')
  repository.git('checkout', '-q', '-b', 'other')
  repository.write('specs/other.md', '# Other plan\n\nSee SPEC-2026-11-22-888.\n')
  repository.commit('other')
  repository.git('checkout', '-q', 'main')
  expect(make('Second').stdout).toContain('SPEC-2026-11-22-002-second.md')
})

test('a number that stands in the title of a document alone is not free', () => {
  repository.write('template.md', '---\nid: P-NNNN\n---\n\n# P-NNNN: [Title]\n')
  repository.write('specs/one.md', '---\nid: P-0007\n---\n\n# P-0007: One\n\nNot P-0099.\n')
  repository.write('specs/two.md', '# P-0008: Two\n\nAfter P-0033.\n')
  expect(make('Three').stdout).toContain('P-0009-three.md')
})

test('many at once never give one ID', async () => {
  const runs = Array.from({ length: 6 }, (_, i) =>
    startTruespec(['new', ...TODAY, `Feature ${i}`], { cwd: repository.root }),
  )
  await Promise.all(runs.map((run) => once(run, 'close').then(([status]) => expect(status).toBe(0))))
  const ids = readdirSync(join(repository.root, 'specs')).map((name) => name.slice(0, 'SPEC-2026-11-22-001'.length))
  expect(ids).toHaveLength(6)
  expect(new Set(ids).size).toBe(6)
})

test('a name becomes no path, no other name, no markup of ours [SPEC-2026-11-22-005/SEC-input-validation, SPEC-2026-11-22-007/FR5]', () => {
  expect(make('../../.git/hooks/post-commit').stdout).toBe('specs/SPEC-2026-11-22-001-git-hooks-post-commit.md\n')
  expect(make('CON').stdout).toBe('specs/SPEC-2026-11-22-002-con-file.md\n')
  expect(make('%2e%2e%2f..\\x').status).toBe(0)
  expect(make('日本語').status).toBe(0)
  for (const name of ['', '   ', '*', '—', 'a\u202eb', 'a\u0007b']) expect(make(name).status).toBe(2)
  expect(readdirSync(join(repository.root, 'specs'))).toHaveLength(4)
})

test('a name is shown as it was given, whatever Markdown would make of it', () => {
  repository.write('truespec.json', '{}')
  const names = [
    'Fix [x](y.md)',
    '[API] <b>bold</b> `code` & &amp; ![i](k.png)',
    'Snake_case stays, __init__ and *x* * 2 do',
    'C:\\temp \\* ~~gone~~ ~5',
    '# hash ##',
    'Plain ~5 (a), b & c! 100%',
  ]
  for (const name of names) expect(make(name).status).toBe(0)
  const listed = JSON.parse(truespec(['list', '--json', ...TODAY], { cwd: repository.root }).stdout) as {
    readonly specs: readonly { readonly title: string }[]
  }
  expect(listed.specs.map(({ title }) => title)).toEqual(names)
  expect(truespec(['check', ...TODAY], { cwd: repository.root })).toMatchObject({ status: 0 })
  expect(repository.read('specs/SPEC-2026-11-22-006-plain-5-a-b-c-100.md')).toContain(names.at(-1))
})

test('front matter stays YAML', () => {
  repository.write('template.md', '---\nauthor: [Name]\nissue: "[Issue]"\nreviewers: [Names]\n---\n\n# RFC: [Title]\n')
  const { stdout } = make('A: b', '--issue', '12', '--reviewer', 'Ann: x', '--author', 'Bo')
  expect(repository.read(stdout.trim())).toBe(
    '---\nauthor: Bo\nissue: "#12"\nreviewers: "Ann: x"\n---\n\n# RFC: A: b\n',
  )
  expect(truespec(['check', ...TODAY], { cwd: repository.root })).toMatchObject({ status: 0 })
})

test.each([
  ['# P-NNNN: [Title]', '# P-0001: Keys'],
  ['# Plan P-NNNN - Short title', '# Plan P-0001 - Keys'],
  ['# P-NNNN', '# P-0001: Keys'],
  ['# [Title] (P-NNNN)', '# Keys (P-0001)'],
  ['# P: [Title]', '# P: Keys'],
])('a title has room for the ID too: %s', (title, expected) => {
  repository.write('template.md', `---\nid: P-NNNN\n---\n\n${title}\n\n## Text\n[Text]\n`)
  const { stdout } = make('Keys')
  expect(repository.read(stdout.trim())).toBe(`---\nid: P-0001\n---\n\n${expected}\n\n## Text\n[Text]\n`)
  expect(truespec(['list', ...TODAY], { cwd: repository.root }).stdout).toContain(expected.slice(2).replace('P: ', ''))
})

test.each([
  ['# STORY-[NUMBER]: [Title]', '# STORY-[NUMBER]: Export'],
  ['# [AREA] plan: [FEATURE NAME]', '# [AREA] plan: Export'],
  ['# KEP-NNNN: Your short title', '# KEP-NNNN: Export'],
  ['# [System] - Architecture', '# Export - Architecture'],
])('the name goes where the title asks for one: %s', (title, expected) => {
  repository.write('template.md', `${title}\n\n## Why\n\n[Why]\n`)
  expect(make('Export')).toMatchObject({ status: 0, stdout: 'specs/export.md\n' })
  expect(repository.read('specs/export.md').split('\n', 1)).toEqual([expected])
})

test.each([
  ['# Plan: [Title]', 'plan: Export', '# Plan: Export', 'export'],
  ['# Plan: [Title]', 'Plan:', '# Plan: Plan:', 'plan'],
  ['# Plan: [Title]', 'Planning', '# Plan: Planning', 'planning'],
  ['# Plan [Title]', 'Plan B', '# Plan Plan B', 'plan-b'],
])('the words that every title starts with are not written twice: %s, %s', (title, name, expected, file) => {
  repository.write('template.md', `${title}\n\n## Why\n\n[Why]\n`)
  expect(make(name).stdout).toBe(`specs/${file}.md\n`)
  expect(repository.read(`specs/${file}.md`).split('\n', 1)).toEqual([expected])
})

test('the year of an ID is written, and what only the writer knows is left to him', () => {
  repository.write('template.md', '# Plan: [Title]\n\n- **Plan ID:** TP-[YYYY]-[NUMBER]\n')
  expect([make('Export').stdout, make('Import').stdout]).toEqual([
    'specs/TP-2026-001-export.md\n',
    'specs/TP-2026-002-import.md\n',
  ])
  repository.write('template.md', '# Plan: [Title]\n\n- **Plan ID:** TP-[AREA]-[NUMBER]\n')
  expect(make('Print').stdout).toBe('specs/print.md\n')
  expect(repository.read('specs/print.md')).toContain('TP-[AREA]-[NUMBER]')
})

test('what a template says around a value of front matter stays', () => {
  repository.write(
    'template.md',
    '---\ntitle: "FAQ: {{Product name}}"\nauthor: "[[<% user.name %>]]"\nreviewers: "[[{{name}}]]"\n---\n\n# {{Product name}}\n\n## Why\n\n[Why]\n',
  )
  make('Parcel lens', '--reviewer', 'Ben Okafor', '--reviewer', 'Chiara Rossi')
  expect(repository.read('specs/parcel-lens.md')).toContain(
    'title: "FAQ: Parcel lens"\nauthor: "[[Ada Lovelace]]"\nreviewers: "[[Ben Okafor]], [[Chiara Rossi]]"\n',
  )
})

test('a title of front matter is filled in, and listed', () => {
  repository.write('template.md', '---\ntitle: <A few words>\nauthor(s): <Names>\n---\n\n## Why\n\n[Why]\n')
  make('Export: now')
  expect(repository.read('specs/export-now.md')).toContain('title: "Export: now"\nauthor(s): Ada Lovelace\n')
  expect(truespec(['list', '--json', ...TODAY], { cwd: repository.root }).stdout).toContain('"title":"Export: now"')
})

test('an issue that none is is refused, and what the template has no field for is told of', () => {
  const { status, stdout, stderr } = make('One', '--issue', 'abc', '--reviewer', 'Bo')
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'specs/SPEC-2026-11-22-001-one.md\n' })
  expect(stderr).toContain('no field for an issue')
  expect(stderr).toContain('no field for reviewers')
  repository.write('truespec.json', '{}')
  const before = repository.state()
  expect(make('Two', '--issue', 'abc')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("'abc' is no issue"),
  })
  expect(repository.state()).toBe(before)
  for (const issue of ['12', '#12', 'a/b#12', 'ABC-12', 'https://example.org/issues/12', 'N/A'])
    expect(make('Three', '--issue', issue)).toMatchObject({ status: 0, stderr: '' })
})

test('a folder that is a link out of the root is refused', () => {
  const outside = makeRepository({}, { git: false })
  symlinkSync(outside.root, join(repository.root, 'specs'))
  expect(make('Escape')).toMatchObject({ status: 2, stdout: '' })
  expect(readdirSync(outside.root)).toEqual([])
  outside.remove()
})

test('a dry run says the path and writes nothing; JSON says the ID', () => {
  const before = repository.state()
  expect(make('Passkeys', '--dry-run').stdout).toBe('specs/SPEC-2026-11-22-001-passkeys.md\n')
  expect(JSON.parse(make('Passkeys', '--dry-run', '--json').stdout)).toEqual({
    schemaVersion: 1,
    file: 'specs/SPEC-2026-11-22-001-passkeys.md',
    id: 'SPEC-2026-11-22-001',
    name: 'Passkeys',
  })
  expect(repository.state()).toBe(before)
})

test('the path is one that the user can open from where he stands', () => {
  mkdirSync(join(repository.root, 'sub'))
  const { stdout } = truespec(['new', ...TODAY, 'Deep'], { cwd: join(repository.root, 'sub') })
  expect(stdout.trim()).toBe(join(repository.root, 'specs/SPEC-2026-11-22-001-deep.md'))
})

test('fixes are made until none is left, and nothing else changes [SPEC-2026-11-22-005/FR7]', async () => {
  repository.write('truespec.json', '{}')
  const file = make('Fixable').stdout.trim()
  const before = repository
    .read(file)
    .replaceAll('\n', '\r\n')
    .replace('## Risk Assessment', '## Risks')
    .replace('**Status**: Draft', '**Status**: Drafft')
  repository.write(file, before)
  const check = (...args: readonly string[]): Ran => truespec(['check', ...TODAY, ...args], { cwd: repository.root })
  expect(check().status).toBe(1)
  const dry = check('--fix', '--dry-run')
  expect(dry.stdout).toContain(`--- a/${file}`)
  expect(repository.read(file)).toBe(before)
  expect(check('--fix').stderr).toMatch(/made \d+ fix/)
  const after = repository.read(file)
  expect(after).toContain('**Status**: Draft\r\n')
  expect(after.replaceAll('\r\n', '')).not.toContain('\n')
  expect(check('--fix').stderr).toContain('made 0 fixes')
  expect(repository.read(file)).toBe(after)
})

test('it checks again whenever something changes [SPEC-2026-11-22-006/E2E-watching]', async () => {
  repository.write('truespec.json', '{}')
  const file = make('Watched').stdout.trim()
  const watching = startTruespec(['check', '--watch', '--json', ...TODAY], { cwd: repository.root })
  const all = text(watching.stdout as NodeJS.ReadableStream)
  const seen: string[] = []
  watching.stdout?.on('data', (chunk: Buffer) => seen.push(chunk.toString()))
  const until = async (holds: (output: string) => boolean): Promise<void> => {
    for (let i = 0; i < 200 && !holds(seen.join('')); i++) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(holds(seen.join(''))).toBe(true)
  }
  await new Promise((resolve) => watching.stderr?.once('data', resolve))
  await until((output) => output.includes('"errors": 0') || output.includes('"errors":0'))
  repository.write(file, repository.read(file).replace('**Status**: Draft', '**Status**: Drafft'))
  await until((output) => output.includes('status-unknown'))
  repository.write('specs/another.md', repository.read(file))
  await until((output) => output.includes('id-duplicate'))
  watching.kill('SIGINT')
  const [status] = (await once(watching, 'close')) as [number]
  expect(status).toBe(130)
  await all
})
