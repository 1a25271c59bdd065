import { composed, inAnyScript } from '../text/letters.ts'
import { nearest } from '../text/nearest.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A label before the name: `Feature:`, `Spec -`. */
const BETWEEN_WORDS = inAnyScript(String.raw`[^\p{L}\p{N}]+`)
const LABEL = inAnyScript(String.raw`^([\p{L}][\p{L} ]{0,60}?)\s{0,3}(?::|[-–—](?=\s))\s*`)
const EMPHASIS = /^(?:\*{1,3}|_{1,3})/
/** The least that an abbreviation of one of the prefix's words has. */
const SHORTEST = 4

/** A title that does not begin as the template's does. */
export default defineRule({
  code: 'title-prefix',
  kind: 'local',
  severity: 'warning',
  yieldsTo: ['title-missing', 'placeholder-left'],
  says: ({ prefix }) => `The title does not begin with '${prefix}'`,
  *check({ spec }): Iterable<Found> {
    const prefix = spec.schema.title?.prefix ?? ''
    if (!spec.title || spec.title.hasPrefix || prefix === '') return
    const { textSpan } = spec.title
    const from = textSpan.from
    const to = from + labelLength(spec.text.slice(from, textSpan.to), prefix)
    const edits = [{ from, to, insert: `${prefix} ` }]
    // What follows a prefix such as `RFC-` is not the name alone.
    const fix = { title: `Begin with '${prefix}'`, safe: true, edits }
    yield { at: spec.title.span, data: { prefix }, fixes: /[:–—]$/.test(prefix) ? [fix] : [] }
  },
})

/** How much of a title is another form of the prefix, bold or not: `Feature:` and `**Feature Spec:**` for `Feature Specification:`. */
function labelLength(title: string, prefix: string): number {
  const mark = EMPHASIS.exec(title)?.[0] ?? ''
  const plain = plainLabelLength(title.slice(mark.length), prefix)
  if (mark === '' || plain === 0) return plain
  const end = mark.length + plain
  if (!title.startsWith(mark, end)) return 0
  return end + mark.length + (/^\s*/.exec(title.slice(end + mark.length))?.[0].length ?? 0)
}

function plainLabelLength(title: string, prefix: string): number {
  const words = wordsOf(prefix)
  const start = title.toLowerCase().startsWith(words.join(' ')) ? words.join(' ').length : 0
  if (start > 0 && /^[\s:–—-]/.test(title.slice(start)))
    return start + (/^[\s:–—-]*/.exec(title.slice(start))?.[0].length ?? 0)
  const label = LABEL(title).exec(title)
  const isForm = (word: string): boolean =>
    words.includes(word) ||
    (word.length >= SHORTEST && (words.some((each) => each.startsWith(word)) || nearest(word, words) !== undefined))
  return label && wordsOf(label[1] ?? '').every(isForm) ? label[0].length : 0
}

function wordsOf(text: string): readonly string[] {
  const plain = composed(text).toLowerCase()
  return plain.split(BETWEEN_WORDS(plain)).filter((word) => word !== '')
}
