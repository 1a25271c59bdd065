/** Some documents of the million; `npm run fuzz` looks at all. The seed is fixed, so that a failure is one that was put in. */
import { expect, test } from 'vitest'
import { probe } from './fuzz/probe.ts'

const SEED = 1
const COUNT = 1000

test('no document whatever breaks reading, checking, fixing or showing', { timeout: 120_000 }, () => {
  const problems: string[] = []
  let findings = 0
  for (let index = 0; index < COUNT; index++) {
    const probed = probe(SEED, index)
    findings += probed.findings
    for (const problem of probed.problems)
      problems.push(`node bench/fuzz.ts --seed ${SEED} --only ${index}: ${problem}`)
  }
  expect(problems).toEqual([])
  expect(findings).toBeGreaterThan(COUNT)
})
