import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { truespec, type Ran } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'

const ROOT = join(import.meta.dirname, '../../..')
const EXAMPLES = join(ROOT, 'examples')
const TODAY = ['--today', '2026-11-22']

interface Output {
  readonly summary: Readonly<Record<string, number>>
  readonly diagnostics: readonly {
    readonly code: string
    readonly file: string
    readonly range: { readonly start: { readonly line: number } }
  }[]
}

let copy: Repository
// A copy without git: what the history of this repository says of the files is no part of the example.
beforeEach(() => {
  copy = makeRepository({}, { git: false })
})
afterEach(() => copy.remove())

function check(example: string, ...args: readonly string[]): Ran {
  cpSync(join(EXAMPLES, example), copy.root, { recursive: true, force: false })
  return truespec(['check', '--strict', ...TODAY, ...args], { cwd: copy.root })
}

function places(output: string): readonly string[] {
  const { diagnostics } = JSON.parse(output) as Output
  return diagnostics.map(({ file, range, code }) => `${file}:${range.start.line} ${code}`)
}

/** The rows of the table in the README of the examples, as `places` writes them. */
function listed(): readonly string[] {
  const rows = readFileSync(join(EXAMPLES, 'README.md'), 'utf8').matchAll(/^\| (\S+\.md) \| (\d+) \| `([\w-]+)` \|/gm)
  return [...rows].map(([, file, line, code]) => `specs/${file}:${line} ${code}`)
}

test('a good spec has no finding [SPEC-2026-11-22-004/E2E-a-sound-repository]', () => {
  expect(check('checkout')).toEqual({ status: 0, stdout: 'no problems in 1 spec\n', stderr: '' })
})

test('the good spec is bound to the code, the packages and the documents beside it', () => {
  check('checkout')
  copy.write('src/order.ts', copy.read('src/order.ts').replace('export function totalOf', 'function totalOf'))
  copy.write('package-lock.json', copy.read('package-lock.json').replace('"version": "4.6.7"', '"version": "5.0.0"'))
  copy.write('docs/guest-checkout.md', copy.read('docs/guest-checkout.md').replace('## Decision: no', '## No'))
  const { status, stdout } = check('checkout', '--json')
  expect(status).toBe(1)
  expect(places(stdout).map((place) => place.split(' ')[1])).toEqual([
    'typescript-type',
    'dependency-mismatch',
    'anchor-broken',
  ])
})

test('the planted defects are found where the list says, and nothing else is [SPEC-2026-11-22-003/E2E-a-defect-of-each-language, SPEC-2026-11-22-004/E2E-planted-defects]', () => {
  const { status, stdout } = check('defects', '--json')
  expect(status).toBe(1)
  const expected = listed()
  expect(new Set(expected.map((place) => place.split(' ')[1])).size).toBe(13)
  expect(places(stdout)).toEqual(expected)
})

test('what has a safe fix goes with it, and nothing else comes', () => {
  const { summary: before } = JSON.parse(check('defects', '--json').stdout) as Output
  const { stdout, stderr } = check('defects', '--fix', '--json')
  expect(stderr).toMatch(/made \d+ fix/)
  const left = places(stdout)
  const known = new Set(listed().map((place) => place.split(' ')[1]))
  expect(left.filter((place) => !known.has(place.split(' ')[1]))).toEqual([])
  expect(left.join('\n')).not.toContain('status-unknown')
  expect(left.length).toBeLessThan((before['errors'] ?? 0) + (before['warnings'] ?? 0))
})

test('the specs of this repository are sound [SPEC-2026-11-22-003/E2E-this-repository]', () => {
  // What only time brings, a late date or a commit after the last update, is no fault of the change under test.
  const late = ['--rule', 'updated-stale=off', '--rule', 'timeline-overdue=off']
  const { status, stdout, stderr } = truespec(['check', '--strict', '--json', ...late], { cwd: ROOT })
  const { summary } = JSON.parse(stdout) as Output
  expect({ status, stderr, places: places(stdout) }).toEqual({ status: 0, stderr: '', places: [] })
  expect(summary['specs']).toBeGreaterThanOrEqual(7)
})

test('examples and inputs of tests are no specs of this repository', () => {
  const { specs } = JSON.parse(truespec(['list', '--json'], { cwd: ROOT }).stdout) as {
    readonly specs: readonly { readonly file: string }[]
  }
  expect(specs.map(({ file }) => file).filter((file) => !file.startsWith('specs/'))).toEqual([])
})
