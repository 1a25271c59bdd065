import type { Checkbox, ChecklistItem, Slot, Spec } from '../../spec/model.ts'
import { checklistsWith, items, partsOfKind } from '../../spec/views.ts'
import type { Role } from '../../template/schema.ts'
import type { Span } from '../../text/span.ts'
import { exemptionIn } from '../../values/exemption.ts'

/** Checklist items of the sections of a role that are neither ticked nor waived. A bullet of the spec's own without a box is no item to be ticked. */
export function openChecklistItems(spec: Spec, role: Role): readonly Span[] {
  const broken = brokenBoxes(spec)
  return checklistsWith(spec, role).flatMap(({ part }) =>
    part.items.filter((item) => (item.checkbox || item.schema) && isOpenEntry(item, broken)).map((item) => item.span),
  )
}

/** Identified items that are neither ticked nor waived, where the template gives them a checkbox. What has neither that nor an ID (`- **Files**: ...`) is none. */
export function openItems(spec: Spec): readonly Span[] {
  const broken = brokenBoxes(spec)
  return items(spec).flatMap(({ part, item }) => {
    const isItem = item.checkbox ?? item.id ?? item.meant
    return part.schema.checkbox && isItem && isOpen(item, broken) ? [item.span] : []
  })
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
  return isOpen(item, broken) && exemptionIn(item.value.text) === undefined
}

/** Neither ticked nor waived, and nothing that another rule reports: no empty item, none of the template's, no `N/A` without a reason, no broken box. */
function isOpen(
  { checkbox, value }: { readonly checkbox: Checkbox | undefined; readonly value: Slot },
  broken: ReadonlySet<number>,
): boolean {
  if (checkbox?.ticked || value.state !== 'filled') return false
  return !checkbox || !broken.has(checkbox.span.from)
}
