/** Hostile input to the built program: it says what is wrong or why it cannot look, and nothing is written, run or hung. */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BINARY, environment, truespec, type Ran, type RunOptions } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'
import { brokenSpec, CONFIG, soundSpec, TEMPLATE } from './specs.ts'

const TODAY = ['--today', '2026-11-22']
let repository: Repository
// Many a test here starts the program a dozen times.
vi.setConfig({ testTimeout: 120_000 })
afterAll(() => vi.resetConfig())

beforeEach(() => {
  repository = makeRepository({ 'truespec.json': CONFIG, 'template.md': TEMPLATE })
})
afterEach(() => repository.remove())

function check(args: readonly string[] = [], options: Partial<RunOptions> = {}): Ran {
  return truespec(['check', ...TODAY, ...args], { cwd: repository.root, ...options })
}

interface Output {
  readonly specs: readonly { readonly file: string; readonly errors: number; readonly warnings: number }[]
  readonly diagnostics: readonly { readonly code: string; readonly file: string; readonly message: string }[]
}

/** Checks, and holds the program to it that it came to a verdict. */
function verdict(args: readonly string[] = []): Output {
  const { status, stdout, stderr } = check(['--json', '--no-cache', ...args])
  expect({ stderr, ended: status === 0 || status === 1 }).toEqual({
    stderr: expect.not.stringMatching(/bug in Truespec/),
    ended: true,
  })
  return JSON.parse(stdout) as Output
}

const codesOf = ({ diagnostics }: Output, file: string): readonly string[] => [
  ...new Set(diagnostics.filter((each) => each.file === file).map(({ code }) => code)),
]

const head = soundSpec(1)
const frontMatter = (yaml: string): string => `---\n${yaml}---\n${head}`
const bomb = Array.from(
  { length: 9 },
  (_, i) =>
    `${'abcdefghi'[i]}: &${'abcdefghi'[i]} [${Array.from({ length: 9 }, () => (i === 0 ? 'lol' : `*${'abcdefghi'[i - 1]}`)).join(', ')}]\n`,
).join('')

/** By file name: the text, and a code that must be among what is found (`undefined`: whatever is found is right). */
const TEXTS: Readonly<Record<string, readonly [text: string | Uint8Array, code?: string]>> = {
  'bullets.md': [`${head}\n${'* '.repeat(8000)}a\n`, 'file-too-large'],
  'quotes.md': [`${head}\n${'> '.repeat(500)}x\n`, 'file-too-large'],
  'quotes-deep.md': [`${head}\n${'>'.repeat(50_000)}\n`, 'file-too-large'],
  'tildes.md': [`${head}\n${'~'.repeat(100_000)}\n`],
  'stars.md': [`${head}\n${'*'.repeat(50_000)}\n`],
  'star-words.md': [`${head}\n${'*a '.repeat(50_000)}\n`],
  'underscores.md': [`${head}\n${'_a_'.repeat(30_000)}\n`],
  'brackets.md': [`${head}\n${'['.repeat(50_000)}\n`],
  'links.md': [`${head}\n${'[a]('.repeat(30_000)}\n`],
  'long-line.md': [`${head}\n${'x'.repeat(10_000_000)}\n`, 'file-too-large'],
  'long-line-below-the-limit.md': [`${head}\n${'x y '.repeat(450_000)}\n`],
  'alias-bomb.md': [frontMatter(bomb)],
  'merge-bomb.md': [frontMatter(`a: &a {x: 1}\n<<: [${'*a, '.repeat(10_000)}]\n`)],
  'proto-key.md': [frontMatter('__proto__: {polluted: yes}\nconstructor: {prototype: x}\n')],
  'js-front-matter.md': [`---js\nprocess.exit(7)\n---\n${head}`],
  'nul.md': [`${head}\0\n`, 'encoding-invalid'],
  'surrogate.md': [Buffer.concat([Buffer.from(head), Buffer.from([0xed, 0xa0, 0x80, 0x0a])]), 'encoding-invalid'],
  'utf-16.md': [Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(head, 'utf16le')]), 'encoding-invalid'],
  'utf-8-mark.md': [`\ufeff${soundSpec(40)}`],
  'two-marks.md': [`\ufeff\ufeff${head}`, 'title-missing'],
  'cr.md': [soundSpec(41).replaceAll('\n', '\r')],
  'crlf.md': [soundSpec(42).replaceAll('\n', '\r\n')],
  'dates.md': [
    head
      .replace('**Created**: 2026-11-20', '**Created**: 9999-99-99')
      .replace('**Last Updated**: 2026-11-20', '**Last Updated**: 2026-02-30'),
    'date-invalid',
  ],
  'proto-heading.md': [
    `${head}\n## __proto__\nx\n\n## constructor\n[a](#__proto__) [b](#constructor) [c](#toString)\n`,
    'anchor-broken',
  ],
  'items.md': [`${head}\n${'- a\n'.repeat(100_000)}`],
  'columns.md': [`${head}\n|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n|${'b|'.repeat(10_000)}\n`],
  'headings.md': [`${head}\n${'## Summary\n'.repeat(20_000)}`, 'section-duplicate'],
  'comments.md': [`${head}\n${'<!--'.repeat(50_000)}`],
  'waivers.md': [`${head}\n${'<!-- truespec-disable-next-line date-order: x -->\n'.repeat(20_000)}`],
  'ids.md': [head.replace('SPEC-2026-11-20-001', `SPEC-2026-11-20-${'9'.repeat(100_000)}`)],
}

test('texts that are made to hurt a parser: a verdict of each, in seconds', () => {
  for (const [file, [text]] of Object.entries(TEXTS)) repository.write(`specs/${file}`, text)
  const started = performance.now()
  const output = verdict(Object.keys(TEXTS).map((file) => `specs/${file}`))
  expect(performance.now() - started).toBeLessThan(40_000)
  expect(output.specs.map(({ file }) => file)).toEqual(
    Object.keys(TEXTS)
      .map((file) => `specs/${file}`)
      .toSorted(),
  )
  const missing = Object.entries(TEXTS).filter(
    ([file, [, code]]) => code !== undefined && !codesOf(output, `specs/${file}`).includes(code),
  )
  expect(missing.map(([file, [, code]]) => `${code} of ${file}`)).toEqual([])
  for (const sound of ['cr.md', 'crlf.md', 'utf-8-mark.md']) expect(codesOf(output, `specs/${sound}`)).toEqual([])
  expect(truespec(['list', '--all', '--json'], { cwd: repository.root }).status).toBe(0)
})

test('a template that cannot be read is refused, however many threads there are to read it', () => {
  for (let i = 0; i < 300; i++) repository.write(`specs/${i}.md`, soundSpec(i))
  repository.write('hostile.md', `# Feature Specification: [X]\n\n## Summary\n${'> '.repeat(500)}x\n`)
  const refused = { status: 2, stdout: '', stderr: expect.stringContaining('the template hostile.md cannot be read') }
  // Of all files; and of one that is come to when the threads are at work.
  for (const files of ['specs/**', 'specs/99.md']) {
    const templates = [{ files: [files], template: 'hostile.md' }, { template: 'template.md' }]
    repository.write('truespec.json', JSON.stringify({ templates }))
    for (const args of [['--no-cache'], []]) expect(check(args)).toMatchObject(refused)
  }
})

test('a template and a configuration that are made to hurt', () => {
  repository.write('specs/a.md', soundSpec(1))
  for (const text of [
    `${'>'.repeat(50_000)}\n`,
    `# [a]\n${'[x]'.repeat(20_000)}\n`,
    `# [a]\n${'## [b]\n'.repeat(5_000)}`,
    '\0',
    '',
  ]) {
    repository.write('template.md', text)
    expect([0, 1, 2]).toContain(check(['--no-cache']).status)
  }
  repository.write('template.md', TEMPLATE)
  const config = (more: object): void =>
    repository.write('truespec.json', JSON.stringify({ templates: [{ template: 'template.md', ...more }] }))
  config({ placeholders: ['(a+)+$'] })
  repository.write('specs/b.md', soundSpec(2, { summary: `${'a'.repeat(100_000)}!` }))
  expect(check(['--no-cache']).status).toBe(0)
  config({ files: [`${'*a'.repeat(200)}b/**/${'{a,b}'.repeat(4)}`] })
  expect([0, 1]).toContain(check(['--no-cache']).status)
  repository.write('truespec.json', '{"__proto__": {"specs": ["x"]}}')
  expect(check(['--no-cache']).status).toBe(2)
  repository.write('truespec.json', `{"rules": ${'{"a":'.repeat(100_000)}`)
  expect(check(['--no-cache'])).toMatchObject({ status: 2, stderr: expect.not.stringContaining('bug in Truespec') })
})

describe('what a terminal and a CI log are given [SPEC-2026-11-22-005/SEC-output-encoding, SPEC-2026-11-22-007/FR6, SPEC-2026-11-22-007/SEC-output-encoding]', () => {
  const title = 'a\u001b[2J\u001b]8;;http://evil.example\u0007b\u202ec ]]> %0A::error::d ##[error]e =HYPERLINK("x")'

  /** What would break out of the format itself. */
  const FORBIDDEN: Readonly<Record<string, string>> = { junit: ']]>', pretty: '##[error]', github: '##[error]' }

  test.each(['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'rdjson', 'markdown'])('%s', (format) => {
    repository.write('specs/a.md', brokenSpec(1).replace('Feature 1', title))
    repository.write(`specs/b\u001b[31m.md`, brokenSpec(2))
    const { stdout, status } = check(['--format', format, '--no-cache'])
    expect(status).toBe(1)
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    expect(stdout).not.toMatch(/^::error::d/m)
    expect(stdout).not.toContain(FORBIDDEN[format] ?? '\u001b')
  })

  test('of every command that shows a spec', () => {
    repository.write('specs/a.md', soundSpec(1).replace('Feature 1', title))
    for (const args of [
      ['list'],
      ['show', 'specs/a.md'],
      ['show', 'specs/a.md', '--json'],
      ['list', '--json'],
      ['show', title],
      ['explain', title],
      ['check', title],
    ]) {
      const { stdout, stderr } = truespec(args, { cwd: repository.root })
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    }
  })
})

describe('git', () => {
  beforeEach(() => {
    repository.write('specs/a.md', brokenSpec(1))
    repository.commit('first')
  })

  test('a ref that looks like an option is a ref', () => {
    repository.git('update-ref', 'refs/heads/--output=stolen', 'HEAD')
    repository.git('update-ref', 'refs/remotes/origin/--upload-pack=touch stolen'.replace(' ', '-'), 'HEAD')
    expect(check(['--no-cache']).status).toBe(1)
    for (const ref of [
      '--output=stolen',
      '-O',
      '--help',
      'HEAD:../x',
      'HEAD..HEAD',
      '@{-1}',
      ':/first',
      "'; touch stolen; '",
    ]) {
      const { status, stderr } = check([`--base=${ref}`])
      expect([1, 2]).toContain(status)
      expect(stderr).not.toContain('bug in Truespec')
    }
    expect(truespec(['new', 'Export', ...TODAY], { cwd: repository.root }).status).toBe(0)
    expect(existsSync(join(repository.root, 'stolen'))).toBe(false)
  })

  test('a file that is listed and gone is no failure; a damaged repository is no pass', () => {
    repository.write('specs/b.md', soundSpec(2))
    repository.commit('second')
    rmSync(join(repository.root, 'specs/b.md'))
    expect(verdict().specs).toHaveLength(1)
    writeFileSync(join(repository.root, '.git/index'), 'broken')
    expect(check(['--no-cache'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('git') })
  })

  test('an object that is missing is no pass', () => {
    repository.write('specs/a.md', soundSpec(1))
    for (const folder of readdirSync(join(repository.root, '.git/objects')))
      if (/^[0-9a-f]{2}$/.test(folder)) rmSync(join(repository.root, '.git/objects', folder), { recursive: true })
    expect(check(['--base', 'HEAD', '--no-cache'])).toMatchObject({ status: 2, stdout: '' })
  })

  test('names of every kind are checked, each under its own', () => {
    const names = [
      'CON.md',
      'aux .md',
      'A.md',
      'B.MD.md',
      'e\u0301.md',
      'é.md',
      '-rf.md',
      '--help.md',
      '$(touch stolen).md',
      '%2e%2e%2fx.md',
      '..\\x.md',
      'a:b.md',
      ':(top)x.md',
      '*.md',
      '[a].md',
    ]
    names.forEach((name, i) => repository.write(`specs/${name}`, soundSpec(i + 50)))
    expect(verdict().specs.map(({ file }) => file)).toEqual(
      ['specs/a.md', ...names.map((name) => `specs/${name}`)].toSorted(),
    )
    expect(verdict(['specs/*.md']).specs).toHaveLength(1)
    expect(existsSync(join(repository.root, 'stolen'))).toBe(false)
  })
})

describe.skipIf(process.platform === 'win32')('a disk that refuses', () => {
  test.skipIf(process.platform !== 'linux')('output that cannot be written is no pass', () => {
    repository.write('specs/a.md', soundSpec(1))
    expect(check().status).toBe(0)
    const full = openSync('/dev/full', 'w')
    const { status, stderr } = spawnSync(process.execPath, [BINARY, 'check', ...TODAY], {
      cwd: repository.root,
      env: environment({}),
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    })
    closeSync(full)
    expect(status).toBe(2)
    expect(stderr).toContain('the output could not be written\n  why:   the disk is full')
    expect(stderr).not.toContain('bug in Truespec')
    expect(check(['--output', '/dev/full']).status).toBe(2)
  })

  // A file system of its own needs rights that not every machine gives.
  const small = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs none /mnt'], { stdio: 'ignore' }).status === 0

  test.skipIf(!small)('full or read-only: exit 2, and the old text stands', () => {
    const files = repository.root
    const fixable = soundSpec(1, { status: 'Drafft' })
    repository.write('specs/a.md', fixable)
    const run = (prepare: string): Ran => {
      const script = `mount -t tmpfs -o size=64k none /mnt && cp -r "$0"/. /mnt && cd /mnt && ${prepare} && { "$1" "$2" check --fix ${TODAY.join(' ')}; status=$?; cmp specs/a.md "$0/specs/a.md" >&2 || status=9; ls -A specs >&2; exit $status; }`
      const { status, stdout, stderr } = spawnSync(
        'unshare',
        ['-rm', 'sh', '-c', script, files, process.execPath, BINARY],
        { env: environment({}), encoding: 'utf8' },
      )
      return { status, stdout, stderr }
    }
    rmSync(join(files, '.git'), { recursive: true })
    const full = run('{ head -c 1000000 /dev/zero > filler 2> /dev/null || true; }')
    expect(full).toMatchObject({ status: 2, stderr: expect.stringMatching(/the disk is full/) })
    expect(full.stderr).toMatch(/\na\.md\n$/)
    const fixed = run('mount -o remount,ro /mnt')
    expect(fixed).toMatchObject({ status: 2, stderr: expect.stringContaining('the disk is read-only') })
    expect(run('true').status).toBe(9)
  })
})

test('blocks that attack who renders or checks them', () => {
  const block = (language: string, text: string): string => `\n## Part\n\`\`\`${language}\n${text}\n\`\`\`\n`
  repository.write(
    'template.md',
    `${TEMPLATE}\n## Model\n\`\`\`typescript\ninterface A {}\n\`\`\`\n\n## Drawing\n\`\`\`mermaid\ngraph TD\n  A --> B\n\`\`\`\n\n## Acceptance\n\`\`\`gherkin\nGiven [context]\n\`\`\`\n`,
  )
  const spec = (number: number, section: string, language: string, text: string): void =>
    repository.write(`specs/${number}.md`, soundSpec(number) + block(language, text).replace('Part', section))
  spec(1, 'Drawing', 'mermaid', 'graph TD\n  A --> B\n  click A "javascript:alert(1)"')
  spec(2, 'Drawing', 'mermaid', '%%{init: {"securityLevel":"loose"}}%%\ngraph TD\n  A --> B')
  spec(3, 'Drawing', 'mermaid', 'graph TD\n  A --> B\n  classDef x }*{background:url(//evil)}')
  spec(4, 'Drawing', 'mermaid', '%%{init: {"themeCSS":":not(&) { background: red }"}}%%\ngraph TD\n  A --> B')
  spec(5, 'Model', 'typescript', '/// <reference path="/etc/passwd" />\ninterface A { b: string }')
  spec(6, 'Model', 'typescript', "import type { B } from '../../../../../../../etc/passwd'\ninterface A { b: B }")
  spec(
    7,
    'Model',
    'typescript',
    'type A<T> = T extends unknown ? A<[T, ...[T]]> : never\ntype B = A<string>\ndeclare const b: B',
  )
  spec(8, 'Model', 'typescript', `type A = ${'['.repeat(20_000)}string${']'.repeat(20_000)}`)
  spec(
    9,
    'Acceptance',
    'gherkin',
    `Scenario Outline: a\n  Given <b>\n  When c\n  Then d\n  Examples:\n    | b |\n${'    | 1 |\n'.repeat(10_000)}`,
  )
  spec(10, 'Acceptance', 'gherkin', `Scenario: a\n${'  Given "b\n'.repeat(5_000)}`)
  const output = verdict()
  expect(output.specs).toHaveLength(10)
  for (const number of [1, 2, 3, 4]) expect(codesOf(output, `specs/${number}.md`)).toContain('mermaid-unsafe')
  for (const number of [6, 7, 8])
    expect(codesOf(output, `specs/${number}.md`).filter((code) => code.startsWith('typescript-'))).not.toEqual([])
  expect(JSON.stringify(output)).not.toContain('root:x')
})

test('commands that read write nothing, below .git neither [SPEC-2026-11-22-005/FR2]', () => {
  repository.write('specs/a.md', brokenSpec(1))
  repository.commit('first')
  repository.write('specs/b.md', soundSpec(1))
  mkdirSync(join(repository.root, 'empty'))
  const before = repository.state()
  for (const args of [
    ['check'],
    ['check', '--base', 'HEAD', '--no-cache'],
    ['check', '--format', 'sarif'],
    ['check', '--fix', '--fix-unsafe', '--dry-run'],
    ['list', '--all'],
    ['show', 'specs/a.md', '--json'],
    ['explain'],
    ['template', '--json'],
    ['new', 'X', '--dry-run'],
    ['init', '--dry-run'],
    ['completion', 'bash'],
    ['--help'],
    ['chekc'],
  ])
    truespec(args, { cwd: repository.root, input: brokenSpec(1) })
  check(['--stdin-filename', 'specs/c.md'], { input: brokenSpec(1) })
  expect(repository.state()).toBe(before)
})

test('the same specs give the same bytes: in any folder, order, zone and language, with git or without, from the cache or not [SPEC-2026-11-22-005/NFR5, SPEC-2026-11-22-006/FR3]', () => {
  const specs = Array.from({ length: 12 }, (_, i): readonly [string, string] => [
    `specs/${'lkjihgfedcba'[i]}${i % 3 ? '' : 'Ä'}.md`,
    soundSpec(i % 4 ? i : 0, i % 2 ? { status: 'Drafft' } : {}),
  ])
  for (const [file, text] of specs) repository.write(file, text)
  repository.commit('first')
  const other = makeRepository({ 'template.md': TEMPLATE, 'truespec.json': CONFIG }, { git: false })
  for (const [file, text] of specs.toReversed()) other.write(file, text)
  for (const format of ['json', 'sarif', 'pretty', 'gitlab']) {
    const { stdout } = check(['--format', format, '--no-cache'])
    expect(stdout.length).toBeGreaterThan(500)
    const runs: readonly (readonly [readonly string[], Partial<RunOptions>])[] = [
      [[], {}],
      [[], { env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' } }],
      [['--no-cache'], { env: { TZ: 'America/Adak', LC_ALL: 'C', LANG: undefined, HOME: '/nowhere' } }],
      [['--no-cache'], { cwd: other.root }],
    ]
    for (const [args, options] of runs) expect(check(['--format', format, ...args], options).stdout).toBe(stdout)
  }
  other.remove()
})
