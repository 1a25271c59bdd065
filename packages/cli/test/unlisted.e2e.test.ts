import { afterEach, beforeEach, expect, test } from 'vitest'
import { truespec, type Ran } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'
import { CONFIG, soundSpec, TEMPLATE } from './specs.ts'

/** Twenty words that are left for later, and twenty controls that a fix takes out. */
const SPEC = soundSpec(1, { summary: Array.from({ length: 20 }, (_, i) => `TODO \u0007 ${i}`).join('\n') })
let repository: Repository

beforeEach(() => {
  repository = makeRepository({ 'template.md': TEMPLATE, 'specs/a.md': SPEC, 'specs/b.md': soundSpec(2) })
  limit(4)
})
afterEach(() => repository.remove())

function limit(findings: number): void {
  repository.write('truespec.json', CONFIG.replace('{', `{ "limits": { "findings": ${findings} },`))
}

function check(...args: readonly string[]): Ran {
  return truespec(['check', '--today', '2026-11-22', ...args], { cwd: repository.root })
}

interface Output {
  readonly summary: unknown
  readonly specs: unknown
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[]
}

const json = (...args: readonly string[]): Output => JSON.parse(check('--json', ...args).stdout) as Output

test('what is not listed is told and counted, so that the exit status is the same', () => {
  const { summary, specs, diagnostics } = json()
  expect(diagnostics).toHaveLength(10)
  expect(diagnostics.filter(({ message }) => message.startsWith('16 more findings'))).toHaveLength(2)
  expect(check().stdout).toContain('16 more findings of this rule are not listed')
  for (const [most, status] of [
    ['39', 1],
    ['40', 0],
  ] as const)
    for (const cache of [[], ['--no-cache']]) expect(check('--max-warnings', most, ...cache).status).toBe(status)
  limit(1000)
  expect(json()).toMatchObject({ summary, specs })
  expect(json().diagnostics).toHaveLength(40)
})

test('after a change the run is the same as one anew', () => {
  check()
  repository.write('specs/b.md', soundSpec(2, { summary: 'TODO TODO TODO TODO TODO TODO' }))
  const { stdout } = check('--json')
  expect(stdout).toContain('"unlisted":2,')
  expect(stdout).toBe(check('--json', '--no-cache').stdout)
})

test('a baseline knows them, and tells of more', () => {
  expect(check('--write-baseline').stderr).toContain('40 findings are known')
  expect(check('--strict', '--baseline', 'truespec-baseline.json')).toMatchObject({ status: 0, stderr: '' })
  repository.write('specs/a.md', `${SPEC}TODO\n`)
  const { diagnostics } = json('--baseline', 'truespec-baseline.json')
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'todo-left: 17 more findings of this rule are not listed: the limit is 4',
  ])
})

test('fixes reach them', () => {
  expect(check('--fix').stderr).toContain('made 20 fixes in 1 file')
  expect(repository.read('specs/a.md')).toBe(SPEC.replaceAll('\u0007', ''))
})

test.each(['sarif', 'github', 'gitlab', 'junit', 'rdjson', 'markdown'])('%s tells of them', (format) => {
  expect(check('--format', format).stdout.split('16 more findings of this rule')).not.toHaveLength(1)
})
