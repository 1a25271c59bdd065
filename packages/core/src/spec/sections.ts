import { normalizeHeading } from '../markdown/normalize.ts'
import type { RawHeading } from '../markdown/sections.ts'
import { spanOf } from '../markdown/tree.ts'
import type { SectionSchema } from '../template/schema.ts'
import { textSlot } from '../template/slot.ts'
import { withoutHashes } from '../markdown/headings.ts'
import { type Span, span, trimmed } from '../text/span.ts'
import { lineEnd } from '../text/lines.ts'
import { once } from '../text/once.ts'
import { parseDate } from '../values/date.ts'
import { holdsPlaceholder } from '../values/placeholder.ts'
import { type Reading, slotAt } from './context.ts'
import { leftHint } from './left.ts'
import { formsOfSection, readLeftLines } from './left-lines.ts'
import type { Matched } from './match.ts'
import type { Heading, Section, Slot } from './model.ts'
import { readContent } from './parts.ts'
import { poolOf } from './pool.ts'
import { stateOfKnown, stateOfUnknown } from './section-state.ts'

/** The sections below a matched one, read; headings bound the depth of the recursion to six, and promotion to the template's own. */
export function readSections(reading: Reading, parent: Matched): readonly Section[] {
  if (parent.sections.length === 0) return []
  const first = new Map<string, Section>()
  const sections = parent.sections.map((matched) => readSection(reading, matched, first))
  return sections.some(isDoubled) ? sections.map(undoubled) : sections
}

/** Whether a heading stands twice with nothing between: then the second one has what the section holds. */
function isDoubled({ duplicateOf, heading }: Section, at: number, all: readonly Section[]): boolean {
  if (duplicateOf?.state !== 'empty' || all[at - 1] !== duplicateOf) return false
  return duplicateOf.heading?.key === heading?.key
}

function undoubled(section: Section, at: number, all: readonly Section[]): Section {
  const next = all[at + 1]
  if (next && isDoubled(next, at + 1, all)) return { ...section, duplicateOf: next }
  return isDoubled(section, at, all) ? { ...section, duplicateOf: undefined } : section
}

const NOTHING: SectionSchema['content'] = []

function readSection(reading: Reading, matched: Matched, siblings: Map<string, Section>): Section {
  const { raw, schema } = matched
  const heading = raw.heading && headingOf(raw.heading)
  const title = titleOf(reading, matched)
  const pool = poolOf(ownOf(matched), reading.text)
  const known = reading.slots.length
  const found = readContent(reading, pool, schema?.content ?? NOTHING, matched.sections.length > 0)
  const isWhole = matched.sections.length === 0 && found.state === 'filled' && found.missing.length === 0
  const left = schema && isWhole ? leftHint(reading, pool, schema, found.parts) : undefined
  const content = left ? { ...found, parts: [left] } : found
  if (schema && found.state === 'filled')
    readLeftLines(reading, pool, formsOfSection(schema), { parts: found.parts, slots: reading.slots.slice(known) })
  const sections = readSections(reading, matched)
  const state = schema
    ? stateOfKnown(reading, found.state, { pool, content: schema.content, parts: content.parts, sections })
    : stateOfUnknown(reading, matched, sections)
  const key = schema && keyOf(schema, matched, title)
  const section: Section = {
    heading,
    schema,
    matched: matched.matched,
    role: schema?.role,
    number: matched.number,
    title,
    span: trimmed(reading.text, raw.span),
    body: bodyOf(reading.text, matched),
    state,
    parts: content.parts,
    missing: content.missing,
    missingFields: content.missingFields,
    sections,
    absent: content.state === 'filled' ? absentSections(sections, schema?.sections ?? []) : [],
    duplicateOf: key === undefined ? undefined : siblings.get(key),
  }
  if (key !== undefined && !siblings.has(key)) siblings.set(key, section)
  return section
}

/** What is the same in two headings of one section: the number, or all words where the template has some of them. A day is no name: two sessions may be held on one. */
function keyOf({ repeat, key }: SectionSchema, { raw, number }: Matched, title: Slot | undefined): string | undefined {
  if (!repeat) return key
  if (repeat.numbered) return `${key} ${number}`
  const isNamed = repeat.around && title?.state === 'filled' && !parseDate(title.text).ok
  return isNamed ? `${key} ${raw.heading?.key}` : undefined
}

/** The title of a repeated section. The template's own is none: `User Story 3 - [Title] (Priority: P1)`, whatever its numbers. */
function titleOf(reading: Reading, { raw, schema, titleSpan }: Matched): Slot | undefined {
  if (!titleSpan || !schema?.repeat) return undefined
  const own = slotTitles(schema)
  const isLeft = own.size > 0 && own.has(withoutDigits(raw.heading?.key ?? ''))
  return slotAt(
    reading,
    titleSpan,
    textSlot(isLeft ? reading.text.slice(titleSpan.from, titleSpan.to) : schema.repeat.slot, true),
  )
}

/** The headings of a repeated section in the template that hold a placeholder, as they are compared. */
const slotTitles: (schema: SectionSchema) => ReadonlySet<string> = once(({ source, others = [] }) => {
  const headings = [source, ...others].map((text) => withoutHashes(text.slice(0, lineEnd(text, 0))))
  return new Set(headings.filter(holdsPlaceholder).map((heading) => withoutDigits(normalizeHeading(heading))))
})

function withoutDigits(key: string): string {
  return key.replace(/\d+/g, '0')
}

/** What a section reads itself: under a heading that the template does not have, nothing that the section around it has read. */
function ownOf(matched: Matched): Matched {
  if (matched.schema) return matched
  let around = matched.parent
  while (around?.parent && !around.schema) around = around.parent
  const raw = around?.schema ? { ...matched.raw, nodes: [] } : matched.raw
  return { ...matched, raw, sections: [] }
}

function headingOf(raw: RawHeading): Heading {
  const { span, textSpan, text, anchorText, level, key } = raw
  return { span, textSpan, text, anchorText, level, key }
}

function bodyOf(text: string, { raw }: Matched): Span {
  const from = raw.heading?.span.to ?? 0
  const last = raw.nodes.at(-1)
  return last ? trimmed(text, span(from, spanOf(last).to)) : span(from, from)
}

/** The required sections of a template that none of these is. Of a group to pick from, one is enough. */
export function absentSections(
  sections: readonly Section[],
  schemas: readonly SectionSchema[],
): readonly SectionSchema[] {
  const is = (schema: SectionSchema): boolean => sections.some((section) => section.schema === schema)
  if (schemas.every((schema) => schema.optional || ((schema.repeat?.min ?? 1) <= 1 && is(schema)))) return []
  const counts = new Map<SectionSchema | undefined, number>()
  for (const { schema } of sections) counts.set(schema, (counts.get(schema) ?? 0) + 1)
  const there = new Set(schemas.filter((schema) => (counts.get(schema) ?? 0) >= Math.max(1, schema.repeat?.min ?? 1)))
  const chosen = new Set(
    schemas.filter((schema) => schema.anyOf !== undefined && there.has(schema)).map((schema) => schema.anyOf),
  )
  const offered = new Set<number>()
  return schemas.filter((schema) => {
    if (schema.optional || there.has(schema)) return false
    if (schema.anyOf === undefined) return true
    if (chosen.has(schema.anyOf) || offered.has(schema.anyOf)) return false
    offered.add(schema.anyOf)
    return true
  })
}
