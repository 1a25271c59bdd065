import { beforePrefix } from '../spec/title-start.ts'
import { composed, endOfSame, inAnyScript } from '../text/letters.ts'
import { nearest } from '../text/nearest.ts'
import type { Heading, Spec, Title } from '../spec/model.ts'
import type { Span } from '../text/span.ts'
import { normalizeHeading } from '../markdown/normalize.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'
import { followedByLinks } from './parts/heading-links.ts'

const BETWEEN_WORDS = inAnyScript(String.raw`[^\p{L}\p{N}]+`)
/** A label before the name, `Feature` and `Spec`, and what parts it from that: `:`, ` - `. */
const WORDS = inAnyScript(String.raw`^\p{L}[\p{L} ]{0,60}`)
const PARTS = /^\s{0,3}(?::|[-–—](?=\s))\s*/
/** What parts a label from the number that it counts, which stays: `Spec 12: Sign-in`. */
const BEFORE_NUMBER = /^\s{1,3}(?=#?\d[\d.-]{0,20}(?::|\s{1,3}[-–—]\s))/
const LAST_WORD = inAnyScript(String.raw`\s\p{L}{1,40}$`)
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
    // What follows a prefix such as `RFC-` is not the name alone.
    const fixes = /[:–—]$/.test(prefix) ? [begun(spec, spec.title, prefix)] : []
    yield { at: spec.title.span, data: { prefix }, fixes }
  },
})

/**
 * Puts the prefix first, in a title that stands twice both times: what stands below the second would else be no part of the document. Safe where
 * the document says that it is of that kind, by an ID or another form of the prefix: a list of tasks is not.
 */
function begun(spec: Spec, title: Title, prefix: string): FoundFix {
  const label = labelOf(spec.text.slice(title.textSpan.from, title.textSpan.to), prefix)
  const edits = [title, ...twinsOf(spec, title)].map(({ textSpan }) => prefixed(spec.text, textSpan, prefix))
  const [own = []] = edits
  const safe = own.length === 1 && (label.to > label.from || spec.id !== undefined)
  return followedByLinks(spec, title, { title: `Begin with '${prefix}'`, safe, edits: edits.flat() })
}

/** The headings that say the title again. */
function twinsOf({ sections }: Spec, { text }: Title): readonly Heading[] {
  const key = normalizeHeading(text)
  return sections.flatMap(({ heading }) => (heading?.level === 1 && heading.key === key ? heading : []))
}

function prefixed(text: string, { from, to }: Span, prefix: string): FoundFix['edits'] {
  const title = text.slice(from, to)
  const label = labelOf(title, prefix)
  const end = withoutTail(title, prefix)
  const first = { from: from + label.from, to: from + label.to, insert: `${label.kept}${prefix} ` }
  return end < title.length && end > label.to ? [first, { from: from + end, to, insert: '' }] : [first]
}

/** Where the name ends in a title that has another form of the prefix behind it: `Sign-in Specification`. */
function withoutTail(title: string, prefix: string): number {
  const words = wordsOf(prefix)
  let end = title.length
  for (let i = 0; i < words.length; i++) {
    const word = LAST_WORD(title).exec(title.slice(0, end))?.[0] ?? ''
    if (word === '' || !isForm(composed(word).trim().toLowerCase(), words)) break
    end = title.slice(0, end - word.length).trimEnd().length
  }
  return end
}

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
  if (form === '' || !wordsOf(form).every((word) => isForm(word, words))) return undefined
  return parted(title, form.length, mark, PARTS) ?? parted(title, form.length, mark, BEFORE_NUMBER)
}

/** Whether a word is one of the prefix's, an abbreviation of one or a misspelt one. */
function isForm(word: string, words: readonly string[]): boolean {
  if (words.includes(word)) return true
  return word.length >= SHORTEST && (words.some((each) => each.startsWith(word)) || nearest(word, words) !== undefined)
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
