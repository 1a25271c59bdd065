import type { Checkbox, ChecklistItem, Slot, Spec } from '../../spec/model.ts'
import { checklistsWith, items, partsOfKind } from '../../spec/views.ts'
import type { Role } from '../../template/schema.ts'
import type { Span } from '../../text/span.ts'
import { notApplicable } from '../../values/waived.ts'

/** What follows a colon, a bracket or a dash in an item. */
const AFTER = /[:(]|[–—]|\s-(?=\s)/g
const LONGEST = 400
const MOST_TRIED = 8

/** Checklist items of the sections of a role that are neither ticked nor waived. */
export function openChecklistItems(spec: Spec, role: Role): readonly Span[] {
  const broken = brokenBoxes(spec)
  return checklistsWith(spec, role).flatMap(({ part }) =>
    part.items.filter((item) => isOpenEntry(item, broken)).map((item) => item.span),
  )
}

/** Identified items that are neither ticked nor waived, where the template gives them a checkbox. */
export function openItems(spec: Spec): readonly Span[] {
  const broken = brokenBoxes(spec)
  return items(spec).flatMap(({ part, item }) => (part.schema?.checkbox && isOpen(item, broken) ? [item.span] : []))
}

/** Items that bear one of the template's markers, and are neither ticked nor waived. */
export function openMarked(spec: Spec): readonly Span[] {
  const broken = brokenBoxes(spec)
  const entries = [...partsOfKind(spec, 'checklist')].flatMap(({ part }) =>
    part.items.filter((item) => item.marked && item.checkbox && isOpenEntry(item, broken)),
  )
  const identified = items(spec).flatMap(({ item }) =>
    item.marked && item.checkbox && isOpen(item, broken) ? [item] : [],
  )
  return [...entries, ...identified].map((item) => item.span)
}

/** Where the boxes stand that another rule reports. */
function brokenBoxes(spec: Spec): ReadonlySet<number> {
  return new Set(spec.malformedCheckboxes.map(({ span }) => span.from))
}

function isOpenEntry(item: ChecklistItem, broken: ReadonlySet<number>): boolean {
  return isOpen(item, broken) && !saysNotApplicable(item.value.text)
}

/** Neither ticked nor waived, and nothing that another rule reports: no empty item, none of the template's, no broken box. */
function isOpen(
  { checkbox, value }: { readonly checkbox: Checkbox | undefined; readonly value: Slot },
  broken: ReadonlySet<number>,
): boolean {
  if (checkbox?.ticked || value.state === 'waived' || value.state === 'empty' || value.state === 'placeholder')
    return false
  return !checkbox || !broken.has(checkbox.span.from)
}

/** `User Guide: N/A: the interface does not change`. */
function saysNotApplicable(text: string): boolean {
  const start = text.slice(0, LONGEST)
  if (!/\bn/i.test(start)) return false
  let tried = 0
  for (const match of start.matchAll(AFTER)) {
    if ((notApplicable(start.slice(match.index + match[0].length))?.reason ?? '') !== '') return true
    if (++tried === MOST_TRIED) return false
  }
  return false
}
