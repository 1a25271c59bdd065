import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'
import { absentSections } from './parts/misspelt.ts'
import { headingOf, insertSection } from './parts/template-text.ts'

/** A section that the template demands and the document lacks. */
export default defineRule({
  code: 'section-missing',
  kind: 'local',
  severity: 'by-status',
  says: ({ section, parent, meant, elsewhere }) => {
    const gone = `The section '${section}' is missing${parent ? ` in '${parent}'` : ''}`
    if (elsewhere) return `${gone}: it stands elsewhere`
    return meant ? `${gone}: is '${meant}' meant?` : gone
  },
  *check({ spec }): Iterable<Found> {
    for (const { schema, parent, meant } of absentSections(spec)) {
      const at = parent?.heading?.span ?? spec.title?.span ?? { from: spec.text.length, to: spec.text.length }
      const section = headingOf(schema)
      const data = {
        section,
        ...(parent?.heading && { parent: parent.heading.text }),
        ...(meant?.heading && (meant.heading.key === schema.key ? { elsewhere: 1 } : { meant: meant.heading.text })),
      }
      if (!meant?.heading) yield { at, data, fixes: [insertSection(spec, parent, schema)] }
      else yield { at, data, related: [{ span: meant.heading.span, note: 'this may be meant' }], fixes: renaming(meant.heading, schema) }
    }
  },
})

/** A misspelt heading is put right; one that stands in the wrong place is for its writer to move. */
function renaming(
  heading: { readonly key: string; readonly textSpan: { readonly from: number; readonly to: number } },
  { key, heading: insert }: { readonly key: string; readonly heading: string },
): readonly FoundFix[] {
  if (heading.key === key) return []
  return [{ title: `Change to '${insert}'`, safe: false, edits: [{ ...heading.textSpan, insert }] }]
}
