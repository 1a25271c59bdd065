import { spawnSync } from 'node:child_process'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { truespec, type Ran, type RunOptions } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'
import { ID, junit, passkeys, REPORT } from './verified.ts'

let repository: Repository
const TODAY = ['--today', '2026-11-22']
const CONFIG = '{ "verify": { "reports": ["reports/*.xml"] } }'
/** Nothing that CI says of commits, wherever these tests run. */
const NO_CI = { GITHUB_SHA: undefined, CI_COMMIT_SHA: undefined, GIT_COMMIT: undefined, BUILD_SOURCEVERSION: undefined }

beforeEach(() => {
  repository = makeRepository({
    'truespec.json': CONFIG,
    '.gitignore': 'reports/\n',
    'specs/passkeys.md': passkeys(),
    'docs/passkeys.md': '# Passkeys\n',
  })
  repository.commit(`Keep the keys\n\nImplements: ${ID}/T1.1`)
  repository.write('reports/junit.xml', REPORT)
})
afterEach(() => repository.remove())

function run(args: readonly string[], options: Partial<RunOptions> = {}): Ran {
  return truespec([...args, ...TODAY], { cwd: repository.root, ...options, env: { ...NO_CI, ...options.env } })
}

interface Output {
  readonly summary: Readonly<Record<string, number>>
  readonly reports: readonly { readonly path: string; readonly format: string; readonly commit: string | null }[]
  readonly claims: readonly {
    readonly address: string
    readonly verdict: string
    readonly reasons: readonly Readonly<Record<string, unknown>>[]
  }[]
  readonly diagnostics: readonly { readonly code: string; readonly file: string; readonly severity: string }[]
}

function json(args: readonly string[] = [], options: Partial<RunOptions> = {}): Output {
  const { stdout, stderr } = run(['verify', '--json', ...args], options)
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Output
}

function verdicts(args: readonly string[] = [], options: Partial<RunOptions> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    json(args, options).claims.map(({ address, verdict }) => [address.slice(address.indexOf('/') + 1), verdict]),
  )
}

describe('verdicts', () => {
  test('each claim has the one that its evidence gives it', () => {
    expect(verdicts()).toEqual({
      'T1.1': 'proven',
      FR1: 'proven',
      FR2: 'proven',
      FR3: 'failing',
      FR4: 'unproven',
      'AC-sign-in': 'proven',
      'SEC-authentication-required': 'unproven',
      'SEC-input-validation': 'waived',
      'DOC-user-guide': 'proven',
    })
    const head = repository.git('rev-parse', 'HEAD').trim()
    const { summary, reports, claims } = json()
    expect(summary).toEqual({ claims: 9, proven: 5, failing: 1, stale: 0, unproven: 2, waived: 1 })
    expect(reports).toMatchObject([{ path: 'reports/junit.xml', format: 'junit', commit: head, tests: 5 }])
    expect(claims.find(({ address }) => address === `${ID}/FR1`)?.reasons).toMatchObject([
      {
        kind: 'test',
        name: `[${ID}/FR1] registers`,
        outcome: 'passed',
        report: 'reports/junit.xml',
        line: 4,
        commit: head,
      },
    ])
  })

  test('a claim that was edited after the run is stale, the others are not', () => {
    repository.write('specs/passkeys.md', passkeys({ fr2: 'A person signs in with a passkey, offline too' }))
    expect(verdicts(['--commit', 'HEAD'])).toMatchObject({ FR1: 'proven', FR2: 'stale', FR3: 'failing' })
    expect(run(['verify']).stdout).toMatch(/stale {5}FR2: its text has changed since/)
    // Marks and blanks are no change of the text.
    repository.write('specs/passkeys.md', passkeys({ fr2: '*A person*  signs in with a passkey' }))
    expect(verdicts(['--commit', 'HEAD'])).toMatchObject({ FR2: 'proven' })
  })

  test('a report of another commit than HEAD and its ancestors proves nothing', () => {
    repository.git('checkout', '-q', '-b', 'other')
    repository.write('src/a.ts', '')
    repository.commit('Elsewhere')
    const other = repository.git('rev-parse', 'HEAD').trim()
    repository.git('checkout', '-q', 'main')
    expect(verdicts(['--commit', other])).toMatchObject({ FR1: 'stale', FR3: 'failing' })
  })

  test('with a dirty tree and no word of the commit, it says so', () => {
    const now = new Date().toISOString()
    repository.write('reports/junit.xml', junit([[`[${ID}/FR1] registers`, 'passed']], now))
    repository.write('docs/passkeys.md', '# Passkeys, changed\n')
    const claim = json().claims.find(({ address }) => address === `${ID}/FR1`)
    expect(claim).toMatchObject({
      verdict: 'proven',
      reasons: [{ kind: 'test' }, { kind: 'stale', because: 'commit-unknown' }],
    })
    expect(json(['--commit', 'HEAD']).claims.find(({ address }) => address === `${ID}/FR1`)?.reasons).toHaveLength(1)
  })

  test('without git, evidence stands for what is here, and tasks have none', () => {
    repository.remove()
    repository = makeRepository(
      { 'truespec.json': CONFIG, 'specs/passkeys.md': passkeys(), 'reports/junit.xml': REPORT },
      { git: false },
    )
    expect(verdicts()).toMatchObject({ FR1: 'proven', FR3: 'failing', 'T1.1': 'unproven', 'DOC-user-guide': 'failing' })
    const refused = run(['verify', '--commit', 'HEAD'])
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    expect(refused.stderr).toContain('--commit needs a git repository')
  })

  test('names of another form bear addresses by a pattern of the configuration, and metrics by their names', () => {
    repository.write('truespec.json', '{ "verify": { "names": ["{spec}.{claim}"] } }')
    repository.write('reports/junit.xml', junit([[`${ID}.FR4 names a passkey`, 'passed']]))
    expect(verdicts(['--report', 'reports/junit.xml'])).toMatchObject({ FR4: 'proven', FR1: 'unproven' })
  })
})

describe('the exit status', () => {
  test('0 where the status demands no proof, 1 where it does or a gate is asked for', () => {
    expect(run(['verify']).status).toBe(0)
    const gated = run(['verify', '--gate', 'complete'])
    expect(gated.status).toBe(1)
    expect(gated.stdout).toContain('claim-unproven')
    // Told once: by the finding, or, where all are asked for, by the list too.
    const lines = (stdout: string): number =>
      stdout.split('\n').filter((each) => /^ {2}unproven .*FR4/.test(each)).length
    expect(lines(gated.stdout)).toBe(0)
    expect(lines(run(['verify']).stdout)).toBe(1)
    expect(lines(run(['verify', '--gate', 'complete', '--verbose']).stdout)).toBe(1)
    repository.write('specs/passkeys.md', passkeys({ status: 'Complete' }))
    expect(run(['verify']).status).toBe(1)
    expect(run(['verify', '--rule', 'claim-unproven=off', '--rule', 'claim-ticked=off']).status).toBe(0)
  })

  test('what no status demands is said to be so, by the configuration too', () => {
    const saysOf = (local: string): string =>
      run(['verify', '--no-cache'])
        .stdout.split('\n')
        .find((line) => /^ {2}(?:unproven|stale)/.test(line) && line.includes(local)) ?? ''
    expect(saysOf('FR4')).not.toContain('(not demanded)')
    repository.write('truespec.json', '{ "verify": { "demanded": ["task"] } }')
    expect(saysOf('FR4')).toContain('(not demanded)')
  })

  test('0 where all that is demanded is proven or waived', () => {
    repository.write(
      'specs/passkeys.md',
      passkeys({
        status: 'Complete',
        more: '\n<!-- truespec-waive SEC-input-validation: the browser does it, Ada, until 2027-01-31 -->\n<!-- truespec-waive SEC-authentication-required: nobody signs in yet, Ada, until 2027-01-31 -->\n',
      }),
    )
    const names = ['FR1', 'FR2', 'FR3', 'FR4'].map((name) => [`[${ID}/${name}] works`, 'passed'] as const)
    repository.write('reports/junit.xml', junit(names))
    const { status, stdout } = run(['verify', '--strict'])
    expect(stdout).toContain('9 claims: 6 proven, 1 unproven, 2 waived in 1 spec')
    expect(status).toBe(0)
  })

  test('warnings fail where they are to', () => {
    expect(run(['verify', '--strict']).status).toBe(1)
    expect(run(['verify', '--max-warnings', '1']).status).toBe(0)
  })

  test.each([
    ['a status that is none', ['--gate', 'Complet'], "did you mean 'Complete'?"],
    ['an end as a gate', ['--gate', 'Rejected'], 'that is an end'],
    ['a commit that is none', ['--commit', 'nonsense'], "git knows no commit 'nonsense'"],
    ['an option as a commit', ['--commit=--output=x'], "git knows no commit '--output=x'"],
    ['a report that is not there', ['--report', 'reports/nothing.xml'], 'there is no report reports/nothing.xml'],
    ['a glob that fits nothing', ['--report', 'reports/*.trx'], 'no file fits the reports reports/*.trx'],
    ['a glob that leaves the root', ['--report', '../*.xml'], 'leaves the root'],
    ['a folder', ['--report', 'reports'], 'is a folder'],
    ['formats that contradict', ['--json', '--format', 'sarif'], 'contradict'],
  ])('2: %s', (_, args, says) => {
    const { status, stdout, stderr } = run(['verify', ...args])
    expect(stderr).toContain(says)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/next: /)
  })
})

describe('reports', () => {
  test.each([
    ['truncated', REPORT.slice(0, -60), /cannot be read/],
    ['of no kind', 'hello\n', /of no kind that is known; those are .*JUnit/],
    ['empty', '', /it is empty/],
    ['no text', Uint8Array.of(0, 1, 2, 255, 254), /of no kind/],
  ])('one that is %s is never a pass', (_, text, says) => {
    repository.write('reports/other.xml', text)
    const { status, stdout, stderr } = run(['verify'])
    expect(stderr).toMatch(says)
    expect(stderr).toContain('reports/other.xml')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    // What can do without verdicts does.
    const listed = run(['list'])
    expect(listed.status).toBe(0)
    expect(listed.stderr).toContain('no verdicts')
    expect(listed.stderr).toMatch(says)
    expect(run(['list', '--report', 'reports/other.xml']).status).toBe(2)
  })

  test('UTF-8 with a mark and UTF-16 are read', () => {
    for (const bytes of [
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(REPORT)]),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(REPORT, 'utf16le')]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(REPORT, 'utf16le').swap16()]),
    ]) {
      repository.write('reports/junit.xml', bytes)
      expect(json().summary).toMatchObject({ proven: 5, failing: 1 })
    }
  })

  test('a character that two pieces share is one', () => {
    const filler = Array.from({ length: 3000 }, (_, i) => [`größe ${'ü'.repeat(i % 7)} ${i}`, 'passed'] as const)
    repository.write('reports/junit.xml', junit([...filler, [`é [${ID}/FR1] née`, 'passed']]))
    const claim = json().claims.find(({ address }) => address === `${ID}/FR1`)
    expect(claim?.reasons[0]).toMatchObject({ name: `é [${ID}/FR1] née`, line: 3004 })
  })

  test('are found from where one stands, by globs and by name; outside the root by name alone', () => {
    mkdirSync(join(repository.root, 'sub'))
    const sub = { cwd: join(repository.root, 'sub') }
    expect(json(['--report', '../reports/*.xml'], sub).reports).toMatchObject([{ path: 'reports/junit.xml' }])
    expect(json(['--report', '../reports/junit.xml', '--report', '../reports/*.xml'], sub).reports).toHaveLength(1)
    const elsewhere = makeRepository({ 'a.xml': REPORT }, { git: false })
    const path = join(elsewhere.root, 'a.xml')
    expect(json(['--report', path]).reports).toMatchObject([{ path }])
    symlinkSync(path, join(repository.root, 'reports/link.xml'))
    expect(run(['verify']).stderr).toContain('it is a link that leaves the root')
    elsewhere.remove()
  })

  test.skipIf(process.platform === 'win32')('a named pipe is refused, and nobody waits for it', () => {
    spawnSync('mkfifo', [join(repository.root, 'reports/pipe.xml')])
    expect(run(['verify'])).toMatchObject({ status: 2 })
    expect(run(['verify', '--report', 'reports/pipe.xml'])).toMatchObject({ status: 2 })
  })

  test('without any, it says how to give some; one without results proves nothing', () => {
    repository.write('truespec.json', '{}')
    const { status, stderr } = run(['verify'])
    expect(status).toBe(0)
    expect(stderr).toContain('no reports were read: give some with --report')
    repository.write('empty.xml', junit([]))
    expect(run(['verify', '--report', 'empty.xml']).stderr).toContain('empty.xml has no results')
    expect(verdicts(['--report', 'empty.xml'])).toMatchObject({ FR1: 'unproven', FR3: 'unproven' })
  })

  test('an address that no spec has is found, in the report', () => {
    repository.write('reports/junit.xml', junit([[`[${ID}/FR9] flies`, 'passed']]))
    expect(json().diagnostics).toMatchObject([
      { code: 'address-unknown', file: 'reports/junit.xml', severity: 'warning' },
    ])
    expect(run(['verify']).stdout).toContain('4:1')
  })
})

describe('output', () => {
  test('people see what is not proven, and the next command', () => {
    const { stdout } = run(['verify'])
    expect(stdout).toContain(`${ID} Passkeys  Implementing  specs/passkeys.md`)
    expect(stdout).toContain('9 claims: 5 proven, 1 failing, 2 unproven, 1 waived')
    expect(stdout).toContain(`  failing   FR3: the test '[${ID}/FR3] removes' failed  reports/junit.xml:6`)
    expect(stdout).not.toContain('proven    ')
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(`Next: truespec why ${ID}/FR3`)
    expect(run(['verify', '--verbose']).stdout).toContain('  proven    FR1: ')
  })

  test('every format of check', () => {
    repository.write('specs/passkeys.md', passkeys({ status: 'Complete' }))
    for (const format of ['sarif', 'gitlab', 'rdjson']) {
      const { status, stdout } = run(['verify', '--format', format])
      expect(status).toBe(1)
      expect(JSON.stringify(JSON.parse(stdout))).toContain('claim-unproven')
    }
    expect(run(['verify', '--format', 'github']).stdout).toMatch(/^::error .*claim-unproven/m)
    expect(run(['verify', '--format', 'junit']).stdout).toContain('<testsuites')
    expect(run(['verify', '--format', 'markdown']).stdout).toContain('| Severity |')
    const { stdout, stderr } = run(['verify', '--json', '--output', 'out.json'])
    expect(stdout).toBe('')
    expect(stderr).toContain('wrote out.json')
    expect(JSON.parse(repository.read('out.json'))).toHaveProperty('claims')
  })

  test('the same input gives the same bytes, cache or none', () => {
    const first = run(['verify', '--json', '--no-cache']).stdout
    for (const env of [{}, {}, { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' }])
      expect(run(['verify', '--json'], { env }).stdout).toBe(first)
  })

  test('JSON fits the published schemas', () => {
    const schema = (name: string): object =>
      JSON.parse(readFileSync(join(import.meta.dirname, `../schemas/${name}.schema.json`), 'utf8')) as object
    const fits = (name: string, text: string): void => {
      const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema(name))
      validate(JSON.parse(text))
      expect(validate.errors ?? []).toEqual([])
    }
    repository.write('specs/passkeys.md', passkeys({ status: 'Complete', fr2: 'Another text' }))
    fits('verify', run(['verify', '--json']).stdout)
    fits('why', run(['why', `${ID}/FR2`, '--json']).stdout)
    fits('matrix', run(['matrix', '--json']).stdout)
    fits('list', run(['list', '--json']).stdout)
    fits('show', run(['show', ID, '--json']).stdout)
  })

  test('paths narrow what is reported', () => {
    repository.write('specs/other.md', passkeys({ status: 'Complete' }).replaceAll(ID, 'SPEC-2026-11-20-002'))
    expect(run(['verify']).status).toBe(1)
    expect(run(['verify', 'specs/passkeys.md']).status).toBe(0)
    expect(json(['specs/passkeys.md']).summary['claims']).toBe(9)
  })

  test('nothing is written below the root', () => {
    const before = repository.state()
    for (const args of [['verify'], ['why', `${ID}/FR1`], ['matrix'], ['list'], ['show', ID]]) run(args)
    expect(repository.state()).toBe(before)
  })
})

describe('why', () => {
  test.each([
    ['T1.1', 'proven', /✓ commit [0-9a-f]{10} says that it implements it: 'Keep the keys'/],
    ['FR1', 'proven', /✓ the test .* passed {2}reports\/junit.xml:4, commit [0-9a-f]{10}/],
    ['FR3', 'failing', /next\n.*make the test .* pass/],
    ['FR4', 'unproven', /was skipped, which proves nothing/],
    [
      'SEC-authentication-required',
      'unproven',
      /name a test for it: "\[SPEC-2026-11-20-001\/SEC-authentication-required\]/,
    ],
    ['SEC-input-validation', 'waived', /waived by Ada until 2027-01-31: the browser does it/],
    ['DOC-user-guide', 'proven', /✓ 'docs\/passkeys.md' is there/],
  ])('%s is %s', (local, verdict, says) => {
    const { status, stdout } = run(['why', `${ID}/${local}`])
    expect(status).toBe(0)
    expect(stdout).toContain(`${ID}/${local}  ${verdict}\n`)
    expect(stdout).toMatch(says)
    expect(stdout).toMatch(/specs\/passkeys\.md:\d+/)
  })

  test('a claim that changed is stale, and says since when', () => {
    repository.write('specs/passkeys.md', passkeys({ fr2: 'Something else' }))
    const { stdout } = run(['why', `${ID}/FR2`])
    expect(stdout).toContain(`${ID}/FR2  stale`)
    expect(stdout).toMatch(/its text has changed since (?:commit [0-9a-f]{10}|the commit that is checked out)/)
    expect(stdout).toContain('run it again')
    const { claim } = JSON.parse(run(['why', `${ID}/FR2`, '--json']).stdout) as { readonly claim: { verdict: string } }
    expect(claim.verdict).toBe('stale')
  })

  test.each([
    [`${ID}/FR33`, `did you mean ${ID}/FR3?`],
    ['FR1', `did you mean ${ID}/FR1?`],
    ['SPEC-2026-11-20-003/FR1', `did you mean ${ID}/FR1?`],
    [`${ID}/zzzzzzz`, `truespec show ${ID}`],
    ['', 'truespec show'],
  ])('%j has no claim', (address, says) => {
    const { status, stdout, stderr } = run(['why', address])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(says)
  })
})

describe('matrix', () => {
  test('in every form', () => {
    expect(run(['matrix']).stdout).toContain('| FR3 | A person removes a passkey | **failing** |')
    const csv = run(['matrix', '--format', 'csv']).stdout
    expect(csv.split('\r\n')[0]).toMatch(/^spec,status,file,line,address,/)
    expect(csv).toContain(`${ID},Implementing,specs/passkeys.md,18,${ID}/FR1,`)
    const { specs } = JSON.parse(run(['matrix', '--json']).stdout) as {
      readonly specs: readonly { readonly claims: readonly object[] }[]
    }
    expect(specs[0]?.claims).toHaveLength(9)
    const html = run(['matrix', '--format', 'html', '--output', 'matrix.html'])
    expect(html.stdout).toBe('')
    expect(repository.read('matrix.html')).toContain('<span class="verdict">failing</span>')
  })

  test('texts of specs and reports are texts: no markup, no formula', () => {
    repository.write(
      'specs/passkeys.md',
      passkeys({ fr2: '=HYPERLINK("http://evil.example") <script>alert(1)</script> | @everyone' }),
    )
    repository.write(
      'reports/junit.xml',
      junit([[`=1+1;=2 [${ID}/FR2] &lt;img src=x onerror=alert(1)&gt; \u202e`, 'passed']]),
    )
    const csv = run(['matrix', '--format', 'csv', '--commit', 'HEAD']).stdout
    expect(csv).toContain(`"'=HYPERLINK(""http`)
    expect(csv).toContain(`"'=1+1;'=2 [`)
    expect(csv).not.toContain('\u202e')
    const html = run(['matrix', '--format', 'html']).stdout
    expect(html).not.toMatch(/<script|<img|https?:\/\/(?!.*&)|\u202e/)
    const markdown = run(['matrix']).stdout
    expect(markdown).not.toMatch(/<script|<img|@everyone/)
  })
})

test('list and show have verdicts where there are reports, and nothing new where there are none', () => {
  expect(run(['list']).stdout).toMatch(/proven {2}failing {2}lacking/)
  expect(run(['list']).stdout).toMatch(/5\/9/)
  expect(run(['show', ID]).stdout).toContain(
    `[x] ${ID}/FR3  A person removes a passkey  failing, functional-requirement`,
  )
  repository.write('truespec.json', '{}')
  expect(run(['list']).stdout).not.toContain('failing')
  expect(run(['show', ID]).stdout).not.toContain('failing')
  expect(run(['show', ID, '--report', 'reports/junit.xml']).stdout).toContain('failing')
  expect(run(['list', '--json']).stdout).not.toContain('verdicts')
  expect(run(['list', '--json', '--report', 'reports/junit.xml']).stdout).toContain('"verdicts":{"claims":9,"proven":5')
})

test('what is lacking is of the demanded kinds, and all that fails', () => {
  const lacking = (demanded?: readonly string[]): number => {
    repository.write('truespec.json', JSON.stringify({ verify: { ...(demanded && { demanded }) } }))
    const { specs } = JSON.parse(run(['list', '--json', '--report', 'reports/junit.xml']).stdout) as {
      readonly specs: readonly { readonly verdicts: { readonly lacking: number; readonly failing: number } }[]
    }
    expect(specs[0]?.verdicts.failing).toBe(1)
    return specs[0]?.verdicts.lacking ?? -1
  }
  expect([lacking(), lacking([]), lacking(['functional-requirement', 'scenario', 'dependency'])]).toEqual([3, 1, 2])
})

test('the cache of claims follows the text', () => {
  expect(run(['why', `${ID}/FR2`]).stdout).toContain('A person signs in with a passkey')
  writeFileSync(join(repository.root, 'specs/passkeys.md'), passkeys({ fr2: 'Changed' }))
  expect(run(['why', `${ID}/FR2`]).stdout).toContain('Changed')
})

test('a run that is recalled follows reports, commits and what is not committed', async () => {
  const outcome = (): string => verdicts()['FR1'] ?? ''
  // What changed within the last tick of the file system's clock is not kept.
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150))
  await settle()
  expect([outcome(), outcome()]).toEqual(['proven', 'proven'])
  repository.write('reports/junit.xml', junit([[`[${ID}/FR1] registers`, 'failed']]))
  await settle()
  expect([outcome(), outcome()]).toEqual(['failing', 'failing'])
  repository.write('reports/junit.xml', junit([[`[${ID}/FR1] registers`, 'passed']], new Date().toISOString()))
  await settle()
  const reasons = (): number | undefined => json().claims.find(({ address }) => address === `${ID}/FR1`)?.reasons.length
  expect([reasons(), reasons()]).toEqual([1, 1])
  repository.write('docs/passkeys.md', '# Changed\n')
  await settle()
  expect([reasons(), reasons()]).toEqual([2, 2])
  const document = (): string => verdicts()['DOC-user-guide'] ?? ''
  repository.git('rm', '-q', '-f', 'docs/passkeys.md')
  expect([document(), document()]).toEqual(['failing', 'failing'])
})
