import { FENCE_LINE } from '../../markdown/fences.ts'
import type { Heading, Section, Spec } from '../../spec/model.ts'
import type { SectionSchema } from '../../template/schema.ts'
import { once } from '../../text/once.ts'
import type { FoundFix } from '../define.ts'
import { type Absent, absentSections, standing } from './absent.ts'
import { linesAbove, linesBelow } from './beside.ts'
import { headingsOf, inOrder } from './in-order.ts'
import { headingOf } from './template-text.ts'

const LAST_DIRECTIVE = /\s*<!--\s*truespec:[^<>]{0,400}-->\s*$/

/**
 * Puts the template's text of a section where the template's order wants it among its siblings, without the subsections that stand elsewhere
 * in the document. Where those stand just there, only the heading goes above them. Unsafe: what it brings is still to be filled in.
 */
export function insertSection(spec: Spec, absent: Absent): FoundFix {
  const { schema, parent } = absent
  const place = placeOf(spec, absent)
  const shift = shiftOf(spec, absent, place)
  const level = atMost6(schema.level + shift)
  const heading = `${'#'.repeat(level)} ${headingOf(schema)}`
  const fix = (edit: FoundFix['edits'][number]): FoundFix => ({
    title: `Insert '${heading}'`,
    safe: false,
    edits: [edit],
  })
  const lost = lostAbove(spec, schema, { ...place, level })
  if (lost !== undefined) return fix(linesAbove(spec.text, lost, [heading]))
  const text = atLevel(withoutDirective(sourceOf(schema, standing(spec))), shift)
  const start = place.after?.heading?.span.from
  const last = place.before && endOf(place.before)
  if (start !== undefined && (last === undefined || start < last)) return fix(linesAbove(spec.text, start, [text, '']))
  const end = last ?? (parent ? Math.max(parent.heading?.span.to ?? 0, parent.body.to) : spec.text.trimEnd().length)
  return fix(end === 0 ? linesAbove(spec.text, end, [text]) : linesBelow(spec.text, end, ['', text]))
}

/** Where a section goes. */
interface Place {
  readonly siblings: readonly Section[]
  /** The last sibling that the template has before it. */
  readonly before: Section | undefined
  /** The one that follows there. */
  readonly after: Section | undefined
  /** The first sibling there that the template has after it. */
  readonly next: Section | undefined
}

/** Among the siblings, but for those that stand before the section around them. */
function placeOf(spec: Spec, { schema, parent }: Absent): Place {
  const siblings = (parent?.sections ?? spec.sections).filter(
    ({ heading, span }) => heading && (!parent || span.from >= parent.span.from),
  )
  const ranks = ranksOf(parent ? (parent.schema?.sections ?? NONE) : spec.schema.sections)
  const rank = ranks.get(schema) ?? -1
  const meant = meantBy(spec)
  const rankOf = (section: Section): number | undefined => {
    const known = section.schema ?? meant.get(section)
    return known && ranks.get(known)
  }
  const before = siblings.findLast((section) => (rankOf(section) ?? rank) < rank)
  const rest = before ? siblings.slice(siblings.indexOf(before) + 1) : siblings
  const next = rest.find((section) => (rankOf(section) ?? rank) > rank)
  return { siblings, before, after: before ? rest[0] : (next ?? rest[0]), next }
}

/** What headings without a place in the template are said to be meant as: once they are renamed, the order holds for them too. */
const meantBy: (spec: Spec) => ReadonlyMap<Section, SectionSchema> = once(
  (spec) => new Map(absentSections(spec).flatMap(({ meant, schema }) => (meant ? [[meant, schema] as const] : []))),
)

const NONE: readonly SectionSchema[] = []

/** Where the template has its sections; what stands outside the one it belongs to, as that. */
const ranksOf: (order: readonly SectionSchema[]) => ReadonlyMap<SectionSchema, number> = once((order) => {
  const ranks = new Map<SectionSchema, number>()
  for (const [rank, section] of order.entries()) {
    const stack = [section]
    for (let next = stack.pop(); next; next = stack.pop()) {
      ranks.set(next, rank)
      for (const child of next.sections) stack.push(child)
    }
  }
  return ranks
})

/**
 * By how many levels a section stands deeper than the template has it: as the siblings do that stand in the section around them, where all of
 * them do alike; as one that stands elsewhere, where it follows that; else as the section around them.
 */
function shiftOf(spec: Spec, { schema, parent }: Absent, { siblings, before }: Place): number {
  if (!parent?.heading || !parent.schema) return topShift(spec, schema)
  const isInside = ({ span }: Section): boolean => span.to <= parent.span.to
  const like = before && !isInside(before) ? [before] : siblings.filter(isInside)
  const shifts = new Set(
    like.flatMap(({ heading, schema: known }) => (heading && known ? [heading.level - known.level] : [])),
  )
  const [only] = shifts
  return only !== undefined && shifts.size === 1 ? only : parent.heading.level - parent.schema.level
}

/** By how many levels the document's sections are off; never so that one would be a second title beside sections below it. */
function topShift({ levelShift, title, sections }: Spec, { level }: SectionSchema): number {
  const isTitle =
    title !== undefined && level + levelShift <= 1 && !sections.some(({ heading }) => heading?.level === 1)
  return isTitle ? 2 - level : levelShift
}

/** Where a section has lost its heading: above the first of its subsections, if that stands in its place and nothing else would fall below it. */
function lostAbove(
  spec: Spec,
  schema: SectionSchema,
  { before, next, level }: Place & { readonly level: number },
): number | undefined {
  const stands = standing(spec)
  const children = schema.sections.flatMap((child) => stands(child)?.heading ?? []).toSorted(inOrder)
  const [first] = children
  if (!first || first.level < level) return undefined
  const { from } = first.span
  if (before && from < before.span.from) return undefined
  if (next && from > next.span.from) return undefined
  const own = new Set(children)
  const headings = headingsOf(spec)
  for (let i = headings.indexOf(first); i < headings.length; i++) {
    const heading = headings[i] as Heading
    if (own.has(heading)) continue
    if (heading.level <= level) break
    if (heading.level <= first.level) return undefined
  }
  return from
}

/** Where a section ends, those that belong to it but do not stand in it (`## Unit Tests`) included. */
function endOf(section: Section): number {
  const stack = [section]
  let end = 0
  for (let next = stack.pop(); next; next = stack.pop()) {
    end = Math.max(end, next.span.to)
    for (const child of next.sections) stack.push(child)
  }
  return end
}

/** The template's text of a section without the subsections that stand in the document. */
function sourceOf({ source, sections }: SectionSchema, stands: (schema: SectionSchema) => Section | undefined): string {
  let text = ''
  let rest = source
  for (const child of sections) {
    const isThere = stands(child) !== undefined
    for (const own of [child.source, ...(child.others ?? [])]) {
      const at = rest.indexOf(own)
      if (at < 0) continue
      text += rest.slice(0, at)
      if (isThere) text = withoutDirective(text).trimEnd()
      else text += own === child.source ? sourceOf(child, stands) : own
      rest = rest.slice(at + own.length)
    }
  }
  return (text + rest).trimEnd()
}

/** Headings of a text deeper by `shift` levels, those in code left as they are. */
function atLevel(source: string, shift: number): string {
  if (shift === 0) return source
  let fence = ''
  return source
    .split('\n')
    .map((line) => {
      const ticks = FENCE_LINE.exec(line)?.[1]
      if (fence !== '') {
        if (ticks?.startsWith(fence)) fence = ''
      } else if (ticks) fence = ticks
      else return line.replace(/^#{1,6}(?=[ \t]|\r?$)/, (marks) => '#'.repeat(atMost6(marks.length + shift)))
      return line
    })
    .join('\n')
}

function atMost6(level: number): number {
  return Math.max(1, Math.min(6, level))
}

/** A comment at the end of a section binds the heading that follows it, so it is no part of what is inserted. */
function withoutDirective(source: string): string {
  let text = source
  for (let match = LAST_DIRECTIVE.exec(text); match; match = LAST_DIRECTIVE.exec(text))
    text = text.slice(0, match.index)
  return text
}
