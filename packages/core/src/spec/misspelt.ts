import { slug } from '../markdown/headings.ts'
import { headingChange } from '../markdown/heading-name.ts'
import type { SectionSchema } from '../template/schema.ts'
import { nearest } from '../text/nearest.ts'
import { span } from '../text/span.ts'
import type { Section } from './model.ts'

/** So many headings without a place are compared with what is absent, of one section. */
const MOST = 200
/** The share of a name's letters that may be wrong; of a name that stands at another level as well, fewer. */
const SHARE = 3
const SHARE_PROMOTED = 10

/** What lacks sections, and those that it has: the document, or a section of it. */
export type Lacking = Pick<Section, 'absent' | 'sections'>

/** For what lacks sections, the headings that are nearly their names, by the section that is meant. */
type Misspelt = ReadonlyMap<Lacking, ReadonlyMap<SectionSchema, Section>>

/** Headings that are nearly the name of a section that is absent beside them, or in the section that they follow. */
export function misspeltHeadings(document: Lacking): Misspelt {
  const found = new Map<Lacking, ReadonlyMap<SectionSchema, Section>>()
  const stack: Lacking[] = [document]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const near = nearestIn(next.sections, next.absent, SHARE)
    if (near.size > 0) found.set(next, near)
    for (const section of next.sections) stack.push(section)
  }
  const meant = new Set([...found.values()].flatMap((near) => [...near.values()]))
  for (const { lacking, followers } of followed(document)) {
    const known = found.get(lacking)
    const absent = lacking.absent.filter((schema) => schema.key.length >= SHARE_PROMOTED && !known?.has(schema))
    const near = nearestIn(
      followers.filter((section) => !meant.has(section)),
      absent,
      SHARE_PROMOTED,
    )
    if (near.size > 0) found.set(lacking, new Map([...(known ?? []), ...near]))
  }
  return found
}

/** Sections that lack some, with the headings without a place that follow them at their level. */
function followed(document: Lacking): readonly { readonly lacking: Section; readonly followers: readonly Section[] }[] {
  const found: { lacking: Section; followers: Section[] }[] = []
  const stack: Lacking[] = [document]
  for (let next = stack.pop(); next; next = stack.pop()) {
    let followers: Section[] = []
    for (const section of next.sections) {
      stack.push(section)
      if (!section.schema) followers.push(section)
      else {
        followers = []
        if (section.absent.length > 0) found.push({ lacking: section, followers })
      }
    }
  }
  return found.filter(({ followers }) => followers.length > 0)
}

function nearestIn(
  sections: readonly Section[],
  absent: readonly SectionSchema[],
  share: number,
): Map<SectionSchema, Section> {
  const near = new Map<SectionSchema, Section>()
  if (absent.length === 0) return near
  const byKey = new Map(absent.filter(({ repeat }) => !repeat).map((schema) => [schema.key, schema]))
  for (const section of sections.filter(({ schema }) => !schema).slice(0, MOST)) {
    const schema = byKey.get(nearest(section.heading?.key ?? '', byKey.keys(), share) ?? '')
    if (schema && !near.has(schema)) near.set(schema, section)
  }
  return near
}

/** The anchors that misspelt headings would have: a link that names one is right, and the heading is not. */
export function meantAnchors(document: Lacking): readonly string[] {
  return [...misspeltHeadings(document).values()].flatMap((near) =>
    [...near].flatMap(([schema, { heading }]) => {
      if (!heading) return []
      const { text } = heading
      const { at, insert } = headingChange(text, { textSpan: span(0, text.length), anchorText: text }, schema.heading)
      return slug(text.slice(0, at.from) + insert + text.slice(at.to))
    }),
  )
}
