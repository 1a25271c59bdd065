import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimIn, claimsIn, ID } from '../../test/trial.ts'
import { KINDS } from './kinds/registry.ts'

const FULL = `## Implementation Plan
### Phase 1: Core
- [x] Task 1.1: Write the \`store\`

## Success Criteria
### Functional Requirements
- [ ] FR1: A person signs in **with** a passkey

### Non-Functional Requirements
- [ ] NFR1: Performance - p95 < 200 ms

### Acceptance Criteria
\`\`\`gherkin
Feature: Passkeys
  Background:
    Given a person

  Scenario: Sign in
    When they sign in
    Then they are in

  Scenario Outline: Sign in as <role>
    When they sign in as <role>
    Then they are in

    Examples:
      | role  |
      | admin |
\`\`\`

## Testing Strategy
### Unit Tests
- \`SessionStore\`: 90% of lines

### Integration Tests
- POST /api/sign-in: signs in

### E2E Tests
- Sign in: from the home page

## Dependencies
### Internal Dependencies
- SPEC-2026-11-01-001: identity

### External Dependencies
- [react](https://react.dev): ^18.2.0 - screens

## Performance Considerations
- **Expected Load**: 100 requests/second

## Security Considerations
- [ ] Input validation: N/A: there is no input
- [ ] Output encoding (N/A: the client renders)

## Documentation Requirements
- [ ] User Guide
  - [guide](../docs/guide.md), ![picture](../docs/picture.png)
`

test('each kind of claim is found, with an address and what evidence is compared with', () => {
  const claims = claimsIn(FULL)
  expect(claims.map(({ local, kind, terms }) => [local, kind, terms])).toEqual([
    ['T1.1', 'task', {}],
    ['FR1', 'functional-requirement', {}],
    ['NFR1', 'non-functional-requirement', { figures: 'p95 < 200 ms' }],
    ['AC-sign-in', 'scenario', { scenario: 'Sign in' }],
    ['AC-sign-in-as-role', 'scenario', { scenario: 'Sign in as <role>' }],
    ['UT-sessionstore', 'unit-test', { component: 'SessionStore', coverage: 90 }],
    ['IT-post-api-sign-in', 'integration-test', {}],
    ['E2E-sign-in', 'e2e-test', {}],
    ['DEP-spec-2026-11-01-001', 'dependency', { specs: ['SPEC-2026-11-01-001'] }],
    ['DEP-react', 'dependency', { package: { name: 'react', version: '^18.2.0' } }],
    ['PERF-expected-load', 'performance', { figures: '100 requests/second' }],
    ['SEC-input-validation', 'security', { exempt: 'there is no input' }],
    ['SEC-output-encoding', 'security', { exempt: 'the client renders' }],
    ['DOC-user-guide', 'documentation', { links: ['../docs/guide.md'] }],
  ])
  expect(new Set(claims.map(({ kind }) => kind))).toEqual(new Set(KINDS.map(({ kind }) => kind)))
  expect(claims.every(({ address, spec, local }) => spec === ID && address === `${ID}/${local}`)).toBe(true)
})

test('without an ID, the name of the file stands for it', () => {
  const [claim] = claimsIn('## Success Criteria\n### Functional Requirements\n- [ ] FR1: A\n', {
    id: '',
    file: 'specs/sign in.v2.md',
  })
  expect(claim?.address).toBe('sign-in.v2/FR1')
})

describe('a scenario without a name', () => {
  const STEPS = '```gherkin\nGiven a session\nWhen its holder signs out\nThen the page is shown\n```\n'
  const FORM = '```gherkin\nGiven [context]\nWhen [action]\nThen [outcome]\n```\n'
  const NAMED = STEPS.replace('Given', 'Scenario: Out\nGiven')
  test.each([
    ['has that of the heading above it', `#### Sign out\n\nAs ever.\n\n${STEPS}`, ['AC-sign-out']],
    ['without the word for it', `#### Scenario 2: Sign out\n${STEPS}`, ['AC-sign-out']],
    ['and not that of the template', STEPS, ['AC-scenario']],
    ['nor where there are more', `#### Sign out\n${STEPS}\n${STEPS}`, ['AC-scenario', 'AC-scenario-2']],
    ['of whatever name', `#### Sign out\n${NAMED}\n${STEPS}`, ['AC-out', 'AC-scenario']],
    ['except forms', `#### Sign out\n${FORM}\n${STEPS}`, ['AC-scenario', 'AC-sign-out']],
    ['alone', `#### Sign out\n${FORM}`, ['AC-sign-out']],
    ['each its own', `#### In\n${STEPS}\n#### Out\n${STEPS}`, ['AC-in', 'AC-out']],
  ])('%s', (_, sections, expected) => {
    const claims = claimsIn(`## Success Criteria\n### Acceptance Criteria\n${sections}`)
    expect(claims.map(({ local }) => local)).toEqual(expected)
  })
})

describe('names that are cut', () => {
  const LONG = `https://example.org/${'part/'.repeat(20)}tests.ts#L`
  const locals = (entries: readonly string[]): readonly string[] =>
    claimsIn(`## Testing Strategy\n### E2E Tests\n${entries.map((entry) => `- ${entry}: x\n`).join('')}`).map(
      ({ local }) => local,
    )

  test('are told apart by what was cut off, in whatever order', () => {
    const [first, second] = locals([`${LONG}1`, `${LONG}2`])
    expect(first).toMatch(/^E2E-https-example-org-part.*-[0-9a-f]{4}$/)
    expect(second).not.toBe(first)
    expect(locals([`${LONG}2`, `${LONG}1`])).toEqual([second, first])
    expect(locals([`${LONG}1`, `${LONG}2`, `${LONG}1`])).toEqual([first, second, `${first}-2`])
  })

  test('stay as they are where no other begins like them', () => {
    const [only = ''] = locals([`${LONG}1`])
    expect(only).toMatch(/-part$/)
    expect(locals([`${LONG}1`, `${LONG}1`])).toEqual([only, `${only}-2`])
  })
})

describe('claims of one name are numbered in order', () => {
  const numbered = (sections: string): readonly string[] => claimsIn(sections).map(({ local }) => local)
  test.each([
    ['endpoints', ['POST /a: one', 'POST /a: two', 'POST /a/: three'], ['IT-post-a', 'IT-post-a-2', 'IT-post-a-3']],
    // A name that looks like a number of another.
    ['a taken number', ['a-2: one', 'a: two', 'a: three'], ['IT-a-2', 'IT-a', 'IT-a-3']],
    ['a number that comes later', ['a: one', 'a: two', 'a-2: three'], ['IT-a', 'IT-a-2', 'IT-a-2-2']],
    ['no letters', ['🦊: one', '***: two'], ['IT-unnamed', 'IT-unnamed-2']],
    ['another case', ['A: one', 'a: two'], ['IT-a', 'IT-a-2']],
  ])('%s', (_, entries, expected) => {
    expect(
      numbered(`## Testing Strategy\n### Integration Tests\n${entries.map((entry) => `- ${entry}\n`).join('')}`),
    ).toEqual(expected)
  })

  test('and every address is one of a kind, that a test can bear', () => {
    const key = fc.stringMatching(/^[a-zA-Z/ 2-3-]{0,6}[a-z]$/)
    fc.assert(
      fc.property(fc.array(key, { maxLength: 12 }), (keys) => {
        const entries = keys.map((each) => `- ${each}: x\n`).join('')
        const locals = numbered(`## Testing Strategy\n### Integration Tests\n${entries}\n### E2E Tests\n${entries}`)
        expect(new Set(locals).size).toBe(locals.length)
        expect(locals.filter((local) => !/^(?:IT|E2E)-[\p{L}\p{N}\p{M}-]+$/u.test(local))).toEqual([])
      }),
    )
  })
})

describe('the wording of', () => {
  const wordings = (text: string, local: string): string => claimIn(text, local).wording

  test.each([
    [
      'a requirement, with what stands below it',
      'FR1: A person signs in **with** a passkey',
      'FR1: A person signs in with a\n  passkey',
      true,
    ],
    ['a requirement', 'FR1: A person signs in **with** a passkey', 'FR1: A person signs in with a password', false],
    ['an entry below', 'with** a passkey', 'with** a passkey\n  - at home', false],
    ['its tick', '- [ ] FR1', '- [x] FR1', true],
  ])('FR1: %s', (_, from, to, same) => {
    expect(wordings(FULL, 'FR1') === wordings(FULL.replace(from, to), 'FR1')).toBe(same)
  })

  test.each([
    ['a category', 'Performance - p95', 'Scalability - p95', 'NFR1', false],
    ['a figure', '200 ms', '300 ms', 'NFR1', false],
    ['a step', 'When they sign in\n', 'When they sign up\n', 'AC-sign-in', false],
    ['a background', 'Given a person', 'Given two people', 'AC-sign-in', false],
    ['another scenario', 'as <role>\n    Then', 'as a <role>\n    Then', 'AC-sign-in', true],
    ['a row of examples', '| admin |', '| guest |', 'AC-sign-in-as-role', false],
    ['the indentation of steps', '    When they sign in\n', '      When they sign in\n', 'AC-sign-in', true],
    ['what is emphasis elsewhere', 'When they sign in\n', 'When they *sign* in\n', 'AC-sign-in', false],
    ['a target', '90% of lines', '80% of lines', 'UT-sessionstore', false],
    ['ticks', '`SessionStore`', 'SessionStore', 'UT-sessionstore', true],
    ['a version', '^18.2.0', '^17.0.0', 'DEP-react', false],
    ['a link below', 'docs/guide.md', 'docs/other.md', 'DOC-user-guide', false],
    ['a waiver beside it', 'a passkey', 'a passkey <!-- truespec-waive FR1: a, b, until 2026-12-31 -->', 'FR1', true],
    ['a section before it', '# Implementation Plan', '# Notes\nmore\n\n## Implementation Plan', 'FR1', true],
  ])('%s counts or not', (_, from, to, local, same) => {
    expect(FULL).toContain(from)
    expect(wordings(FULL, local) === wordings(FULL.replace(from, to), local)).toBe(same)
  })
})

test('the next entry, at whatever depth, is no part of the wording', () => {
  const text = `## Success Criteria
### Functional Requirements
- [ ] FR1: one
  more

    - below
- [ ] FR2: two
\t- by a tab
 - [ ] FR3: three

nothing of it
`
  expect(claimsIn(text).map(({ local, wording }) => [local, wording])).toEqual([
    ['FR1', 'one more - below'],
    ['FR2', 'two - by a tab'],
    ['FR3', 'three'],
  ])
})

test('ten thousand claims, and as many links, take no time', () => {
  const items = Array.from({ length: 10_000 }, (_, i) => `- [ ] Item ${i}: [a](../a${i}.md)\n  - below\n`).join('')
  const started = performance.now()
  const claims = claimsIn(`## Documentation Requirements\n${items}`)
  expect(claims).toHaveLength(10_000)
  expect(claims.at(-1)?.terms.links).toEqual(['../a9999.md'])
  expect(performance.now() - started).toBeLessThan(10_000)
})
