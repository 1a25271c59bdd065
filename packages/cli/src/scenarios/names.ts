import type { SpecFeature } from '@truespec/core'
import { picklesOf, type Pickle } from './pickles.ts'

/** A test, by the name that a report of it bears. */
interface NamedTest {
  /** `[SPEC-2026-11-22-001/AC-sign-in] Sign in`. */
  readonly name: string
  readonly line: number
  /** Undefined for an outline without rows: nothing of it can run. */
  readonly pickle: Pickle | undefined
}

/** The tests of a feature, in its order: one a scenario, or for an outline one a row, numbered. */
export function namedTests(feature: SpecFeature): readonly NamedTest[] {
  const pickles = Map.groupBy(picklesOf(feature), ({ scenarioLine }) => scenarioLine)
  return feature.scenarios.flatMap(({ address, name, line }): readonly NamedTest[] => {
    const found = pickles.get(line) ?? []
    if (found.length === 0) return [{ name: titleOf(address, name), line, pickle: undefined }]
    return found.map((pickle, i) => {
      const title = titleOf(address, pickle.name)
      return { name: found.length === 1 ? title : `${title} (example ${i + 1})`, line: pickle.line, pickle }
    })
  })
}

/** A scenario without a name is named by its address already. */
function titleOf(address: string, name: string): string {
  return name === `[${address}]` ? name : `[${address}] ${name}`
}
