import { type RawSection, withSubsections } from '../markdown/sections.ts'
import type { Schema, SectionSchema } from '../template/schema.ts'
import { span } from '../text/span.ts'
import { candidatesFor } from './heading-candidates.ts'
import { indexOf } from './section-index.ts'

/**
 * The sections of a document at the top, its title taken out. What stands under the title stands there, and so does what stands under one that is
 * written again (`isTitle`), or under a heading that only divides the document: `# Part two` above sections of the template.
 */
export function sectionsBelow(
  title: RawSection,
  top: RawSection,
  { schema, text, isTitle }: { schema: Schema; text: string; isTitle: (section: RawSection) => boolean },
): readonly RawSection[] {
  const isOther = (section: RawSection): boolean =>
    section !== title && section.level === 1 && section.sections.length > 0
  const others = top.sections.filter(isOther)
  const dividing = others.length === 0 ? new Set<RawSection>() : dividers(others, top, { title, schema, text })
  return top.sections.flatMap((section) => {
    if (section === title) return section.sections
    const isDivider = dividing.has(section) || (isOther(section) && isTitle(section))
    return isDivider ? [withoutSections(section), ...section.sections] : [section]
  })
}

function withoutSections(section: RawSection): RawSection {
  const end = section.sections[0]?.span.from ?? section.span.to
  return { ...section, sections: [], span: span(section.span.from, end) }
}

/**
 * The H1s that are no section of the template and have one right below them that stands nowhere else in the document. None where the template
 * has sections of that level: there a heading of the writer's own has its own sections.
 */
function dividers(
  highest: readonly RawSection[],
  top: RawSection,
  { title, schema, text }: { title: RawSection; schema: Schema; text: string },
): ReadonlySet<RawSection> {
  if (schema.sections.some(({ level }) => level === 1)) return new Set()
  const index = indexOf(schema.sections)
  const all = withSubsections(top.sections)
  const present = new Set(all.map(({ heading }) => heading?.key ?? ''))
  const named = (section: RawSection): readonly SectionSchema[] =>
    candidatesFor(section, index, present, text)
      .filter(({ place }) => place.parent === undefined)
      .map(({ place }) => place.schema)
  const places = new Map<SectionSchema, number>()
  const count = (section: RawSection): void => {
    for (const one of named(section)) places.set(one, (places.get(one) ?? 0) + 1)
  }
  for (const section of top.sections) {
    if (section !== title) count(section)
    for (const below of section.sections) count(below)
  }
  return new Set(
    highest.filter(
      (section) =>
        candidatesFor(section, index, present, text).length === 0 &&
        section.sections.some((below) => named(below).some((one) => places.get(one) === 1)),
    ),
  )
}
