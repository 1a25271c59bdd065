import { normalizeKey } from '../../markdown/normalize.ts'
import type { Field, Section } from '../../spec/model.ts'
import type { FieldSchema } from '../../template/schema.ts'
import { nearest } from '../../text/nearest.ts'

/** The fields of a section whose keys the template does not have, with the missing field that each most likely was meant as. */
export function misspelt(section: Section): ReadonlyMap<FieldSchema, Field> {
  const found = new Map<FieldSchema, Field>()
  if (section.missingFields.length === 0) return found
  const names = new Map(section.missingFields.flatMap((schema) => [schema.match, ...schema.synonyms].map((name) => [name, schema] as const)))
  for (const part of section.parts) {
    if (part.kind !== 'fields') continue
    for (const field of part.fields) {
      const name = field.schema ? undefined : nearest(normalizeKey(field.key), names.keys())
      const schema = name === undefined ? undefined : names.get(name)
      if (schema && !found.has(schema)) found.set(schema, field)
    }
  }
  return found
}
