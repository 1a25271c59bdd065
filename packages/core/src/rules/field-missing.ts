import type { Section, Spec } from '../spec/model.ts'
import type { FieldSchema } from '../template/schema.ts'
import type { Span } from '../text/span.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { insertField } from './fields/insert.ts'
import { misspelt } from './fields/misspelt.ts'
import { lackingSections } from './parts/lacking.ts'

/** A field that the template demands and the document does not have. */
export default defineRule({
  code: 'field-missing',
  kind: 'local',
  severity: 'by-status',
  says: ({ field, written, file }) => {
    if (file !== undefined) return `The metadata file '${file}' is missing, or holds no fields`
    return written === undefined
      ? `The field '${field}' is missing`
      : `The field '${field}' is missing: is '${written}' meant?`
  },
  *check({ spec }): Iterable<Found> {
    const lost = lostFile(spec)
    if (lost !== undefined)
      yield { at: spec.title?.span ?? { from: 0, to: 0 }, data: { file: lost }, severity: 'error' }
    for (const section of lackingSections(spec)) {
      if (section.missingFields.length === 0) continue
      const near = misspelt(section, spec.text)
      for (const schema of section.missingFields) {
        if (lost !== undefined && spec.schema.frontMatter.includes(schema)) continue
        const severity = schema.role === 'id' || schema.role === 'status' ? ({ severity: 'error' } as const) : {}
        const written = near.get(schema)
        if (written) {
          const { from, to } = written.keySpan
          yield {
            at: placeOf(section, schema, spec),
            data: { field: schema.key, written: written.key },
            ...severity,
            related: [{ span: written.keySpan, note: `perhaps meant as '${schema.key}'` }],
            ...(written.keySpan.file === undefined && {
              fixes: [{ title: `Change to '${schema.key}'`, safe: false, edits: [{ from, to, insert: schema.key }] }],
            }),
          }
          continue
        }
        const fix = insertField(section, schema, spec)
        yield {
          at: placeOf(section, schema, spec),
          data: { field: schema.key },
          ...severity,
          ...(fix && { fixes: [fix] }),
        }
      }
    }
  },
})

/** The metadata file that the template asks for, where nothing came of it. One that is broken is reported as that. */
function lostFile({ schema, fields, frontMatterFaults }: Spec): string | undefined {
  if (frontMatterFaults.length > 0) return undefined
  const there = fields.some((field) => field.form === 'file' || field.form === 'front-matter')
  return schema.metadataFile !== undefined && schema.frontMatter.length > 0 && !there ? schema.metadataFile : undefined
}

/** The section's heading; before the first section, the start of the file that holds such fields, or the title. */
function placeOf(section: Section, schema: FieldSchema, spec: Spec): Span {
  if (section.heading) return section.heading.span
  const file = spec.fields.find((field) => field.form === 'file')?.keySpan.file
  if (file !== undefined && spec.schema.frontMatter.includes(schema)) return { from: 0, to: 0, file }
  return spec.title?.span ?? { from: 0, to: 0 }
}
