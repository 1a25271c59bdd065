import { type FrontMatterEntry, frontMatterOf, parseYamlFields } from '../markdown/front-matter.ts'
import { normalizeKey } from '../markdown/normalize.ts'
import type { Root } from '../markdown/tree.ts'
import { lineEnd } from '../text/lines.ts'
import { type Directives, directivesOfRemark } from './directives.ts'
import { fieldSchema } from './fields.ts'
import type { FieldSchema } from './schema.ts'
import { slotOf } from './slot.ts'

/** The fields of a template's front matter and of its metadata file. A comment before the first key that says optional makes all of them so. */
export function frontMatterFields(root: Root, text: string, metadata: string | undefined): readonly FieldSchema[] {
  const own = frontMatterOf(root, text)
  const fields = own ? fieldsFrom(own.entries, own.source, text) : []
  return metadata === undefined
    ? fields
    : [...fields, ...fieldsFrom(parseYamlFields(metadata).entries, metadata, metadata)]
}

/** `text`: what the spans of the entries are of. */
function fieldsFrom(entries: readonly FrontMatterEntry[], source: string, text: string): readonly FieldSchema[] {
  const head = /^(?:\s*#[^\n]*\n?)*/.exec(source)?.[0] ?? ''
  const optional = /\boptional\b/i.test(head)
  return entries.map((entry) => {
    const value = templateValue(entry, text)
    const said = commentOf(entry, text)
    return fieldSchema(entry.key, value, `${entry.key}: ${value}`, optional ? { ...said, optional: true } : said)
  })
}

/** What the comment on the line of a key, or at the end of its value, says. */
function commentOf({ keySpan, writtenSpan }: FrontMatterEntry, text: string): Directives {
  const end = lineEnd(text, keySpan.to)
  const from = writtenSpan.to <= end ? writtenSpan.to : keySpan.to
  const remark = /^[ \t]*:?[ \t]+#(.*)$/.exec(text.slice(from, end))
  return remark ? directivesOfRemark(remark[1] as string) : {}
}

/** `[Names]` without quotes is a list to YAML, and a slot to the template's writer. */
function templateValue({ key, kind, items, value, writtenSpan }: FrontMatterEntry, text: string): string {
  const source = text.slice(writtenSpan.from, writtenSpan.to)
  if (kind !== 'list' || items.length !== 1 || !source.startsWith('[')) return value
  return isEntry(value, key) && slotOf(source).type.kind === 'text' ? value : source
}

/** Whether the one word of a list is what the list holds, `tags: [adr]` or `issues: [24]`, rather than what is wanted: `author: [Name]`, `title: [title]`. */
function isEntry(word: string, key: string): boolean {
  if (/\s/.test(word) || normalizeKey(key).includes(normalizeKey(word))) return false
  return /\d/.test(word) || (word === word.toLowerCase() && word !== word.toUpperCase())
}
