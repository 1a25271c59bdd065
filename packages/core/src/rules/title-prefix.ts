import { beforePrefix } from '../spec/title-start.ts'
import { composed, endOfSame, inAnyScript } from '../text/letters.ts'
import { nearest } from '../text/nearest.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

const BETWEEN_WORDS = inAnyScript(String.raw`[^\p{L}\p{N}]+`)
/** A label before the name, `Feature` and `Spec`, and what parts it from that: `:`, ` - `. */
const WORDS = inAnyScript(String.raw`^\p{L}[\p{L} ]{0,60}`)
const PARTS = /^\s{0,3}(?::|[-–—](?=\s))\s*/
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
    const { from, to } = spec.title.textSpan
    const label = labelOf(spec.text.slice(from, to), prefix)
    const edits = [{ from: from + label.from, to: from + label.to, insert: `${label.kept}${prefix} ` }]
    // What follows a prefix such as `RFC-` is not the name alone.
    const fix = { title: `Begin with '${prefix}'`, safe: true, edits }
    yield { at: spec.title.span, data: { prefix }, fixes: /[:–—]$/.test(prefix) ? [fix] : [] }
  },
})

/**
 * What of a title is another form of the prefix, bold or not: `Feature:`, `**Feature Spec:**` or `🎁 Feature -` for `Feature Specification:`; empty
 * at the start where there is none. `kept` is what stands in it and stays: emoji and a number in emphasis that ends with the label.
 */
function labelOf(title: string, prefix: string): { readonly from: number; readonly to: number; readonly kept: string } {
  const { mark, from } = beforePrefix(title)
  const plain = labelLength(title.slice(from), prefix, mark)
  if (plain === undefined) return { from: 0, to: 0, kept: '' }
  const end = from + plain.length
  if (!plain.closed) return { from, to: end, kept: '' }
  const open = title.indexOf(mark)
  return { from: open, to: end, kept: title.slice(open + mark.length, from) }
}

interface Label {
  readonly length: number
  readonly closed: boolean
}

/** How long the label is with what parts it from the name, and whether emphasis that is open before it ends in it. */
function labelLength(title: string, prefix: string, mark: string): Label | undefined {
  const words = wordsOf(prefix)
  const whole = words.join(' ')
  const end = endOfSame(title, 0, whole)
  const own = end === undefined ? undefined : parted(title, end, mark, /^[\s:–—-]+/)
  if (own) return own
  const form = WORDS(title).exec(title)?.[0].trimEnd() ?? ''
  const isForm = (word: string): boolean =>
    words.includes(word) ||
    (word.length >= SHORTEST && (words.some((each) => each.startsWith(word)) || nearest(word, words) !== undefined))
  return form !== '' && wordsOf(form).every(isForm) ? parted(title, form.length, mark, PARTS) : undefined
}

/** The words of a label with what parts them from the name: on either side of where the emphasis ends, if it ends there. */
function parted(title: string, length: number, mark: string, parts: RegExp): Label | undefined {
  const before = parts.exec(title.slice(length))?.[0]
  const end = length + (before?.length ?? 0)
  if (mark === '' || !title.startsWith(mark, end))
    return before === undefined ? undefined : { length: end, closed: false }
  const rest = title.slice(end + mark.length)
  const after = parts.exec(rest)?.[0]
  if (before === undefined && after === undefined) return undefined
  const space = /^\s*/.exec(rest)?.[0].length ?? 0
  return { length: end + mark.length + Math.max(after?.length ?? 0, space), closed: true }
}

function wordsOf(text: string): readonly string[] {
  const plain = composed(text).toLowerCase()
  return plain.split(BETWEEN_WORDS(plain)).filter((word) => word !== '')
}
