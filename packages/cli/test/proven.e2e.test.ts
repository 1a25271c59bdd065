import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeExample, proveExample, type Example } from '../../../scripts/example.ts'
import { truespec } from './binary.ts'

let example: Example
beforeEach(() => {
  example = makeExample('pipe')
})
afterEach(() => example.remove())

interface Verified {
  readonly claims: readonly { readonly address: string; readonly verdict: string }[]
}

test(
  'the spec of the example is proven from end to end, and not once its code is wrong [SPEC-2026-11-22-003/FR8, SPEC-2026-11-22-005/FR8]',
  { timeout: 120_000 },
  () => {
    const failed = proveExample(example) === 0 ? '' : example.output()
    expect(failed).toBe('')
    const { status, stdout } = truespec(['verify', '--json'], { cwd: example.root })
    expect(status).toBe(0)
    const { claims } = JSON.parse(stdout) as Verified
    expect(claims.length).toBeGreaterThan(20)
    expect(claims.filter(({ verdict }) => verdict !== 'proven' && verdict !== 'waived')).toEqual([])

    const source = join(example.root, 'src/vouchers.ts')
    writeFileSync(source, readFileSync(source, 'utf8').replace('today > voucher.until', 'today >= voucher.until'))
    expect(proveExample(example)).not.toBe(0)
    const failing = truespec(['verify', '--json'], { cwd: example.root })
    expect(failing.status).toBe(1)
    const fr2 = (JSON.parse(failing.stdout) as Verified).claims.find(({ address }) => address.endsWith('/FR2'))
    expect(fr2?.verdict).toBe('failing')
  },
)
