import { describe, expect, test } from 'vitest'
import { collectionOf, ID, type Written } from '../../test/trial.ts'

const passed = (name: string, more: object = {}): Written => ({ kind: 'test', name, ...more })
const ran = (file: string, covered = 9, total = 10): Written => ({ kind: 'coverage', file, covered, total })

describe('tests', () => {
  test('are found by each address that they bear, in the order of the reports', () => {
    const collection = collectionOf({
      a: [passed('[S/FR1, S/FR2] one'), passed('two', { tags: ['@S/FR1'] })],
      b: [passed('[S/FR1] three', { outcome: 'failed' })],
    })
    expect(collection.tests('S/FR1').map(({ result, report }) => [report.path, result.name, result.outcome])).toEqual([
      ['a', '[S/FR1, S/FR2] one', 'passed'],
      ['a', 'two', 'passed'],
      ['b', '[S/FR1] three', 'failed'],
    ])
    expect(collection.tests('S/FR2')).toHaveLength(1)
    expect([...collection.addresses().keys()]).toEqual(['S/FR1', 'S/FR2'])
    expect(collection.counts()).toEqual({ tests: 3, scenarios: 0, files: 0, metrics: 0 })
  })

  test('are not found by an address in another case, a part of it, or one that only looks like it', () => {
    const collection = collectionOf({ a: [passed('[S/FR1] one'), passed('[S/FR12]'), passed('[Ѕ/FR1] cyrillic')] })
    for (const address of ['s/FR1', 'S/fr1', 'S/FR', 'S/FR01', 'S\u200b/FR1', 'S/FR1 ', 'Ｓ/FR1', '__proto__'])
      expect(collection.tests(address)).toEqual([])
    expect(collection.tests('S/FR1')).toHaveLength(1)
  })

  test('that fail speak against what the metric is for whose name they have as a tag; that pass say nothing of it', () => {
    const around = { metrics: { http_req_duration: ['S/PERF-a', 'S/NFR1'] } }
    const threshold = (outcome: string): Written =>
      passed('http_req_duration: p(95)<200', { tags: ['http_req_duration'], outcome })
    expect(collectionOf({ a: [threshold('failed')] }, around).tests('S/NFR1')).toHaveLength(1)
    // It bears the address of its metric as well: it is one failure, and is told as one.
    const named = { ...threshold('failed'), name: '[S/NFR1] p(95)<200', tags: ['http_req_duration', '@S/NFR1'] }
    expect(collectionOf({ a: [named] }, around).tests('S/NFR1')).toHaveLength(1)
    expect(collectionOf({ a: [named, named] }, around).tests('S/NFR1')).toHaveLength(2)
    expect(collectionOf({ a: [threshold('passed'), threshold('skipped')] }, around).tests('S/NFR1')).toEqual([])
    expect(collectionOf({ a: [passed('a', { tags: ['toString'], outcome: 'failed' })] }, around).addresses().size).toBe(
      0,
    )
  })
})

describe('scenarios', () => {
  const scenario = (name: string, more: object = {}): Written => ({
    kind: 'scenario',
    name,
    source: 'elsewhere',
    ...more,
  })

  test('are of the spec that they stand in, and of those whose ID they bear as a tag', () => {
    const collection = collectionOf({
      a: [
        scenario('Sign in', { source: 'specs/a.md' }),
        scenario('Sign in', { tags: [`@${ID}`] }),
        scenario('Sign in', { tags: [`@${ID.toLowerCase()}`] }),
        scenario('Sign in'),
        scenario('sign in', { source: 'specs/a.md' }),
      ],
    })
    expect(collection.scenarios(ID, 'Sign in')).toHaveLength(2)
    expect(collection.scenarios(ID, 'Sign in ')).toEqual([])
    expect(collection.counts().scenarios).toBe(5)
  })

  test('bear addresses as tests do', () => {
    const collection = collectionOf({ a: [scenario('Sign in', { tags: ['@S/FR1'], outcome: 'failed', flaky: true })] })
    expect(collection.tests('S/FR1').map(({ result }) => [result.kind, result.outcome, result.flaky])).toEqual([
      ['test', 'failed', true],
    ])
  })
})

describe('coverage', () => {
  const files = ['src/session-store.ts', 'src/a/index.ts', 'src/b/index.ts', 'src/user.service.ts', 'src/noext']
  const collection = collectionOf(
    { a: files.map((file) => ran(file)), b: [ran('/elsewhere/secret.ts'), ran('src/noext', 1)] },
    { components: { SessionStore: ['./src/session-store.ts'], Both: [files[1] ?? '', 'src/none.ts'], None: [] } },
  )
  test.each([
    ['SessionStore', 'src/session-store.ts'],
    ['session-store', 'src/session-store.ts'],
    ['session-store.ts', 'src/session-store.ts'],
    ['src/session-store.ts', 'src/session-store.ts'],
    ['user.service', 'src/user.service.ts'],
    ['src/a/index.ts', 'src/a/index.ts'],
    ['noext', 'src/noext src/noext'],
    ['index', 'ambiguous'],
    ['index.ts', 'ambiguous'],
    // What is only like the name of a file.
    ['sessionStore', 'none'],
    ['session_store', 'none'],
    ['Session-Store', 'none'],
    ['session', 'none'],
    ['user', 'none'],
    ['store', 'none'],
    ['ts', 'none'],
    ['', 'none'],
    ['constructor', 'none'],
    ['secret', 'none'],
    ['a/index.ts', 'none'],
    // A file of the component did not run at all.
    ['Both', 'none'],
    ['None', 'none'],
  ])('of %j: %s', (component, expected) => {
    const answer = collection.coverage(component)
    const found = answer.kind === 'found' ? answer.files.map(({ result }) => result.file).join(' ') : answer.kind
    expect(found).toBe(expected)
  })
})

test('metrics are found by their names, by the address in these, and by the configuration', () => {
  const metric = (name: string): Written => ({ kind: 'metric', name, value: 1, unit: 'ms' })
  const collection = collectionOf(
    { a: [metric('[S/NFR1] start'), metric('S/NFR1'), metric('http_req_duration'), metric('toString')] },
    { metrics: { http_req_duration: ['S/NFR1', 'S/NFR1'] } },
  )
  expect(collection.metrics('S/NFR1').map(({ result }) => result.name)).toEqual([
    '[S/NFR1] start',
    'S/NFR1',
    'http_req_duration',
  ])
  expect(collection.addresses().size).toBe(1)
})
