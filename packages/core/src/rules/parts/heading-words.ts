import type { Section } from '../../spec/model.ts'
import type { SectionSchema } from '../../template/schema.ts'
import { inAnyScript } from '../../text/letters.ts'

/** How many headings without a place, and how many absent sections, are compared under one parent. */
const MOST = 100
/** So many words more than the other has one of two names of the same thing. */
const MOST_MORE = 2
/** So much of a word is compared: `testing` and `tests` are one. */
const STEM = 6
const WORD = inAnyScript(String.raw`[\p{L}\p{N}]{3,}`, 'gu')
const LINKING = new Set(['and', 'for', 'from', 'the', 'this', 'with'])
/** What says nothing alone: every other heading has it. */
const GENERAL = new Set(
  [
    'approach',
    'changes',
    'considerations',
    'criteria',
    'details',
    'plan',
    'requirements',
    'scope',
    'statement',
    'strategy',
  ].map(stem),
)

/**
 * Headings without a place whose words hold those of a section that is absent beside them, or the other way round: `Rejected alternatives`
 * for `Alternatives`, and that for `Rationale and alternatives`. Each for one section, the first.
 */
export function headingsInWords(
  schemas: readonly SectionSchema[],
  siblings: readonly Section[],
): ReadonlyMap<SectionSchema, Section> {
  const found = new Map<SectionSchema, Section>()
  const left = siblings
    .filter((section) => !section.schema)
    .slice(0, MOST)
    .map((section) => ({ section, key: section.heading?.key ?? '' }))
    .map(({ section, key }) => ({ section, key, words: wordsOf(key) }))
  if (left.length === 0) return found
  // Fields stand under any heading: what is called after them (`Metadata model`) is something else.
  for (const schema of schemas.filter(({ repeat, role }) => !repeat && role !== 'metadata').slice(0, MOST)) {
    const words = wordsOf(schema.key)
    const isOne = words.size === 1
    const at = left.findIndex(
      (own) => (holds(own.words, words) && (!isOne || own.key.includes(schema.key))) || holds(words, own.words),
    )
    const [meant] = at < 0 ? [] : left.splice(at, 1)
    if (meant) found.set(schema, meant.section)
  }
  return found
}

/** Whether two headings, as they are compared, have a word in common, or one is the start of the other, spaces apart: `nonfunctional`. */
export function shareWord(a: string, b: string): boolean {
  const words = wordsOf(a)
  if ([...wordsOf(b)].some((word) => words.has(word))) return true
  const [shorter = '', longer = ''] = [a, b]
    .map((key) => key.replace(/\s/g, ''))
    .toSorted((x, y) => x.length - y.length)
  return shorter.length >= STEM && longer.startsWith(shorter)
}

function holds(more: ReadonlySet<string>, fewer: ReadonlySet<string>): boolean {
  if (fewer.size === 0 || fewer.size > more.size || more.size > fewer.size + MOST_MORE) return false
  const all = [...fewer]
  return all.every((word) => more.has(word)) && !all.every((word) => GENERAL.has(word))
}

function wordsOf(key: string): ReadonlySet<string> {
  const words = key.match(WORD(key)) ?? []
  return new Set(words.filter((word) => !LINKING.has(word)).map(stem))
}

function stem(word: string): string {
  return word.replace(/(?<=....)(?:ing|s)$/, '').slice(0, STEM)
}
