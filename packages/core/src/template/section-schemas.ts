import type { Entry } from '../markdown/entries.ts'
import { normalizeHeading, saysOptional, withoutBareNumber, withoutDuty } from '../markdown/normalize.ts'
import type { RawSection } from '../markdown/sections.ts'
import type { Configured } from './configured.ts'
import { compileContent } from './content.ts'
import { type Directives, merged } from './directives.ts'
import { aligned, type RepeatedHeading, repeatedHeading, sameRepeat } from './repeat.ts'
import { sectionRole } from './roles.ts'
import type { SectionSchema } from './schema.ts'
import { sectionSynonyms } from './synonyms.ts'

/** What the sections of a template are compiled with. */
export interface SectionContext {
  /** The template's text. */
  readonly text: string
  /** What marks items that must be ticked: `(R)`. */
  readonly markers: readonly string[]
  /** Of the template's link definitions. */
  readonly labels: ReadonlySet<string>
  /** The headings that the template has, normalised: no synonym claims one of them. */
  readonly own: ReadonlySet<string>
  readonly configured: Configured
  /** Where entries are noted that ask for something of which nothing is demanded. */
  readonly left: Entry[]
}

/** Sections, and what a comment after the last of them says of the heading that follows. */
interface CompiledSections {
  readonly sections: readonly SectionSchema[]
  readonly pending: Directives
}

/** What stands above sections of a template. */
export interface Above {
  /** The headings, from the top. */
  readonly path: readonly string[]
  readonly role?: SectionSchema['role']
  /** What a comment before the first of the sections says. */
  readonly before: Directives
}

/** Compiles the sections below a heading, those that may stand several times as one. */
export function compileSections(raw: readonly RawSection[], context: SectionContext, above: Above): CompiledSections {
  const sections: SectionSchema[] = []
  let pending = above.before
  let choices = 0
  let choosing = false
  for (const group of groupsOf(raw)) {
    const compiled = compileSection(group, context, { ...above, before: pending })
    // Neighbours that say so form one choice.
    if (compiled.anyOf && !choosing) choices++
    choosing = compiled.anyOf
    sections.push(choosing ? { ...compiled.section, anyOf: choices } : compiled.section)
    pending = compiled.pending
  }
  return { sections, pending }
}

/** A section, or those of one heading that may stand several times. */
interface Group {
  readonly sections: readonly [RawSection, ...RawSection[]]
  readonly repeated?: RepeatedHeading
}

function* groupsOf(raw: readonly RawSection[]): Generator<Group> {
  const headings = raw.map(({ heading }) => repeatedHeading(heading?.text ?? ''))
  const grouped = new Set<RawSection>()
  for (const [at, section] of raw.entries()) {
    if (grouped.has(section)) continue
    const group = groupAt(raw, headings, at)
    for (const one of group.sections) grouped.add(one)
    yield group
  }
}

function groupAt(raw: readonly RawSection[], headings: readonly (RepeatedHeading | undefined)[], at: number): Group {
  const first = raw[at] as RawSection
  const repeated = headings[at]
  if (!repeated) return { sections: [first] }
  const siblings: RawSection[] = []
  let last = at
  let isSpread = false
  for (let i = at + 1; i < raw.length; i++) {
    if (sameRepeat(repeated, headings[i])) {
      isSpread ||= i > last + 1
      siblings.push(raw[i] as RawSection)
      last = i
    }
    // Nothing but its words tells a heading that bears no number from its siblings, wherever they stand.
    else if (!repeated.repeat.around) break
  }
  const { repeat, number = 1 } = repeated
  if (siblings.length === 0 && repeat.numbered && number !== 1) return { sections: [first] }
  return { sections: [first, ...siblings], repeated: isSpread ? spread(repeated) : repeated }
}

/** A repeated section between whose headings others stand. */
function spread({ repeat, ...rest }: RepeatedHeading): RepeatedHeading {
  return { ...rest, repeat: repeat.around ? { ...repeat, around: { ...repeat.around, isSpread: true } } : repeat }
}

function compileSection(
  { sections: group, repeated }: Group,
  context: SectionContext,
  above: Above,
): { section: SectionSchema; pending: Directives; anyOf: boolean } {
  const [first] = group
  const source = context.text.slice(first.heading?.span.from, first.heading?.span.to)
  const text = first.heading?.text ?? ''
  const heading = repeated?.pattern ?? withoutDuty(text)
  const path = [...above.path, heading]
  const said = merged(above.before, context.configured.section(path))
  const key = normalizeHeading(repeated ? repeated.repeat.word : text)
  const name = withoutBareNumber(key)
  const contents = group.map((section) =>
    compileContent({
      nodes: section.nodes,
      text: context.text,
      number: repeatedHeading(section.heading?.text ?? '')?.number,
      markers: context.markers,
      labels: context.labels,
      left: context.left,
      preamble: false,
    }),
  )
  const content = context.configured.content(aligned(contents.map((one) => one.content)))
  const role = said.role ?? sectionRole(name, content, above.role)
  const inner = group.map((section, i) =>
    compileSections(section.sections, context, { path, role, before: contents[i]?.pending ?? {} }),
  )
  const sections = mergedSections(inner.map((one) => one.sections))
  const isOpen = content.length > 0 && sections.length === 0 && content.every((one) => one.optional)
  const optional =
    isOpen ||
    said.optional === true ||
    contents[0]?.optional === true ||
    [text, source].some(saysOptional) ||
    /<!--[^>]{0,200}\boptional\b/i.test(source)
  return {
    pending: inner.at(-1)?.pending ?? {},
    anyOf: said.anyOf === true,
    section: {
      heading,
      key,
      synonyms: [
        ...sectionSynonyms(name).filter((name) => !context.own.has(name)),
        ...(said.synonyms ?? []).map(normalizeHeading),
      ],
      level: first.level,
      optional,
      ...(role !== undefined && { role }),
      ...(repeated
        ? { repeat: { ...repeated.repeat, min: said.min ?? 1 } }
        : said.min !== undefined && { repeat: { min: said.min, word: text, numbered: false } }),
      anyOrder: said.anyOrder === true,
      content,
      sections,
      source: context.text.slice(first.span.from, first.span.to).trimEnd(),
      ...(group.length > 1 && {
        others: group.slice(1).map(({ span: { from, to } }) => context.text.slice(from, to).trimEnd()),
      }),
    },
  }
}

/** Subsections of siblings of a repeated section, those of one name as one; those that not all have are optional. */
function mergedSections(instances: readonly (readonly SectionSchema[])[]): readonly SectionSchema[] {
  const [only = []] = instances
  if (instances.length < 2) return only
  const byKey = Map.groupBy(
    instances.flatMap((sections) => onePerKey(sections)),
    ({ key }) => key,
  )
  return [...byKey.values()].map((twins) => mergedTwins(twins, instances.length))
}

/** Of several sections of one name in one sibling the first: they count as one. */
function onePerKey(sections: readonly SectionSchema[]): readonly SectionSchema[] {
  return [...new Map(sections.toReversed().map((section) => [section.key, section])).values()].toReversed()
}

/** What stands under one name in some of so many siblings: of each what it says, and demanded what all demand. */
function mergedTwins(twins: readonly SectionSchema[], siblings: number): SectionSchema {
  const [first] = twins as [SectionSchema, ...SectionSchema[]]
  const optional = first.optional || twins.length < siblings
  if (twins.length === 1) return { ...first, optional }
  const sources = new Set(twins.flatMap(({ source, others = [] }) => [source, ...others]))
  sources.delete(first.source)
  return {
    ...first,
    optional,
    content: aligned(twins.map(({ content }) => content)),
    sections: mergedSections(twins.map(({ sections }) => sections)),
    ...(sources.size > 0 && { others: [...sources] }),
  }
}
