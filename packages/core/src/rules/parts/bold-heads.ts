import { LIST_MARK } from '../../markdown/list-mark.ts'
import { normalizeHeading } from '../../markdown/normalize.ts'
import type { Schema, SectionSchema } from '../../template/schema.ts'
import { span, type Span } from '../../text/span.ts'
import { nearlySaid } from './long-names.ts'

/** A line, or an entry of a list, that begins with bold words. */
const HEAD = new RegExp(
  String.raw`(?<=^|[\r\n])[ \t]{0,12}(?:${LIST_MARK}[ \t]{1,4})?(\*\*|__)([^*_\s][^*]{2,300}?)\1`,
  'g',
)
const LINK = /\[([^[\]]{1,200})\](?:\([^()\s]{0,200}\)|\[[^[\]]{0,100}\])?/g

/**
 * Where the words of absent sections stand in bold at the start of lines and entries of a stretch of text: those of a long name in nearly the
 * same words too. Links and the mark of a question do not count.
 */
export function boldHeads(
  absent: readonly SectionSchema[],
  text: string,
  at: Span,
  schema: Schema,
): ReadonlyMap<SectionSchema, Span> {
  const bolds = boldsOf(text, at)
  const found = new Map<SectionSchema, Span>()
  if (bolds.size === 0) return found
  const exact = absent.flatMap((section) => {
    const bold = bolds.get(withoutMark(section.key))
    return bold ? [[section, bold] as const] : []
  })
  for (const [section, bold] of exact) found.set(section, bold)
  const rest = absent.filter((section) => !found.has(section))
  for (const [section, name] of nearlySaid(rest, bolds.keys(), schema)) {
    const bold = bolds.get(name)
    if (bold) found.set(section, bold)
  }
  return found
}

/** Where the words of absent sections of the highest level are all that a line says, in bold: `**Timeline**` for `## Timeline`. With a colon they label what follows, which may be a part of any section. */
export function boldLines(absent: readonly SectionSchema[], text: string): ReadonlyMap<SectionSchema, Span> {
  const bolds = boldsOf(text, { from: 0, to: text.length })
  return new Map(
    absent.flatMap((section) => {
      const bold = bolds.get(withoutMark(section.key))
      return bold && isWholeLine(text, bold) ? [[section, bold] as const] : []
    }),
  )
}

function isWholeLine(text: string, { from, to }: Span): boolean {
  const isLabel = /^[:：]/.test(text.slice(to - 3, to))
  return !isLabel && /^[\r\n]?$/.test(text.charAt(from - 1)) && /^[ \t]{0,9}(?:[\r\n]|$)/.test(text.slice(to, to + 12))
}

/** What stands in bold there, by what it would be compared by as a heading. */
function boldsOf(text: string, { from, to }: Span): ReadonlyMap<string, Span> {
  const found = new Map<string, Span>()
  for (const { index, 0: whole, 1: marks = '', 2: words = '' } of text.slice(from, to).matchAll(HEAD)) {
    const key = withoutMark(normalizeHeading(words.replace(/\s+/g, ' ').replace(LINK, '$1')))
    const end = from + index + whole.length
    if (!found.has(key)) found.set(key, span(end - words.length - 2 * marks.length, end))
  }
  return found
}

function withoutMark(key: string): string {
  return key.replace(/[?？]$/, '')
}
