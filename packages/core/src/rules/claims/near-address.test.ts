import { expect, test } from 'vitest'
import { nearestAddress } from './near-address.ts'

test.each([
  ['FR33', 'FR3'],
  ['FR9', undefined],
  ['FR12', undefined],
  ['RF3', 'FR3'],
  ['SEC-audit-login', 'SEC-audit-logging'],
])('%s is meant as %s', (address, meant) =>
  expect(nearestAddress(address, ['FR1', 'FR2', 'FR3', 'SEC-audit-logging'])).toBe(meant),
)
