import { slug } from '../markdown/headings.ts'
import { renaming } from '../markdown/heading-name.ts'
import type { SectionSchema } from '../template/schema.ts'
import { nearest } from '../text/nearest.ts'
import { span } from '../text/span.ts'
import type { Section } from './model.ts'

/** How many headings without a place are compared with what is absent, under one parent. */
const MOST = 200

/** Headings that are nearly the name of a section that is absent beside them, by that name. */
export function misspeltHeadings(
  schemas: readonly SectionSchema[],
  siblings: readonly Section[],
): ReadonlyMap<string, Section> {
  const keys = schemas.filter((schema) => !schema.repeat).map((schema) => schema.key)
  const near = new Map<string, Section>()
  for (const section of siblings.filter((each) => !each.schema).slice(0, MOST)) {
    const key = nearest(section.heading?.key ?? '', keys)
    if (key !== undefined && !near.has(key)) near.set(key, section)
  }
  return near
}

/** The anchors that misspelt headings would have: a link that names one is right, and the heading is not. */
export function meantAnchors(lacking: readonly Pick<Section, 'absent' | 'sections'>[]): readonly string[] {
  return lacking.flatMap(({ absent, sections }) =>
    absent.length === 0
      ? []
      : [...misspeltHeadings(absent, sections)].flatMap(([key, { heading }]) => {
          const name = absent.find((schema) => schema.key === key)?.heading
          if (!heading || name === undefined) return []
          const { at, insert } = renaming(heading.text, span(0, heading.text.length), name)
          return slug(heading.text.slice(0, at.from) + insert + heading.text.slice(at.to))
        }),
  )
}
