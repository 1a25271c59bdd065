import type { Heading, Section, Spec } from '../spec/model.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'

/** The right heading at the wrong level. */
export default defineRule({
  code: 'section-level',
  kind: 'local',
  severity: 'warning',
  says: ({ section, level, wanted }) =>
    `'${section}' stands at level ${level}, and the template has it at level ${wanted}`,
  *check({ spec }): Iterable<Found> {
    const stack = spec.sections.toReversed().map((section) => ({ section, inherited: 0 }))
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { section, inherited } = next
      if (section.duplicateOf) continue
      const off = offset(section, spec)
      if (section.heading && off !== undefined && off !== 0 && off !== inherited)
        yield misplaced(section, section.heading, off, spec)
      for (const child of section.sections.toReversed()) stack.push({ section: child, inherited: off ?? inherited })
    }
  },
})

/** By how many levels a heading stands deeper than the template has it; undefined where the template does not have it. */
function offset({ heading, schema }: Section, { levelShift }: Spec): number | undefined {
  return heading && schema ? heading.level - schema.level - levelShift : undefined
}

function misplaced(section: Section, heading: Heading, off: number, spec: Spec): Found {
  const wanted = heading.level - off
  const title = `Change to level ${wanted}`
  const fix: FoundFix = { title, safe: true, edits: movedBy(section, off, spec) }
  return {
    at: heading.span,
    data: { section: heading.text, level: heading.level, wanted },
    fixes: wanted >= 1 && wanted <= 6 ? [fix] : [],
  }
}

/** The section's heading at its level, and with it the headings below that are off by as much, or that the template does not have. */
function movedBy(section: Section, off: number, spec: Spec): FoundFix['edits'] {
  const edits: FoundFix['edits'][number][] = []
  const stack = [section]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const own = offset(next, spec)
    if (next !== section && own !== undefined && own !== off) continue
    if (next.heading) edits.push(atLevel(next.heading, Math.max(1, Math.min(6, next.heading.level - off)), spec.text))
    stack.push(...next.sections)
  }
  return edits.toSorted((a, b) => a.from - b.from)
}

function atLevel({ span, textSpan }: Heading, level: number, text: string): FoundFix['edits'][number] {
  const marks = '#'.repeat(level)
  let to = span.from
  while (text[to] === '#') to++
  if (to > span.from) return { from: span.from, to, insert: marks }
  // An underlined heading has no marks to change.
  return {
    from: span.from,
    to: span.to,
    insert: `${marks} ${text.slice(textSpan.from, textSpan.to).replace(/\s*[\r\n]\s*/g, ' ')}`,
  }
}
