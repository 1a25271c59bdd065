import type { Section, Spec } from '../../spec/model.ts'
import type { Schema, SectionSchema } from '../../template/schema.ts'
import { sharedWords, wordSet } from '../../text/same-words.ts'
import { namesOf } from './namesakes.ts'

/** A name of fewer words, as a question has them, is another one if a word is. */
const LEAST_WORDS = 5
/** The share of the words of both that are the same in both. */
const LEAST_SHARE = 0.85
/** So many names are compared. */
const MOST = 200

/**
 * Of absent sections with long names, those that stand somewhere in nearly the same words, each with that name (`How can a rollout fail?` for
 * `How can a rollout or rollback fail?`). What is the name of another section of the template, or is nearer to one, is none of them.
 */
export function nearlySaid(
  absent: readonly SectionSchema[],
  names: Iterable<string>,
  schema: Schema,
): ReadonlyMap<SectionSchema, string> {
  const long = absent.map((section) => ({ section, words: wordSet(section.key) })).filter(({ words }) => isLong(words))
  const found = new Map<SectionSchema, string>()
  if (long.length === 0) return found
  const shares = new Map<SectionSchema, number>()
  const taken = namesOf(schema)
  const isOpen = (name: string): boolean => !taken.has(name) && !taken.has(`${name}?`)
  const open = [...names].filter(isOpen).map((name) => ({ name, words: wordSet(name) }))
  for (const { name, words } of open.filter((each) => isLong(each.words)).slice(0, MOST)) {
    let share = LEAST_SHARE
    let nearest: SectionSchema | undefined
    for (const one of long) {
      const own = sharedWords(words, one.words)
      if (own < share) continue
      share = own
      nearest = one.section
    }
    if (!nearest || share <= (shares.get(nearest) ?? 0)) continue
    shares.set(nearest, share)
    found.set(nearest, name)
  }
  return found
}

/** Headings without a place that have a long name in nearly the same words, by the absent section that is meant. */
export function nearlySaidHeadings(
  absent: readonly SectionSchema[],
  siblings: readonly Section[],
  { schema }: Spec,
): ReadonlyMap<SectionSchema, Section> {
  const strays = new Map<string, Section>()
  for (const section of siblings) {
    const key = section.schema ? undefined : section.heading?.key
    if (key !== undefined && !strays.has(key)) strays.set(key, section)
  }
  const said = [...nearlySaid(absent, strays.keys(), schema)]
  return new Map(
    said.flatMap(([one, name]) => {
      const section = strays.get(name)
      return section ? [[one, section] as const] : []
    }),
  )
}

function isLong({ size }: ReadonlySet<string>): boolean {
  return size >= LEAST_WORDS
}
