import { describe, expect, test } from 'vitest'
import {
  coversStates,
  type Demand,
  defaultLifecycle,
  demands,
  findStatus,
  isLegalStep,
  isSameStatus,
  maturityOf,
  nearestStatus,
  statusNames,
} from './lifecycle.ts'

const names = statusNames(defaultLifecycle)

test('the states of the default, then its ends', () => {
  expect(names).toEqual([
    'Draft',
    'In Review',
    'Approved',
    'Implementing',
    'Complete',
    'Rejected',
    'Withdrawn',
    'Superseded',
  ])
})

describe('finding a status', () => {
  test.each([
    ['Draft', 'Draft', 0],
    ['  in   review ', 'In Review', 1],
    ['**Approved**', 'Approved', 2],
    ['🚧 Implementing', 'Implementing', 3],
    ['Complete ✅', 'Complete', 4],
    ['complete.', 'Complete', 4],
    ['Superseded by SPEC-2026-11-22-001', 'Superseded', undefined],
    ['Superseded', 'Superseded', undefined],
    ['Rejected', 'Rejected', undefined],
    ['❌ Rejected', 'Rejected', undefined],
  ])('%j', (text, name, rank) => expect(findStatus(defaultLifecycle, text)).toEqual({ name, rank }))

  test.each([
    '',
    'Drafft',
    'Completed',
    'Complete by May',
    'Supersededby x',
    'Draft / Approved',
    '__proto__',
    'constructor',
    '✅',
    '~~Complete~~',
    '**~Complete~**',
    'Complete???',
    '**Approved?**',
    'Approved ?',
    '❌ Complete',
    '[ ] Complete',
    '~~Rejected~~',
  ])('%j is none', (text) => expect(findStatus(defaultLifecycle, text)).toBeUndefined())

  test('a state whose own name asks', () => {
    const own = { states: [{ name: 'Ready?', demands: [] }], ends: [] }
    expect(findStatus(own, 'ready?')?.rank).toBe(0)
  })

  test('a long one takes no time', () =>
    expect(findStatus(defaultLifecycle, `a${' *'.repeat(1_000_000)}a`)).toBeUndefined())

  test('states of its own, whatever they begin with', () => {
    const own = {
      states: [
        { name: '1-idea', demands: [] },
        { name: 'ÉTÉ', demands: [] },
      ],
      ends: [],
    }
    expect(findStatus(own, '1-Idea')?.rank).toBe(0)
    expect(findStatus(own, 'été')?.rank).toBe(1)
    expect(isSameStatus('*In Review*', 'in review')).toBe(true)
  })

  test.each([
    ['Drafft', 'Draft'],
    ['In-Review', 'In Review'],
    ['Completed', 'Complete'],
    ['Superceded by SPEC-2026-11-22-001', 'Superseded'],
    ['Bananas', undefined],
  ])('%j is nearest to %s', (text, name) => expect(nearestStatus(defaultLifecycle, text)).toBe(name))
})

describe('gates', () => {
  const all: readonly Demand[] = ['filled', 'reviewed', 'mature-dependencies', 'issue', 'done']
  test.each([
    ['Draft', []],
    ['In Review', ['filled']],
    ['Approved', ['filled', 'reviewed', 'mature-dependencies']],
    ['Implementing', ['filled', 'reviewed', 'mature-dependencies', 'issue']],
    ['Complete', all],
    ['Rejected', []],
    ['Withdrawn', []],
    ['Superseded', []],
  ])('%s demands %j', (name, expected) => {
    const status = findStatus(defaultLifecycle, name)
    expect(all.filter((demand) => demands(defaultLifecycle, status, demand))).toEqual(expected)
  })

  test('an unknown status fails closed: what is missing is an error [SPEC-2026-11-22-004/FR3]', () => {
    expect(all.filter((demand) => demands(defaultLifecycle, undefined, demand))).toEqual(['filled'])
  })
})

test('the legal steps: stay, any number forward, one back, and the ends as listed', () => {
  const legal = names.map((from) =>
    names.filter((to) => {
      const [a, b] = [findStatus(defaultLifecycle, from), findStatus(defaultLifecycle, to)]
      return a && b && isLegalStep(defaultLifecycle, a, b)
    }),
  )
  expect(Object.fromEntries(names.map((name, i) => [name, legal[i]]))).toEqual({
    Draft: ['Draft', 'In Review', 'Approved', 'Implementing', 'Complete', 'Rejected', 'Withdrawn'],
    'In Review': ['Draft', 'In Review', 'Approved', 'Implementing', 'Complete', 'Rejected', 'Withdrawn'],
    Approved: ['In Review', 'Approved', 'Implementing', 'Complete', 'Rejected', 'Withdrawn'],
    Implementing: ['Approved', 'Implementing', 'Complete', 'Rejected', 'Withdrawn'],
    Complete: ['Implementing', 'Complete', 'Superseded'],
    Rejected: ['Rejected'],
    Withdrawn: ['Withdrawn'],
    Superseded: ['Superseded'],
  })
})

test.each([
  ['Draft', 0],
  ['Complete', 4],
  // Nobody knows how far it had come, so it may have been a draft: what depends on it is told so.
  ['Rejected', 0],
  ['Withdrawn', 0],
  ['Superseded', 4],
])('a spec that is %s is as mature as state %i at least', (name, rank) => {
  const status = findStatus(defaultLifecycle, name)
  expect(status && maturityOf(defaultLifecycle, status)).toBe(rank)
})

test('an end that may be reached from no known state is as mature as can be', () => {
  const own = {
    states: [{ name: 'Draft', demands: [] }],
    ends: [
      { name: 'Gone', from: [] },
      { name: 'Lost', from: ['Nowhere'] },
    ],
  }
  for (const { name } of own.ends) expect(maturityOf(own, { name, rank: undefined })).toBe(1)
})

test('a lifecycle holds for the states of a template where it knows all of them', () => {
  const own = {
    states: [
      { name: 'provisional', demands: [] },
      { name: 'implemented', demands: ['done' as const] },
    ],
    ends: [],
  }
  expect(coversStates(own, ['provisional', 'Implemented'])).toBe(true)
  expect(coversStates(own, ['provisional', 'deferred'])).toBe(false)
  expect(coversStates(own, [])).toBe(false)
})
