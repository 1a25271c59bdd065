import type { Section, Spec } from '../spec/model.ts'
import { allSections, liveSections } from '../spec/views.ts'
import type { SectionSchema } from '../template/schema.ts'
import { nearest } from '../text/nearest.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { absentSections, headingsInGaps } from './parts/absent.ts'
import { titleLike } from './parts/title.ts'

/** Lists of what a document holds, which are no sections of their own. */
const FURNITURE = new Set(['table of contents', 'contents', 'toc', 'index'])
/** How many headings are asked what they may have meant. */
const MOST = 200

/** A heading that the template does not have. */
export default defineRule({
  code: 'section-unknown',
  kind: 'local',
  severity: 'hint',
  says: ({ section, nearest: meant, parent }) => {
    if (parent) return `The template has '${section}' in '${parent}', not here`
    return meant
      ? `The template has no section '${section}': is '${meant}' meant?`
      : `The template has no section '${section}'`
  },
  *check({ spec }): Iterable<Found> {
    const unknown = unknownSections(spec)
    if (unknown.length === 0) return
    const explained = explainedHeadings(spec)
    const parents = parentsOf(spec)
    let asked = 0
    for (const { section, parent } of unknown) {
      const { heading } = section
      if (!heading || FURNITURE.has(heading.key) || explained.sections.has(section) || explained.belongs(heading.key))
        continue
      const data = { section: heading.text }
      const elsewhere = parents.get(heading.key)
      if (elsewhere !== undefined) yield { at: heading.span, data: { ...data, parent: elsewhere } }
      else {
        const others = ++asked > MOST ? [] : openSections(spec, parent)
        const keys = others.map((schema) => schema.key)
        const near = nearest(heading.key, keys)
        const meant = others.find((schema) => schema.key === near)
        yield { at: heading.span, data: { ...data, ...(meant && { nearest: meant.heading }) } }
      }
    }
  },
})

interface Placed {
  readonly section: Section
  readonly parent: Section | undefined
}

/** The outermost sections that the template does not have, but those under what it leaves to the writer: text without a form. */
function unknownSections(spec: Spec): readonly Placed[] {
  if (spec.schema.sections.length === 0 || allSections(spec).every((section) => section.schema)) return []
  const unknown: Placed[] = []
  const stack: Placed[] = spec.sections.toReversed().map((section) => ({ section, parent: undefined }))
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { section } = next
    if (section.duplicateOf) continue
    if (!section.schema) unknown.push(next)
    else if (!isFree(section.schema))
      for (const child of section.sections.toReversed()) stack.push({ section: child, parent: section })
  }
  return unknown
}

function isFree({ sections, content }: SectionSchema): boolean {
  return sections.length === 0 && content.every((one) => one.kind === 'prose')
}

/** The section that the template has a section in, by the name of that: where a heading that stands elsewhere belongs. */
function parentsOf({ schema }: Spec): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  const stack = [...schema.sections]
  for (let next = stack.pop(); next; next = stack.pop()) {
    for (const child of next.sections) if (!child.repeat) parents.set(child.key, next.heading)
    for (const each of next.sections) stack.push(each)
  }
  return parents
}

/** Optional sections of the template that are not there: what is required and absent is told by `section-missing`. */
function openSections(spec: Spec, parent: Section | undefined): readonly SectionSchema[] {
  const there = new Set((parent?.sections ?? spec.sections).map((section) => section.schema))
  return (parent?.schema?.sections ?? spec.schema.sections).filter((schema) => !schema.repeat && !there.has(schema))
}

/** Headings that another finding explains: another name, a parent that is gone, a gap in numbers, a title at the wrong level. */
function explainedHeadings(spec: Spec): { readonly sections: ReadonlySet<Section>; belongs(key: string): boolean } {
  const absent = absentSections(spec)
  const title = titleLike(spec)
  const gaps = [...liveSections(spec)].flatMap((section) => headingsInGaps(section.sections))
  const sections = new Set([...absent.flatMap(({ meant }) => meant ?? []), ...gaps, ...(title ? [title] : [])])
  const keys = new Set<string>()
  const words: string[] = []
  const stack = absent.map(({ schema }) => schema)
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.repeat?.numbered) words.push(`${next.key} `)
    else keys.add(next.key)
    for (const each of next.sections) stack.push(each)
  }
  return {
    sections,
    belongs: (key) => keys.has(key) || words.some((word) => key.startsWith(word) && /^\d/.test(key.slice(word.length))),
  }
}
