import type { Heading, Section, Spec } from '../spec/model.ts'
import { allSections } from '../spec/views.ts'
import { countBefore } from '../text/bisect.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'
import { headingsOf } from './parts/in-order.ts'

/** The right heading at the wrong level. */
export default defineRule({
  code: 'section-level',
  kind: 'local',
  severity: 'warning',
  says: ({ section, level, wanted, parent }) =>
    parent
      ? `'${section}' belongs in '${parent}', which follows it`
      : `'${section}' stands at level ${level}, and the template has it at level ${wanted}`,
  *check({ spec }): Iterable<Found> {
    if (!allSections(spec).some((section) => offset(section, spec) || isBefore(section.sections[0], section))) return
    const stack = spec.sections
      .toReversed()
      .map((section): Placed => ({ section, parent: undefined, inherited: 0, inside: true }))
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { section, parent, inherited } = next
      if (section.duplicateOf) continue
      // Where the section around it is missing, that is what is wrong; what stands below it goes by that.
      if (section.schema && !isOwn(section, parent, spec)) continue
      const off = offset(section, spec)
      if (section.heading && parent?.heading && isBefore(section, parent))
        yield { at: section.heading.span, data: { section: section.heading.text, parent: parent.heading.text } }
      else if (section.heading && off !== undefined && off !== 0 && off !== inherited)
        yield misplaced(next, section.heading, off, spec)
      for (const child of childrenOf(section, off ?? inherited, spec.text).toReversed()) stack.push(child)
    }
  },
})

function isBefore(section: Section | undefined, { span }: Section): boolean {
  return section !== undefined && section.span.from < span.from
}

/** A section and the one around it, by how much that is off, and whether no other section stands between the two. */
interface Placed {
  readonly section: Section
  readonly parent: Section | undefined
  readonly inherited: number
  readonly inside: boolean
}

function childrenOf(parent: Section, inherited: number, text: string): readonly Placed[] {
  if (parent.sections.length === 0) return []
  let end = parent.span.to
  let next = afterSpace(text, end)
  return parent.sections.map((section) => {
    const inside = section.span.from <= next
    if (inside && section.span.to > end) {
      end = section.span.to
      next = afterSpace(text, end)
    }
    return { section, parent, inherited, inside }
  })
}

const SPACE = /\s*/y

function afterSpace(text: string, at: number): number {
  SPACE.lastIndex = at
  SPACE.test(text)
  return Math.max(at, SPACE.lastIndex)
}

function isOwn({ schema }: Section, parent: Section | undefined, spec: Spec): boolean {
  const own = parent ? parent.schema?.sections : spec.schema.sections
  return schema !== undefined && own?.includes(schema) === true
}

/** By how many levels a heading stands deeper than the template has it; undefined where the template does not have it. */
function offset({ heading, schema }: Section, { levelShift }: Spec): number | undefined {
  return heading && schema ? heading.level - schema.level - levelShift : undefined
}

function misplaced({ section, inside }: Placed, heading: Heading, off: number, spec: Spec): Found {
  const wanted = heading.level - off
  const below = headingsBelow(section, off, spec)
  const moved = off < 0 ? deeper(below, -off, spec) : [...below.keys()]
  // `## Own` behind `# A` may as well be meant to stand beside it.
  const isSure = off > 0 || moved.every((each) => below.get(each)?.isBound)
  // A heading that is counted with those at its level (`5.` after `4.`) would bear the number of another one.
  const safe = isSure && !COUNTED.test(heading.text) && !takesIn(section, wanted, spec.text)
  const edits = moved
    .map((each) => atLevel(each, Math.max(1, Math.min(6, each.level - off)), spec.text))
    .toSorted((a, b) => a.from - b.from)
  return {
    at: heading.span,
    data: { section: heading.text, level: heading.level, wanted },
    // A heading that goes deeper would else fall into the section that stands between.
    fixes:
      wanted >= 1 && wanted <= 6 && (inside || wanted < heading.level)
        ? [{ title: `Change to level ${wanted}`, safe, edits }]
        : [],
  }
}

const COUNTED = /^\d{1,3}(?:\.\d{1,3}){0,5}[.):\s]/

/** Whether what follows a section would become a part of it at a higher level. */
function takesIn({ heading, span, sections }: Section, wanted: number, text: string): boolean {
  let next = afterSpace(text, span.to)
  // What is its own already may stay so.
  for (const own of sections) if (own.span.from === next) next = afterSpace(text, own.span.to)
  let level = 0
  while (text[next + level] === '#') level++
  return heading !== undefined && wanted < heading.level && level > wanted
}

/** What a heading that may move with a section stands below, and whether the template has it: then it moves. */
interface Below {
  readonly parent: Heading | undefined
  readonly isBound: boolean
}

/** A section's heading, and with it the headings below that are off by as much, or that the template does not have. */
function headingsBelow(section: Section, off: number, spec: Spec): ReadonlyMap<Heading, Below> {
  const below = new Map<Heading, Below>()
  const stack: { readonly section: Section; readonly parent: Heading | undefined }[] = [{ section, parent: undefined }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { heading, sections } = next.section
    const own = offset(next.section, spec)
    const isBound = next.section === section || own === off
    if (!heading || (!isBound && own !== undefined)) continue
    below.set(heading, { parent: next.parent, isBound })
    for (const child of sections) stack.push({ section: child, parent: heading })
  }
  return below
}

/**
 * Which headings move where a section goes deeper: of those that the template does not have only what would else no longer stand in it, and none
 * that would fall into a heading which stays: `## Own` behind `# A` and `## B`.
 */
function deeper(below: ReadonlyMap<Heading, Below>, by: number, spec: Spec): readonly Heading[] {
  const [bound, own] = [[...below.keys()].filter(isBound), [...below.keys()].filter((heading) => !isBound(heading))]
  const levels = new Map(bound.map((heading) => [heading, heading.level + by]))
  const last = Math.max(...own.map(({ span }) => span.from))
  const [first] = bound
  /** The level of the heading that stays and that holds what follows. */
  let open = Infinity
  for (const heading of first ? between(first.span.from, last, spec) : []) {
    const level = heading.level + by
    const parent = below.get(heading)?.parent
    const mayMove = parent && heading.level <= (levels.get(parent) ?? parent.level) && level <= open
    if (mayMove) levels.set(heading, level)
    if (!levels.has(heading)) open = Math.min(open, heading.level)
    else if (level <= open) open = Infinity
  }
  return [...levels.keys()]

  function isBound(heading: Heading): boolean {
    return below.get(heading)?.isBound === true
  }
}

function between(from: number, to: number, spec: Spec): readonly Heading[] {
  const all = headingsOf(spec)
  const countTo = (end: number): number => countBefore(all, ({ span }) => span.from <= end)
  return all.slice(countTo(from), countTo(to))
}

function atLevel({ span, textSpan }: Heading, level: number, text: string): FoundFix['edits'][number] {
  const marks = '#'.repeat(level)
  let to = span.from
  while (text[to] === '#') to++
  if (to > span.from) return { from: span.from, to, insert: marks }
  // An underlined heading has no marks to change.
  return {
    from: span.from,
    to: span.to,
    insert: `${marks} ${text.slice(textSpan.from, textSpan.to).replace(/\s*[\r\n]\s*/g, ' ')}`,
  }
}
