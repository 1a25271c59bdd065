import { afterMarks } from '../spec/lists.ts'
import type { Item, Section, Spec } from '../spec/model.ts'
import { once } from '../spec/once.ts'
import { items, liveSections, partsOfKind } from '../spec/views.ts'
import { type IdPattern, describePattern, matchId, nearMiss } from '../values/id-pattern.ts'
import { defineRule } from './define.ts'
import type { Found } from './define.ts'

/** So many of the other items are named. */
const MOST_NAMED = 20

/** An item that nothing can name: without an ID, or with one that is written otherwise than the template's. */
export default defineRule({
  code: 'item-id-format',
  kind: 'local',
  severity: 'error',
  yieldsTo: ['checkbox-malformed'],
  says: ({ id, meant, form, count, taken }) => {
    if (taken !== undefined)
      return `'${id}' is no ID of the form '${form}', and '${meant}' is another item's: write a number that is free`
    if (id !== undefined) return `'${id}' is no ID of the form '${form}': write '${meant}'`
    return count === undefined
      ? `The item has no ID of the form '${form}'`
      : `None of these ${count} items has an ID of the form '${form}'`
  },
  *check({ spec }): Iterable<Found> {
    let used: Set<string> | undefined
    for (const { section, part } of partsOfKind(spec, 'items')) {
      if (!part.schema) continue
      const unnamed = part.items.filter((item) => !item.id && item.value.state === 'filled')
      if (unnamed.length === 0) continue
      // The heading above them is what they lack, and reported.
      const lost = lostPatterns(spec)
      const wrong = lost.length === 0 ? unnamed : unnamed.filter((item) => !bearsOneOf(lost, item, spec.text))
      if (wrong.length === 0) continue
      // Where headings bear the IDs (`#### Task 1.1: ...`), the lists below them only explain.
      if (headingsBearIds(section, part.schema.pattern)) continue
      const form = describePattern(part.schema.pattern)
      const [first, ...others] = wrong
      // A list without any ID has one fault, not many.
      if (first && others.length > 0 && !part.items.some((item) => item.id ?? item.meant)) {
        const related = others.slice(0, MOST_NAMED).map((item) => ({ span: item.textSpan, note: 'without an ID too' }))
        yield { at: first.textSpan, data: { form, count: wrong.length }, related }
        continue
      }
      for (const { meant, textSpan } of wrong) {
        if (!meant) yield { at: textSpan, data: { form } }
        else {
          const { from, to } = meant.span
          used ??= usedIds(spec)
          const fix = { title: `Change to '${meant.id}'`, safe: true, edits: [{ from, to, insert: meant.id }] }
          yield {
            at: meant.span,
            data: {
              id: spec.text.slice(from, to),
              meant: meant.id,
              form,
              ...(used.has(meant.id) && { taken: meant.id }),
            },
            ...(!used.has(meant.id) && { fixes: [fix] }),
          }
          used.add(meant.id)
        }
      }
    }
  },
})

/** The forms of IDs in sections of the template that the document lacks. */
const lostPatterns: (spec: Spec) => readonly IdPattern[] = once((spec) => {
  const stack = [spec.preamble, ...liveSections(spec)].flatMap(({ absent }) => absent)
  const patterns: IdPattern[] = []
  for (let next = stack.pop(); next; next = stack.pop()) {
    for (const one of next.content) if (one.kind === 'items') patterns.push(one.pattern)
    stack.push(...next.sections)
  }
  return patterns
})

function bearsOneOf(patterns: readonly IdPattern[], { textSpan: { from, to } }: Item, text: string): boolean {
  const start = afterMarks(text, from)
  const source = text.slice(start, Math.min(to, start + 120))
  return patterns.some((pattern) => matchId(pattern, source) !== undefined)
}

function usedIds(spec: Spec): Set<string> {
  return new Set(items(spec).flatMap(({ item }) => (item.id ? [item.id.text] : [])))
}

function headingsBearIds(section: Section, pattern: IdPattern): boolean {
  const stack = [...section.sections]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const text = next.heading?.text ?? ''
    if (next.schema) continue
    if ((matchId(pattern, text) ?? nearMiss(pattern, text)) !== undefined) return true
    for (const each of next.sections) stack.push(each)
  }
  return false
}
