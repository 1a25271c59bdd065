import type { Steps } from 'truespec/vitest'
import type { Prepared } from '../run/test/prepare.ts'
import { failureAt } from './failure.ts'
import { namedTests } from './names.ts'
import { runPickle } from './run-pickle.ts'

/** The part of a test runner that is used: that of vitest. */
interface Runner {
  describe(name: string, gather: () => void): unknown
  test(name: string, run: (context: { skip(): unknown }) => Promise<void>): unknown
}

/** Registers a test for each scenario of a spec, and one that fails for whatever keeps one from being run. `path` is absolute. */
export function register(
  { describe, test }: Runner,
  { path, name }: { readonly path: string; readonly name: string },
  { features, faults }: Prepared,
  define: (steps: Steps) => void,
): void {
  const fails = (title: string, line: number, reason: string): unknown =>
    test(title, () => Promise.reject(failureAt({ path, line }, reason)))
  describe(name, () => {
    for (const { line, reason } of faults) fails(`line ${line} can be run`, line, reason)
    const tests = features.flatMap(namedTests)
    for (const { name: title, pickle, line } of tests)
      if (pickle) test(title, ({ skip }) => runPickle(pickle, define, { path, skip }))
      else fails(title, line, 'the scenario outline has no rows')
    if (tests.length + faults.length === 0) fails('has scenarios', 1, 'no scenario is found: no test is no pass')
  })
}
