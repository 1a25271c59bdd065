import { expect, test } from 'vitest'
import { namesTime, nearUnit } from './near-unit.ts'
import { parseQuantities } from './quantity.ts'

const nearIn = (text: string): readonly (string | undefined)[] => parseQuantities(text).map((each) => nearUnit(each))

test.each([
  ['250 milisecs', 'millisecs'],
  ['0.25 sceonds', 'seconds'],
  ['10 mintues', 'minutes'],
  ['512 megabtyes', 'megabytes'],
  ['30 miliseconds', 'milliseconds'],
])('%s is near to %s', (text, unit) => {
  expect(nearIn(text)).toEqual([unit])
})
test.each([
  '250 ms',
  '250 millisecs',
  '40 microsecs',
  '250 requests',
  '250 foos',
  '3 mounts',
  '4 monads',
  '12 sections',
  '7 records',
  '5 bites',
  '9 gigs',
])('%s is near to no unit', (text) => {
  expect(nearIn(text)).toEqual([undefined])
})
test.each([
  ['[Target milliseconds]', true],
  ['[Target ms]', true],
  ['[Requests/second]', false],
  ['[requests per second]', false],
  ['[CPU/Memory estimates]', false],
  ['[Metric]', false],
])('%s names a unit of time: %s', (placeholder, isTime) => {
  expect(namesTime(placeholder)).toBe(isTime)
})
