import { inAnyScript } from '../text/letters.ts'
import { withoutBareNumber, withoutNote } from '../markdown/normalize.ts'
import { type RawSection, withSubsections } from '../markdown/sections.ts'
import { letterNumber, unnumbered } from '../template/repeat.ts'
import type { HeadingWords, SectionSchema } from '../template/schema.ts'
import { remembered } from '../text/remembered.ts'
import { type Span, span } from '../text/span.ts'
import { mayBe } from './loose-names.ts'
import { once } from '../text/once.ts'

/** A heading of the document and the section of the template that it is. */
export interface Matched {
  readonly raw: RawSection
  /** Absent for a heading that the template does not have, and for the root. */
  readonly schema: SectionSchema | undefined
  readonly matched: 'heading' | 'synonym' | undefined
  readonly number: number | undefined
  readonly titleSpan: Span | undefined
  /** By meaning, not by level: a subsection that was promoted still stands under its own parent. */
  readonly sections: Matched[]
  readonly parent: Matched | undefined
}

/** A section of the template and where it stands in it. */
interface Place {
  readonly schema: SectionSchema
  readonly parent: Place | undefined
}

interface Index {
  readonly byKey: ReadonlyMap<string, readonly Candidate[]>
  readonly bySynonym: ReadonlyMap<string, readonly Candidate[]>
  readonly byWord: ReadonlyMap<string, readonly Place[]>
  /** Those with words around a slot, the longest words first. */
  readonly slotted: readonly Place[]
  readonly hasLabels: boolean
  readonly placeOf: ReadonlyMap<SectionSchema, Place>
  readonly top: readonly SectionSchema[]
}

interface Candidate {
  readonly place: Place
  readonly how: 'heading' | 'synonym'
  readonly number?: number
  readonly titleAt?: number
  readonly titleTo?: number
}

/**
 * Finds the template's section for every heading below `raw`. A heading is first looked for where it stands, then where the
 * template has it, as long as nothing else claims that place.
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
  const demoted = new Map<RawSection | undefined, Matched>()
  for (const heading of headings) {
    const physical = (heading.parent && byRaw.get(heading.parent)) ?? root
    const known = candidates.get(heading) ?? []
    const below = belowDemoted(heading, known, demoted.get(heading.parent), index)
    const found = below ?? choose(heading, known, physical, index, settled, latest)
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
    if (below || !matched.schema) continue
    if (heading.level > matched.schema.level && heading.sections.length === 0) demoted.set(heading.parent, matched)
    else demoted.delete(heading.parent)
  }
  return root
}

function rootOf(raw: readonly RawSection[]): RawSection {
  return { heading: undefined, level: 0, nodes: [], sections: raw, span: span(0, 0), parent: undefined }
}

const indexOf: (schema: readonly SectionSchema[]) => Index = once((schema) => {
  const byKey = new Map<string, Candidate[]>()
  const bySynonym = new Map<string, Candidate[]>()
  const byWord = new Map<string, Place[]>()
  const slotted: Place[] = []
  const placeOf = new Map<SectionSchema, Place>()
  const stack: Place[] = schema.toReversed().map((section) => ({ schema: section, parent: undefined }))
  while (stack.length > 0) {
    const place = stack.pop() as Place
    placeOf.set(place.schema, place)
    if (place.schema.repeat?.numbered) add(byWord, place.schema.key, place)
    else if (place.schema.repeat?.around) slotted.push(place)
    else if (!place.schema.repeat) add(byKey, place.schema.key, { place, how: 'heading' })
    for (const synonym of place.schema.synonyms) add(bySynonym, synonym, { place, how: 'synonym' })
    for (const child of place.schema.sections.toReversed()) stack.push({ schema: child, parent: place })
  }
  slotted.sort((a, b) => b.schema.key.length - a.schema.key.length)
  return {
    byKey,
    bySynonym,
    byWord,
    slotted,
    hasLabels: LABELS.some((label) => byWord.has(label)),
    placeOf,
    top: schema,
  }
})

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

/** What is numbering elsewhere (`Part 2: Risks`), and counts where the template itself has `Step 1: [Title]`. */
const LABELS = ['step', 'part', 'section'] as const
const LABELLED = inAnyScript(String.raw`^[^\p{L}\p{N}]{0,10}(step|part|section)\s+(\d{1,4}(?![\d.]*\d))`, 'iu')

const NO_WORD = inAnyScript(String.raw`^[^\p{L}\p{N}]`)
const NO_WORD_AT_END = inAnyScript(String.raw`[^\p{L}\p{N}]$`)
const COUNTED = inAnyScript(
  String.raw`^(\p{L}[\p{L} ]{0,60}?)(?:\s*(?=\d)|\s+)(\d{1,4}(?![\d.]*\d)|[a-z](?=$|[\s:.)]))`,
)

function candidatesFor(
  heading: RawSection,
  index: Index,
  present: ReadonlySet<string>,
  source: string,
): readonly Candidate[] {
  const text = heading.heading?.text ?? ''
  const key = heading.heading?.key ?? ''
  const labelled = index.hasLabels ? LABELLED(text).exec(text) : null
  const exact = labelled
    ? undefined
    : (index.byKey.get(key) ?? index.byKey.get(withoutNote(key)) ?? index.byKey.get(withoutBareNumber(key)))
  if (exact) return exact
  const counted = labelled ?? COUNTED(key).exec(key)
  const word = counted && index.byWord.get((counted[1] as string).toLowerCase())
  if (counted && word) {
    const count = counted[2] as string
    const isLetter = !/^\d/.test(count)
    return word
      .filter(({ schema }) => (schema.repeat?.lettered === true) === isLetter)
      .map((place) => ({
        place,
        how: 'heading',
        number: isLetter ? letterNumber(count) : Number(count),
        titleAt: titleStart(text, counted[1] as string, count),
      }))
  }
  const slotted = index.slotted.length > 0 ? inSlots(text, key, index.slotted) : []
  if (slotted.length > 0) return slotted
  const synonyms = index.bySynonym.get(key) ?? index.bySynonym.get(withoutNote(key)) ?? []
  return synonyms.filter(({ place: { schema } }) => !present.has(schema.key) && mayBe(heading, schema, source))
}

/** The sections whose words stand around something in a heading: `Overview of Depot` for `Overview of [System]`. */
function inSlots(text: string, key: string, slotted: readonly Place[]): readonly Candidate[] {
  const found: Candidate[] = []
  for (const place of slotted) {
    const around = place.schema.repeat?.around
    if (!around || found.some(({ place: { schema } }) => schema.key !== place.schema.key)) continue
    const title = titleAmong(text, key, around)
    if (title) found.push({ place, how: 'heading', titleAt: title.from, titleTo: title.to })
  }
  return found
}

/** Where the title stands between the words in the text of a heading; undefined where the heading has other words. */
function titleAmong(text: string, key: string, { before, after, isSigned }: HeadingWords): Span | undefined {
  if (key.length < before.length + after.length || !key.startsWith(before) || !key.endsWith(after)) return undefined
  const between = key.slice(before.length, key.length - after.length)
  const isParted =
    (before === '' || between === '' || NO_WORD(between).test(between)) &&
    (after === '' || NO_WORD_AT_END(between).test(between))
  if (!isParted) return undefined
  const plain = text.toLowerCase()
  const from = plain.indexOf(before) < 0 ? 0 : plain.indexOf(before) + before.length
  const last = after === '' ? -1 : plain.lastIndexOf(after)
  const sign = /^[\s*_]*[:：–—-]?[\s*_]*/.exec(text.slice(from))?.[0] ?? ''
  if (isSigned && between !== '' && !/[:：–—-]/.test(sign)) return undefined
  const start = before === '' ? from : from + sign.length
  return span(start, Math.max(start, last < start ? text.length : last))
}

/** A number, or a letter that counts, as one of its own. */
const countIn = remembered((number) => {
  const before = /\d/.test(number) ? String.raw`\d` : String.raw`[\p{L}\d]`
  return inAnyScript(String.raw`(?<!${before})${number}(?![\p{L}\d])`, 'iu')
})

/** Where the title of a numbered heading starts in its text: after the number and what parts them. `1. Phase 1` is numbered twice. */
function titleStart(text: string, word: string, number: string): number {
  const [first = ''] = word.split(' ', 1)
  const from = Math.max(0, text.toLowerCase().indexOf(first.toLowerCase()))
  const counted = text.slice(from)
  const at = from + Math.max(0, counted.search(countIn(number)(counted)))
  const rest = /^[\s:：.)–—-]*/.exec(text.slice(at + number.length))
  return at + number.length + (rest?.[0].length ?? 0)
}

function titleSpan(heading: RawSection, { titleAt, titleTo }: Candidate, text: string): Span | undefined {
  const at = heading.heading?.textSpan
  if (titleAt === undefined || !at) return undefined
  const title = (heading.heading?.text ?? '').slice(titleAt, titleTo).trim()
  const from = title === '' ? at.to : text.indexOf(title, at.from)
  return from >= at.from && from <= at.to ? span(from, Math.min(at.to, from + title.length)) : undefined
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

function choose(
  { heading }: RawSection,
  candidates: readonly Candidate[],
  physical: Matched,
  index: Index,
  settled: ReadonlySet<SectionSchema>,
  latest: ReadonlyMap<SectionSchema, Matched>,
): { candidate: Candidate; parent: Matched } | undefined {
  const isRoot = physical.parent === undefined
  const here = candidates.find(({ place }) =>
    isRoot ? place.parent === undefined : physical.schema !== undefined && place.parent?.schema === physical.schema,
  )
  if (here) return { candidate: here, parent: physical }
  const wildcard = (isRoot ? index.top : (physical.schema?.sections ?? [])).find(
    (section) => section.repeat && !section.repeat.numbered && !section.repeat.around,
  )
  if (isRoot || physical.schema) {
    for (const candidate of candidates) {
      const { place } = candidate
      if (
        candidate.how === 'synonym' ||
        (settled.has(place.schema) && (!place.schema.repeat || place.schema.repeat.around))
      )
        continue
      const ancestor = ancestorFor(physical, place)
      if (ancestor) return { candidate, parent: ancestor }
      const earlier = place.parent && latest.get(place.parent.schema)
      if (earlier) return { candidate, parent: earlier }
      if (isRoot) return { candidate, parent: physical }
    }
  }
  if (!wildcard) return undefined
  const titleAt = titleAtOf(heading?.text ?? '')
  return { candidate: { place: index.placeOf.get(wildcard) as Place, how: 'heading', titleAt }, parent: physical }
}

/** A heading that stands at the level of its own section's heading, which is too deep, and else where the template has it below that. */
function belowDemoted(
  { heading, level }: RawSection,
  candidates: readonly Candidate[],
  above: Matched | undefined,
  { placeOf }: Index,
): { candidate: Candidate; parent: Matched } | undefined {
  if (!above?.schema || above.raw.level !== level) return undefined
  const own = above.schema.sections
  const exact = candidates.find(({ place }) => place.schema.level === level && own.includes(place.schema))
  if (exact) return { candidate: exact, parent: above }
  const wildcard = own.find((section) => section.level === level && section.repeat && !section.repeat.numbered)
  const place = wildcard && placeOf.get(wildcard)
  if (!place || candidates.length > 0) return undefined
  return { candidate: { place, how: 'heading', titleAt: titleAtOf(heading?.text ?? '') }, parent: above }
}

function titleAtOf(text: string): number {
  return text.length - unnumbered(text).length
}

/** The nearest section around the heading that the template has as the parent of the place. */
function ancestorFor(physical: Matched, place: Place): Matched | undefined {
  for (let at: Matched | undefined = physical; at; at = at.parent) {
    if (
      at.parent === undefined
        ? place.parent === undefined
        : at.schema !== undefined && at.schema === place.parent?.schema
    )
      return at
  }
  return undefined
}
