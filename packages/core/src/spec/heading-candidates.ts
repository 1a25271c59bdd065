import { withoutBareNumber, withoutNote } from '../markdown/normalize.ts'
import type { RawSection } from '../markdown/sections.ts'
import { letterNumber } from '../template/repeat.ts'
import type { HeadingWords } from '../template/schema.ts'
import { inAnyScript } from '../text/letters.ts'
import { remembered } from '../text/remembered.ts'
import { type Span, span } from '../text/span.ts'
import { mayBe } from './loose-names.ts'
import { type Candidate, LABELS, type Place, type SectionIndex } from './section-index.ts'

const LABELLED = inAnyScript(String.raw`^[^\p{L}\p{N}]{0,10}(${LABELS.join('|')})\s+(\d{1,4}(?![\d.]*\d))`, 'iu')
const NO_WORD = inAnyScript(String.raw`^[^\p{L}\p{N}]`)
const NO_WORD_AT_END = inAnyScript(String.raw`[^\p{L}\p{N}]$`)
const HAS_WORD = inAnyScript(String.raw`[\p{L}\p{N}]`)
const COUNTED = inAnyScript(
  String.raw`^(\p{L}[\p{L} ]{0,60}?)(?:\s*(?=\d)|\s+)(\d{1,4}(?![\d.]*\d)|[a-z](?=$|[\s:.)]))`,
)

/** The sections that a heading may be, those it names best alone. `present` are the keys of all headings: a synonym of one of them is something else. */
export function candidatesFor(
  heading: RawSection,
  index: SectionIndex,
  present: ReadonlySet<string>,
  source: string,
): readonly Candidate[] {
  const text = heading.heading?.text ?? ''
  const key = heading.heading?.key ?? ''
  const labelled = index.hasLabels ? LABELLED(text).exec(text) : null
  const exact = labelled
    ? undefined
    : (index.byKey.get(key) ?? index.byKey.get(withoutNote(key)) ?? withNumber(withoutBareNumber(key), index))
  if (exact && exact.length > 0) return exact
  const bare = withoutBareNumber(key)
  // `12 Phase 1` is numbered twice too, as `12. Phase 1` is.
  const counted = labelled ?? COUNTED(bare).exec(bare)
  const word = counted && index.byWord.get((counted[1] as string).toLowerCase())
  if (counted && word) {
    const count = counted[2] as string
    const isLetter = !/^\d/.test(count)
    return word
      .filter(({ schema }) => (schema.repeat?.lettered === true) === isLetter)
      .map((place) => ({
        place,
        how: 'heading',
        number: isLetter ? letterNumber(count) : Number(count),
        titleAt: titleStart(text, counted[1] as string, count),
      }))
  }
  const slotted = index.slotted.length > 0 ? inSlots(text, bare, index.slotted) : []
  if (slotted.length > 0) return slotted
  const synonyms = index.bySynonym.get(key) ?? index.bySynonym.get(withoutNote(key)) ?? []
  return synonyms.filter(({ place: { schema } }) => !present.has(schema.key) && mayBe(heading, schema, source))
}

/** The sections that a heading without its number names, by their whole name or without the number that the template has. */
function withNumber(bare: string, { byKey, byBareKey }: SectionIndex): readonly Candidate[] | undefined {
  return byKey.get(bare) ?? byBareKey.get(bare) ?? byBareKey.get(withoutNote(bare))
}

/** The sections whose words stand around something in a heading: `Overview of Depot` for `Overview of [System]`. */
function inSlots(text: string, key: string, slotted: readonly Place[]): readonly Candidate[] {
  const found: Candidate[] = []
  for (const place of slotted) {
    const around = place.schema.repeat?.around
    if (!around || found.some(({ place: { schema } }) => schema.key !== place.schema.key)) continue
    const title = titleAmong(text, key, around)
    if (title) found.push({ place, how: 'heading', titleAt: title.from, titleTo: title.to })
  }
  return found
}

/** Where the title stands between the words in the text of a heading; undefined where the heading has other words. */
function titleAmong(text: string, key: string, words: HeadingWords): Span | undefined {
  const { before, isSigned } = words
  // A question mark or the like may be left out, and needs nothing to part it from the title.
  const isWord = HAS_WORD(words.after).test(words.after)
  const after = isWord || key.endsWith(words.after) ? words.after : ''
  if (key.length < before.length + after.length || !key.startsWith(before) || !key.endsWith(after)) return undefined
  const between = key.slice(before.length, key.length - after.length)
  const isParted =
    (before === '' || between === '' || NO_WORD(between).test(between)) &&
    (!isWord || NO_WORD_AT_END(between).test(between))
  if (!isParted) return undefined
  const plain = text.toLowerCase()
  const from = plain.indexOf(before) < 0 ? 0 : plain.indexOf(before) + before.length
  const last = after === '' ? -1 : plain.lastIndexOf(after)
  const sign = /^[\s*_]*[:：–—-]?[\s*_]*/.exec(text.slice(from))?.[0] ?? ''
  if (isSigned && between !== '' && !/[:：–—-]/.test(sign)) return undefined
  const start = before === '' ? from : from + sign.length
  return span(start, Math.max(start, last < start ? text.length : last))
}

/** A number, or a letter that counts, as one of its own. */
const countIn = remembered((number) => {
  const before = /\d/.test(number) ? String.raw`\d` : String.raw`[\p{L}\d]`
  return inAnyScript(String.raw`(?<!${before})${number}(?![\p{L}\d])`, 'iu')
})

/** Where the title of a numbered heading starts in its text: after the number and what parts them. `1. Phase 1` is numbered twice. */
function titleStart(text: string, word: string, number: string): number {
  const [first = ''] = word.split(' ', 1)
  const from = Math.max(0, text.toLowerCase().indexOf(first.toLowerCase()))
  const counted = text.slice(from)
  const at = from + Math.max(0, counted.search(countIn(number)(counted)))
  const rest = /^[\s:：.)–—-]*/.exec(text.slice(at + number.length))
  return at + number.length + (rest?.[0].length ?? 0)
}

/** Where in a document the title of a numbered or slotted heading stands; empty at the heading's end where there is none. */
export function titleSpan(heading: RawSection, { titleAt, titleTo }: Candidate, text: string): Span | undefined {
  const at = heading.heading?.textSpan
  if (titleAt === undefined || !at) return undefined
  const plain = heading.heading?.text ?? ''
  const title = plain.slice(titleAt, titleTo).trim()
  if (title === '') return span(at.to, at.to)
  const from = text.indexOf(title, at.from)
  if (from >= at.from && from + title.length <= at.to) return span(from, from + title.length)
  const offset = plain.indexOf(title, titleAt)
  return spanAmongMarks(text, at, plain, span(offset, offset + title.length))
}

/** Where a part of a heading's plain text stands in the source, which has marks and escapes besides. */
function spanAmongMarks(text: string, { from, to }: Span, plain: string, part: Span): Span | undefined {
  let at = from
  let start = from
  for (let i = 0; i < part.to; i++) {
    while (at < to && text[at] !== plain[i]) at++
    if (at === to) return undefined
    if (i === part.from) start = text[at - 1] === '\\' ? at - 1 : at
    at++
  }
  return span(start, at)
}
