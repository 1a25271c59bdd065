/** What this repository's own specs say of the built program and no other test shows as it stands there. */
import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { truespec, type Ran } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'
import { brokenSpec, CONFIG, soundSpec, TEMPLATE } from './specs.ts'

const TODAY = ['--today', '2026-11-22']
let repository: Repository

beforeEach(() => {
  repository = makeRepository({ 'truespec.json': CONFIG, 'template.md': TEMPLATE, 'specs/a.md': soundSpec(1) })
  repository.commit('first')
})
afterEach(() => repository.remove())

const run = (...args: readonly string[]): Ran => truespec([...args, ...TODAY], { cwd: repository.root })
const annotations = (stdout: string): readonly string[] => stdout.split('\n').filter((line) => line.startsWith('::'))

test('Two people start a spec on one day [SPEC-2026-11-22-005/AC-two-people-start-a-spec-on-one-day]', () => {
  repository.git('checkout', '-q', '-b', 'theirs')
  expect(run('new', 'Recovery codes').stdout).toContain('SPEC-2026-11-22-001-')
  repository.commit('theirs')
  repository.git('checkout', '-q', 'main')
  expect(run('new', 'Passkeys').stdout).toBe('specs/SPEC-2026-11-22-002-passkeys.md\n')
})

test('a pull request: one annotation for each finding [SPEC-2026-11-22-005/E2E-a-pull-request]', () => {
  repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD')
  repository.write('specs/b.md', brokenSpec(2))
  repository.write('specs/c.md', `${brokenSpec(3)}\n[nowhere](none.md)\n`)
  repository.commit('second')
  const { diagnostics } = JSON.parse(run('check', '--base', 'origin/main', '--json').stdout) as {
    readonly diagnostics: readonly unknown[]
  }
  const { status, stdout } = run('check', '--base', 'origin/main', '--format', 'github')
  expect(diagnostics.length).toBeGreaterThanOrEqual(3)
  expect([status, annotations(stdout).length]).toEqual([1, diagnostics.length])
})

test('a correction: git applies what a dry run prints [SPEC-2026-11-22-005/E2E-correction]', () => {
  repository.write('specs/b.md', soundSpec(2, { status: 'Drafft' }))
  repository.commit('second')
  const { stdout } = run('check', '--fix', '--dry-run')
  const { status, stderr } = spawnSync('git', ['apply'], { cwd: repository.root, input: stdout, encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(repository.read('specs/b.md')).toBe(soundSpec(2))
})

test('A title that speaks to CI [SPEC-2026-11-22-007/AC-a-title-that-speaks-to-ci]', () => {
  repository.write('specs/b.md', brokenSpec(2).replace('Feature 2', 'a%0A::error::b ##[error]c ::warning file=x::d'))
  const { stdout } = run('check', '--format', 'github')
  const { diagnostics } = JSON.parse(run('check', '--json').stdout) as { readonly diagnostics: readonly unknown[] }
  expect(diagnostics.length).toBeGreaterThan(0)
  expect(annotations(stdout)).toHaveLength(diagnostics.length)
  expect(stdout).not.toContain('##[error]')
})

/** What is found in a spec with one more section, which holds a block, and the line of the spec on which it stands. */
function findingsOfBlock(
  language: string,
  lines: readonly string[],
): readonly (readonly [code: string, line: string])[] {
  const section = (text: string): string => `\n## Block\n\`\`\`${language}\n${text}\n\`\`\`\n`
  const text = soundSpec(1) + section(lines.join('\n'))
  repository.write('template.md', TEMPLATE + section('[Block]'))
  repository.write('specs/a.md', text)
  const { diagnostics } = JSON.parse(run('check', '--json').stdout) as {
    readonly diagnostics: readonly {
      readonly code: string
      readonly range: { readonly start: { readonly line: number } }
    }[]
  }
  return diagnostics.map(({ code, range }) => [code, text.split('\n')[range.start.line - 1] ?? ''])
}

test('An arrow that a label swallowed [SPEC-2026-11-22-003/AC-an-arrow-that-a-label-swallowed, SPEC-2026-11-22-003/FR1]', () => {
  const swallowed = 'A[Component A --> B'
  expect(findingsOfBlock('mermaid', ['graph TD', '  B --> C', swallowed])).toEqual([
    [expect.stringMatching(/^mermaid-/), swallowed],
  ])
  expect(findingsOfBlock('mermaid', ['graph TD', '  B --> C', 'A[Component A] --> B'])).toEqual([])
})

test('A type of the project that was renamed [SPEC-2026-11-22-003/AC-a-type-of-the-project-that-was-renamed, SPEC-2026-11-22-003/FR4]', () => {
  const imported = "import type { Order } from '../src/order'"
  const block = [imported, 'export const totalOf = (order: Order): number => order.total']
  repository.write('src/order.ts', 'export interface Order {\n  readonly total: number\n}\n')
  expect(findingsOfBlock('typescript', block)).toEqual([])
  repository.write('src/order.ts', 'export interface Purchase {\n  readonly total: number\n}\n')
  expect(findingsOfBlock('typescript', block)).toEqual([['typescript-type', imported]])
})
