import { demands } from '../config/lifecycle.ts'
import type { ChecklistPart, Spec } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import type { ChecklistItemSchema } from '../template/schema.ts'
import { nearest } from '../text/nearest.ts'
import { cutShort, nearestInWords } from '../text/same-words.ts'
import type { Span } from '../text/span.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'
import { shortened, shortenedToDifference } from '../text/shortened.ts'
import { endOfEntry, linesAbove, linesBelow, marginOf, marksOf } from './parts/beside.ts'
import { linksByText } from './parts/links-by-text.ts'

/** An item of the template's checklist that was taken out. */
export default defineRule({
  code: 'checklist-item-missing',
  kind: 'local',
  severity: 'by-status',
  says: ({ item, count, meant }) => {
    if (count) return `None of the template's ${count} items stands here, such as '${item}'`
    return `The item '${item}' of the template is missing${meant ? `: is '${meant}' meant?` : ''}`
  },
  *check({ spec, lifecycle, status }): Iterable<Found> {
    // From here on a review list must be ticked, and what is inserted is not.
    const ticked = lifecycle !== undefined && demands(lifecycle, status, 'reviewed')
    for (const { section, part } of partsOfKind(spec, 'checklist')) {
      if (part.schema.optional) continue
      const at = section.heading?.span ?? part.span
      // A list of the writer's own is one finding.
      const demanded = part.schema.items.filter(({ optional }) => !optional)
      if (part.gone.length > 1 && part.gone.length === demanded.length) {
        yield { at, data: { count: part.gone.length, item: shortened(linksByText(part.gone[0]?.text ?? '')) } }
        continue
      }
      const meant = meantEntries(part, spec.text)
      for (const item of part.gone) {
        const near = meant.get(item)
        if (near) {
          yield { at, ...misspelt(near, item) }
        } else {
          const edit = insertion(part, item, spec)
          const name = linksByText(item.text)
          const fix: FoundFix | undefined = edit && { title: `Insert '${name}'`, safe: !ticked, edits: [edit] }
          yield { at, data: { item: name }, ...(fix && { fixes: [fix] }) }
        }
      }
    }
  },
})

/** How near an item of the spec's own is to one of the template's, the nearest first: in its letters, in its words, cut short. */
const MEASURES: readonly ((text: string, candidates: readonly string[]) => string | undefined)[] = [
  nearest,
  nearestInWords,
  cutShort,
]

/** The entry of the spec's own that each of those gone may be, misspelt or in other words: inserted beside it, the template's would stand there twice. */
function meantEntries({ gone, items, notes }: ChecklistPart, text: string): ReadonlyMap<ChecklistItemSchema, OwnEntry> {
  const meant = new Map<ChecklistItemSchema, OwnEntry>()
  const spans = items.flatMap(({ schema, value }) => (schema || value.text === '' ? [] : [value.span]))
  const own = [...spans, ...notes]
    .slice(0, MOST)
    .map((span) => ({ span, name: linksByText(text.slice(span.from, span.to)) }))
  for (const measure of MEASURES) {
    for (const one of gone.slice(0, MOST)) {
      if (own.length === 0) return meant
      if (meant.has(one)) continue
      const names = own.map(({ name }) => name)
      const near = measure(linksByText(one.text), names)
      const [found] = near === undefined ? [] : own.splice(names.indexOf(near), 1)
      if (found) meant.set(one, found)
    }
  }
  return meant
}

/** An entry that is none of the template's, and its text with the links by theirs. */
interface OwnEntry {
  readonly span: Span
  readonly name: string
}

/** How many items that are gone, and how many of the spec's own, are held against each other. */
const MOST = 100

function misspelt({ span, name: written }: OwnEntry, { text: insert }: ChecklistItemSchema): Omit<Found, 'at'> {
  const { from, to } = span
  const name = linksByText(insert)
  return {
    data: { item: name, meant: shortenedToDifference(written, name) },
    related: [{ span, note: 'this may be meant' }],
    fixes: [{ title: `Change to '${name}'`, safe: false, edits: [{ from, to, insert }] }],
  }
}

/** Before the first item that follows it in the template, else at the list's end. */
function insertion(
  { items, schema }: ChecklistPart,
  item: ChecklistItemSchema,
  { text, schema: { markers } }: Spec,
): FoundFix['edits'][number] | undefined {
  const order = schema.items
  const rank = order.indexOf(item)
  const next = items.find((other) => other.schema && order.indexOf(other.schema) > rank)
  const indent = items[0] && marginOf(text, items[0].span.from)
  const model = next ?? items.findLast(({ span }) => marginOf(text, span.from) === indent)
  if (!model) return undefined
  const { from } = model.span
  const { own, next: following } = marksOf(text, from)
  const sign = item.marked ? markers.find((one) => item.source.includes(` ${one}`)) : undefined
  const mark = `${marginOf(text, from)}${(next ? own : following).trimEnd()}`
  const line = [mark, '[ ]', ...(sign === undefined ? [] : [sign]), item.form ?? item.text].join(' ')
  return next ? linesAbove(text, from, [line]) : linesBelow(text, endOfEntry(text, from, model.span.to), [line])
}
