import { describe, expect, test } from 'vitest'
import { claimIn, evidenceOf, ID, type Around, type Written } from '../../test/trial.ts'
import { judge } from '../verdicts/verdict.ts'

/** The verdict on a claim, and why: of each reason what kind it is and what it weighs. */
function tried(sections: string, local: string, results: readonly Written[], around: Around = {}): string {
  const court = { evidence: evidenceOf(results, around), history: undefined, waivers: [], today: '2026-11-22' }
  const { verdict, reasons } = judge(claimIn(sections, local), court)
  return [verdict, ...reasons.map(({ kind, weight, because }) => because ?? `${kind} ${weight}`)].join(', ')
}

const bearing = (local: string, outcome = 'passed', more: object = {}): Written => ({
  kind: 'test',
  name: `[${ID}/${local}] works`,
  outcome: outcome as 'passed',
  ...more,
})

describe.each([
  ['FR1', '## Success Criteria\n### Functional Requirements\n- [ ] FR1: A person signs in\n'],
  ['IT-post-a', '## Testing Strategy\n### Integration Tests\n- POST /a: signs in\n'],
  ['E2E-sign-in', '## Testing Strategy\n### E2E Tests\n- Sign in: from home\n'],
  ['SEC-input-validation', '## Security Considerations\n- [ ] Input validation\n'],
  ['DEP-identity', '## Dependencies\n### Internal Dependencies\n- Identity: accounts\n'],
])('%s is proven by tests', (local, sections) => {
  test.each([
    ['none', [], 'unproven, no-test'],
    ['one that passed', [bearing(local)], 'proven, test for'],
    ['one that passed after it had failed', [bearing(local, 'passed', { flaky: true })], 'proven, test for'],
    ['one that was skipped', [bearing(local, 'skipped')], 'unproven, test none'],
    ['one that failed', [bearing(local, 'failed')], 'failing, test against'],
    [
      'one of each',
      ['passed', 'failed', 'skipped'].map((outcome) => bearing(local, outcome)),
      'failing, test for, test against, test none',
    ],
    [
      'one that passed and one that was skipped',
      [bearing(local), bearing(local, 'skipped')],
      'proven, test for, test none',
    ],
    [
      'one of another case',
      [bearing(local.toLowerCase() === local ? local.toUpperCase() : local.toLowerCase())],
      'unproven, no-test',
    ],
    ['one of another spec', [{ kind: 'test', name: `[SPEC-2026-11-22-002/${local}]` }], 'unproven, no-test'],
    ['one of a longer address', [bearing(`${local}0`)], 'unproven, no-test'],
  ] as const)('%s', (_, results, expected) => expect(tried(sections, local, results)).toBe(expected))
})

describe('a scenario', () => {
  const one = '## Success Criteria\n### Acceptance Criteria\n```gherkin\nScenario: Sign in\n  When a\n  Then b\n```\n'
  const two = one.replace('  Then b\n', '  Then b\n\nScenario: Sign in\n  When c\n  Then d\n')
  const bare = one.replace('Scenario: Sign in\n', '')
  const ran = (name: string, outcome = 'passed', more: object = {}): Written => ({
    kind: 'scenario',
    name,
    outcome: outcome as 'passed',
    ...more,
  })
  test.each([
    ['was not run', one, 'AC-sign-in', [], 'unproven, no-scenario'],
    ['passed', one, 'AC-sign-in', [ran('Sign in')], 'proven, scenario for'],
    ['failed', one, 'AC-sign-in', [ran('Sign in', 'failed')], 'failing, scenario against'],
    ['was skipped', one, 'AC-sign-in', [ran('Sign in', 'skipped')], 'unproven, scenario none'],
    [
      'passed in one row, and not in another that was left out',
      one,
      'AC-sign-in',
      [ran('Sign in'), ran('Sign in', 'skipped')],
      'unproven, scenario for, scenario none, rows-left-out',
    ],
    [
      'passed in one row of its examples and failed in another',
      one,
      'AC-sign-in',
      [ran('Sign in'), ran('Sign in', 'failed')],
      'failing, scenario for, scenario against',
    ],
    ['has another name', one, 'AC-sign-in', [ran('Sign In')], 'unproven, no-scenario'],
    [
      'stands in another file',
      one,
      'AC-sign-in',
      [ran('Sign in', 'passed', { source: 'features/a.feature' })],
      'unproven, no-scenario',
    ],
    [
      'is tagged with the ID',
      one,
      'AC-sign-in',
      [ran('Sign in', 'passed', { source: 'x', tags: [`@${ID}`] })],
      'proven, scenario for',
    ],
    ['is borne by a test', one, 'AC-sign-in', [bearing('AC-sign-in')], 'proven, test for'],
    [
      'passed, and a test of it failed',
      one,
      'AC-sign-in',
      [ran('Sign in'), bearing('AC-sign-in', 'failed')],
      'failing, scenario for, test against',
    ],
    // Two of one name.
    [
      'shares its name, and both passed',
      two,
      'AC-sign-in',
      [ran('Sign in'), ran('Sign in')],
      'unproven, several-scenarios',
    ],
    [
      'shares its name, and one failed',
      two,
      'AC-sign-in-2',
      [ran('Sign in'), ran('Sign in', 'failed')],
      'failing, scenario against, several-scenarios',
    ],
    ['shares its name, and was not run', two, 'AC-sign-in-2', [], 'unproven, no-scenario'],
    [
      'shares its name, and bears an address',
      two,
      'AC-sign-in-2',
      [ran('Sign in'), bearing('AC-sign-in-2')],
      'proven, test for',
    ],
    ['has no name', bare, 'AC-scenario', [ran('')], 'unproven, no-scenario'],
    ['has no name, and bears an address', bare, 'AC-scenario', [bearing('AC-scenario')], 'proven, test for'],
  ] as const)('that %s', (_, sections, local, results, expected) =>
    expect(tried(sections, local, results)).toBe(expected),
  )
})

describe('a component', () => {
  const unit = (text: string): string => `## Testing Strategy\n### Unit Tests\n- ${text}\n`
  const ran = (file: string, covered: number, total = 100): Written => ({ kind: 'coverage', file, covered, total })
  test.each([
    ['reaches its target', 'store: 90%', 'UT-store', [ran('src/store.ts', 90)], 'proven, coverage for'],
    ['does not', 'store: 90%', 'UT-store', [ran('src/store.ts', 89)], 'failing, coverage against'],
    [
      'misses it by a hair',
      'store: 90%',
      'UT-store',
      [ran('src/store.ts', 89_999, 100_000)],
      'failing, coverage against',
    ],
    ['has no lines', 'store: 90%', 'UT-store', [ran('src/store.ts', 0, 0)], 'unproven, coverage none'],
    ['is none of the files', 'store: 90%', 'UT-store', [ran('src/stores.ts', 100)], 'unproven, no-coverage'],
    [
      'is like a file',
      'SessionStore: 90%',
      'UT-sessionstore',
      [ran('src/session-store.ts', 100)],
      'unproven, no-coverage',
    ],
    [
      'is several files, none of which reaches its target',
      'store: 90%',
      'UT-store',
      [ran('a/store.ts', 10), ran('b/store.ts', 89)],
      'failing, coverage against, coverage against, several-files',
    ],
    [
      'is several files, of which one does',
      'store: 90%',
      'UT-store',
      [ran('a/store.ts', 10), ran('b/store.ts', 100)],
      'unproven, several-files',
    ],
    [
      'is several files',
      'store: 90%',
      'UT-store',
      [ran('a/store.ts', 100), ran('b/store.ts', 100)],
      'unproven, several-files',
    ],
    ['is a file of another root', 'store: 90%', 'UT-store', [ran('/elsewhere/store.ts', 100)], 'unproven, no-coverage'],
    ['has a target in tests only', 'store: 90%', 'UT-store', [bearing('UT-store')], 'unproven, test for, no-coverage'],
    [
      'reaches its target while a test fails',
      'store: 90%',
      'UT-store',
      [ran('a/store.ts', 100), bearing('UT-store', 'failed')],
      'failing, test against, coverage for',
    ],
    ['has no target, and is covered', 'store: edge cases', 'UT-store', [ran('a/store.ts', 100)], 'unproven, no-target'],
    ['has no target, and is tested', 'store: edge cases', 'UT-store', [bearing('UT-store')], 'proven, test for'],
    ['has no target, and nothing else', 'store: edge cases', 'UT-store', [], 'unproven, no-test'],
    [
      'has a bound from above',
      'store: less than 10% uncovered',
      'UT-store',
      [ran('a/store.ts', 50)],
      'unproven, no-target',
    ],
    [
      'asks for branches',
      'store: 90% branch coverage',
      'UT-store',
      [ran('a/store.ts', 100)],
      'unproven, coverage for, no-coverage',
    ],
    [
      'was covered twice, once too little',
      'store: 90%',
      'UT-store',
      [ran('a/store.ts', 100), ran('a/store.ts', 10)],
      'failing, coverage for, coverage against',
    ],
  ] as const)('that %s', (_, text, local, results, expected) =>
    expect(tried(unit(text), local, results)).toBe(expected),
  )

  test('that the configuration names is those files, all of them', () => {
    const around = { components: { SessionStore: ['src/a.ts', 'src/b.ts'] } }
    const sections = unit('SessionStore: 90%')
    expect(tried(sections, 'UT-sessionstore', [ran('src/a.ts', 95), ran('src/b.ts', 90)], around)).toBe(
      'proven, coverage for, coverage for',
    )
    expect(tried(sections, 'UT-sessionstore', [ran('src/a.ts', 95), ran('src/b.ts', 9)], around)).toBe(
      'failing, coverage for, coverage against',
    )
    expect(tried(sections, 'UT-sessionstore', [ran('src/a.ts', 95)], around)).toBe('unproven, no-coverage')
  })
})

describe('a figure', () => {
  const load = '## Performance Considerations\n- **Response Time**: p95 < 200 ms\n'
  const need = '## Success Criteria\n### Non-Functional Requirements\n- [ ] NFR1: Performance - p95 < 200 ms\n'
  const around = { metrics: { latency: [`${ID}/PERF-response-time`, `${ID}/NFR1`] } }
  const p95 = (value: number): Written => ({ kind: 'metric', name: 'latency', statistic: 'p95', value, unit: 'ms' })
  const crossed: Written = { kind: 'test', name: 'latency: p(99)<300', tags: ['latency'], outcome: 'failed' }
  test.each([
    ['not measured', load, 'PERF-response-time', [], 'unproven, no-metric'],
    ['kept', load, 'PERF-response-time', [p95(180)], 'proven, metric for'],
    ['not kept', load, 'PERF-response-time', [p95(280)], 'failing, metric against'],
    [
      'kept, while a threshold was crossed',
      load,
      'PERF-response-time',
      [p95(180), crossed],
      'failing, metric for, test against',
    ],
    [
      'kept, while a test failed',
      load,
      'PERF-response-time',
      [p95(180), bearing('PERF-response-time', 'failed')],
      'failing, metric for, test against',
    ],
    ['tested only', load, 'PERF-response-time', [bearing('PERF-response-time')], 'unproven, no-metric'],
    ['not measured', need, 'NFR1', [], 'unproven, no-metric'],
    ['kept', need, 'NFR1', [p95(180)], 'proven, metric for'],
    ['tested', need, 'NFR1', [bearing('NFR1')], 'proven, test for'],
    ['tested, and not kept', need, 'NFR1', [bearing('NFR1'), p95(280)], 'failing, test for, metric against'],
  ] as const)('%s', (_, sections, local, results, expected) =>
    expect(tried(sections, local, results, around)).toBe(expected),
  )
})

describe('a package', () => {
  const sections = (version: string): string =>
    `## Dependencies\n### External Dependencies\n- react: ${version} - screens\n`
  const there = (range: string | undefined, ...locked: readonly string[]): Around => ({
    packages: [{ name: 'react', range, locked }],
  })
  test.each([
    ['no manifest', '^18.2.0', {}, 'unproven, no-manifest'],
    ['not in the manifest', '^18.2.0', { packages: [] }, 'unproven, no-package'],
    ['there for another package only', '^18.2.0', there(undefined, '18.2.0'), 'unproven, no-package'],
    ['not locked', '^18.2.0', there('^18.2.0'), 'unproven, not-locked'],
    ['as asked', '^18.2.0', there('^18.0.0', '18.3.1'), 'proven, package for'],
    ['another version', '^18.2.0', there('^17.0.0', '17.0.2'), 'failing, range-differs'],
    ['locked otherwise than the manifest asks', '^18.2.0', there('^17.0.0', '18.3.1'), 'failing, lock-differs'],
    ['older ones of other packages', '^18.2.0', there('^18.0.0', '16.0.0', '18.3.1'), 'proven, package for'],
    ['several that the manifest allows', '^18.2.0', there('>=17', '17.0.2', '18.3.1'), 'unproven, several-versions'],
    ['none that fits of several', '^19.0.0', there('>=17', '17.0.2', '18.3.1'), 'failing, range-differs'],
    ['a version that cannot be read', 'latest', there('^18.0.0', '18.3.1'), 'unproven, package none'],
    ['a range that cannot be read', '^18.2.0', there('workspace:*', '18.3.1'), 'proven, package for'],
  ] as const)('%s', (_, version, around, expected) =>
    expect(tried(sections(version), 'DEP-react', [], around as Around)).toBe(expected),
  )
})

test('a spec that others need is there, once, and as mature', () => {
  const sections = '## Dependencies\n### Internal Dependencies\n- SPEC-2026-11-01-001: identity\n'
  const specs = (...found: readonly boolean[]): Around => ({
    specs: (id) =>
      id === 'SPEC-2026-11-01-001'
        ? found.map((mature, i) => ({ file: `specs/${i}.md`, status: 'Draft', mature }))
        : [],
  })
  const local = 'DEP-spec-2026-11-01-001'
  expect(tried(sections, local, [], specs())).toBe('unproven, unknown-spec')
  expect(tried(sections, local, [], specs(true))).toBe('proven, spec for')
  expect(tried(sections, local, [], specs(false))).toBe('failing, not-mature')
  expect(tried(sections, local, [], specs(true, true))).toBe('unproven, several-specs')
  expect(tried(sections, local, [bearing(local, 'failed')], specs(true))).toBe('failing, spec for, test against')
})

describe('a document', () => {
  const files = { 'docs/guide.md': 'file', docs: 'folder', 'specs/a.md': 'file' } as const
  test.each([
    ['without a link', 'User Guide', 'unproven, no-link'],
    ['that is there', 'User Guide: [guide](../docs/guide.md)', 'proven, file for'],
    ['that is there, at a heading', 'User Guide: [guide](../docs/guide.md#start)', 'proven, file for'],
    ['that is not', 'User Guide: [guide](../docs/none.md)', 'failing, not-there'],
    ['of which one is not', 'User Guide: [a](../docs/guide.md), [b](../docs/none.md)', 'failing, file for, not-there'],
    ['that is a folder', 'User Guide: [docs](../docs)', 'unproven, not-a-file'],
    ['that is the spec itself', 'User Guide: [here](#notes)', 'unproven, not-a-file'],
    ['that is the spec itself by name', 'User Guide: [here](a.md)', 'unproven, not-a-file'],
    ['that leaves the root', 'User Guide: [passwd](../../../etc/passwd)', 'unproven, outside'],
    ['that is elsewhere', 'User Guide: [site](https://example.org)', 'unproven, outside'],
    ['that is there and elsewhere', 'User Guide: [a](../docs/guide.md), [b](https://example.org)', 'proven, file for'],
    ['that is a picture', 'User Guide: ![shot](../docs/guide.md)', 'unproven, no-link'],
    ['in code', 'User Guide: `[guide](../docs/guide.md)`', 'unproven, no-link'],
  ])('%s', (_, item, expected) =>
    expect(tried(`## Documentation Requirements\n- [ ] ${item}\n`, 'DOC-user-guide', [], { files })).toBe(expected),
  )
})

test('a task is proven by the newest commit that names it', () => {
  const sections = '## Implementation Plan\n### Phase 1: A\n- [x] Task 1.1: Write it\n'
  const commits: Around['commits'] = (address) =>
    address === `${ID}/T1.1`
      ? [
          { hash: 'b', subject: 'two' },
          { hash: 'a', subject: 'one' },
        ]
      : []
  expect(tried(sections, 'T1.1', [])).toBe('unproven, no-commit')
  expect(tried(sections, 'T1.1', [bearing('T1.1')])).toBe('unproven, no-commit')
  expect(tried(sections, 'T1.1', [], { commits })).toBe('proven, commit for, commit none')
  expect(tried(sections, 'T1.1', [bearing('T1.1', 'failed')], { commits })).toBe(
    'failing, commit for, commit none, test against',
  )
})
