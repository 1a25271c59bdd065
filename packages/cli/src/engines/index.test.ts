import { afterAll, expect, test, vi } from 'vitest'
import { createEngines } from './index.ts'

const engines = createEngines({ timeLimit: 10_000, threads: 2 })
afterAll(() => engines.close())

test('every language is checked behind one port, at once', async () => {
  const [mermaid, types] = await Promise.all([
    engines.mermaid(['graph TD\nA --> B', 'nonsense']),
    engines.types([{ file: 'specs/a.md', index: 0, text: 'let a: string = 1' }], () => undefined),
  ])
  expect(mermaid.map((faults) => faults.map((fault) => fault.rule))).toEqual([[], ['mermaid-syntax']])
  expect(types.map((faults) => faults.map((fault) => fault.rule))).toEqual([['typescript-type']])
})

test('nothing to check loads nothing', async () => {
  const idle = createEngines({ timeLimit: 10_000, threads: 1 })
  const loaded = vi.spyOn(process, 'getBuiltinModule')
  const startsThreads = (): boolean => loaded.mock.calls.some(([name]) => name === 'node:worker_threads')
  expect(await idle.mermaid([])).toEqual([])
  expect(await idle.types([], () => undefined)).toEqual([])
  expect(startsThreads()).toBe(false)
  await idle.mermaid(['nonsense'])
  expect(startsThreads()).toBe(true)
  idle.close()
})

test('engines that are warm check as others do, and end without work', async () => {
  const languages = new Set(['mermaid', 'typescript', 'gherkin'])
  const idle = createEngines({ timeLimit: 10_000, threads: 1 })
  idle.warm(languages)
  idle.close()
  const others = createEngines({ timeLimit: 10_000, threads: 1 })
  others.warm(languages)
  others.warm(languages)
  expect(await others.mermaid(['nonsense'])).toHaveLength(1)
  const [faults] = await others.types([{ file: 'a.md', index: 0, text: 'let a: string = 1' }], () => undefined)
  expect(faults).toHaveLength(1)
  others.close()
})

test('engines that are closed check again when they are asked', async () => {
  const others = createEngines({ timeLimit: 10_000, threads: 1 })
  others.close()
  expect(await others.mermaid(['nonsense'])).toHaveLength(1)
  others.close()
})
