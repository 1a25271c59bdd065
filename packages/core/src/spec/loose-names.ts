import { LIST_MARK } from '../markdown/list-mark.ts'
import { normalizeKey, withoutBareNumber, withoutNote } from '../markdown/normalize.ts'
import type { RawSection } from '../markdown/sections.ts'
import type { SectionSchema } from '../template/schema.ts'
import { isLooseName } from '../template/synonyms.ts'

const BOX = new RegExp(String.raw`^[ \t>]*${LIST_MARK}[ \t]+\[[^\]\r\n]?\]`, 'm')
const DATE = /\d{4}-\d{2}-\d{2}/

/**
 * Whether a section under another name is the template's. Under one that may also be that of something else (`Milestones`, `Approval`) it
 * has to hold something of the template's shape: of a checklist a box, of fields a key or a date.
 * @param source the document
 */
export function mayBe({ heading, span: { to } }: RawSection, schema: SectionSchema, source: string): boolean {
  if (!heading || !isLoosely(heading.key, schema)) return true
  const asked = schema.content.filter(({ kind }) => kind !== 'prose')
  if (asked.length === 0) return true
  const body = source.slice(heading.span.to, to)
  if (asked.every(({ kind }) => kind === 'checklist')) return BOX.test(body)
  const fields = asked.flatMap((one) => (one.kind === 'fields' ? one.fields : []))
  if (fields.length === 0) return true
  if (fields.some(({ slot }) => slot.type.kind === 'date') && DATE.test(body)) return true
  const keys = new Set(fields.map(({ match }) => match))
  return body.split(/\r\n|\n|\r/).some((line) => keys.has(normalizeKey(line.split(':', 1)[0] ?? '')))
}

/** Whether the name of a section says only loosely that it is the template's, a note at its end apart. */
export function isLoosely(key: string, schema: SectionSchema): boolean {
  const own = withoutBareNumber(schema.key)
  return isLooseName(key, own) || isLooseName(withoutNote(key), own)
}
