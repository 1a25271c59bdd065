import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTruespec, truespec, type Ran } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'

const MODULES = join(import.meta.dirname, '../../../node_modules')
const ID = 'SPEC-2026-11-22-001'
const MESSAGES = 'reports/truespec/scenarios.ndjson'

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../schemas/test.schema.json'), 'utf8')) as object
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema)

const spec = (id: string, ...blocks: readonly string[]): string =>
  [
    `# Feature: Cart\n\n## Metadata\n- **Spec ID**: ${id}\n\n## Acceptance Criteria\n`,
    ...blocks.map((block) => `\`\`\`gherkin\n${block}\n\`\`\`\n`),
  ].join('\n')

const STEPS = `
import { Given, When, Then } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
Given('a cart', function () { this.items = [] })
Given('a cart of:', function (table) { this.items = table.hashes().map(({ name }) => name) })
Given('the note:', function (text) { this.items = text.split('\\n') })
When('I add {int} item(s)', function (count) { for (let i = 0; i < count; i++) this.items.push('thing') })
Then('it holds {int} item(s)', function (count) { assert.equal(this.items.length, count) })
`
const GOOD = 'Scenario: Add\n  Given a cart\n  When I add 2 items\n  Then it holds 2 items'

let repository: Repository
/** Where the program makes its temporary folders. */
let temporary: string

beforeEach(() => {
  repository = makeRepository({
    'package.json': '{ "type": "module" }',
    'truespec.json': '{}',
    'features/steps.js': STEPS,
  })
  symlinkSync(MODULES, join(repository.root, 'node_modules'))
  temporary = realpathSync(mkdtempSync(join(tmpdir(), 'truespec-e2e-tmp-')))
})
afterEach(() => {
  const left = readdirSync(temporary)
  repository.remove()
  rmSync(temporary, { recursive: true, force: true })
  if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`)
})

const run = (...args: readonly string[]): Ran =>
  truespec(['test', ...args], { cwd: repository.root, env: { TMPDIR: temporary } })

interface Result {
  readonly summary: Readonly<Record<string, number>>
  readonly scenarios: readonly { readonly address: string; readonly line: number; readonly outcome: string }[]
  readonly faults: readonly object[]
}
const json = (...args: readonly string[]): Result => {
  const result = JSON.parse(run('--json', ...args).stdout) as Result
  validate(result)
  if (validate.errors) throw new Error(JSON.stringify(validate.errors))
  return result
}
const outcomes = (...args: readonly string[]): readonly string[] =>
  json(...args).scenarios.map(({ address, line, outcome }) => `${line} ${address.slice(ID.length + 1)} ${outcome}`)

/** Every part of the messages with a path of its own. */
function uris(): readonly string[] {
  const found = repository
    .read(MESSAGES)
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { source, gherkinDocument, pickle } = JSON.parse(line) as Record<string, { uri?: string } | undefined>
      return [source?.uri, gherkinDocument?.uri, pickle?.uri].filter((uri) => uri !== undefined)
    })
  return [...new Set(found)]
}

test('what passes, at the lines of the spec, with messages that name the spec', () => {
  repository.write('specs/a.md', spec(ID, GOOD))
  const { status, stdout, stderr } = run()
  expect({ status, stdout }).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('\n1 scenario: 1 passed\n') as unknown,
  })
  expect(stderr).toContain(MESSAGES)
  expect(uris()).toEqual(['specs/a.md'])
  const pickle = repository
    .read(MESSAGES)
    .split('\n')
    .find((line) => line.startsWith('{"pickle"'))
  expect(JSON.parse(pickle ?? '')).toMatchObject({
    pickle: { name: 'Add', location: { line: 9 }, tags: [{ name: `@${ID}` }] },
  })
})

test('outlines, backgrounds, rules, tables, doc strings, tags, bare steps and several blocks', () => {
  const text = spec(
    ID,
    `@shop
Feature: Cart
  Background:
    Given a cart

  @slow
  Scenario Outline: Add <n>
    When I add <n> items
    Then it holds <m> items

    Examples:
      | n | m |
      | 1 | 1 |
      | 2 | 3 |

  Rule: Notes are lists
    Scenario: Note
      Given the note:
        """
        pen
        ink
        """
      Then it holds 2 items`,
    'Scenario: Table\n  Given a cart of:\n    | name |\n    | pen  |\n  Then it holds 1 item',
    'Given a cart\nWhen I add 1 item\nThen it holds 1 item\n\nGiven a cart\nThen it holds 5 items',
  )
  repository.write('specs/a.md', text)
  const line = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length
  const [table, first, second] = [
    line('Scenario: Table'),
    line('Given a cart\nWhen I add 1') - 1,
    line('Given a cart\nThen it holds 5') - 1,
  ]
  expect(outcomes()).toEqual([
    '21 AC-add-n passed',
    '22 AC-add-n failed',
    '25 AC-note passed',
    `${table} AC-table passed`,
    `${first} AC-scenario passed`,
    `${second} AC-scenario-2 failed`,
  ])
  expect(uris()).toEqual(['specs/a.md'])
  const { status, stdout } = run()
  expect(status).toBe(1)
  expect(stdout).toMatch(/# specs\/a\.md:22\n/)
  expect(stdout).toContain(`# specs/a.md:${second}\n`)
  expect(stdout).not.toContain('.feature')
  expect(outcomes('--tags', '@slow')).toEqual(['21 AC-add-n passed', '22 AC-add-n failed'])
  expect(outcomes('--tags', '@shop and not @slow')).toEqual(['25 AC-note passed'])
  expect(outcomes('--name', '^Tab', '--name', '^Note$')).toEqual(['25 AC-note passed', `${table} AC-table passed`])
})

test('an undefined step fails the run and comes with a snippet, as do ambiguous and pending ones', () => {
  repository.write(
    'specs/a.md',
    spec(
      ID,
      `${GOOD}\n\nScenario: New\n  Given a cart\n  When I pay "cash"\n\nScenario: Twice\n  Given both\n\nScenario: Later\n  Given later`,
    ),
  )
  repository.write(
    'features/more.js',
    "import { Given } from '@cucumber/cucumber'\nGiven('both', () => {})\nGiven(/^both$/, () => {})\nGiven('later', () => 'pending')\n",
  )
  const { status, stdout } = run()
  expect(status).toBe(1)
  expect(stdout).toContain("When('I pay {string}', function (string) {")
  expect(stdout).toMatch(/^undefined {2}specs\/a\.md:14 {2}SPEC-2026-11-22-001\/AC-new {2}New$/m)
  expect(stdout).toMatch(/^4 scenarios: 1 passed, 1 pending, 1 undefined, 1 ambiguous$/m)
})

test('where nothing is defined, it says where step files are looked for', () => {
  repository.write('specs/a.md', spec(ID, 'Scenario: New\n  Given a moon\n  Then it shines'))
  expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('No scenario has a step that is defined') })
  repository.write('specs/a.md', spec(ID, `${GOOD}\n\nScenario: New\n  Given a moon\n  Then it shines`))
  expect(run().stderr).not.toContain('No scenario has')
})

describe('no test is no pass', () => {
  test.each([
    ['no spec at all', undefined, [], /no scenario was run: 0 specs have none/],
    ['no scenario', spec(ID), [], /no scenario was run: 1 spec has none/],
    ['none selected', spec(ID, GOOD), ['--tags', '@none'], /no scenario was run: none of 1 is selected/],
    ['a scenario without steps', spec(ID, 'Feature: a\n\n  Scenario: b'), [], /no scenario was run|skipped/],
  ])('%s', (_, text, args, says) => {
    if (text !== undefined) repository.write('specs/a.md', text)
    const { status, stdout } = run(...args)
    expect(status).toBe(1)
    expect(stdout).toMatch(says)
  })

  test('only skipped ones', () => {
    repository.write('specs/a.md', spec(ID, 'Scenario: a\n  Given not now'))
    repository.write(
      'features/more.js',
      "import { Given } from '@cucumber/cucumber'\nGiven('not now', () => 'skipped')\n",
    )
    const { status, stdout } = run()
    expect(status).toBe(1)
    expect(stdout).toContain('1 scenario: 1 skipped')
  })

  test('a hook at the end that fails', () => {
    repository.write('specs/a.md', spec(ID, GOOD))
    repository.write(
      'features/hooks.js',
      "import { AfterAll } from '@cucumber/cucumber'\nAfterAll(() => { throw new Error('left open') })\n",
    )
    const { status } = run()
    expect(status).not.toBe(0)
  })
})

test('a block with a fault is not run, is named by its line, and keeps the rest from passing', () => {
  repository.write('specs/a.md', spec(ID, GOOD, 'Scenario: Bad\n  Givn a cart\n  Then it holds 0 items'))
  const { status, stdout, stderr } = run()
  expect(status).toBe(1)
  expect(stderr).toContain("truespec: specs/a.md:17: 'Givn' begins no step: did you mean 'Given'?")
  expect(stdout).toContain('1 scenario: 1 passed')
  expect(json().faults).toEqual([{ file: 'specs/a.md', line: 17, reason: expect.stringContaining('Given') as unknown }])
})

test('one spec by its ID, its path, its folder; an ID that is none', () => {
  repository.write('specs/a.md', spec(ID, GOOD))
  repository.write('specs/more/b.md', spec('SPEC-2026-11-22-002', GOOD))
  const files = (...args: readonly string[]): readonly unknown[] =>
    json(...args).scenarios.map((each) => ({ ...each }).address)
  expect(files()).toEqual([`${ID}/AC-add`, 'SPEC-2026-11-22-002/AC-add'])
  expect(files('SPEC-2026-11-22-002')).toEqual(['SPEC-2026-11-22-002/AC-add'])
  expect(files('specs/a.md')).toEqual([`${ID}/AC-add`])
  expect(files('specs/more')).toEqual(['SPEC-2026-11-22-002/AC-add'])
  expect(run('SPEC-2026-11-22-003')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('did you mean') as unknown,
  })
})

test('a spec whose path holds all that patterns and shells know', () => {
  const file = 'specs/a [b] {c,d} (e) *@!+$(x) ü 🛒 \'"`.md'
  repository.write(file, spec(ID, GOOD, GOOD.replace('Add', 'Again')))
  expect(run().status).toBe(0)
  expect(uris()).toEqual([file])
})

test("the project's configuration of Cucumber says where its code is, and not what is run or where results go", () => {
  repository.write('specs/a.md', spec(ID, 'Scenario: a\n  Given a world of 7'))
  repository.write('features/old.feature', 'Feature: old\n  Scenario: old\n    Given nobody knows\n')
  repository.write(
    'cucumber.json',
    JSON.stringify({
      default: {
        paths: ['features/*.feature'],
        import: ['code/*.ts'],
        worldParameters: { size: 7 },
        tags: '@nothing',
        format: ['html:reports/out.html'],
        publish: true,
      },
    }),
  )
  repository.write(
    'code/steps.ts',
    `import { Given } from '@cucumber/cucumber'
type Sized = { readonly parameters: { readonly size: number } }
Given('a world of {int}', function (this: Sized, size: number): void {
  if (this.parameters.size !== size) throw new Error(String(this.parameters.size))
})\n`,
  )
  expect(outcomes()).toEqual(['9 AC-a passed'])
  expect(existsSync(join(repository.root, 'reports/out.html'))).toBe(false)
})

test('a dry run runs no step, writes nothing and says what has no definition', () => {
  repository.write('specs/a.md', spec(ID, GOOD))
  repository.write('features/steps.js', STEPS.replaceAll(/\{ this\.items.*\}\)/g, "{ throw new Error('ran') })"))
  const before = readdirSync(repository.root)
  expect(run('--dry-run')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('1 scenario: 1 not run') as unknown,
  })
  expect(readdirSync(repository.root)).toEqual(before)
  repository.write('specs/a.md', spec(ID, `${GOOD}\n  And it is new`))
  expect(run('--dry-run').status).toBe(1)
})

describe('what cannot be run', () => {
  beforeEach(() => repository.write('specs/a.md', spec(ID, GOOD)))

  test('without Cucumber', () => {
    rmSync(join(repository.root, 'node_modules'))
    expect(run()).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /@cucumber\/cucumber is not installed[^]*npm install --save-dev @cucumber\/cucumber/,
      ) as unknown,
    })
  })

  test.each([
    [
      'steps that do not parse',
      "import { Given } from '@cucumber/cucumber'\nGiven('a cart', {",
      'cannot load the step definitions',
    ],
    [
      'a step that ends the process',
      "import { Before } from '@cucumber/cucumber'\nBefore(() => process.exit(0))",
      'were not run to their end',
    ],
  ])('%s: and what an earlier run said is gone', (_, code, says) => {
    expect(run().status).toBe(0)
    repository.write('features/more.js', code)
    const { status, stderr } = run()
    expect(status).toBe(2)
    expect(stderr).toContain(says)
    expect(existsSync(join(repository.root, MESSAGES))).toBe(false)
  })

  test('tags that are no expression, a configuration that is none', () => {
    expect(run('--tags', '@a and')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot run the scenarios') as unknown,
    })
    repository.write('cucumber.json', '{')
    expect(run()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot load the configuration') as unknown,
    })
  })

  test('a temporary folder below the root', () => {
    mkdirSync(join(repository.root, 'tmp'))
    const { status, stderr } = truespec(['test'], {
      cwd: repository.root,
      env: { TMPDIR: join(repository.root, 'tmp') },
    })
    expect(status).toBe(2)
    expect(stderr).toContain('lies below the root')
    expect(readdirSync(join(repository.root, 'tmp'))).toEqual([])
  })
})

test('Ctrl-C and a kill leave neither the folder nor the process', async () => {
  repository.write('specs/a.md', spec(ID, 'Scenario: a\n  Given time'))
  repository.write(
    'features/slow.js',
    "import { Given } from '@cucumber/cucumber'\nGiven('time', { timeout: 60_000 }, () => { console.log('pid', process.pid); return new Promise((done) => setTimeout(done, 60_000)) })\n",
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const child = startTruespec(['test'], { cwd: repository.root, env: { TMPDIR: temporary } })
    const pid = await new Promise<number>((resolve) => {
      let text = ''
      child.stdout?.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        const found = /pid (\d+)/.exec(text)?.[1]
        if (found !== undefined) resolve(Number(found))
      })
    })
    expect(readdirSync(temporary)).toHaveLength(1)
    const status = new Promise((resolve) => child.once('close', resolve))
    child.kill(signal)
    expect(await status).toBe(signal === 'SIGINT' ? 130 : 143)
    expect(readdirSync(temporary)).toEqual([])
    await expect.poll(() => isAlive(pid)).toBe(false)
  }
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // One that has ended and that nobody has asked for yet is still listed.
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

test('what steers a terminal does not reach it, and what steps print does', () => {
  repository.write('specs/a.md', spec(ID, 'Scenario: a\n  Given "x" fails'))
  repository.write('specs/b.md', spec(ID, 'Scenario: b\u001b[2J\n  Given "x" fails'))
  repository.write(
    'features/more.js',
    "import { Given } from '@cucumber/cucumber'\nGiven('{string} fails', (_) => { console.log('said'); throw new Error('\\u001b]8;;http://x\\u0007') })\n",
  )
  const { stdout, stderr } = run()
  expect(stderr).toContain('specs/b.md:9: the spec cannot be read to its end')
  expect(stdout).toContain('said\n')
  expect(stdout).toContain('␛]8;;')
  expect(stdout).not.toMatch(/\u001b\]|\u001b\[2J|\u202e/)
})

test('several workers, as the project configures', () => {
  repository.write('cucumber.json', '{ "default": { "parallel": 2 } }')
  repository.write('specs/a.md', spec(ID, GOOD, GOOD.replace('Add', 'Again'), GOOD.replace('Add', 'Thrice')))
  expect(outcomes()).toEqual(['9 AC-add passed', '16 AC-again passed', '23 AC-thrice passed'])
})

test('messages where they are asked for; a file that is something else stays', () => {
  repository.write('specs/a.md', spec(ID, GOOD))
  expect(run('--output', 'out/of/it.ndjson').status).toBe(0)
  expect(repository.read('out/of/it.ndjson')).toContain('"testRunFinished"')
  expect(existsSync(join(repository.root, 'reports'))).toBe(false)
  repository.write('features/more.js', 'nonsense(')
  repository.write('README.md', 'mine')
  expect(run('--output', 'README.md').status).toBe(2)
  expect(repository.read('README.md')).toBe('mine')
})
