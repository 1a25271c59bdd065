import type { ContentSchema, SectionSchema } from '../template/schema.ts'
import { type Span, contains, span } from '../text/span.ts'
import { type IdPattern, matchId } from '../values/id-pattern.ts'
import type { Mention } from './model.ts'
import type { Schema } from '../template/schema.ts'

/** Finds where prose names a spec (`SPEC-2026-11-22-001`), an item (`FR9`), or an item of another spec (`SPEC-…/FR9`). `own` are the places that define IDs. */
export function findMentions(text: string, prose: readonly Span[], schema: Schema, own: readonly Span[]): readonly Mention[] {
  const specPattern = idPattern(schema)
  const itemPatterns = patternsOf(schema)
  const defined = new Set(own.map((at) => at.from))
  const mentions: Mention[] = []
  for (const at of prose) {
    const stretch = text.slice(at.from, at.to)
    const found: Mention[] = []
    if (specPattern)
      for (const [from, id] of occurrences(stretch, specPattern)) {
        const place = span(at.from + from, at.from + from + id.length)
        if (!defined.has(place.from)) found.push({ kind: 'spec', id, span: place, spec: undefined })
        const item = text[place.to] === '/' ? itemAfter(text, place.to + 1, itemPatterns) : undefined
        if (item !== undefined) found.push({ kind: 'item', id: item, span: span(place.to + 1, place.to + 1 + item.length), spec: id })
      }
    for (const pattern of itemPatterns)
      for (const [from, id] of occurrences(stretch, pattern)) {
        const place = span(at.from + from, at.from + from + id.length)
        if (defined.has(place.from) || text[place.from - 1] === '/' || found.some((other) => contains(other.span, place))) continue
        found.push({ kind: 'item', id, span: place, spec: undefined })
      }
    mentions.push(...found)
  }
  return mentions.toSorted((a, b) => a.span.from - b.span.from)
}

function itemAfter(text: string, from: number, patterns: readonly IdPattern[]): string | undefined {
  for (const pattern of patterns) {
    const match = matchId(pattern, text.slice(from, from + 60))
    if (match) return text.slice(from, from + match.length)
  }
  return undefined
}

/** Where a pattern occurs as a word of its own. It is looked for by its first literal, so a pattern without one occurs nowhere. */
function* occurrences(text: string, pattern: IdPattern): Generator<readonly [number, string]> {
  const [first] = pattern.parts
  if (first?.kind !== 'literal' || !/\p{L}/u.test(first.text)) return
  for (let from = text.indexOf(first.text); from >= 0; from = text.indexOf(first.text, from + first.text.length)) {
    if (/[\p{L}\p{N}_-]/u.test(text[from - 1] ?? '')) continue
    const match = matchId(pattern, text.slice(from, from + 80))
    if (!match || /[\p{L}\p{N}_]/u.test(text[from + match.length] ?? '') || /^[.-]\d/.test(text.slice(from + match.length, from + match.length + 2))) continue
    yield [from, text.slice(from, from + match.length)]
  }
}

/** The pattern of the spec's own ID, where the template has one. */
export function idPattern(schema: Schema): IdPattern | undefined {
  const fields = [...contents(schema)].flatMap((one) => (one.kind === 'fields' ? one.fields : [])).concat(schema.frontMatter)
  const type = fields.find((field) => field.role === 'id')?.slot.type
  return type?.kind === 'id' ? type.pattern : undefined
}

/** The patterns of all identified items of a template. */
export function patternsOf(schema: Schema): readonly IdPattern[] {
  const known = new Map<string, IdPattern>()
  for (const one of contents(schema)) if (one.kind === 'items') known.set(JSON.stringify(one.pattern), one.pattern)
  return [...known.values()]
}

/** Every content of a schema, preamble first. */
export function* contents(schema: Schema): Generator<ContentSchema> {
  yield* schema.preamble
  const stack: SectionSchema[] = schema.sections.toReversed()
  while (stack.length > 0) {
    const section = stack.pop() as SectionSchema
    yield* section.content
    stack.push(...section.sections.toReversed())
  }
}
