import { allSections } from '../spec/views.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** Brackets that were meant as a checkbox and are none. */
export default defineRule({
  code: 'checkbox-malformed',
  kind: 'local',
  severity: 'error',
  says: ({ text, fixed }) => {
    if (fixed === undefined) return `'${text}' is no checkbox: write '[x]', and behind the item why it does not apply`
    return fixed === `${text} `
      ? `'${text}' is no checkbox without a space behind it`
      : `'${text}' is no checkbox: write '${String(fixed).trimEnd()}'`
  },
  *check({ spec }): Iterable<Found> {
    if (spec.malformedCheckboxes.length === 0) return
    // Both in the order of the document; what stands in a section that repeats another is not looked at.
    const repeated = [...allSections(spec)]
      .flatMap((section) => (section.duplicateOf ? [section.span] : []))
      .toSorted((a, b) => a.from - b.from)
    const boxes = spec.malformedCheckboxes.toSorted((a, b) => a.span.from - b.span.from)
    let passed = 0
    for (const { span, fixed } of boxes) {
      while ((repeated[passed]?.to ?? Infinity) <= span.from) passed++
      if ((repeated[passed]?.from ?? Infinity) <= span.from) continue
      const text = spec.text.slice(span.from, span.to)
      if (fixed === undefined) {
        yield { at: span, data: { text } }
        continue
      }
      const edits = [{ from: span.from, to: span.to, insert: fixed }]
      yield { at: span, data: { text, fixed }, fixes: [{ title: `Change to '${fixed}'`, safe: true, edits }] }
    }
  },
})
