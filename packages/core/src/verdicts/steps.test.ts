import { expect, test } from 'vitest'
import type { Claim } from '../claims/model.ts'
import type { Reason } from '../evidence/reason.ts'
import { bindsTo, nextSteps } from './steps.ts'

const claim = (changes: Partial<Claim> = {}): Claim => ({
  address: 'SPEC-1/FR1',
  spec: 'SPEC-1',
  local: 'FR1',
  kind: 'functional-requirement',
  file: 'specs/a.md',
  span: { from: 0, to: 1 },
  text: 'A',
  wording: 'A',
  hash: '',
  ticked: undefined,
  numbered: false,
  terms: {},
  ...changes,
})
const missing = (because: NonNullable<Reason['because']>, name = 'x'): Reason => ({
  kind: 'missing',
  weight: 'none',
  name,
  outcome: 'missing',
  because,
})

test('what binds is said exactly', () => {
  expect(bindsTo(claim())).toEqual(['a test with [SPEC-1/FR1] in its name, or the tag @SPEC-1/FR1'])
  expect(bindsTo(claim({ kind: 'task', address: 'SPEC-1/T1.2', local: 'T1.2' }))).toEqual([
    'a commit with the trailer `Implements: SPEC-1/T1.2`',
    'or the trailers `Spec: SPEC-1` and `Task: 1.2`',
  ])
  expect(bindsTo(claim({ kind: 'scenario', terms: { scenario: 'Sign in' } }))).toEqual([
    "a run of the scenario 'Sign in' of SPEC-1",
    'a test with [SPEC-1/FR1] in its name, or the tag @SPEC-1/FR1',
  ])
  expect(bindsTo(claim({ kind: 'performance', terms: { figures: '< 2 s' } }))).toEqual([
    'a measured figure that is named SPEC-1/FR1, or given to it by "verify.metrics"',
  ])
  expect(bindsTo(claim({ kind: 'unit-test', terms: { component: 'Store', coverage: 90 } }))[0]).toBe(
    "coverage of the files of 'Store': 90% of their lines",
  )
  expect(bindsTo(claim({ kind: 'dependency', terms: { package: { name: 'ajv', version: '8' } } }))).toEqual([
    'the package ajv in the manifest and in the lock file',
  ])
  expect(bindsTo(claim({ kind: 'dependency', terms: { specs: ['SPEC-2'] } }))).toEqual([
    'the spec SPEC-2, once it is as mature as this one',
  ])
})

test('the next step is what is to be typed, and each is said once', () => {
  const steps = nextSteps({ claim: claim(), verdict: 'unproven', reasons: [missing('no-test'), missing('no-test')] })
  expect(steps).toEqual([
    'name a test for it: "[SPEC-1/FR1] ..."',
    'or say why it need not be proven for now: <!-- truespec-waive FR1: the reason, by whom, until YYYY-MM-DD -->',
  ])
})

test('of a claim that was reworded the wording is committed before the tests run', () => {
  const changed: Reason = { ...missing('claim-changed'), kind: 'stale' }
  expect(nextSteps({ claim: claim(), verdict: 'stale', reasons: [changed] })[0]).toBe(
    'commit the new wording, then run it again on the commit that is checked out, and verify the new report',
  )
})

test('a failing claim is mended, never waived; a proven one needs nothing', () => {
  const failed: Reason = { kind: 'test', weight: 'against', name: 't', outcome: 'failed' }
  expect(nextSteps({ claim: claim(), verdict: 'failing', reasons: [failed] })).toEqual([
    "make the test 't' pass, and run it again",
  ])
  expect(nextSteps({ claim: claim(), verdict: 'proven', reasons: [missing('commit-unknown')] })).toEqual([])
  const slow: Reason = { kind: 'metric', weight: 'against', name: 'p95', outcome: '300 ms', expected: '< 200 ms' }
  expect(nextSteps({ claim: claim(), verdict: 'failing', reasons: [slow] })).toEqual([
    'bring p95 to < 200 ms, and measure again',
  ])
})
