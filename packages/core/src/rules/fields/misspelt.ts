import { LIST_MARK } from '../../markdown/list-mark.ts'
import { normalizeKey } from '../../markdown/normalize.ts'
import type { Field, Section } from '../../spec/model.ts'
import type { FieldSchema } from '../../template/schema.ts'
import { nearest } from '../../text/nearest.ts'

/** So many unknown keys of a section are compared: whoever has more has no misspelt key. */
const MOST_COMPARED = 100

/** A key as it was written, and its place. */
export type WrittenKey = Pick<Field, 'key' | 'keySpan'>

/** A plain `Key: value` counts as a field only where the template has the key; one that is nearly a key of it may be meant as that. */
const PLAIN = new RegExp(
  String.raw`^[ \t]{0,8}(?:${LIST_MARK}[ \t]{1,4})?([^\s:*_#>|\x60-][^:*_|\x60\r\n]{0,60}):(?=[ \t]|$)`,
  'gm',
)
/** How much of a section is looked at for such keys. */
const MOST_TEXT = 20_000

/**
 * The missing fields of a section, each with the key that most likely was meant as it.
 * @param text the document
 */
export function misspelt(section: Section, text: string): ReadonlyMap<FieldSchema, WrittenKey> {
  const found = new Map<FieldSchema, WrittenKey>()
  if (section.missingFields.length === 0) return found
  const names = new Map(
    section.missingFields.flatMap((schema) =>
      [schema.match, ...schema.synonyms].map((name) => [name, schema] as const),
    ),
  )
  const unknown = section.parts.flatMap((part) =>
    part.kind === 'fields' ? part.fields.filter((field) => !field.schema) : [],
  )
  for (const field of [...unknown.slice(0, MOST_COMPARED), ...plainKeys(section, text)]) {
    const key = normalizeKey(field.key)
    // What has the very name is not misspelt, wherever it stands that it is no field.
    const name = names.has(key) ? undefined : nearest(key, names.keys())
    const schema = name === undefined ? undefined : names.get(name)
    if (schema && !found.has(schema)) found.set(schema, field)
  }
  return found
}

function plainKeys({ body, parts }: Section, text: string): readonly WrittenKey[] {
  const known = new Set(
    parts.flatMap((part) => (part.kind === 'fields' ? part.fields.map(({ keySpan }) => keySpan.from) : [])),
  )
  const found: WrittenKey[] = []
  for (const match of text.slice(body.from, Math.min(body.to, body.from + MOST_TEXT)).matchAll(PLAIN)) {
    const [whole, key = ''] = match
    const to = body.from + match.index + whole.length - 1
    const keySpan = { from: to - key.length, to }
    if (!known.has(keySpan.from) && found.push({ key, keySpan }) === MOST_COMPARED) break
  }
  return found
}
