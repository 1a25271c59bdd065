import { asObject, field, type JsonObject, listOf, textOf } from './json.ts'

/** What the scenarios of features are called, by the ids that messages give them. */
interface GherkinNames {
  /** Takes a `gherkinDocument`. Throws `ReportError` where it is none. */
  take(document: JsonObject): void
  /** The scenario that one of the ids is of. */
  scenario(ids: readonly string[]): { readonly name: string; readonly feature: string } | undefined
  clear(): void
}

/** Names of no features as yet. */
export function createGherkinNames(): GherkinNames {
  const scenarios = new Map<string, { readonly name: string; readonly feature: string }>()

  function takeChildren(children: readonly unknown[], feature: string, where: string): void {
    for (const [index, value] of children.entries()) {
      const place = `${where}[${index}]`
      const child = asObject(value, place)
      const scenario = field(child, 'scenario')
      if (scenario === undefined) continue
      const found = asObject(scenario, `${place}.scenario`)
      const id = textOf(found, 'id', place)
      if (id !== undefined) scenarios.set(id, { name: textOf(found, 'name', place) ?? '', feature })
    }
  }

  return {
    take(document) {
      const where = 'gherkinDocument.feature'
      const value = field(document, 'feature')
      if (value === undefined) return
      const feature = asObject(value, where)
      const name = textOf(feature, 'name', where) ?? ''
      const children = listOf(feature, 'children', where)
      takeChildren(children, name, `${where}.children`)
      for (const [index, child] of children.entries()) {
        const place = `${where}.children[${index}].rule`
        const rule = field(asObject(child, place), 'rule')
        // A rule stands in no other rule.
        if (rule !== undefined)
          takeChildren(listOf(asObject(rule, place), 'children', place), name, `${place}.children`)
      }
    },
    scenario(ids) {
      for (const id of ids) {
        const found = scenarios.get(id)
        if (found) return found
      }
      return undefined
    },
    clear: () => scenarios.clear(),
  }
}
