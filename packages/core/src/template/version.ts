import type { Schema } from './schema.ts'

const NAMED = /<!--\s*truespec:[^>]{0,200}?\bversion=(\d{1,6})\b/
/** A version is named at the top, where the template itself has it. */
const TOP = 4096

/** The version of its template that a text names: `<!-- truespec: version=1 -->`. A spec made from a template has it by being a copy. */
export function namedVersion(text: string): number | undefined {
  const match = NAMED.exec(text.slice(0, TOP))
  return match ? Number(match[1]) : undefined
}

/** The schema that a text was written to: that of the version it names, where the template still has it; else the present one. */
export function schemaOfVersion(schema: Schema, text: string): Schema {
  if (!schema.older) return schema
  const version = namedVersion(text)
  return schema.older.find((older) => older.version === version) ?? schema
}
