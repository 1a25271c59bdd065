import type { ContentSchema, SectionSchema } from '../template/schema.ts'
import type { Part, Section, Slot } from './model.ts'
import { liveSections, type Model } from './views.ts'

/** Filled required slots by required slots, 0 to 1. What is missing counts as many slots as the template has in it; a template that demands nothing is complete. */
export function completenessOf(spec: Model): number {
  let filled = 0
  let required = 0
  const count = (done: number, all: number): void => {
    filled += done
    required += all
  }
  if (spec.schema.title) count(isAnswered(spec.title?.name) ? 1 : 0, 1)
  for (const section of [spec.preamble, ...liveSections(spec)]) countSection(section, count)
  return required === 0 ? 1 : Math.round((filled / required) * 1000) / 1000
}

function countSection(section: Section, count: (done: number, all: number) => void): void {
  const { schema } = section
  if (!schema && section.heading) return
  if (schema && !schema.optional && section.state !== 'filled') {
    const all = Math.max(1, slotsIn(schema))
    return section.state === 'waived' ? count(all, all) : count(0, all)
  }
  for (const part of section.parts) {
    const slots = slotsOf(part).filter((slot) => !slot.schema.optional)
    count(slots.filter(isAnswered).length, slots.length)
    if (part.kind === 'block' && part.schema) count(part.state === 'filled' ? 1 : 0, 1)
  }
  count(0, sum(section.missing.map(slotsInContent)) + section.missingFields.length + sum(section.absent.map(slotsIn)))
}

function isAnswered(slot: Slot | undefined): boolean {
  return slot?.state === 'filled' || slot?.state === 'waived'
}

/** The slots of a part that the template demands. Fixed checklist items are there or gone; they are no slots. */
function slotsOf(part: Part): readonly Slot[] {
  switch (part.kind) {
    case 'fields':
      return part.fields
        .filter((field) => field.schema && !field.duplicateOf)
        .flatMap((field) => [field.value, ...(field.entries?.pairs.flatMap((pair) => pair.values) ?? [])])
    case 'items':
      return part.items.map((item) => item.value)
    case 'pairs':
      return part.pairs.flatMap((pair) => [pair.key, ...pair.values])
    case 'list':
    case 'links':
      return part.items.map((item) => item.value)
    case 'table':
      return part.rows.flatMap((row) => row.cells.filter((cell) => cell.column).map((cell) => cell.value))
    case 'prose':
      return part.schema ? [part.value] : []
    default:
      return []
  }
}

function slotsIn(schema: SectionSchema): number {
  if (schema.optional) return 0
  return Math.max(1, sum(schema.content.map(slotsInContent)) + sum(schema.sections.map(slotsIn)))
}

function slotsInContent(content: ContentSchema): number {
  if (content.optional) return 0
  if (content.kind === 'fields') return content.fields.filter((field) => !field.slot.optional).length
  if (content.kind === 'table') return content.columns.length
  return 1
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
