import { describe, expect, test } from 'vitest'
import type { Because, Reason, ReasonKind } from '../evidence/reason.ts'
import { decisive, wordsOf } from './words.ts'

const reason = (more: Partial<Reason>): Reason => ({ kind: 'missing', weight: 'none', name: '', outcome: '', ...more })

/** Each with the facts that `claims/` gives it. The compiler sees to it that none is left out. */
const BECAUSE: Readonly<Record<Because, readonly [Partial<Reason>, string]>> = {
  'no-test': [{ name: 'SPEC-1/FR1' }, 'no test bears its address'],
  'rows-left-out': [
    { name: 'Sign in' },
    "of the scenario 'Sign in' some rows of examples did not run beside those that passed",
  ],
  'no-scenario': [{ name: 'Sign in' }, "no report has a run of the scenario 'Sign in'"],
  'no-coverage': [
    { name: 'Store', expected: '90%' },
    "no coverage report has a file that is 'Store', and 90% is asked for",
  ],
  'no-target': [{ name: 'Store' }, "the share of 'Store' that has to run is not given"],
  'no-metric': [{ name: 'SPEC-1/NFR1' }, 'no measured figure bears its address'],
  'no-figure': [{ name: 'SPEC-1/NFR1' }, 'a figure was measured, and the text has none to compare it with'],
  'no-link': [{}, 'it links to no document'],
  'no-commit': [{ name: 'SPEC-1/T1.1' }, 'no commit names it in a trailer'],
  'no-package': [{ name: 'zod' }, "no manifest asks for 'zod'"],
  'no-manifest': [{ name: 'zod' }, "there is no manifest that Truespec reads, so nothing is known of 'zod'"],
  'not-locked': [{ name: 'zod', expected: '^4' }, "no lock file holds 'zod'"],
  'range-differs': [
    { kind: 'package', name: 'zod', outcome: '3.1.0', expected: '^4' },
    "the lock file holds 'zod' 3.1.0, and the spec asks for ^4",
  ],
  'lock-differs': [
    { kind: 'package', name: 'zod', outcome: '3.1.0', expected: '^4' },
    "the lock file holds 'zod' 3.1.0, and the manifest asks for ^4",
  ],
  'not-there': [{ kind: 'file', name: 'docs/a.md' }, "'docs/a.md' is not there"],
  'empty-file': [{ name: 'docs/a.md' }, "nothing stands in 'docs/a.md'"],
  'not-a-file': [{ name: 'docs' }, "'docs' is a folder, or the spec itself, and no document"],
  outside: [
    { name: 'https://example.com' },
    "'https://example.com' leads out of the repository, and what stands there proves nothing",
  ],
  'not-mature': [
    { kind: 'spec', name: 'SPEC-2', outcome: 'Draft' },
    "'SPEC-2' is 'Draft': less mature than the spec that needs it",
  ],
  'unknown-spec': [{ name: 'SPEC-2' }, "no spec bears the ID 'SPEC-2'"],
  'other-unit': [
    { name: 'latency', expected: '< 5 MB' },
    "'latency' was measured in a unit that '< 5 MB' cannot be compared with",
  ],
  'other-statistic': [
    { name: 'latency', expected: 'p95 < 200 ms' },
    "'latency' was measured, but not the figure that is asked for: p95 < 200 ms",
  ],
  'claim-changed': [
    { kind: 'stale', name: 'junit.xml', report: 'junit.xml', commit: '0123456789abcdef' },
    "its text has changed since commit 0123456789, which 'junit.xml' speaks of",
  ],
  'claim-absent': [
    { kind: 'stale', name: 'junit.xml', report: 'junit.xml', commit: '0123456789abcdef' },
    "it did not stand in the spec at commit 0123456789, which 'junit.xml' speaks of",
  ],
  'foreign-commit': [
    { kind: 'stale', name: 'junit.xml', report: 'junit.xml', commit: '0123456789abcdef' },
    "'junit.xml' speaks of commit 0123456789, which is not among the ancestors of HEAD",
  ],
  'commit-unknown': [
    { kind: 'stale', name: 'junit.xml' },
    "nobody knows which commit 'junit.xml' speaks of, and files differ from HEAD: give --commit",
  ],
  'several-files': [{ kind: 'ambiguous', name: 'a/x.ts, b/x.ts' }, 'several files have that name: a/x.ts, b/x.ts'],
  'several-specs': [{ kind: 'ambiguous', name: 'a.md, b.md' }, 'several specs bear that ID: a.md, b.md'],
  'several-metrics': [
    { kind: 'ambiguous', name: 'x mean, x max' },
    'several figures were measured, and not all keep it: x mean, x max',
  ],
  'several-scenarios': [
    { kind: 'ambiguous', name: 'Sign in' },
    "several scenarios of the spec are named 'Sign in', so that no run tells which it was",
  ],
  'several-versions': [
    { kind: 'ambiguous', name: 'zod', outcome: '3.1.0, 4.0.0', expected: '^4' },
    "the lock file holds 'zod' 3.1.0, 4.0.0, of which not all are ^4",
  ],
  'waiver-expired': [
    { kind: 'waiver', name: 'the vendor is late', outcome: 'Ann', expected: '2026-11-01' },
    'the waiver by Ann held until 2026-11-01: the vendor is late',
  ],
  unsound: [{ name: 'specs/a.md' }, "'specs/a.md' cannot be read as a spec: see what check says of it"],
}

test.each(Object.entries(BECAUSE))('because %s', (because, [facts, words]) => {
  expect(wordsOf(reason({ ...facts, because: because as Because }))).toBe(words)
})

test('a report of no commit is older than all of them', () => {
  const facts = { kind: 'stale', because: 'foreign-commit', report: 'a.xml', commit: '0'.repeat(40) } as const
  expect(wordsOf(reason(facts))).toBe("'a.xml' is older than the commit that is checked out")
})

test('a figure that is no limit is told from a share that is not given', () => {
  expect(wordsOf(reason({ because: 'no-target', name: 'load', expected: '50 users' }))).toBe(
    "'load' was measured, and '50 users' does not say whether it is a least or a most",
  )
})

const KINDS: Readonly<Record<ReasonKind, readonly (readonly [Partial<Reason>, string])[]>> = {
  test: [
    [{ name: 'a > b', outcome: 'passed' }, "the test 'a > b' passed"],
    [{ name: 'a > b', outcome: 'failed' }, "the test 'a > b' failed"],
    [{ name: 'a > b', outcome: 'flaky' }, "the test 'a > b' passed, but only after it had failed"],
    [{ name: 'a > b', outcome: 'skipped' }, "the test 'a > b' was skipped, which proves nothing"],
  ],
  scenario: [[{ name: 'Sign in', outcome: 'passed' }, "the scenario 'Sign in' passed"]],
  coverage: [
    [{ name: 'a.ts', outcome: '91.2%', expected: '90%' }, "91.2% of the lines of 'a.ts' ran, and 90% is asked for"],
    [{ name: 'a.ts', outcome: 'no lines', expected: '90%' }, "the coverage report counts no lines of 'a.ts'"],
  ],
  metric: [
    [
      { name: 'latency p95', outcome: '182 ms', expected: 'p95 < 200 ms' },
      "'latency p95' is 182 ms, and p95 < 200 ms is asked for",
    ],
  ],
  file: [
    [{ name: 'docs/a.md', outcome: 'there', weight: 'for' }, "'docs/a.md' is there"],
    [{ name: 'docs/a.md', outcome: 'missing', weight: 'against' }, "'docs/a.md' is not there"],
  ],
  package: [
    [
      { name: 'zod', outcome: '4.1.0', expected: '^4', weight: 'for' },
      "the lock file holds 'zod' 4.1.0, and ^4 is asked for",
    ],
    [
      { name: 'zod', outcome: '4.1.0', expected: 'the newest' },
      "the lock file holds 'zod' 4.1.0, and nobody can tell whether 'the newest' allows it",
    ],
  ],
  commit: [[{ name: 'Add it', commit: 'abcdef0123456' }, "commit abcdef0123 says that it implements it: 'Add it'"]],
  spec: [[{ name: 'SPEC-2', outcome: 'Complete' }, "'SPEC-2' is 'Complete'"]],
  waiver: [
    [
      { name: 'the vendor is late', outcome: 'Ann', expected: '2026-12-31' },
      'waived by Ann until 2026-12-31: the vendor is late',
    ],
    [{ name: 'nothing is shown', outcome: 'N/A' }, 'its text says that it does not apply: nothing is shown'],
  ],
  missing: [[{}, 'nothing was found that proves it']],
  stale: [[{}, 'the evidence is older than what it would prove']],
  ambiguous: [[{ name: 'a, b' }, 'it cannot be told which is meant: a, b']],
}

describe.each(Object.entries(KINDS))('%s', (kind, cases) => {
  test.each(cases)('%o', (facts, words) => {
    expect(wordsOf(reason({ ...facts, kind: kind as ReasonKind }))).toBe(words)
  })
})

test('a commit that is itself the evidence is named by its subject', () => {
  const facts = { kind: 'stale', because: 'claim-changed', name: 'Add it', commit: '0123456789abcdef' } as const
  expect(wordsOf(reason(facts))).toBe("its text has changed since commit 0123456789, 'Add it'")
})

test('what a report says stays on one line, and short', () => {
  const words = wordsOf(reason({ kind: 'test', name: `a\n\t b${'x'.repeat(100_000)}`, outcome: 'passed' }))
  expect(words).not.toContain('\n')
  expect(words.length).toBeLessThan(200)
})

test('the reason that decides is of the kind that the verdict rests on', () => {
  const good = reason({ kind: 'test', weight: 'for', name: 'good' })
  const bad = reason({ kind: 'test', weight: 'against', name: 'bad' })
  const skipped = reason({ kind: 'test', name: 'skipped' })
  const lacking = reason({ because: 'no-coverage' })
  const changed = reason({ kind: 'stale', because: 'claim-changed' })
  const unknown = reason({ kind: 'stale', because: 'commit-unknown' })
  const waiver = reason({ kind: 'waiver' })
  expect(decisive({ verdict: 'failing', reasons: [good, bad] })).toBe(bad)
  expect(decisive({ verdict: 'stale', reasons: [good, unknown, changed] })).toBe(changed)
  expect(decisive({ verdict: 'waived', reasons: [waiver, lacking] })).toBe(waiver)
  expect(decisive({ verdict: 'proven', reasons: [skipped, good] })).toBe(good)
  expect(decisive({ verdict: 'unproven', reasons: [good, lacking] })).toBe(lacking)
  expect(decisive({ verdict: 'unproven', reasons: [waiver, skipped] })).toBe(skipped)
  expect(decisive({ verdict: 'unproven', reasons: [] })).toBeUndefined()
})
