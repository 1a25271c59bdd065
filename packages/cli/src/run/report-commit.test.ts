import { describe, expect, test } from 'vitest'
import { commitOfReport, givenCommit, NO_COMMIT, type ReportSurroundings } from './report-commit.ts'

const [old, head, foreign] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string]
const OLD = Date.parse('2026-01-01T00:00:00Z')
const HEAD = Date.parse('2026-01-02T00:00:00Z')

/** Two commits, a day apart; `old` brought `reports/tracked.xml`. */
function history(dirty = false): NonNullable<ReportSurroundings['history']> {
  return {
    head,
    dirty,
    ancestor: (text) => (text === '' ? undefined : [old, head].find((hash) => hash.startsWith(text))),
    committed: (commit) =>
      new Map([
        [old, OLD],
        [head, HEAD],
      ]).get(commit),
    commitAt: (time) => (Date.parse(time) >= HEAD ? head : Date.parse(time) >= OLD ? old : undefined),
    broughtBy: (path) => (path === 'reports/tracked.xml' ? old : undefined),
  }
}

const around = (changes: Partial<ReportSurroundings> = {}): ReportSurroundings => ({
  given: undefined,
  env: {},
  history: history(),
  modified: undefined,
  ...changes,
})

const LATE = '2026-01-05T00:00:00Z'
const BETWEEN = '2026-01-01T12:00:00Z'
const BEFORE = '2025-01-01T00:00:00Z'
const ci = { GITHUB_SHA: head }

describe('each source outranks those below it', () => {
  test.each([
    ['--commit', { commit: foreign, time: LATE }, { given: old, env: ci }, { commit: old, by: 'given' }],
    ['the report', { commit: old, time: LATE }, { env: ci }, { commit: old, by: 'report' }],
    ['CI', { time: LATE }, { env: ci }, { commit: head, by: 'ci', variable: 'GITHUB_SHA' }],
    ['the time of the report', { time: BETWEEN }, { modified: LATE }, { commit: old, by: 'time' }],
    ['the time of the file', {}, { modified: BETWEEN }, { commit: old, by: 'modified' }],
    ['nobody', {}, {}, { commit: undefined, by: 'unknown' }],
  ] as const)('%s', (_, said, changes, expected) => {
    expect(commitOfReport(said, around(changes))).toEqual(expected)
  })
})

describe('what a report says of itself', () => {
  test('a commit is made whole; white space is none', () => {
    expect(commitOfReport({ commit: ` ${old.slice(0, 9)}\n` }, around()).commit).toBe(old)
    expect(commitOfReport({ commit: ' ' }, around()).by).toBe('unknown')
  })

  test('another commit, or the name of one, is a foreign one, whatever CI says', () => {
    for (const commit of [foreign, 'main', 'v1.2.0', '--output=x', `${old} ${head}`])
      expect(commitOfReport({ commit }, around({ env: ci, modified: LATE }))).toEqual({ commit, by: 'report' })
  })

  test('a time before all commits is that of none of them', () => {
    expect(commitOfReport({ time: BEFORE }, around({ env: ci }))).toEqual({ commit: NO_COMMIT, by: 'time' })
    expect(commitOfReport({}, around({ modified: BEFORE }))).toEqual({ commit: NO_COMMIT, by: 'modified' })
  })

  test('a time without a zone, or that is none, is nobody’s', () => {
    for (const time of ['2026-01-01T12:00:00', '2026-01-01', 'yesterday', '', '2026-99-99T12:00:00Z'])
      expect(commitOfReport({ time }, around({ modified: LATE }))).toEqual({ commit: head, by: 'modified' })
    for (const time of ['2026-01-01T12:00:00+00:00', '2026-01-01T12:00:00.123-0100', '2026-01-01T12:00Z'])
      expect(commitOfReport({ time }, around({ modified: LATE }))).toEqual({ commit: old, by: 'time' })
  })
})

describe('what CI says', () => {
  test('of each service the variable of what it has checked out', () => {
    for (const variable of [
      'GITHUB_SHA',
      'CI_COMMIT_SHA',
      'BUILDKITE_COMMIT',
      'CIRCLE_SHA1',
      'BITBUCKET_COMMIT',
      'GIT_COMMIT',
      'BUILD_SOURCEVERSION',
      'DRONE_COMMIT_SHA',
      'TRAVIS_COMMIT',
      'SEMAPHORE_GIT_SHA',
      'APPVEYOR_REPO_COMMIT',
    ])
      expect(commitOfReport({}, around({ env: { [variable]: head } }))).toEqual({ commit: head, by: 'ci', variable })
  })

  test('a report that ran before the commit was made does not speak of it, but clocks differ', () => {
    expect(commitOfReport({ time: BETWEEN }, around({ env: ci }))).toEqual({ commit: NO_COMMIT, by: 'time' })
    expect(commitOfReport({ time: BETWEEN }, around())).toEqual({ commit: old, by: 'time' })
    const almost = new Date(HEAD - 60_000).toISOString()
    expect(commitOfReport({ time: almost }, around({ env: ci })).by).toBe('ci')
  })

  test('a variable that names no commit of this history is passed over', () => {
    for (const sha of [foreign, '', 'HEAD', 'main'])
      expect(commitOfReport({}, around({ env: { GITHUB_SHA: sha, GIT_COMMIT: old } }))).toEqual({
        commit: old,
        by: 'ci',
        variable: 'GIT_COMMIT',
      })
  })
})

test('a report that git tracks speaks of no later commit than the one that brought it', () => {
  const tracked = { path: 'reports/tracked.xml', env: ci, modified: LATE }
  expect(commitOfReport({}, around(tracked))).toEqual({ commit: old, by: 'brought' })
  expect(commitOfReport({ time: BEFORE }, around(tracked))).toEqual({ commit: NO_COMMIT, by: 'time' })
  expect(commitOfReport({ time: LATE }, around(tracked))).toEqual({ commit: old, by: 'brought' })
  expect(commitOfReport({}, around({ ...tracked, path: 'reports/new.xml' })).by).toBe('ci')
})

test('of a tree with changes nobody knows what was tested, where a time alone speaks', () => {
  const dirty = { history: history(true) }
  expect(commitOfReport({ time: LATE }, around(dirty))).toEqual({ commit: undefined, by: 'time' })
  expect(commitOfReport({}, around({ ...dirty, modified: LATE }))).toEqual({ commit: undefined, by: 'modified' })
  expect(commitOfReport({ time: BETWEEN }, around(dirty)).commit).toBe(old)
  expect(commitOfReport({ commit: head }, around(dirty)).commit).toBe(head)
  expect(commitOfReport({}, around({ ...dirty, env: ci })).commit).toBe(head)
})

test('without git nobody knows anything but what is said', () => {
  const nowhere = { history: undefined, env: ci, modified: LATE }
  expect(commitOfReport({ time: LATE }, around(nowhere))).toEqual({ commit: undefined, by: 'unknown' })
  expect(commitOfReport({ commit: 'abc' }, around(nowhere))).toEqual({ commit: 'abc', by: 'report' })
})

test('--commit names a commit that git knows, or is refused', () => {
  const known = { commitNamed: (text: string) => (text === 'HEAD' ? head : undefined) }
  expect(givenCommit(undefined, known)).toBeUndefined()
  expect(givenCommit('HEAD', known)).toBe(head)
  for (const text of ['nothing', '', '--output=x'])
    expect(() => givenCommit(text, known)).toThrow(`git knows no commit '${text}'`)
  expect(() => givenCommit('HEAD', undefined)).toThrow('--commit needs a git repository')
})
