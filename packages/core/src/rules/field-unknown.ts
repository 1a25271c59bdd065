import type { Field, FieldsPart } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { misspelt, type WrittenKey } from './fields/misspelt.ts'

/** A field that the template does not have. */
export default defineRule({
  code: 'field-unknown',
  kind: 'local',
  severity: 'hint',
  says: ({ field }) => `The template has no field '${field}'`,
  *check({ spec }): Iterable<Found> {
    for (const { section, part } of partsOfKind(spec, 'fields')) {
      if (part.fields.every((field) => field.schema)) continue
      const near = new Set<WrittenKey>(misspelt(section, spec.text).values())
      const forms = formsOf(part)
      for (const field of part.fields)
        if (!field.schema && !near.has(field) && forms.has(field.form))
          yield { at: field.keySpan, data: { field: field.key } }
    }
  },
})

/** The forms in which fields of the template stand here. A bold word in another form (`**Note**: ...`) is just that; front matter that the template has not (`nav_order`) is for other tools. */
function formsOf(part: FieldsPart): ReadonlySet<Field['form']> {
  const forms = new Set(part.fields.flatMap((field) => (field.schema ? [field.form] : [])))
  forms.delete('front-matter')
  return forms
}
