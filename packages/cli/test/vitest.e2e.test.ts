import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import './binary.ts'
import { makeRepository, type Repository } from './repository.ts'

const CLI = join(import.meta.dirname, '..')
const MODULES = join(CLI, '../../node_modules')
const ID = 'SPEC-2026-11-22-001'

const SPEC = `# Feature: Cart

## Metadata
- **Spec ID**: ${ID}

## Acceptance Criteria
\`\`\`gherkin
Feature: Cart
  Background:
    Given a cart

  Scenario: Add
    When I add 2 items
    Then it holds 2 items

  Scenario Outline: Add <n>
    When I add <n> items
    Then it holds <m> items

    Examples:
      | n | m |
      | 1 | 1 |
      | 2 | 3 |

  Scenario: Pay
    When I pay
\`\`\`

\`\`\`gherkin
Given a cart
When I skip
Then it holds 0 items
\`\`\`
`

const TEST = `import { expect } from 'vitest'
import { scenarios } from 'truespec/vitest'

scenarios('specs/a.md', ({ Given, When, Then }) => {
  let count = -1
  Given('a cart', () => { count = 0 })
  When('I add {int} item(s)', (more: number) => { count += more })
  When('I skip', () => 'skipped')
  Then('it holds {int} item(s)', (held: number) => { expect(count).toBe(held) })
})
`

let repository: Repository

/** As installed: vitest leaves what stands in node_modules to Node. */
beforeAll(() => {
  repository = makeRepository({
    'package.json': '{ "type": "module" }',
    'truespec.json': '{}',
    'specs/a.md': SPEC,
    'tests/a.test.ts': TEST,
    'tests/gone.test.ts': "import { scenarios } from 'truespec/vitest'\nscenarios('specs/gone.md', () => {})\n",
    'wrong.ts': "import { scenarios } from 'truespec/vitest'\nscenarios('a', ({ Given }) => Given(1, () => {}))\n",
    'tsconfig.json': JSON.stringify({
      compilerOptions: { strict: true, noEmit: true, module: 'nodenext', target: 'es2024', types: ['node'] },
      files: ['tests/a.test.ts', 'wrong.ts'],
    }),
  })
  const modules = join(repository.root, 'node_modules')
  const own = join(modules, 'truespec')
  mkdirSync(own, { recursive: true })
  for (const name of ['package.json', 'dist', 'types', 'templates'])
    cpSync(join(CLI, name), join(own, name), { recursive: true })
  for (const name of ['vitest', 'satteri', '@types']) symlinkSync(join(MODULES, name), join(modules, name))
}, 60_000)
afterAll(() => repository.remove())

interface Report {
  readonly success: boolean
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

test('scenarios are tests of vitest, whose own reports name their addresses', () => {
  const { root } = repository
  const vitest = join(MODULES, 'vitest/vitest.mjs')
  const args = [
    'run',
    '--reporter=json',
    '--outputFile.json=report.json',
    '--reporter=junit',
    '--outputFile.junit=report.xml',
    '--reporter=default',
  ]
  const { stdout, stderr } = spawnSync(process.execPath, [vitest, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, VITEST: undefined },
  })
  const report = JSON.parse(readFileSync(join(root, 'report.json'), 'utf8')) as Report
  expect(report.success).toBe(false)
  const [own, gone] = report.testResults.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  expect(own?.assertionResults.map(({ title, status }) => `${title}: ${status}`)).toEqual([
    `[${ID}/AC-add] Add: passed`,
    `[${ID}/AC-add-n] Add 1 (example 1): passed`,
    `[${ID}/AC-add-n] Add 2 (example 2): failed`,
    `[${ID}/AC-pay] Pay: failed`,
    `[${ID}/AC-scenario]: skipped`,
  ])
  expect(own?.assertionResults[3]?.failureMessages[0]).toContain("When('I pay', () => {")
  expect(gone?.message).toContain('there is no')
  expect(readFileSync(join(root, 'report.xml'), 'utf8')).toContain(`[${ID}/AC-add] Add`)
  expect(stderr + stdout).toMatch(/specs\/a\.md:18:\d/)
  expect(stderr + stdout).toMatch(/specs\/a\.md:26:\d/)
})

test('its types are those of what it does', () => {
  const compiler = join(MODULES, 'typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [compiler, '--pretty', 'false'], {
    cwd: repository.root,
    encoding: 'utf8',
  })
  expect(
    stdout
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith(' ')),
  ).toEqual([expect.stringMatching(/^wrong\.ts\(2,\d+\): error TS2345/)])
})
