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
  if (schema && !schema.optional && section.state !== 'filled' && section.state !== 'placeholder') {
    const all = Math.max(1, slotsIn(schema))
    return section.state === 'waived' ? count(all, all) : count(0, all)
  }
  const countSlot = (slot: Slot): void => {
    if (!slot.schema.optional) count(isAnswered(slot) ? 1 : 0, 1)
  }
  for (const part of section.parts) {
    eachSlot(part, countSlot)
    if (part.kind === 'block' && part.schema) count(part.state === 'filled' ? 1 : 0, 1)
  }
  for (const content of section.missing) count(0, slotsInContent(content))
  for (const absent of section.absent) count(0, slotsIn(absent))
  count(0, section.missingFields.length)
}

function isAnswered(slot: Slot | undefined): boolean {
  return slot?.state === 'filled' || slot?.state === 'waived'
}

/** Visits the slots of a part that the template has. Fixed checklist items are there or gone; they are no slots. */
function eachSlot(part: Part, visit: (slot: Slot) => void): void {
  switch (part.kind) {
    case 'fields':
      for (const field of part.fields) {
        if (!field.schema || field.duplicateOf) continue
        visit(field.value)
        for (const pair of field.entries?.pairs ?? []) pair.values.forEach(visit)
      }
      return
    case 'pairs':
      for (const pair of part.pairs) {
        visit(pair.key)
        pair.values.forEach(visit)
      }
      return
    case 'items':
    case 'list':
    case 'links':
      for (const item of part.items) visit(item.value)
      return
    case 'table':
      for (const row of part.rows) for (const cell of row.cells) if (cell.column) visit(cell.value)
      return
    case 'prose':
      if (part.schema) visit(part.value)
      return
    case 'checklist':
    case 'block':
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
