import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { RULES } from '@truespec/core'
import { needsVerdicts } from '../../core/src/check/rule-book.ts'
import { truespec, type Ran } from './binary.ts'
import { edited, type Defect, type Edit } from './planted/parts.ts'
import { pageExample } from './planted/pages.ts'
import { SOUND } from './planted/sound.ts'
import { DEFECTS } from './planted.ts'
import { makeRepository, type Repository } from './repository.ts'

const FIXTURES = join(import.meta.dirname, '../../../fixtures/specs')
const PLANTED = readFileSync(join(FIXTURES, 'planted.md'), 'utf8')
const NEIGHBOUR = at(readFileSync(join(FIXTURES, 'complete.md'), 'utf8'), 'Complete')
const ID = 'SPEC-2026-09-14-101'
const STATUSES = ['Draft', 'In Review', 'Approved', 'Implementing', 'Complete']
const TODAY = ['--today', '2026-11-22']

/** What stands around every spec: its neighbours, a type of the project, and what is installed. */
const AROUND = {
  'specs/complete.md': NEIGHBOUR,
  'specs/withdrawn.md': NEIGHBOUR.replaceAll('SPEC-2026-11-02-001', 'SPEC-2026-03-02-001')
    .replace('**Created**: 2026-11-02', '**Created**: 2026-03-02')
    .replace('**Status**: Complete', '**Status**: Withdrawn'),
  'src/visit.ts': 'export interface Visit {\n  readonly id: number\n}\n',
  'package.json': '{ "dependencies": { "libphonenumber-js": "^1.11.0", "@simplewebauthn/server": "^13.1.0" } }',
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: {
      'node_modules/libphonenumber-js': { version: '1.11.4' },
      'node_modules/@simplewebauthn/server': { version: '13.1.1' },
    },
  }),
}

interface Found {
  readonly code: string
  readonly severity: string
  readonly file: string
  readonly range: { readonly start: { readonly line: number } }
  readonly fixes: readonly {
    readonly safe: boolean
    readonly edits: readonly {
      readonly file: string
      readonly from: number
      readonly to: number
      readonly insert: string
    }[]
  }[]
}

/** How a text is written to the disk: line ends and a mark at its start change nothing of what is found. */
const FORMS: readonly (readonly [name: string, inForm: (text: string) => string])[] = [
  ['lf', (text) => text],
  ['crlf', (text) => text.replaceAll('\n', '\r\n')],
  ['bom', (text) => `\uFEFF${text}`],
]

/** Whether a defect is planted in a text of that form at that status: all in two forms where the severity differs, else by turns. */
function isPlanted(defect: Defect, index: number, form: string, status: string): boolean {
  if (form === 'bom') return index % 5 === 0 && status === (defect.statuses?.[0] ?? 'Draft')
  const isEarly = status === 'Draft' || status === 'Approved' || status === 'Implementing'
  const isInTurn = defect.statuses !== undefined || (index % 2 === 0) === (form === 'lf')
  return isEarly === (form === 'lf') && (isInTurn || severityOf(defect, 'Draft') !== severityOf(defect, 'In Review'))
}

interface Case {
  readonly defect: Defect
  readonly status: string
  readonly form: string
  readonly file: string
  readonly sound: string
  readonly text: string
}

/** The spec at a status, with what that demands. */
function at(text: string, status: string): string {
  const bearing = text.replace(/(\*\*Status\*\*: ).*/, `$1${status}`)
  if (status === 'Complete') return bearing.replaceAll('- [ ]', '- [x]')
  if (status !== 'Approved' && status !== 'Implementing') return bearing
  const [before = '', review = ''] = bearing.split('## Review Checklist')
  return `${before}## Review Checklist${review.replaceAll('- [ ]', '- [x]')}`
}

/** The edits as they read at a status: what they name of the metadata's status is that of the spec. */
function soundOf(edits: Defect['edits'], status: string, number: number): string {
  return numbered(edited(at(PLANTED, status), edits), number)
}

function numbered(text: string, number: number): string {
  return text.replaceAll(ID, `SPEC-2026-09-14-${number}`)
}

function plantedIn([form, inForm]: (typeof FORMS)[number], turn: number): readonly Case[] {
  return DEFECTS.flatMap((defect, index) =>
    (defect.statuses ?? ['Draft', 'In Review'])
      .filter((status) => isPlanted(defect, index, form, status))
      .map((status) => {
        const number = 10_000 * (turn + 1) + index * STATUSES.length + STATUSES.indexOf(status)
        const named = ([find, insert]: Edit): Edit => [atStatus(find, status), insert]
        const text = numbered(edited(at(PLANTED, status), defect.edits.map(named)), number)
        const sound = soundOf((defect.fixed ?? []).map(named), status, number)
        return { defect, status, form, file: `specs/${number}.md`, sound: inForm(sound), text: inForm(text) }
      }),
  )
}

/** A text of the draft as it stands at another status. */
function atStatus(find: string, status: string): string {
  return status === 'Draft' || !find.includes('- **Status**: Draft\n')
    ? find
    : find.replace('**Status**: Draft', `**Status**: ${status}`)
}

/** U+E0E9 stands for the byte 0xE9, which is no UTF-8 where it stands. */
function bytesOf(text: string): Uint8Array {
  const parts = text.split('\uE0E9').map((part) => Buffer.from(part))
  return Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from([0xe9]), part])))
}

function lineOf({ defect: { at: wanted, what }, text }: Case): number {
  const plain = text.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '')
  const offset = wanted.endsWith('$') ? plain.lastIndexOf(wanted.slice(0, -1)) : plain.indexOf(wanted)
  if (offset < 0) throw new Error(`${what}: nothing reads ${JSON.stringify(wanted)}`)
  return plain.slice(0, offset).split('\n').length
}

function found(root: string, args: readonly string[] = []): Map<string, Found[]> {
  return foundIn(truespec(['check', '--json', ...TODAY, ...args], { cwd: root }))
}

function foundIn({ stdout, stderr }: Ran): Map<string, Found[]> {
  if (stdout === '') throw new Error(stderr)
  const byFile = new Map<string, Found[]>()
  for (const each of (JSON.parse(stdout) as { readonly diagnostics: readonly Found[] }).diagnostics) {
    byFile.set(each.file, [...(byFile.get(each.file) ?? []), each])
  }
  return byFile
}

const brief = ({ code, severity, range }: Found): string => `${severity} ${code} at ${range.start.line}`

describe('what is in order has no finding', () => {
  const asWritten = FORMS.flatMap(([form, inForm], turn) =>
    STATUSES.map((status, index) => {
      const number = 1000 + turn * 100 + index
      return { what: `the spec at ${status} (${form})`, text: inForm(soundOf([], status, number)) }
    }),
  )
  const otherwise = SOUND.map(({ what, edits }, index) => ({ what, text: soundOf(edits, 'Draft', 9000 + index) }))
  const specs = [...asWritten, ...otherwise]
  let ran: Ran
  let all: Map<string, Found[]>

  // All in one workspace: none of them may disturb another.
  beforeAll(() => {
    const files = specs.map(({ text }, index) => [`specs/${index}.md`, text])
    const repository = makeRepository({ ...AROUND, ...Object.fromEntries(files) })
    ran = truespec(['check', '--strict', '--json', ...TODAY], { cwd: repository.root })
    all = foundIn(ran)
    repository.remove()
  }, 60_000)

  test.each(specs.map(({ what }, index) => [what, index] as const))('%s', (_, index) => {
    expect(all.get(`specs/${index}.md`)?.map(brief) ?? []).toEqual([])
  })

  test('and the run passes, whatever is asked of it', () => {
    expect({ status: ran.status, stderr: ran.stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(ran.stdout)).toMatchObject({
      diagnostics: [],
      summary: { specs: specs.length + 2, errors: 0, warnings: 0, hints: 0 },
    })
  })
})

describe('one defect at a time', () => {
  const cases = FORMS.flatMap(plantedIn)
  let repository: Repository
  let first: Map<string, Found[]>
  /** What is found, and what the files hold, after `--fix` and after `--fix-unsafe`. */
  const after: Record<'safe' | 'unsafe', { found: Map<string, Found[]>; readonly texts: Map<string, string> }> = {
    safe: { found: new Map(), texts: new Map() },
    unsafe: { found: new Map(), texts: new Map() },
  }

  beforeAll(() => {
    repository = makeRepository(AROUND)
    for (const { file, text } of cases) repository.write(file, bytesOf(text))
    first = found(repository.root)
    after.safe.found = found(repository.root, ['--fix'])
    for (const { file } of cases) after.safe.texts.set(file, repository.read(file))
    after.unsafe.found = found(repository.root, ['--fix-unsafe'])
    for (const { file } of cases) after.unsafe.texts.set(file, repository.read(file))
  }, 120_000)
  afterAll(() => repository.remove())

  const named = cases.map((each) => [each.defect.code, each.defect.what, each.status, each.form, each] as const)

  test.each(named)('%s: %s (%s, %s)', (_, __, status, ___, each) => {
    expect((first.get(each.file) ?? []).map(brief)).toEqual([
      `${severityOf(each.defect, status)} ${each.defect.code} at ${lineOf(each)}`,
    ])
  })

  test.each(named.filter(([, , , , { defect }]) => defect.fix))(
    'the fix of %s: %s (%s, %s)',
    (_, __, ___, form, each) => {
      const { defect, file, text, sound } = each
      const { found: left, texts } = after[defect.fix ?? 'safe']
      const fixed = texts.get(file) ?? ''
      expect(first.get(file)?.[0]?.fixes[0]?.safe).toBe(defect.fix === 'safe')
      expect(left.get(file)?.map(({ code }) => code) ?? []).toEqual(defect.leaves ?? [])
      // An unsafe fix is made only where it is asked for.
      expect(defect.fix === 'safe' || after.safe.texts.get(file) === text).toBe(true)
      expect(defect.leaves ? untouched(text, fixed) && sound : fixed).toBe(sound)
      expect(form !== 'crlf' || !/[\r\n]/.test(fixed.replaceAll('\r\n', ''))).toBe(true)
    },
  )
})

/** Whether one text is the other with one piece more, or less, in one place. */
function untouched(before: string, after: string): boolean {
  const [short, long] = before.length < after.length ? [before, after] : [after, before]
  let from = 0
  while (from < short.length && short[from] === long[from]) from++
  return long.endsWith(short.slice(from))
}

/** The severity that the catalogue gives, for what is planted by hand: W, E, H, or W in Draft and E from In Review on. */
function severityOf({ code, severity }: Defect, status: string): string {
  if (severity) return severity
  if (HINTS.has(code)) return 'hint'
  if (WARNINGS.has(code)) return 'warning'
  return ERRORS.has(code) || status !== 'Draft' ? 'error' : 'warning'
}

const set = (codes: string): ReadonlySet<string> => new Set(codes.trim().split(/\s+/))
const HINTS = set('address-numbered section-unknown field-unknown requirement-compound')
const WARNINGS =
  set(`control-character title-prefix section-order section-level section-synonym item-id-gap section-gap id-created-mismatch
  task-ticked-early date-future updated-stale reviewer-is-author requirement-vague nfr-category endpoint-format block-language mermaid-label
  typescript-global gherkin-stray-text gherkin-step-order table-ragged dependency-mismatch timeline-phase timeline-overdue suppression-invalid
  waiver-unknown waiver-expired`)
const ERRORS =
  set(`encoding-invalid file-too-large conflict-marker bidi-character fence-unclosed title-missing section-duplicate checkbox-malformed
  item-id-format item-id-duplicate task-phase-mismatch field-duplicate id-format id-duplicate id-taken status-unknown status-transition
  status-ahead date-invalid date-order reference-unknown mermaid-syntax mermaid-unsafe typescript-syntax typescript-type gherkin-syntax
  gherkin-incomplete gherkin-duplicate gherkin-parameter choice-unknown risk-unmitigated dependency-version dependency-cycle
  dependency-immature timeline-order link-broken anchor-broken link-unsafe waiver-invalid`)

/** Codes with a test of their own below. */
const BY_HAND = set(
  'no-spec id-duplicate id-taken status-transition updated-stale dependency-cycle dependency-immature',
)

describe('every code of the catalogue is planted', () => {
  const known = new Set([...DEFECTS.map(({ code }) => code), ...BY_HAND])
  // Rules that speak in `verify` alone are planted in its own tests.
  const codes = RULES.filter((rule) => !needsVerdicts(rule)).map(({ code }) => code)
  const others = codes.filter((code) => !known.has(code))

  // A rule needs no more than its two files: where nothing is planted by hand, its page's example is. One that has both shows that this works.
  test.each(['title-prefix', ...others])('%s: the example of its page', (code) => {
    const example = pageExample(code)
    if (example === undefined) return
    const repository = makeRepository(example.files)
    const findings = found(repository.root, ['--today', example.today]).get(example.file) ?? []
    repository.remove()
    expect(findings.filter((each) => each.code === code).map(({ range }) => range.start.line)).toEqual(example.lines)
  })

  test('what asks git, packages or files, which a page only plays, is planted by hand', () => {
    const played = codes.filter((code) => code !== 'no-spec' && !pageExample(code))
    expect(played).toContain('link-broken')
    expect(played.filter((code) => !known.has(code))).toEqual([])
  })
})

describe('what more than one file is needed for', { timeout: 60_000 }, () => {
  let repository: Repository
  const COMMITTED = { ...AROUND, 'specs/a.md': soundOf([], 'Draft', 101) }
  afterEach(() => repository.remove())

  /** Everything that is found, by file, code and line. */
  function all(args: readonly string[] = []): readonly string[] {
    return [...found(repository.root, args)].flatMap(([file, each]) => each.map((one) => `${file}: ${brief(one)}`))
  }

  function line(text: string, of: string): number {
    return text.slice(0, text.indexOf(of)).split('\n').length
  }

  const ID_LINE = line(PLANTED, '**Spec ID**')
  const STATUS_LINE = line(PLANTED, '**Status**')
  const UPDATED_LINE = line(PLANTED, '**Last Updated**')
  const DEPENDS_LINE = line(PLANTED, '- SPEC-2026-11-02-001')

  test('no-spec: nothing that is a spec', () => {
    repository = makeRepository({ 'specs/readme.md': '# About\n\nNothing.\n' })
    const { diagnostics } = JSON.parse(truespec(['check', '--json', ...TODAY], { cwd: repository.root }).stdout) as {
      readonly diagnostics: readonly Found[]
    }
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['no-spec', 'warning']])
  })

  test('id-duplicate: a spec was copied', () => {
    repository = makeRepository({ ...COMMITTED, 'specs/copy.md': soundOf([], 'Draft', 101) })
    expect(all()).toEqual(['specs/a.md', 'specs/copy.md'].map((file) => `${file}: error id-duplicate at ${ID_LINE}`))
  })

  test('id-taken: by another file on another branch, and the next free number', () => {
    repository = makeRepository(AROUND)
    repository.commit('before')
    repository.git('checkout', '-q', '-b', 'other')
    repository.write('specs/other.md', soundOf([], 'Draft', 101))
    repository.commit('another feature')
    repository.git('checkout', '-q', 'main')
    repository.write('specs/a.md', soundOf([], 'Draft', 101))
    expect(all()).toEqual([`specs/a.md: error id-taken at ${ID_LINE}`])
    expect(all(['--fix'])).toHaveLength(1)
    expect(all(['--fix-unsafe'])).toEqual([])
    expect(repository.read('specs/a.md')).toBe(soundOf([], 'Draft', 102))
  })

  test('id-taken: the same file on another branch is the same spec', () => {
    repository = makeRepository(COMMITTED)
    repository.commit('first')
    repository.git('branch', 'other')
    expect(all(['--rule', 'updated-stale=off'])).toEqual([])
  })

  test('status-transition: what no legal steps reach', () => {
    const moves: readonly (readonly [before: string, now: string, count: number])[] = [
      ['Approved', 'Draft', 1],
      ['Complete', 'Approved', 1],
      ['Complete', 'In Review', 1],
      ['Draft', 'Approved', 0],
      ['In Review', 'Draft', 0],
      ['Approved', 'In Review', 0],
      ['Draft', 'Complete', 0],
      ['Implementing', 'Withdrawn', 0],
      ['Complete', 'Withdrawn', 1],
      ['Complete', 'Superseded by SPEC-2026-11-02-001', 0],
      ['Draft', 'Superseded by SPEC-2026-11-02-001', 1],
    ]
    const file = (index: number): string => `specs/${String.fromCodePoint(97 + index)}.md`
    repository = makeRepository(AROUND)
    for (const [index, [before]] of moves.entries()) repository.write(file(index), soundOf([], before, 101 + index))
    repository.commit('first')
    for (const [index, [before, now]] of moves.entries()) {
      const bearing = STATUSES.includes(now) ? now : before
      repository.write(file(index), soundOf([], bearing, 101 + index).replace(/(\*\*Status\*\*: ).*/, `$1${now}`))
    }
    const expected = moves.flatMap(([, , count], index) =>
      Array.from({ length: count }, () => `${file(index)}: error status-transition at ${STATUS_LINE}`),
    )
    // The last commit was on the 20th: what it changed is not the matter here.
    const args = ['--rule', 'updated-stale=off']
    expect(all(args)).toEqual(expected)
    repository.git('commit', '-q', '-a', '-m', 'second')
    expect(all(args)).toEqual([])
    expect(all([...args, '--base', 'HEAD~1'])).toEqual(expected)
  })

  test('updated-stale: a commit of a later day; the fix writes it', () => {
    repository = makeRepository({
      ...COMMITTED,
      'specs/complete.md': NEIGHBOUR,
      'specs/withdrawn.md': AROUND['specs/withdrawn.md'],
    })
    repository.commit('on the 20th')
    expect(all()).toEqual([`specs/a.md: warning updated-stale at ${UPDATED_LINE}`])
    expect(all(['--fix'])).toEqual([])
    expect(repository.read('specs/a.md')).toBe(COMMITTED['specs/a.md'].replace('2026-11-18', '2026-11-20'))
  })

  test('dependency-cycle: two specs that need each other, once', () => {
    const draft = readFileSync(join(FIXTURES, 'complete.md'), 'utf8')
    const back = draft.replace('- Session service: keeps', '- SPEC-2026-09-14-101: keeps')
    repository = makeRepository({ ...COMMITTED, 'specs/complete.md': back })
    expect(all()).toEqual([`specs/a.md: error dependency-cycle at ${DEPENDS_LINE}`])
  })

  test('dependency-immature: what is approved, or further, needs a draft', () => {
    const statuses = ['Approved', 'Implementing', 'Complete']
    const specs = statuses.map((status, index) => [`specs/${index}.md`, soundOf([], status, 101 + index)])
    const draft = readFileSync(join(FIXTURES, 'complete.md'), 'utf8').replace('In Review', 'Draft')
    repository = makeRepository({ ...AROUND, ...Object.fromEntries(specs), 'specs/complete.md': draft })
    expect(all()).toEqual(statuses.map((_, index) => `specs/${index}.md: error dependency-immature at ${DEPENDS_LINE}`))
  })

  test.each([
    ['package-lock.json', AROUND['package-lock.json'].replace('1.11.4', '1.10.9')],
    [
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\n\npackages:\n\n  libphonenumber-js@1.10.9:\n    resolution: {integrity: x}\n",
    ],
    ['yarn.lock', '# yarn lockfile v1\n\nlibphonenumber-js@^1.11.0:\n  version "1.10.9"\n'],
  ])('dependency-mismatch: %s holds an older one', (name, lock) => {
    const { 'package-lock.json': _, ...without } = COMMITTED
    repository = makeRepository({ ...without, [name]: lock })
    const at = line(PLANTED, '- `libphonenumber-js`')
    expect(all()).toEqual([`specs/a.md: warning dependency-mismatch at ${at}`])
  })

  test('reference-unknown: the spec that is named was deleted, and what leads to it with it', () => {
    const { 'specs/complete.md': _, ...without } = COMMITTED
    repository = makeRepository(without)
    const links = ['](complete.md)', '](complete.md#risk'].map((link) => line(PLANTED, link))
    expect(all()).toEqual([
      `specs/a.md: error link-broken at ${links[0]}`,
      `specs/a.md: error reference-unknown at ${DEPENDS_LINE}`,
      `specs/a.md: error link-broken at ${links[1]}`,
    ])
  })

  test('anchor-broken: a heading of another spec was taken away', () => {
    const other = NEIGHBOUR.replace('## Risk Assessment', '## Risk assessments of the year')
    repository = makeRepository({ ...COMMITTED, 'specs/complete.md': other })
    expect(all()).toContain(`specs/a.md: error anchor-broken at ${line(PLANTED, '](complete.md#risk')}`)
  })
})
