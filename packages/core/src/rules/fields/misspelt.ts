import { normalizeKey } from '../../markdown/normalize.ts'
import type { Field, Section } from '../../spec/model.ts'
import type { FieldSchema } from '../../template/schema.ts'
import { nearest } from '../../text/nearest.ts'

/** So many unknown keys of a section are compared: whoever has more has no misspelt key. */
const MOST_COMPARED = 100

/** The fields of a section whose keys the template does not have, with the missing field that each most likely was meant as. */
export function misspelt(section: Section): ReadonlyMap<FieldSchema, Field> {
  const found = new Map<FieldSchema, Field>()
  if (section.missingFields.length === 0) return found
  const names = new Map(
    section.missingFields.flatMap((schema) =>
      [schema.match, ...schema.synonyms].map((name) => [name, schema] as const),
    ),
  )
  const unknown = section.parts.flatMap((part) =>
    part.kind === 'fields' ? part.fields.filter((field) => !field.schema) : [],
  )
  for (const field of unknown.slice(0, MOST_COMPARED)) {
    const name = nearest(normalizeKey(field.key), names.keys())
    const schema = name === undefined ? undefined : names.get(name)
    if (schema && !found.has(schema)) found.set(schema, field)
  }
  return found
}
