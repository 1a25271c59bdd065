import { AstBuilder, compile as picklesOf, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import { expect, test } from 'vitest'
import { gherkinEngine as gherkin } from '../../../cli/src/engines/gherkin.ts'
import { engine as markdown } from '../../test/engine.ts'
import { read } from '../spec/read.ts'
import { compile } from '../template/compile.ts'
import { featuresOf, type SpecFeatures } from './features.ts'

const TEMPLATE = `# Feature: [NAME]

## Metadata
- **Spec ID**: SPEC-[YYYY-MM-DD]-[NUMBER]

## Acceptance Criteria
\`\`\`gherkin
Given [context]
When [action]
Then [outcome]
\`\`\`
`
const schema = compile(TEMPLATE, markdown, { name: 't.md' })

const ID = 'SPEC-2026-11-22-001'
const HEAD = `# Feature: Passkeys\n\n## Metadata\n- **Spec ID**: ${ID}\n\n## Acceptance Criteria\n`
const specOf = (...blocks: readonly string[]): string =>
  HEAD + blocks.map((block) => `\`\`\`gherkin\n${block}\n\`\`\`\n`).join('\n')
const featuresIn = (text: string): SpecFeatures =>
  featuresOf(read({ file: 'specs/a.md', text, schema, nesting: 40 }, { markdown, gherkin }), gherkin)

interface Ran {
  readonly name: string
  readonly tags: readonly string[]
  readonly steps: readonly string[]
}

/** What gherkin's own parser makes of a feature: what a runner runs. */
function run(text: string): readonly Ran[] {
  let next = 0
  const id = (): string => String(next++)
  const document = new Parser(new AstBuilder(id), new GherkinClassicTokenMatcher()).parse(text)
  return picklesOf(document, 'a.feature', id).map(({ name, tags, steps }) => ({
    name,
    tags: tags.map((tag) => tag.name),
    steps: steps.map((step) => step.text),
  }))
}

test('every line stands where it stands in the spec', () => {
  const block = 'Feature: Keys\n\n  @fast\n  Scenario: One\n    Given a\n    When b\n    Then c'
  const text = specOf(block)
  const { features, faults } = featuresIn(text)
  expect(faults).toEqual([])
  const lines = text.split('\n')
  const [feature] = features
  for (const line of block.split('\n').filter((each) => each !== ''))
    expect(feature?.text.split('\n').indexOf(line)).toBe(lines.indexOf(line))
  expect(feature?.scenarios).toEqual([
    { address: `${ID}/AC-one`, name: 'One', line: lines.indexOf('  Scenario: One') + 1 },
  ])
  expect(run(feature?.text ?? '')).toEqual([{ name: 'One', tags: [`@${ID}`, '@fast'], steps: ['a', 'b', 'c'] }])
})

test('scenarios without a feature get one, bare steps a scenario that bears the address', () => {
  const { features, faults } = featuresIn(
    specOf('Scenario: One\n  Given a\n  Then b', 'Given c\nWhen d\nThen e\n\nGiven f\nThen g\n# why\nGiven h\nThen i'),
  )
  expect(faults).toEqual([])
  expect(features.flatMap(({ text }) => run(text))).toEqual([
    { name: 'One', tags: [`@${ID}`], steps: ['a', 'b'] },
    { name: `[${ID}/AC-scenario]`, tags: [`@${ID}`], steps: ['c', 'd', 'e'] },
    { name: `[${ID}/AC-scenario-2]`, tags: [`@${ID}`], steps: ['f', 'g'] },
    { name: `[${ID}/AC-scenario-3]`, tags: [`@${ID}`], steps: ['h', 'i'] },
  ])
  expect(features[0]?.text).toContain('\nFeature: Passkeys\n')
})

test('another language, line ends of Windows, and a block in a list', () => {
  const french = '# language: fr\nScénario: Un\n  Soit a\n  Alors b'
  expect(featuresIn(specOf(french)).features.flatMap(({ text }) => run(text))).toEqual([
    { name: 'Un', tags: [`@${ID}`], steps: ['a', 'b'] },
  ])
  const windows = featuresIn(specOf('Scenario: One\n  Given a\n  Then b').replaceAll('\n', '\r\n'))
  expect(windows).toEqual(featuresIn(specOf('Scenario: One\n  Given a\n  Then b')))
  const listed = `${HEAD}- so:\n\n  \`\`\`gherkin\n  Scenario: One\n    Given a\n    Then b\n  \`\`\`\n`
  expect(featuresIn(listed).features.map(({ scenarios }) => scenarios[0]?.line)).toEqual([10])
})

test('a block that is not read whole is no feature, and the others still are', () => {
  const { features, faults } = featuresIn(
    specOf(
      'Scenario: One\n  Given a\n  Then b',
      'Scenario: Two\n  Givn a\n  When b\n  Then c',
      'Scenario: Three\n  Given a\n  | b\n  And b\n  Oops',
    ),
  )
  expect(features).toHaveLength(1)
  expect(faults[0]).toEqual({ line: 15, reason: "'Givn' begins no step: did you mean 'Given'?" })
  expect(faults.length).toBeGreaterThan(1)
})

test('a block that is still the template has no feature', () => {
  expect(featuresIn(TEMPLATE)).toEqual({ features: [], faults: [] })
})

test('without lines above it for what it lacks, a block says so', () => {
  const block = (text: string): string => `## Acceptance Criteria\n\`\`\`gherkin\n${text}\n\`\`\`\n`
  expect(featuresIn(block('Given a\nThen b')).features).toHaveLength(1)
  expect(featuresIn(block('# language: fr\nSoit a\nAlors b'))).toEqual({
    features: [],
    faults: [{ line: 3, reason: 'the block begins too near the top of the file: 3 lines must be above it' }],
  })
})

test('a spec without an ID has no tag', () => {
  const { features } = featuresIn(specOf('Scenario: One\n  Given a\n  Then b').replace(/- \*\*Spec ID.*\n/, ''))
  expect(features[0]?.scenarios[0]?.address).toBe('a/AC-one')
  expect(run(features[0]?.text ?? '')).toEqual([{ name: 'One', tags: [], steps: ['a', 'b'] }])
})
