import { once } from '../text/once.ts'
import { placeholders } from '../values/placeholder.ts'
import type { Schema, SectionSchema } from './schema.ts'

const CODE = /`([^`\r\n]{3,300})`/g
const WORD = /\[([A-Za-z]{1,20})\??\]/g
/** `[US1]`, where marks are in use. */
const NUMBERED = /^[A-Z]{1,5}\d{1,4}$/

/**
 * The marks that a heading of a template explains, `P` and `Story` of a heading that shows in code how a line is written (`[P?] [Story] what is done`):
 * where they stand in brackets further down, they are spoken of or set, and not to be filled in. Most templates have none.
 */
const marksOf: (schema: Schema) => ReadonlySet<string> = once(({ sections }) => {
  const marks = new Set<string>()
  const open: SectionSchema[] = [...sections]
  for (let one = open.pop(); one; one = open.pop()) {
    for (const below of one.sections) open.push(below)
    const heading = /^[^\r\n]*/.exec(one.source)?.[0] ?? ''
    for (const [, code = ''] of heading.matchAll(CODE)) {
      const words = [...code.matchAll(WORD)]
      if (words.length > 1) for (const [, mark = ''] of words) marks.add(mark)
    }
  }
  return marks
})

/** Whether a text of the template has a placeholder that is to be filled in, and is no mark that the template explains. */
export function holdsSlot(text: string, schema: Schema): boolean {
  const slots = placeholders(text)
  const [first] = slots
  const marks = marksOf(schema)
  const isWhole = first?.from === 0 && first.to === text.length
  if (marks.size === 0 || isWhole) return slots.length > 0
  return slots.some(({ from, to }) => {
    const word = text.slice(from + 1, to - 1)
    return text[from] !== '[' || !(marks.has(word) || NUMBERED.test(word))
  })
}
