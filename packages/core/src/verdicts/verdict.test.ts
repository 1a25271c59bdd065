import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimIn, claimsIn, evidenceOf, ID, type Around, type Written } from '../../test/trial.ts'
import type { Claim } from '../claims/model.ts'
import type { History } from '../evidence/history.ts'
import { judge, type Court, type Verdict } from './verdict.ts'
import type { Waiver } from './waivers.ts'

const TODAY = '2026-11-22'
const FR1 = claimIn('## Success Criteria\n### Functional Requirements\n- [ ] FR1: A person signs in\n', 'FR1')
const passed: Written = { kind: 'test', name: `[${ID}/FR1] signs in` }
const failed: Written = { ...passed, outcome: 'failed' }
const skipped: Written = { ...passed, outcome: 'skipped' }

function waiver(address: string, until = '2026-12-31', fault?: Waiver['fault']): Waiver {
  return { span: { from: 0, to: 0 }, address, reason: 'later', by: 'Ana', until, fault }
}

/** A history with these commits, and the wording that every claim had in each where it was another. */
function historyOf(wordings: Readonly<Record<string, string | null>>, dirty = false): History {
  return {
    head: 'head',
    dirty,
    isAncestor: (commit) => Object.hasOwn(wordings, commit),
    commitAt: () => undefined,
    wordingAt: (commit) => wordings[commit] ?? undefined,
    implementing: () => [],
  }
}

function judged(results: readonly Written[], court: Partial<Court> & { readonly commit?: string } = {}): string {
  const plain = evidenceOf(results)
  const { commit, ...rest } = court
  const evidence =
    commit === undefined
      ? plain
      : {
          ...plain,
          tests: (address: string) =>
            plain.tests(address).map(({ result }) => ({ result, report: { path: 'r.xml', commit } })),
        }
  const { verdict, reasons } = judge(FR1, { evidence, history: undefined, waivers: [], today: TODAY, ...rest })
  return [verdict, ...reasons.map(({ kind, weight, because }) => because ?? `${kind} ${weight}`)].join(', ')
}

describe('a verdict', () => {
  const now = FR1.wording
  const late = historyOf({ head: now, old: 'A person may sign in', gone: null })
  test.each([
    ['nothing', [], {}, 'unproven, no-test'],
    ['a test that passed', [passed], {}, 'proven, test for'],
    ['a test that was skipped', [skipped], {}, 'unproven, test none'],
    ['a test that failed beside one that passed', [passed, failed], {}, 'failing, test for, test against'],
    // Staleness.
    ['a run of the commit that is checked out', [passed], { history: late, commit: 'head' }, 'proven, test for'],
    ['a run of nobody knows which commit', [passed], { history: late }, 'proven, test for'],
    [
      'the same, and files differ',
      [passed],
      { history: historyOf({ head: now }, true) },
      'proven, test for, commit-unknown',
    ],
    [
      'the same, and the claim differs from HEAD',
      [passed],
      { history: historyOf({ head: 'other' }) },
      'stale, test for, claim-changed',
    ],
    [
      'a run before the claim was changed',
      [passed],
      { history: late, commit: 'old' },
      'stale, test for, claim-changed',
    ],
    ['a run before the claim was there', [passed], { history: late, commit: 'gone' }, 'stale, test for, claim-absent'],
    [
      'a run of a commit that is no ancestor',
      [passed],
      { history: late, commit: 'foreign' },
      'stale, test for, foreign-commit',
    ],
    ['a failure of an old commit', [failed], { history: late, commit: 'old' }, 'failing, test against'],
    [
      'one of each of an old commit',
      [passed, failed],
      { history: late, commit: 'old' },
      'failing, test for, test against, claim-changed',
    ],
    ['a skipped run of an old commit', [skipped], { history: late, commit: 'old' }, 'unproven, test none'],
    // Waivers.
    ['nothing, waived', [], { waivers: [waiver('FR1')] }, 'waived, waiver none, no-test'],
    ['nothing, waived by the whole address', [], { waivers: [waiver(`${ID}/FR1`)] }, 'waived, waiver none, no-test'],
    ['nothing, waived to this day', [], { waivers: [waiver('FR1', TODAY)] }, 'waived, waiver none, no-test'],
    [
      'nothing, waived to yesterday',
      [],
      { waivers: [waiver('FR1', '2026-11-21')] },
      'unproven, no-test, waiver-expired',
    ],
    [
      'nothing, waived without a reason',
      [],
      { waivers: [waiver('FR1', '2026-12-31', 'no-reason')] },
      'unproven, no-test',
    ],
    [
      'nothing, another waived',
      [],
      { waivers: [waiver('FR12'), waiver('fr1'), waiver('SPEC-2/FR1')] },
      'unproven, no-test',
    ],
    [
      'a stale run, waived',
      [passed],
      { history: late, commit: 'old', waivers: [waiver('FR1')] },
      'waived, waiver none, test for, claim-changed',
    ],
    ['a failure, waived', [failed], { waivers: [waiver('FR1')] }, 'failing, test against'],
    ['a proof, waived', [passed], { waivers: [waiver('FR1')] }, 'proven, test for'],
    // Another spec of the same ID.
    ['a test of one of two specs', [passed], { twins: ['specs/b.md'] }, 'unproven, several-specs, test for'],
    ['a failed test of one of two specs', [failed], { twins: ['specs/b.md'] }, 'failing, several-specs, test against'],
    [
      'a stale run of one of two specs',
      [passed],
      { twins: ['specs/b.md'], history: late, commit: 'old' },
      'stale, several-specs, test for, claim-changed',
    ],
  ] as const)('of %s', (_, results, court, expected) => expect(judged(results, court)).toBe(expected))
})

describe('a task that a commit says is done', () => {
  const task = claimIn('## Implementation Plan\n### Phase 1: A\n- [ ] Task 1.1: Write it\n', 'T1.1')
  const commits = () => [{ hash: 'old', subject: 'Write it' }]
  const verdictAfter = (wording: string | null): string => {
    const history = historyOf({ head: task.wording, old: wording })
    const { verdict, reasons } = judge(task, {
      evidence: evidenceOf([], { commits }),
      history,
      waivers: [],
      today: TODAY,
    })
    return [verdict, ...reasons.flatMap(({ because, commit }) => (because ? [because, commit] : []))].join(' ')
  }
  test.each([
    ['as it stands', task.wording, 'proven'],
    // Else work on what the task said before would prove what it says now.
    ['before the task was reworded', 'Sketch it', 'stale claim-changed old'],
    ['before there was such a task', null, 'stale claim-absent old'],
  ])('%s', (_, wording, expected) => expect(verdictAfter(wording)).toBe(expected))
})

test('an item that says why it does not apply is waived, but not where a test of it fails', () => {
  const claim = claimIn(
    '## Security Considerations\n- [ ] Input validation: N/A: there is no input\n',
    'SEC-input-validation',
  )
  const run = (outcome: 'passed' | 'failed'): Written => ({ kind: 'test', name: `[${claim.address}]`, outcome })
  const verdict = (results: readonly Written[]): string =>
    judge(claim, { evidence: evidenceOf(results), history: undefined, waivers: [], today: TODAY }).verdict
  expect(verdict([])).toBe('waived')
  expect(verdict([run('passed')])).toBe('proven')
  expect(verdict([run('failed')])).toBe('failing')
})

const CLAIMS = claimsIn(`## Implementation Plan
### Phase 1: A
- [ ] Task 1.1: Write it

## Success Criteria
### Functional Requirements
- [ ] FR1: A person signs in
- [ ] FR2: A person signs out

### Non-Functional Requirements
- [ ] NFR1: Performance - p95 < 200 ms, 100 requests/second

### Acceptance Criteria
\`\`\`gherkin
Scenario: Sign in
  When a
  Then b

Scenario: Twice
  When a
  Then b

Scenario: Twice
  When c
  Then d
\`\`\`

## Testing Strategy
### Unit Tests
- store: 90%
- Session: edge cases

### Integration Tests
- POST /a: works

## Dependencies
### Internal Dependencies
- SPEC-2026-11-01-001: identity

### External Dependencies
- react: ^18.2.0 - screens

## Performance Considerations
- **Response Time**: under 200 ms

## Security Considerations
- [ ] Input validation

## Documentation Requirements
- [ ] User Guide: [guide](../docs/guide.md)
`)

const address = fc.constantFrom(
  ...CLAIMS.map((claim) => claim.address),
  ...CLAIMS.map((claim) => claim.address.toLowerCase()),
)
const name = fc.oneof(
  address.map((each) => `[${each}] works`),
  fc.constantFrom('latency', 'throughput', 'Sign in', 'Twice', 'other', ''),
)
const results = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('test' as const),
      name,
      tags: fc.array(fc.oneof(address, fc.constantFrom('latency', 'smoke')), { maxLength: 2 }),
      outcome: fc.constantFrom('passed' as const, 'failed' as const, 'skipped' as const),
      flaky: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('scenario' as const),
      name,
      source: fc.constantFrom('specs/a.md', 'specs/b.md'),
      outcome: fc.constantFrom('passed' as const, 'failed' as const, 'skipped' as const),
    }),
    fc.record({
      kind: fc.constant('coverage' as const),
      file: fc.constantFrom('src/store.ts', 'lib/store.ts', 'src/Session.ts', '/elsewhere/store.ts'),
      covered: fc.nat({ max: 10 }),
      total: fc.constantFrom(0, 10),
    }),
    fc.record({
      kind: fc.constant('metric' as const),
      name,
      statistic: fc.constantFrom(undefined, 'p95', 'mean', 'min', 'max'),
      value: fc.constantFrom(0.1, 50, 150, 250, 1e6),
      unit: fc.constantFrom('ms', 's', 'request/s', 'MB', ''),
    }),
  ),
  { maxLength: 12 },
) as fc.Arbitrary<readonly Written[]>
const surroundings: fc.Arbitrary<Around> = fc
  .record({ there: fc.boolean(), locked: fc.boolean(), mature: fc.boolean(), committed: fc.boolean() })
  .map(({ there, locked, mature, committed }) => ({
    metrics: { latency: [`${ID}/PERF-response-time`, `${ID}/NFR1`], throughput: [`${ID}/NFR1`] },
    files: there ? { 'docs/guide.md': 'file' } : {},
    packages: [{ name: 'react', range: '^18.0.0', locked: locked ? ['18.3.1'] : ['17.0.0'] }],
    specs: () => [{ file: 'specs/b.md', status: 'Draft', mature }],
    commits: () => (committed ? [{ hash: 'a', subject: 'one' }] : []),
  }))
const histories: fc.Arbitrary<History | undefined> = fc.option(
  fc.record({ known: fc.boolean(), same: fc.boolean(), dirty: fc.boolean() }).map(({ known, same, dirty }) => ({
    ...historyOf({}, dirty),
    isAncestor: () => known,
    wordingAt: (_commit: string, _file: string, of: string) =>
      same ? CLAIMS.find((claim) => claim.address === of)?.wording : 'another',
  })),
  { nil: undefined },
)
const trials = fc.record({
  reports: fc.dictionary(fc.constantFrom('a.xml', 'b.xml', 'c.json'), results),
  around: surroundings,
  history: histories,
  claim: fc.constantFrom(...CLAIMS),
  waived: fc.boolean(),
})
type Trial = typeof trials extends fc.Arbitrary<infer T> ? T : never

function verdictOf({ reports, around, history, claim, waived }: Trial, of: Claim = claim): Verdict {
  const waivers = waived ? [waiver(of.local)] : []
  return judge(of, { evidence: evidenceOf(reports, around), history, waivers, today: TODAY })
}

describe('of any evidence', () => {
  const runs = { numRuns: 1500 }

  test('a claim is proven only where something speaks for it, nothing against it, and nothing is lacking or stale', () => {
    fc.assert(
      fc.property(trials, (trial) => {
        const { verdict, reasons } = verdictOf(trial)
        if (verdict !== 'proven') return true
        return (
          reasons.some(({ weight }) => weight === 'for') &&
          reasons.every(({ weight, kind, because }) => {
            const lacks =
              kind === 'missing' || kind === 'ambiguous' || (kind === 'stale' && because !== 'commit-unknown')
            return weight !== 'against' && !lacks
          })
        )
      }),
      runs,
    )
  })

  test('it fails where a test that bears its address fails, whatever else there is', () => {
    fc.assert(
      fc.property(trials, fc.boolean(), (trial, tagged) => {
        const failure: Written = {
          kind: 'test',
          outcome: 'failed',
          ...(tagged ? { tags: [trial.claim.address] } : { name: `[${trial.claim.address}]` }),
        }
        const reports = { ...trial.reports, 'd.xml': [failure] }
        return verdictOf({ ...trial, reports }).verdict === 'failing'
      }),
      runs,
    )
  })

  test('nothing that fails makes a verdict better', () => {
    const rank: readonly Verdict['verdict'][] = ['failing', 'stale', 'unproven', 'waived', 'proven']
    const bad: fc.Arbitrary<Written> = fc.oneof(
      name.map((each): Written => ({ kind: 'test', name: each, outcome: 'failed' })),
      name.map((each): Written => ({ kind: 'scenario', name: each, outcome: 'failed' })),
      fc
        .constantFrom('src/store.ts', 'src/Session.ts')
        .map((file): Written => ({ kind: 'coverage', file, covered: 0, total: 10 })),
      name.map((each): Written => ({ kind: 'metric', name: each, statistic: 'p95', value: 1e9, unit: 'ms' })),
    )
    fc.assert(
      fc.property(trials, bad, (trial, result) => {
        const before = verdictOf(trial).verdict
        const after = verdictOf({ ...trial, reports: { ...trial.reports, 'd.xml': [result] } }).verdict
        // What is new may be stale too; that is no better than unproven.
        const worth = (verdict: Verdict['verdict']): number => (verdict === 'stale' ? 2 : rank.indexOf(verdict))
        return worth(after) <= worth(before)
      }),
      runs,
    )
  })

  test('the order of reports, and of what stands in them, does not matter; nor that a report is there twice', () => {
    fc.assert(
      fc.property(trials, (trial) => {
        const entries = Object.entries(trial.reports)
        const turned = Object.fromEntries(entries.toReversed().map(([path, list]) => [path, list.toReversed()]))
        const twice = Object.fromEntries(
          entries.flatMap(([path, list]) => [
            [path, list],
            [`copy-${path}`, list],
          ]),
        )
        const { verdict } = verdictOf(trial)
        return (
          verdictOf({ ...trial, reports: turned }).verdict === verdict &&
          verdictOf({ ...trial, reports: twice }).verdict === verdict
        )
      }),
      runs,
    )
  })

  test('what bears the addresses of others, or none, changes nothing', () => {
    fc.assert(
      fc.property(trials, fc.constantFrom('passed', 'failed', 'skipped'), (trial, outcome) => {
        const [of = FR1] = CLAIMS.filter((each) => each.local === 'FR2')
        const { claim } = trial
        const near = [
          claim.address.toLowerCase(),
          `${claim.address}0`,
          claim.address.slice(0, -1),
          claim.address.replace('S', 'Ѕ'),
          claim.address.replace('/', '∕'),
          `${claim.address}\u200b`,
          `x ${claim.address}`,
        ].filter((each) => !CLAIMS.some(({ address: known }) => known === each))
        const others = near.map((each): Written => ({
          kind: 'test',
          name: `[${each}]`,
          tags: [each],
          outcome: outcome as 'passed',
        }))
        const reports = { ...trial.reports, 'd.xml': others }
        return (
          verdictOf({ ...trial, reports }).verdict === verdictOf(trial).verdict &&
          verdictOf({ ...trial, reports }, of).verdict === verdictOf(trial, of).verdict
        )
      }),
      runs,
    )
  })
})
