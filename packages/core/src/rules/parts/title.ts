import { composed, hasWord, inAnyScript } from '../../text/letters.ts'
import type { Section, Spec } from '../../spec/model.ts'

/** How much of a title is compared. */
const MOST = 400
const BETWEEN_WORDS = inAnyScript(String.raw`[^\p{L}\p{N}]+`, 'gu')

/** A title as it is compared with another: words in lower case, single spaces, no marks. */
export function lettersOf(title: string): string {
  const start = composed(title.slice(0, MOST))
  return start.replace(BETWEEN_WORDS(start), ' ').trim().toLowerCase()
}

/** Whether a title has no letters and digits but those of a prefix. */
export function saysOnly(title: string, prefix: string): boolean {
  if (title.startsWith(prefix)) return !hasWord(title.slice(prefix.length, MOST))
  return lettersOf(title) === lettersOf(prefix)
}

/** The first section of a document without title, where its heading begins as a title of the template does. */
export function titleLike(spec: Spec): Section | undefined {
  const [first] = spec.sections
  if (spec.title || !first?.heading || first.schema) return undefined
  const prefix = lettersOf(spec.schema.title?.prefix ?? '')
  if (prefix === '') return undefined
  return lettersOf(first.heading.text).startsWith(prefix) ? first : undefined
}
