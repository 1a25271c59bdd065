import { describe, expect, test } from 'vitest'
import type { DataTable, Steps } from 'truespec/vitest'
import type { SpecFeature } from '@truespec/core'
import type { Prepared } from '../run/test/prepare.ts'
import { register } from './register.ts'

/** A feature of which every scenario has the address `S/AC-` and its line. */
function prepared(text: string, faults: Prepared['faults'] = []): Prepared {
  const scenarios = text.split('\n').flatMap((line, i): SpecFeature['scenarios'] => {
    const name = /^\s*(?:Scenario|Scenario Outline): ?(.*)$/.exec(line)?.[1]
    return name === undefined ? [] : [{ name, line: i + 1, address: `S/AC-${i + 1}` }]
  })
  return { features: [{ text, language: 'en', scenarios, spec: 'specs/a.md' }], faults }
}

/** Runs what is registered: each test's name, and `passed`, `skipped` or what it says. */
async function run(
  text: string,
  define: (steps: Steps) => void,
  faults?: Prepared['faults'],
): Promise<readonly string[]> {
  const tests: (readonly [name: string, run: () => Promise<string>])[] = []
  register(
    {
      describe: (_, gather) => gather(),
      test(name, body) {
        tests.push([
          name,
          async () => {
            let end = 'passed'
            const skip = (): void => void (end = 'skipped')
            await body({ skip }).catch((error: unknown) => {
              end = (error as Error).stack?.split('\n    at').at(-1) ?? ''
              end = `${(error as Error).message.split('\n')[0]} at${end}`
            })
            return end
          },
        ])
      },
    },
    { path: '/root/specs/a.md', name: 'specs/a.md' },
    prepared(text, faults),
    define,
  )
  const ends: string[] = []
  for (const [name, body] of tests) ends.push(`${name}: ${await body()}`)
  return ends
}

test('steps share what their definitions close over, anew in every scenario; backgrounds run first', async () => {
  const log: string[] = []
  const ends = await run(
    'Feature: a\n  Background:\n    Given a cart\n  Scenario: One\n    When I add 2 items\n  Rule: b\n    Background:\n      Given a gift\n    Scenario: Two\n      When I add 3 items',
    ({ Given, When }) => {
      let count = 0
      Given('a cart', () => void log.push(`cart ${count}`))
      Given(/^a gift$/, () => void count++)
      When('I add {int} item(s)', async (more: number) => {
        await Promise.resolve()
        count += more
        log.push(String(count))
      })
    },
  )
  expect(ends).toEqual(['[S/AC-4] One: passed', '[S/AC-9] Two: passed'])
  expect(log).toEqual(['cart 0', '2', 'cart 0', '4'])
})

test('an outline is a test a row; one without rows fails', async () => {
  const seen: unknown[] = []
  const ends = await run(
    'Feature: a\n  Scenario Outline: Buy <what>\n    Given <n> "<what>"\n    Examples:\n      | n | what |\n      | 1 | pen |\n      | 2 | ink |\n  Scenario Outline: None\n    Given <n> "x"',
    ({ Given }) => Given('{int} {string}', (...values: unknown[]) => void seen.push(values)),
  )
  expect(ends).toEqual([
    '[S/AC-2] Buy pen (example 1): passed',
    '[S/AC-2] Buy ink (example 2): passed',
    expect.stringMatching(/^\[S\/AC-8\] None: /) as unknown,
  ])
  expect(ends[2]).not.toContain('passed')
  expect(seen.slice(0, 2)).toEqual([
    [1, 'pen'],
    [2, 'ink'],
  ])
})

test('tables, doc strings and types of parameters', async () => {
  const seen: unknown[] = []
  const ends = await run(
    'Feature: a\n  Scenario: b\n    Given these:\n      | name | __proto__ |\n      | pen  | x |\n    And this in red:\n      """\n      one\n        two\n      """',
    ({ Given, defineParameterType }) => {
      defineParameterType({ name: 'color', regexp: /red|blue/, transformer: (text) => text.toUpperCase() })
      Given('these:', (table: DataTable) => {
        seen.push(
          table.raw(),
          table.rows(),
          table.hashes().map((row) => Object.entries(row)),
          Object.entries(table.rowsHash()),
        )
      })
      Given('this in {color}:', (color: string, text: string) => void seen.push(color, text))
    },
  )
  expect(ends).toEqual(['[S/AC-2] b: passed'])
  expect(seen).toEqual([
    [
      ['name', '__proto__'],
      ['pen', 'x'],
    ],
    [['pen', 'x']],
    [
      [
        ['name', 'pen'],
        ['__proto__', 'x'],
      ],
    ],
    [
      ['name', '__proto__'],
      ['pen', 'x'],
    ],
    'RED',
    'one\n  two',
  ])
})

describe('what is no pass', () => {
  const scenario = 'Feature: a\n  Scenario: b\n    Given c\n    When d "e" and 5'
  test.each<[string, string, (steps: Steps) => void, string]>([
    [
      'a failing step',
      scenario,
      ({ Given }) =>
        Given(/./, () => {
          throw new Error('no')
        }),
      'no at scenario (/root/specs/a.md:3:5)',
    ],
    [
      'one that rejects',
      scenario,
      ({ Given }) => Given(/./, () => Promise.reject(new Error('no'))),
      'no at scenario (/root/specs/a.md:3:5)',
    ],
    [
      'a step without a definition',
      scenario,
      ({ Given }) =>
        Given('c', () => {
          throw new Error('ran')
        }),
      `the step 'd "e" and 5' has no definition. To begin with: at scenario (/root/specs/a.md:4:5)`,
    ],
    ['several', scenario, () => {}, '2 steps have no definition. To begin with: at scenario (/root/specs/a.md:3:5)'],
    [
      'one with two',
      scenario,
      ({ Given }) => {
        Given('c', () => {})
        Given(/./, () => {})
      },
      `the step 'c' has 2 definitions: 'c', '.' at scenario (/root/specs/a.md:3:5)`,
    ],
    [
      'pending',
      scenario,
      ({ Given }) => Given(/./, () => 'pending'),
      `the step 'c' is pending at scenario (/root/specs/a.md:3:5)`,
    ],
    ['skipped', scenario, ({ Given }) => Given(/./, () => 'skipped'), 'skipped'],
    [
      'no steps',
      'Feature: a\n  Scenario: b',
      ({ Given }) => Given(/./, () => {}),
      'the scenario has no steps at scenario (/root/specs/a.md:2:1)',
    ],
  ])('%s', async (_, text, define, end) => {
    expect(await run(text, define)).toEqual([`[S/AC-2] b: ${end}`])
  })

  test('a fault, and no scenario at all', async () => {
    expect(await run('Feature: a', () => {}, [{ file: 'specs/a.md', line: 7, reason: 'why' }])).toEqual([
      'line 7 can be run: why at scenario (/root/specs/a.md:7:1)',
    ])
    expect(await run('Feature: a', () => {})).toEqual([
      'has scenarios: no scenario is found: no test is no pass at scenario (/root/specs/a.md:1:1)',
    ])
  })
})

test('snippets that can be pasted', async () => {
  let message = ''
  register(
    {
      describe: (_, gather) => gather(),
      test: (_, body) => body({ skip: () => {} }).catch((error: unknown) => (message = (error as Error).message)),
    },
    { path: '/a.md', name: 'a.md' },
    prepared(
      'Feature: a\n  Scenario: b\n    Given it\'s 5 of "x"\n    When these:\n      | a |\n    Then this:\n      """\n      """',
    ),
    () => {},
  )
  await expect.poll(() => message).toContain('3 steps have no definition')
  expect(message).toContain("Given('it\\'s {int} of {string}', (int, string) => {")
  expect(message).toContain("When('these:', (table) => {")
  expect(message).toContain("Then('this:', (text) => {")
})
