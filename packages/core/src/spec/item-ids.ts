import { phaseIndex } from '../values/id-pattern.ts'
import type { Item, ItemsPart, Spec } from './model.ts'
import { allSections, liveSections, partsOfKind } from './views.ts'

/**
 * Every item ID of a spec, in order. An item whose own ID is missing, repeated, of another form or of another phase counts with the one
 * that its place gives it too, and those of a section that stands twice count: what is wrong is that item or section, and not who names it.
 */
export function itemIdsOf(spec: Spec): readonly string[] {
  const ids: string[] = []
  const used = new Set<string>()
  for (const { section, part } of partsOfKind(spec, 'items')) {
    const isPhased = phaseIndex(part.schema.pattern) >= 0
    let last: string | undefined
    for (const item of part.items) {
      const own = idOf(item)
      const phase = isPhased ? section.number : undefined
      const strange =
        own === undefined ||
        used.has(own) ||
        (phase !== undefined && item.id !== undefined && item.id.numbers[0] !== phase)
      // Seldom asked for, and dear.
      if (strange && item === part.items[0]) last = before(part)
      const expected = strange && last !== undefined ? next(last) : undefined
      if (own !== undefined) ids.push(own)
      if (expected !== undefined && expected !== own) ids.push(expected)
      last = expected ?? own ?? last
      if (last !== undefined) used.add(last)
    }
  }
  if (allSections(spec).length > liveSections(spec).length) for (const each of repeatedIds(spec)) ids.push(each)
  return ids
}

function repeatedIds(spec: Spec): readonly string[] {
  const live = new Set(liveSections(spec))
  const parts = allSections(spec).flatMap((section) => (live.has(section) ? [] : section.parts))
  const items = parts.flatMap((part) => (part.kind === 'items' ? part.items : []))
  return items.flatMap((item) => idOf(item) ?? [])
}

function idOf(item: Item): string | undefined {
  return item.id?.text ?? item.meant?.id
}

/** The ID before that of the first item, as the first that has one lets tell. */
function before({ items }: ItemsPart): string | undefined {
  const at = items.findIndex((item) => idOf(item) !== undefined)
  const first = at < 0 ? undefined : items[at]
  return first && counted(idOf(first) ?? '', -1 - at)
}

function next(id: string): string {
  return counted(id, 1)
}

/** The ID whose last number is so much more; never below 0. */
function counted(id: string, by: number): string {
  return id.replace(/\d+(?=\D*$)/, (digits) => String(Math.max(0, Number(digits) + by)).padStart(digits.length, '0'))
}
