import { type FrontMatterEntry, frontMatterOf, parseYamlFields } from '../markdown/front-matter.ts'
import type { Root } from '../markdown/tree.ts'
import { fieldSchema } from './lists.ts'
import type { FieldSchema } from './schema.ts'

/** The fields of a template's front matter and of its metadata file. A comment before the first key that says optional makes all of them so. */
export function frontMatterFields(root: Root, text: string, metadata: string | undefined): readonly FieldSchema[] {
  const own = frontMatterOf(root, text)
  const fields = own ? fieldsFrom(own.entries, own.source) : []
  return metadata === undefined ? fields : [...fields, ...fieldsFrom(parseYamlFields(metadata).entries, metadata)]
}

function fieldsFrom(entries: readonly FrontMatterEntry[], source: string): readonly FieldSchema[] {
  const head = /^(?:\s*#[^\n]*\n?)*/.exec(source)?.[0] ?? ''
  const optional = /\boptional\b/i.test(head)
  return entries.map((entry) =>
    fieldSchema(entry.key, entry.value, `${entry.key}: ${entry.value}`, optional ? { optional: true } : {}),
  )
}
