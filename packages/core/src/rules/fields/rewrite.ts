import type { Slot } from '../../spec/model.ts'
import { type Span, span } from '../../text/span.ts'
import type { FoundFix } from '../define.ts'

type Edit = FoundFix['edits'][number]

/** A text and where it stands; of YAML, also how it is written. */
type Written = Pick<Slot, 'text' | 'span' | 'yaml'>

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
  if (yaml === 'plain' && READS_PLAIN.test(whole)) return [{ ...within, insert: words }]
  if (yaml === 'other' && part.to - part.from < text.length) return []
  return [{ from: at.from, to: at.to, insert: yamlText(whole) }]
}

/** Words as a value of YAML: in quotes where they would mean something else without. */
export function yamlText(words: string): string {
  return words === '' || READS_PLAIN.test(words) ? words : `"${escaped(words)}"`
}

/** The place behind a value of YAML, quotes included, where a comment may stand. */
export function afterYaml({ span: { to }, yaml }: Written): number {
  return yaml === 'single-quoted' || yaml === 'double-quoted' ? to + 1 : to
}

/** What YAML takes as it stands, in a list or map of one line too (YAML 1.2.2, section 7.3.3, and a little stricter). */
const READS_PLAIN = /^(?![-?:#&*!|>'"%@`~])(?:(?!: | #)[^,[\]{}\r\n])*(?<![:\s])$/

function escaped(words: string): string {
  return words.replace(/[\\"]/g, String.raw`\$&`)
}
