import { expect, test } from 'vitest'
import { cutShort, nearestInWords } from './same-words.ts'

const ENDPOINTS = 'All public endpoints must be hit by the load tests within one month of the release'
const APPROVED = 'Board members have approved the state as `ready`'

test.each([
  [ENDPOINTS, 'All public endpoints must be hit by the load tests'],
  [APPROVED, 'Board members have set the state to ready.'],
  ['The tests of the gate are green', 'The tests for of the gate are green'],
])('%s is meant by %s', (text, near) => {
  expect(nearestInWords(text, ['Something else that is long enough', near])).toBe(near)
})

test.each([
  ['The tests are green', 'The door is green'],
  [ENDPOINTS, 'All tests are green'],
  ['Audit logging', 'Audit logging'],
  ['', ''],
])('%s is not meant by %s: too few words are in both', (text, other) => {
  expect(nearestInWords(text, [other])).toBeUndefined()
})

test('the one that shares most is meant', () => {
  const near = 'All public endpoints must be hit by the load tests within one year of the release'
  expect(nearestInWords(ENDPOINTS, ['All public endpoints must be hit by the load tests', near])).toBe(near)
})

const PLAN = 'The plan of the tests is in place, with what was said by the board and by the team of the gate'

test.each([
  [PLAN, 'The plan of the tests is in place'],
  [PLAN, 'the plan'],
  [PLAN, 'A plan of the tests is in place, see https://ci.example.org/the/page/of/it/and/more'],
])('%s, cut short, is %s', (text, short) => {
  expect(cutShort(text, ['The budget is in place', short])).toBe(short)
})

test.each([
  [PLAN, 'The'],
  [PLAN, 'A plan'],
  [PLAN, 'The plan was signed'],
  [PLAN, `${PLAN} and by me`],
  ['Audit logging', 'Audit logging'],
  ['', ''],
])('%s is not cut short in %s', (text, other) => {
  expect(cutShort(text, [other])).toBeUndefined()
})
