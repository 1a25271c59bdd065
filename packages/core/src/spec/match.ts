import { type RawSection, withSubsections } from '../markdown/sections.ts'
import { unnumbered } from '../template/repeat.ts'
import type { SectionSchema } from '../template/schema.ts'
import { once } from '../text/once.ts'
import { type Span, span } from '../text/span.ts'
import { candidatesFor, titleSpan } from './heading-candidates.ts'
import { type Candidate, indexOf, type Place, type SectionIndex } from './section-index.ts'

/** A heading of the document and the section of the template that it is. */
export interface Matched {
  readonly raw: RawSection
  /** Absent for a heading that the template does not have, and for the root. */
  readonly schema: SectionSchema | undefined
  readonly matched: 'heading' | 'synonym' | undefined
  readonly number: number | undefined
  readonly titleSpan: Span | undefined
  /** By meaning, not by level: a subsection that was promoted still stands under its own parent. */
  sections: Matched[]
  parent: Matched | undefined
}

/**
 * Finds the template's section for every heading below `raw`. A heading is first looked for where it stands, then where the
 * template has it, as long as nothing else claims that place. One at the top may stand before the section that it belongs to.
 */
export function matchSections(raw: readonly RawSection[], schema: readonly SectionSchema[], text: string): Matched {
  const index = indexOf(schema)
  const headings = withSubsections(raw)
  const present = new Set<string>()
  for (const { heading } of headings) present.add(heading?.key ?? '')
  const candidates = new Map<RawSection, readonly Candidate[]>()
  for (const heading of headings) candidates.set(heading, candidatesFor(heading, index, present, text))
  const settled = rightPlaces(raw, candidates)
  const root: Matched = {
    raw: rootOf(raw),
    schema: undefined,
    matched: undefined,
    number: undefined,
    titleSpan: undefined,
    sections: [],
    parent: undefined,
  }
  const byRaw = new Map<RawSection, Matched>()
  const latest = new Map<SectionSchema, Matched>()
  const numbers = new Map<SectionSchema, Set<number>>()
  const demoted = new Map<RawSection | undefined, Matched>()
  for (const heading of headings) {
    const physical = (heading.parent && byRaw.get(heading.parent)) ?? root
    const known = candidates.get(heading) ?? []
    const below = belowDemoted(heading, known, demoted.get(heading.parent), index)
    const found = below ?? choose(heading, known, physical, { index, settled, latest, numbers })
    const parent = found?.parent ?? physical
    const matched: Matched = {
      raw: heading,
      schema: found?.candidate.place.schema,
      matched: found?.candidate.how,
      number: found?.candidate.number,
      titleSpan: found && titleSpan(heading, found.candidate, text),
      sections: [],
      parent,
    }
    parent.sections.push(matched)
    byRaw.set(heading, matched)
    if (matched.schema) latest.set(matched.schema, matched)
    if (matched.schema && matched.number !== undefined) note(numbers, matched.schema, matched.number)
    if (below || !matched.schema) continue
    if (heading.level > matched.schema.level && heading.sections.length === 0) demoted.set(heading.parent, matched)
    else demoted.delete(heading.parent)
  }
  joinLater(root, byRaw, index)
  return root
}

function note(numbers: Map<SectionSchema, Set<number>>, schema: SectionSchema, number: number): void {
  const known = numbers.get(schema)
  if (known) known.add(number)
  else numbers.set(schema, new Set([number]))
}

/** Puts sections that stand at the top, and belong to one that comes after them, under that one. */
function joinLater(root: Matched, all: ReadonlyMap<RawSection, Matched>, { placeOf }: SectionIndex): void {
  const parentOf = ({ schema }: Matched): SectionSchema | undefined => schema && placeOf.get(schema)?.parent?.schema
  const early = root.sections.filter(parentOf)
  if (early.length === 0) return
  const first = new Map<SectionSchema | undefined, Matched>()
  for (const matched of all.values()) if (!first.has(matched.schema)) first.set(matched.schema, matched)
  const homes = Map.groupBy(early, (section) => {
    const schema = parentOf(section)
    return schema && !schema.repeat ? first.get(schema) : undefined
  })
  for (const [home, sections] of homes) {
    if (!home) continue
    for (const section of sections) section.parent = home
    home.sections = [...sections, ...home.sections]
  }
  root.sections = root.sections.filter(({ parent }) => parent === root)
}

function rootOf(raw: readonly RawSection[]): RawSection {
  return { heading: undefined, level: 0, nodes: [], sections: raw, span: span(0, 0), parent: undefined }
}

/** The sections of the template that some heading matches exactly where the template has them. */
function rightPlaces(
  raw: readonly RawSection[],
  candidates: ReadonlyMap<RawSection, readonly Candidate[]>,
): ReadonlySet<SectionSchema> {
  const settled = new Set<SectionSchema>()
  const stack = raw.map((section) => ({ section, parent: undefined as Place | undefined, known: true }))
  while (stack.length > 0) {
    const { section, parent, known } = stack.pop() as { section: RawSection; parent: Place | undefined; known: boolean }
    const found = known ? candidates.get(section)?.find(({ place }) => place.parent === parent) : undefined
    if (found) settled.add(found.place.schema)
    for (const child of section.sections)
      stack.push({ section: child, parent: found?.place, known: found !== undefined })
  }
  return settled
}

/** What a heading is, and below which other. */
interface Choice {
  readonly candidate: Candidate
  readonly parent: Matched
}

/** What is known while headings are matched, one after the other. */
interface Matching {
  readonly index: SectionIndex
  /** The sections of the template that stand where they belong. */
  readonly settled: ReadonlySet<SectionSchema>
  /** The heading that was last found for a section of the template. */
  readonly latest: ReadonlyMap<SectionSchema, Matched>
  /** The numbers that headings of numbered sections bore. */
  readonly numbers: ReadonlyMap<SectionSchema, ReadonlySet<number>>
}

function choose(
  heading: RawSection,
  candidates: readonly Candidate[],
  physical: Matched,
  matching: Matching,
): Choice | undefined {
  const here = candidates.find(({ place }) => isParentOf(physical, place))
  if (here) return { candidate: here, parent: physical }
  if (physical.parent && !physical.schema) return undefined
  return elsewhere(candidates, physical, matching) ?? underAnyName(heading, physical, matching.index)
}

/** A section that the template has at another place: around the heading, before it, or at the top. */
function elsewhere(
  candidates: readonly Candidate[],
  physical: Matched,
  { settled, latest, numbers }: Matching,
): Choice | undefined {
  for (const candidate of candidates) {
    const { place, how, number } = candidate
    const { repeat } = place.schema
    if (how === 'synonym' || (settled.has(place.schema) && (!repeat || repeat.around))) continue
    const around = ancestorFor(physical, place)
    const parent =
      around ?? (place.parent && latest.get(place.parent.schema)) ?? (physical.parent ? undefined : physical)
    // Within another section of the template, one that counts by that word or repeats a number has a count of its own.
    const isOwn =
      number !== undefined &&
      (numbers.get(place.schema)?.has(number) || (physical.schema && countedIn(physical.schema).has(place.schema.key)))
    if (parent && (around || !physical.parent || !isOwn)) return { candidate, parent }
  }
  return undefined
}

/** The words that a section of the template counts subsections by that it names: the `q` of `Q1. What does it cost?`. */
const countedIn: (schema: SectionSchema) => ReadonlySet<string> = once(
  ({ sections }) =>
    new Set(sections.flatMap(({ key, repeat }) => (repeat ? [] : key.slice(0, Math.max(0, key.search(/\d/))).trim()))),
)

/** The section that the template repeats there under names of the writer's own. */
function underAnyName(heading: RawSection, physical: Matched, { top, placeOf }: SectionIndex): Choice | undefined {
  const own = physical.parent ? (physical.schema?.sections ?? []) : top
  const schema = own.find(({ repeat }) => repeat && !repeat.numbered && !repeat.around)
  const place = schema && placeOf.get(schema)
  return place && { candidate: named(place, heading), parent: physical }
}

/** A heading that stands at the level of its own section's heading, which is too deep, and else where the template has it below that. */
function belowDemoted(
  heading: RawSection,
  candidates: readonly Candidate[],
  above: Matched | undefined,
  { placeOf }: SectionIndex,
): Choice | undefined {
  const { level } = heading
  if (!above?.schema || above.raw.level !== level) return undefined
  const own = above.schema.sections
  const exact = candidates.find(({ place }) => place.schema.level === level && own.includes(place.schema))
  if (exact) return { candidate: exact, parent: above }
  const schema = own.find((section) => section.level === level && section.repeat && !section.repeat.numbered)
  const place = schema && placeOf.get(schema)
  return place && candidates.length === 0 ? { candidate: named(place, heading), parent: above } : undefined
}

/** A repeated section under a name of the writer's own, which is its title. */
function named(place: Place, { heading }: RawSection): Candidate {
  const text = heading?.text ?? ''
  return { place, how: 'heading', titleAt: text.length - unnumbered(text).length }
}

/** The nearest section around the heading that the template has as the parent of the place. */
function ancestorFor(physical: Matched, place: Place): Matched | undefined {
  for (let at: Matched | undefined = physical; at; at = at.parent) if (isParentOf(at, place)) return at
  return undefined
}

/** Whether the template has a place right below a matched section; below the root, at the top. */
function isParentOf({ schema, parent }: Matched, place: Place): boolean {
  if (!parent) return place.parent === undefined
  return schema !== undefined && schema === place.parent?.schema
}
