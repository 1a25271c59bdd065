import type { Section, Spec } from '../../spec/model.ts'
import { liveSections } from '../../spec/views.ts'
import type { SectionSchema } from '../../template/schema.ts'
import { nearest } from '../../text/nearest.ts'

/** A section of the template that is absent, and the section that should hold it; `parent` is undefined for the document. */
export interface Absent {
  readonly schema: SectionSchema
  readonly parent: Section | undefined
  /** A heading without a place in the template that may be meant: misspelt, or standing elsewhere. */
  readonly meant: Section | undefined
}

/** How many headings without a place are compared with what is absent, under one parent. */
const MOST = 200

/** Every required section that is absent, in the order of the template. */
export function absentSections(spec: Spec): readonly Absent[] {
  const strays = strayHeadings(spec)
  const parents = [undefined, ...liveSections(spec)]
  return parents.flatMap((parent) => {
    const schemas = (parent ?? spec.preamble).absent
    if (schemas.length === 0) return []
    const near = misspeltHeadings(schemas, parent?.sections ?? spec.sections)
    return schemas.map((schema) => ({ schema, parent, meant: strays.get(schema.key) ?? near.get(schema.key) }))
  })
}

/** Headings whose name the template may have, though not where they stand, by that name. */
function strayHeadings(spec: Spec): ReadonlyMap<string, Section> {
  const strays = new Map<string, Section>()
  for (const section of liveSections(spec)) {
    const key = section.heading?.key
    if (!section.schema && key !== undefined && !strays.has(key)) strays.set(key, section)
  }
  return strays
}

/** Headings that are nearly the name of a section that is absent beside them, by that name. */
function misspeltHeadings(schemas: readonly SectionSchema[], siblings: readonly Section[]): ReadonlyMap<string, Section> {
  const keys = schemas.filter((schema) => !schema.repeat).map((schema) => schema.key)
  const near = new Map<string, Section>()
  for (const section of siblings.filter((each) => !each.schema).slice(0, MOST)) {
    const key = nearest(section.heading?.key ?? '', keys)
    if (key !== undefined && !near.has(key)) near.set(key, section)
  }
  return near
}
