import { headingChange } from '../markdown/heading-name.ts'
import type { Heading, Section, Spec } from '../spec/model.ts'
import { once } from '../text/once.ts'
import { liveSections } from '../spec/views.ts'
import type { SectionSchema } from '../template/schema.ts'
import type { Data } from '../text/diagnostic.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'
import { absentSections } from './parts/absent.ts'
import { followedByLinks } from './parts/heading-links.ts'
import { insertSection } from './parts/section-insert.ts'
import { headingOf } from './parts/template-text.ts'
import { unspacedHeadings } from './parts/unspaced.ts'

/** A section that the template demands and the document lacks. */
export default defineRule({
  code: 'section-missing',
  kind: 'local',
  severity: 'by-status',
  says: ({ section, parent, meant, elsewhere, bold }) => {
    const gone = `The section '${section}' is missing${parent ? ` in '${parent}'` : ''}`
    if (elsewhere) return `${gone}: it stands in ${elsewhere}`
    if (bold) return `${gone}: its words stand there in bold, not as a heading`
    return meant ? `${gone}: is '${meant}' meant?` : gone
  },
  *check({ spec }): Iterable<Found> {
    for (const absent of absentSections(spec)) {
      const { schema, parent, meant, bold } = absent
      const at = parent?.heading?.span ?? spec.title?.span ?? { from: spec.text.length, to: spec.text.length }
      const section = headingOf(schema)
      const data = {
        section,
        ...(parent?.heading && { parent: parent.heading.text }),
        ...(meant?.heading && meantData(spec, meant, schema)),
        ...(bold && { bold: 1 }),
      }
      const unspaced = meant || bold ? undefined : unspacedHeadings(spec).get(schema.key)
      if (unspaced) {
        const fix = {
          title: 'Put a space behind its marks',
          safe: false,
          edits: [{ from: unspaced.at, to: unspaced.at, insert: ' ' }],
        }
        const related = [{ span: unspaced.span, note: 'this may be meant: a heading has a space behind its marks' }]
        yield { at, data: { ...data, meant: unspaced.text }, related, fixes: [fix] }
      } else if (bold) yield { at, data, related: [{ span: bold, note: 'it stands here, in bold' }] }
      else if (meant?.heading) {
        const related = [{ span: meant.heading.span, note: 'this may be meant' }]
        yield { at, data, related, fixes: headingFixes(spec, meant.heading, schema) }
      } else yield { at, data, fixes: [insertSection(spec, absent)] }
    }
  },
})

/** The heading that may be meant, or where the section stands that is at the wrong place. */
function meantData(spec: Spec, meant: Section, { key }: SectionSchema): Data {
  const text = meant.heading?.text ?? ''
  if (meant.heading?.key !== key) return { meant: text }
  const holder = holders(spec).get(meant)?.heading?.text
  return { elsewhere: holder === undefined ? 'the document itself' : `'${holder}'` }
}

/** The section that each section stands in. */
const holders: (spec: Spec) => ReadonlyMap<Section, Section> = once(
  (spec) =>
    new Map(liveSections(spec).flatMap((holder) => holder.sections.map((section) => [section, holder] as const))),
)

/** A misspelt heading is put right; one that stands in the wrong place is for its writer to move. */
function headingFixes(spec: Spec, heading: Heading, { key, heading: name }: SectionSchema): readonly FoundFix[] {
  if (heading.key === key) return []
  const { text } = spec
  const { at, insert } = headingChange(text, heading, name)
  const { from, to } = at
  // What stands beside the words is none of them: `## Timeline<x>`.
  if (text.slice(from, to) === insert) return []
  // A heading without a text is nothing but its marks.
  const edits = [{ from, to, insert: from === to ? ` ${insert}` : insert }]
  return [followedByLinks(spec, heading, { title: `Change to '${insert}'`, safe: false, edits })]
}
