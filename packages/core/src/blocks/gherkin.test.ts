import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gherkinEngine } from '../../../cli/src/engines/gherkin.ts'
import { readGherkin } from './gherkin.ts'
import type { GherkinBlock, Scenario } from './gherkin-model.ts'

const read = (text: string): GherkinBlock => readGherkin(text, gherkinEngine)
const only = (text: string): Scenario => {
  const { scenarios, faults } = read(text)
  expect(faults).toEqual([])
  expect(scenarios).toHaveLength(1)
  return scenarios[0] as Scenario
}
const at = (text: string, span: { from: number; to: number }): string => text.slice(span.from, span.to)

describe('a scenario', () => {
  const text = [
    'Feature: Shop',
    '  Sold to everyone.',
    '',
    '  Background:',
    '    Given a shop',
    '',
    '  @fast @SPEC-1/FR1 # why',
    '  # a comment between',
    '  @slow',
    '  Scenario Outline: Buy <what> 🛒',
    '    Given <count> of <what>',
    '      | who | <what> |',
    '    And money',
    '    When I pay',
    '      """',
    '      # to <whom>',
    '      """',
    '    * wait',
    '    Then it is mine',
    '',
    '    Examples: few',
    '      | what  | count |',
    '      | 🍏 a\\|b | 1     |',
    '    Examples:',
    '      | whom |',
    '      | me   |',
    '',
  ].join('\n')

  test('is read with the place of every part', () => {
    const scenario = only(text)
    expect(scenario.name).toBe('Buy <what> 🛒')
    expect(at(text, scenario.nameSpan)).toBe('Buy <what> 🛒')
    expect(at(text, scenario.lineSpan)).toBe('Scenario Outline: Buy <what> 🛒')
    expect(at(text, scenario.span)).toMatch(/^Scenario Outline[\s\S]*\| me {3}\|$/)
    expect(scenario.outline).toBe(true)
    expect(scenario.bare).toBe(false)
    for (const named of [...scenario.tags, ...scenario.examples.flat()]) expect(at(text, named.span)).toBe(named.name)
    expect(scenario.tags.map((tag) => tag.name)).toEqual(['@fast', '@SPEC-1/FR1', '@slow'])
    expect(scenario.examples.map((columns) => columns.map(({ name }) => name))).toEqual([['what', 'count'], ['whom']])
    for (const { name, span } of scenario.parameters) expect(at(text, span)).toBe(`<${name}>`)
    expect(scenario.parameters.map(({ name }) => name)).toEqual(['what', 'count', 'what', 'what', 'whom'])
  })

  test('gives And, But and * the kind of the step before', () => {
    const { steps } = only(text)
    expect(steps.map((step) => `${step.keyword} ${step.kind}`)).toEqual([
      'Given context',
      'And context',
      'When action',
      '* action',
      'Then outcome',
    ])
    for (const step of steps) {
      expect(at(text, step.textSpan)).toBe(step.text)
      expect(at(text, step.span)).toBe(`${step.keyword} ${step.text}`)
    }
  })

  test('has its background apart', () => {
    expect(read(text).backgrounds.map((each) => each.steps.map((step) => step.text))).toEqual([['a shop']])
  })

  test('of a rule counts as well', () => {
    const { scenarios } = read('Rule: one\nScenario: a\nGiven b\nRule: two\n@t\nExample: c\nGiven d')
    expect(scenarios.map(({ name, tags }) => [name, tags.length])).toEqual([
      ['a', 0],
      ['c', 1],
    ])
  })

  test('without a name points behind its keyword', () => {
    const { nameSpan, name } = only('Scenario:\nGiven a')
    expect({ nameSpan, name }).toEqual({ nameSpan: { from: 9, to: 9 }, name: '' })
  })
})

describe('what lacks its first lines', () => {
  test('bare steps are a scenario [SPEC-2026-11-22-003/FR6]', () => {
    const text = '\nGiven [context]\nWhen [action]\nThen [expected outcome]\n'
    const scenario = only(text)
    expect(scenario.bare).toBe(true)
    expect(scenario.lineSpan).toEqual({ from: 1, to: 16 })
    expect(scenario.steps.map((step) => step.text)).toEqual(['[context]', '[action]', '[expected outcome]'])
  })

  test('bare steps that begin again behind an empty line are another scenario', () => {
    expect(read('Given a\nWhen b\nThen c\n\nGiven d\nWhen e\nThen f').scenarios).toHaveLength(2)
    expect(read('Given a\nWhen b\nThen c\nGiven d').scenarios).toHaveLength(1)
    expect(read('Given a\n\nGiven b\n\nWhen c\n\nThen d\n\nAnd e').scenarios).toHaveLength(1)
  })

  test('an And at the start is of no kind', () => {
    expect(only('And a').steps[0]?.kind).toBe('unknown')
  })

  test('a background may open the block', () => {
    expect(read('Background:\nGiven a\nScenario: b\nGiven c').faults).toEqual([])
  })

  test('other languages work, and unknown ones are named', () => {
    expect(only('# a comment\n# language: fr\nSoit a\nQuand b\nAlors c').steps.map((step) => step.kind)).toEqual([
      'context',
      'action',
      'outcome',
    ])
    for (const name of ['xx', '__proto__', 'constructor']) {
      expect(read(`# language: ${name}\nGiven a`).faults).toEqual([
        {
          rule: 'gherkin-syntax',
          span: { from: 0, to: 12 + name.length },
          reason: `language '${name}' is not known to gherkin`,
        },
      ])
    }
  })

  test.each(['\n', '\r\n', '\r'])('line ends %j give the same places', (end) => {
    const text = ['Given a', 'When b', 'Thn c'].join(end)
    expect(read(text).faults.map(({ span }) => at(text, span))).toEqual(['Thn c'])
    expect(read(text).scenarios[0]?.steps.map(({ span }) => at(text, span))).toEqual(['Given a', 'When b'])
  })
})

describe('faults', () => {
  test.each([
    ['Given a\nWehn b\nThen c', 'Wehn b', "'Wehn b' is no step: did you mean 'When'?"],
    [
      'Feature: a\nScenario: b\nGiven c\nFeature: d',
      'Feature: d',
      "'Feature: d' may not stand here: a block holds one feature",
    ],
    ['Just prose.', 'Just prose.', 'no scenario and no step is found'],
    ['# a\n\n# b', '# a', 'it holds nothing but comments'],
    ['功能: a\n場景: b', '功能: a', "its keywords are of the language 'zh-TW': write '# language: zh-TW' above them"],
    ['# language: en\nFonctionnalité: a', '# language: en', 'no scenario and no step is found'],
    ['Given a\n| b | c |\n| d |', '| d |', 'a row of 1 in a table of 2 columns'],
    ['Given a\n| b | c |\n| d |\n| e |', '| d |', 'a row of 1 in a table of 2 columns'],
    ['Given a\n"""\nb', 'b', 'the block ends too early'],
    ['Scenario: x\n@a b\nScenario: y', '@a b', 'A tag may not contain whitespace'],
    ['Given a\n@b c\nThen d', '@b c', 'A tag may not contain whitespace'],
    [
      'Feature: a\nScenario: b\nGiven c\n@d\nFeature: e\nScenario: f',
      'Feature: e',
      "'Feature: e' may not stand here: a block holds one feature",
    ],
    ['Given a\nScenaro: b', 'Scenaro: b', "'Scenaro: b' may not stand here: did you mean 'Scenario:'?"],
    ['When a\n@b\nThen c', '@b', "'@b' may not stand here"],
  ])('%j', (text, place, reason) => {
    expect(read(text).faults.map((each) => [at(text, each.span), each.reason])).toEqual([[place, reason]])
  })

  test('an empty block has none', () => {
    expect(read(' \n\n')).toEqual({ scenarios: [], backgrounds: [], faults: [], stray: [] })
  })
})

describe('stray lines', () => {
  const stray = (text: string): unknown[] =>
    read(text).stray.map((each) => [at(text, each.span), at(text, each.wordSpan), each.nearest])

  test.each([
    ['Scenario: a\n  Givn x\n  When y\n  Then z', [['Givn x', 'Givn', 'Given']]],
    ['Givn x\nWhen y\nThen z', [['Givn x', 'Givn', 'Given']]],
    ['Scenario: a\n- **Given** x\nWhen y', [['- **Given** x', 'Given', 'Given']]],
    ['Scenario: a\ngiven x\nWhen y', [['given x', 'given', 'Given']]],
    ['Feature: a\n  Given x\n  When y\n  Then z', [['Given x', 'Given', 'Given']]],
    ['Feature: a\n  As a buyer\n  I want the goods\n  They are good\n  Scenario: b\n  Given c', []],
    ['Scenario: a\n  About buying.\n', []],
    ['Feature: a\nScenrio: b\n* c\nGiven d\nWhen e\nThen f', [['Scenrio: b', 'Scenrio', 'Scenario']]],
    ['# b\nFeatur: a\nAs a buyer\nScenario: b\nGiven c', [['Featur: a', 'Featur', 'Feature']]],
    ['**feature:** a\nBackground:\nGiven c', [['**feature:** a', 'feature', 'Feature']]],
    ['Future: a\nScenario: b\nGiven c', []],
    ['Prose.\nFeatur: a\nScenario: b\nGiven c', []],
    ['Feature: a\nScenarios: there are two.\nScenario: b\nGiven c', []],
  ])('%j', (text, expected) => {
    expect(read(text).faults).toEqual([])
    expect(stray(text)).toEqual(expected)
  })
})

test.each([
  ['Feature: a\nScenaro: b\nGiven c\n| d |\n# e\nThen f\nScenario: g\nprose', 'steps'],
  ['Feature: a\nScenaro: b\nGiven c\nand so on\nThen d', 'prose'],
  ['Backgrund:\nGiven a\nScenario: b\nWhen c', 'steps'],
  ['Scenario: a\nScenaro: b\nGiven c', undefined],
])('what stands below a line that was to open a scenario is told: %j', (text, opens) =>
  expect(read(text).stray[0]?.opens).toBe(opens),
)

describe('hostile blocks', () => {
  test('ten thousand rows of examples, and lines without end, are read in time that grows with their length', () => {
    const rows = 'Scenario Outline: a\nGiven <b>\nExamples:\n| b |\n'
    const hostile = [
      (n: number) => rows + '| 1 |\n'.repeat(n),
      (n: number) => `Scenario: a\nGiven b\n${'@c\n'.repeat(n)}`,
      (n: number) => `Scenario: a\nGiven b\n@c${'\n'.repeat(n)}`,
      (n: number) => `Scenario: a\nGiven b\n| c${' '.repeat(n)}d |`,
      (n: number) => `Scenario Outline: a\nGiven ${'<'.repeat(n)}`,
      (n: number) => `@a\n${'@'.repeat(n)}\nScenario: a\nGiven b`,
    ]
    for (const make of hostile) {
      const start = performance.now()
      read(make(10_000))
      read(make(100_000))
      expect(performance.now() - start).toBeLessThan(10_000)
    }
  })

  test('any text is read without an exception, and every span lies in it', () => {
    const piece = fc.constantFrom(
      'Feature:',
      'Rule:',
      'Background:',
      'Scenario:',
      'Scenario Outline: <a>',
      'Examples:',
      'Given <a>',
      'When',
      'When b',
      '* c',
      'And',
      '| a | b |',
      '| a',
      '"""',
      '```',
      '@t @u',
      '# c',
      '# language: fr',
      'prose',
      '',
      '\t',
      '\u{1F600}',
    )
    const text = fc
      .array(fc.tuple(fc.oneof(piece, fc.string({ unit: 'binary' })), fc.constantFrom('\n', '\r\n', '\r', ' ')))
      .map((parts) => parts.flat().join(''))
    fc.assert(
      fc.property(text, (block) => {
        const { scenarios, backgrounds, faults, stray } = read(block)
        const parts = scenarios.flatMap((each) => [
          each.lineSpan,
          each.nameSpan,
          ...[...each.steps, ...each.tags, ...each.parameters, ...each.examples.flat()].map((part) => part.span),
        ])
        for (const { from, to } of [
          ...[...scenarios, ...backgrounds, ...faults, ...stray].map((each) => each.span),
          ...parts,
        ]) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThanOrEqual(from)
          expect(to).toBeLessThanOrEqual(block.length)
        }
      }),
    )
  })
})
