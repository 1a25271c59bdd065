import { endOfSame } from '../text/letters.ts'
import type { GherkinEngine } from '../blocks/engines.ts'
import { emojiLength } from '../markdown/emoji.ts'
import { anchorsOf } from '../markdown/headings.ts'
import { swallowingFence } from '../markdown/faults.ts'
import { normalizeHeading } from '../markdown/normalize.ts'
import { parse, type TextFault } from '../markdown/parse.ts'
import { type RawSection, sectionsOf } from '../markdown/sections.ts'
import type { MarkdownEngine, Root } from '../markdown/tree.ts'
import type { Schema, SectionSchema, SlotSchema } from '../template/schema.ts'
import { textSlot } from '../template/slot.ts'
import { schemaOfVersion } from '../template/version.ts'
import { contains, type Span, span, trimmed } from '../text/span.ts'
import { matchId } from '../values/id-pattern.ts'
import { isPlaceholder, placeholders } from '../values/placeholder.ts'
import { completenessOf } from './completeness.ts'
import { type Reading, slotAt } from './context.ts'
import { sectionsBelow } from './dividers.ts'
import { readInline } from './inline.ts'
import { matchSections } from './match.ts'
import { afterMarks } from './lists.ts'
import { findMentions } from './mentions.ts'
import type { Field, Section, Slot, Spec, Title } from './model.ts'
import { meantAnchors } from './misspelt.ts'
import { beforePrefix } from './title-start.ts'
import { headOfFields, type MetadataFile, readPreamble } from './preamble.ts'
import { isNamed } from './section-index.ts'
import { absentSections, readSections } from './sections.ts'
import { noteSiblingBoxes } from './sibling-boxes.ts'
import { overfullRows } from './tables.ts'
import { allSections, liveSections } from './views.ts'

/** The parsers that reading needs, both synchronous. Without gherkin, scenarios are not read. */
export interface ReadEngines {
  readonly markdown: MarkdownEngine
  readonly gherkin?: GherkinEngine
}

/** One document, the schema it is read through, and how deep it may nest. */
export interface ReadInput {
  /** Relative to the root, with `/`. */
  readonly file: string
  readonly text: string
  /** The present one; a text that names an older version is read through that. */
  readonly schema: Schema
  /** The deepest nesting of lists, quotations, emphasis and links that is read. */
  readonly nesting: number
  /** The file beside the spec that `schema.metadataFile` names, where it is there. */
  readonly metadata?: MetadataFile
}

/** Reads a text through a schema. Total: any text gives a model, with holes where it lacks something. */
export function read(input: ReadInput, engines: ReadEngines): Spec {
  const { file, text } = input
  const schema = schemaOfVersion(input.schema, text)
  const { root, faults } = parse(text, engines.markdown, { nesting: input.nesting })
  const inline = readInline(root, text)
  const reading: Reading = {
    file,
    text,
    schema,
    gherkin: engines.gherkin,
    labels: inline.labels,
    slots: [],
    malformed: [],
    frontMatterFaults: [],
    inFrontMatter: new Map(),
  }
  const top = sectionsOf(root, text)
  const titleSection = titleOf(top, schema) ?? headOfFields(reading, top)
  const title = titleSection && readTitle(reading, titleSection)
  const preamble = readPreamble(reading, root, top, titleSection, input.metadata)
  const isTitle = (section: RawSection): boolean =>
    titleSection !== undefined && isTitleAgain(section, titleSection, schema)
  const raw = titleSection ? sectionsBelow(titleSection, top, { schema, text, isTitle }) : top.sections
  const matched = matchSections(raw, schema.sections, text)
  const sections = readSections(reading, matched)
  noteSiblingBoxes(reading, root)
  const all = allSections({ sections })
  const fields = [preamble, ...liveSections({ sections })].flatMap(fieldsOf)
  const id = fields.find((field) => field.role === 'id' && !field.duplicateOf)
  const absent = absentSections(sections, schema.sections).filter((section) => !isElsewhere(section.role, preamble))
  const swallowed = faults.some(({ code }) => code === 'fence-unclosed')
    ? undefined
    : swallowedBy(root, text, [absent, ...all.map((section) => section.absent)].flat())
  const dead = all.filter((section) => section.duplicateOf).map((section) => section.span)
  const spec: Omit<Spec, 'completeness'> & { completeness: number } = {
    file,
    text,
    schema,
    title,
    fields,
    preamble: {
      ...preamble,
      absent,
      missingFields: [
        ...preamble.missingFields,
        ...(reading.frontMatterFaults.length > 0 ? [] : fieldsOfAbsentMetadata(schema, sections, preamble)),
      ],
    },
    levelShift: levelShift(all),
    sections,
    links: inline.links,
    definitions: inline.definitions,
    mentions: findMentions(text, inline.prose, schema, {
      items: itemIdSpans(text, [preamble, ...all]),
      ids: idSpans(fields),
      title: isId(id) ? undefined : title?.span,
    }),
    comments: inline.comments,
    anchors: [...anchorsOf(root, text), ...meantAnchors({ absent, sections })],
    slots: liveSlots(reading.slots, dead),
    faults: swallowed ? [...faults, swallowed].toSorted((a, b) => a.span.from - b.span.from) : faults,
    id,
    prose: inline.prose,
    overfullRows: inline.tables.flatMap((table) => overfullRows(table, text)),
    malformedCheckboxes: reading.malformed,
    frontMatterFaults: reading.frontMatterFaults,
    completeness: 0,
  }
  spec.completeness = completenessOf(spec)
  return spec
}

/**
 * The title is the first heading where it is an H1 that no section of the template claims. Where something stands before it (a table of
 * contents), it is the only H1, or the one with the template's prefix.
 */
function titleOf(top: RawSection, schema: Schema): RawSection | undefined {
  const [first] = top.sections
  const highest = top.sections.filter((section) => section.level === 1)
  const prefix = schema.title?.prefix ?? ''
  const bears = ({ heading }: RawSection): boolean =>
    prefix !== '' && prefixEnd(heading?.text ?? '', prefix) !== undefined
  const title = first?.level === 1 ? first : (highest.find(bears) ?? (highest.length === 1 ? highest[0] : undefined))
  const key = title?.heading?.key ?? ''
  const claims = schema.sections.filter(
    (section) => isNamed(section, key) || (!schema.title && section.synonyms.includes(key)),
  )
  // `# Search` above `## Search` is the title all the same.
  const isTitle = claims.length === 0 || title?.sections.some(({ heading }) => heading?.key === key)
  const isOnly = title === first && highest.length === 1
  return title && (isTitle || (isOnly && standsAlone(title, claims, schema))) ? title : undefined
}

/** Whether the only H1 of a document, which a section claims, is its title. Of a template that has none, never by a section's own name, nor above its sections. */
function standsAlone({ heading, sections }: RawSection, claims: readonly SectionSchema[], schema: Schema): boolean {
  if (claims.some(({ level }) => level === 1)) return false
  if (schema.title) return true
  const keys = new Set([heading, ...sections.map((section) => section.heading)].map((each) => each?.key))
  return !schema.sections.some(({ key }) => keys.has(key))
}

/** Whether a heading is the title once more, and no section of the template: the same words, or the template's prefix. */
function isTitleAgain({ heading }: RawSection, title: RawSection, schema: Schema): boolean {
  const prefix = schema.title?.prefix ?? ''
  const again =
    heading?.key === title.heading?.key || (prefix !== '' && prefixEnd(heading?.text ?? '', prefix) !== undefined)
  return again && !schema.sections.some(({ key }) => key === heading?.key)
}

function readTitle(reading: Reading, { heading }: RawSection): Title | undefined {
  if (!heading) return undefined
  const { prefix, slot } = reading.schema.title ?? { prefix: '' }
  const text = reading.text.slice(heading.textSpan.from, heading.textSpan.to)
  const rest = prefix === '' ? span(0, text.length) : restAfter(text, prefix)
  const { from, to } = rest ?? span(0, text.length)
  const name = trimmed(reading.text, span(heading.textSpan.from + from, heading.textSpan.from + to))
  return {
    span: heading.span,
    textSpan: heading.textSpan,
    text: heading.text,
    anchorText: heading.anchorText,
    hasPrefix: rest !== undefined,
    name: titleName(reading, name, slot ?? textSlot()),
  }
}

/** The name in a title. Of a slot that is more than one placeholder, `[NUMBER]: [Title]`, each may be left alone. */
function titleName(reading: Reading, at: Span, slot: SlotSchema): Slot {
  const name = slotAt(reading, at, slot)
  if (name.state !== 'filled' || isPlaceholder(slot.placeholder)) return name
  for (const { from, to } of placeholders(name.text)) {
    const left = name.text.slice(from, to)
    if (slot.placeholder.includes(left))
      slotAt(reading, span(name.span.from + from, name.span.from + to), textSlot(left))
  }
  return name
}

/** What stands behind the prefix in the source of a title; all of the title may be bold, or what stands before the name. */
function restAfter(title: string, prefix: string): Span | undefined {
  const { mark, from: later } = beforePrefix(title)
  const from = [mark.length, later].flatMap((at) => {
    const end = prefixEnd(title.slice(at), prefix)
    return end === undefined ? [] : [at + end]
  })[0]
  if (from === undefined) return undefined
  if (title.startsWith(mark, from)) return span(from + mark.length, title.length)
  return span(from, title.endsWith(mark) ? title.length - mark.length : title.length)
}

/** Where the name starts after the template's prefix, emoji before it, case, spaces and the width of a colon apart; undefined where the prefix is not there. */
function prefixEnd(written: string, prefix: string): number | undefined {
  const text = written.replaceAll('：', ':')
  const words = prefix.slice(emojiLength(prefix)).replaceAll('：', ':').trim().split(/\s+/)
  let at = prefix === '' ? 0 : emojiLength(text)
  for (const word of words) {
    while (/\s/.test(text[at] ?? '')) at++
    const end = endOfSame(text, at, word)
    if (end === undefined) return undefined
    at = end
  }
  return at
}

function fieldsOf({ parts }: Section): readonly Field[] {
  const only = parts.length === 1 ? parts[0] : undefined
  if (only) return only.kind === 'fields' ? only.fields : NONE
  return parts.flatMap((part) => (part.kind === 'fields' ? part.fields : NONE))
}

const NONE: readonly Field[] = []

/** Metadata that stand in the preamble or in front matter need no section of their own. */
function isElsewhere(role: Section['role'], preamble: Section): boolean {
  return role === 'metadata' && fieldsOf(preamble).some((field) => field.schema !== undefined)
}

function fieldsOfAbsentMetadata(
  schema: Schema,
  sections: readonly Section[],
  preamble: Section,
): Section['missingFields'] {
  const metadata = schema.sections.find((section) => section.role === 'metadata')
  if (!metadata || sections.some((section) => section.schema === metadata) || !isElsewhere('metadata', preamble))
    return []
  const there = new Set(fieldsOf(preamble).map((field) => field.schema))
  return metadata.content
    .flatMap((one) => (one.kind === 'fields' ? one.fields : []))
    .filter((field) => !field.slot.optional && !there.has(field))
}

/** By how many levels every heading that the template has is off, where all are off alike; else 0. */
function levelShift(all: readonly Section[]): number {
  let shift: number | undefined
  let count = 0
  for (const { heading, schema } of all) {
    if (!heading || !schema) continue
    const off = heading.level - schema.level
    if (shift !== undefined && off !== shift) return 0
    shift = off
    count++
  }
  return count > 1 ? (shift ?? 0) : 0
}

function liveSlots(slots: readonly Slot[], dead: readonly Span[]): readonly Slot[] {
  const live = dead.length === 0 ? slots : slots.filter((slot) => !dead.some((outer) => contains(outer, slot.span)))
  const inOrder = live.every((slot, i) => i === 0 || (live[i - 1] as Slot).span.from <= slot.span.from)
  return inOrder ? live : live.toSorted((a, b) => a.span.from - b.span.from)
}

/** The fence that makes code of sections that the document lacks. */
function swallowedBy(root: Root, text: string, absent: readonly SectionSchema[]): TextFault | undefined {
  if (absent.length === 0) return undefined
  const keys = new Set(absent.filter(({ repeat }) => !repeat).map(({ key }) => key))
  return swallowingFence(root, text, (heading) => keys.has(normalizeHeading(heading.replace(/^#+/, ''))))
}

/** Whether a field tells an ID of the template's form. */
function isId(field: Field | undefined): boolean {
  const type = field?.schema?.slot.type
  if (field === undefined || type?.kind !== 'id') return field !== undefined
  return matchId(type.pattern, field.value.text)?.length === field.value.text.length
}

/** The places where the spec's own ID stands. */
function idSpans(fields: readonly Field[]): readonly Span[] {
  return fields.flatMap(({ role, form, value }) => (role === 'id' && form !== 'file' ? [value.span] : []))
}

/** The places that define items, and so mention none: their IDs, or what stands in the place of one. */
function itemIdSpans(text: string, all: readonly Section[]): readonly Span[] {
  const spans: Span[] = []
  for (const { parts } of all)
    for (const part of parts) {
      if (part.kind !== 'items') continue
      for (const { id, meant, textSpan } of part.items)
        spans.push((id ?? meant)?.span ?? span(afterMarks(text, textSpan.from), textSpan.to))
    }
  return spans
}
