import type { Slot } from '../../spec/model.ts'
import { type Span, span } from '../../text/span.ts'
import type { SlotType } from '../../template/schema.ts'
import type { FoundFix } from '../define.ts'

type Edit = FoundFix['edits'][number]

/** A text and where it stands; of YAML, also how it is written, and what is asked for there. */
type Written = Pick<Slot, 'text' | 'span' | 'yaml'> & { readonly schema?: Slot['schema'] | undefined }

/**
 * The edit that puts words in the place of a part of a value, so that they are read as they are said: in YAML within the quotes that are
 * there, and in quotes where they would mean something else without. None for a part of what YAML writes otherwise than it is read.
 * @param part offsets in the value's text; without it, all of it
 */
export function rewrite(value: Written, words: string, part: Span = span(0, value.text.length)): readonly Edit[] {
  const { text, span: at, yaml } = value
  const within = { from: at.from + part.from, to: at.from + part.to }
  if (yaml === undefined) return [{ ...within, insert: words }]
  if (yaml === 'single-quoted') return [{ ...within, insert: words.replaceAll("'", "''") }]
  if (yaml === 'double-quoted') return [{ ...within, insert: escaped(words) }]
  const whole = text.slice(0, part.from) + words + text.slice(part.to)
  const isText = value.schema !== undefined && TEXTS.has(value.schema.type.kind)
  const stays = READS_PLAIN.test(whole) && !(isText && MEANS_MORE.test(whole))
  if (yaml === 'plain' && stays) return [{ ...within, insert: words }]
  if (yaml === 'other' && part.to - part.from < text.length) return []
  return [{ from: at.from, to: at.to, insert: stays ? whole : quoted(whole) }]
}

/** A value of the template as one of YAML: in quotes where it would mean something else without. A number or a date stays what it is there. */
export function yamlText(words: string): string {
  return words === '' || READS_PLAIN.test(words) ? words : quoted(words)
}

/** The place behind a value of YAML, quotes included, where a comment may stand. */
export function afterYaml({ span: { to }, yaml }: Written): number {
  return yaml === 'single-quoted' || yaml === 'double-quoted' ? to + 1 : to
}

/** What YAML takes as it stands, in a list or map of one line too (YAML 1.2.2, section 7.3.3, and a little stricter). */
const READS_PLAIN = /^(?![-?:#&*!|>'"%@`~])(?:(?!: | #)[^,[\]{}\r\n])*(?<![:\s])$/

/** What asks for words, whatever they look like. */
const TEXTS: ReadonlySet<SlotType['kind']> = new Set<SlotType['kind']>(['text', 'person', 'people'])

/** What programs read as a number, a date, a truth value or nothing (YAML 1.2.2, section 10.3.2; YAML 1.1 has more words for yes and no). */
const MEANS_MORE =
  /^(?:null|~|true|false|yes|no|on|off|[+-]?(?:\.inf|(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)|\.nan|0[xob][\da-f]+|\d{4}-\d{1,2}-\d{1,2}(?:[t ].*)?|\d+(?::\d+)+)$/i

function quoted(words: string): string {
  return `"${escaped(words)}"`
}

function escaped(words: string): string {
  return words.replace(/[\\"]/g, String.raw`\$&`)
}
