import { betweenSigns, composed, inAnyScript } from '../text/letters.ts'
import { nearest } from '../text/nearest.ts'
import { remembered } from '../text/remembered.ts'
import { once } from '../text/once.ts'

/** What a text chose: one of the choices as the template spells it; nothing yet; or a word that is none, with the choice it is nearest to. */
export type Choice =
  | { readonly choice: string }
  | { readonly unchosen: true }
  | { readonly unknown: string; readonly nearest?: string }

const BETWEEN_WORDS = inAnyScript(String.raw`[^\p{L}\p{N}]+`)
const MARKS = inAnyScript(
  String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}*_\x60~]|\u{200d}|\u{fe0e}|\u{fe0f}|\u{20e3}`,
  'gu',
)
const WORD = inAnyScript(String.raw`[\p{L}\p{N}\p{M}]`)
/** A word joined to its remark: `High - because`, `High (why)`, `High: why`. */
const REMARK = /^(?: ?[:;,.(–—]| -{1,3} | (?:because|since|as|due to|if|when)\b)/

/**
 * Which of the choices a text makes. Case, emphasis, emoji and signs do not count. All or several choices joined by `/`, `|` or `or`, and an
 * empty text, are no choice yet. What follows a choice as a remark does not count.
 */
export function parseChoice(text: string, choices: readonly string[]): Choice {
  const word = bare(text)
  const known = knownOf(choices)
  if (word === '') return { unchosen: true }
  const exact = known.get(word)
  if (exact !== undefined) return { choice: exact }
  const numbered = choices.find((choice) => isNumberedAs(text, choice))
  if (numbered !== undefined) return { choice: numbered }
  const parts = word.split(/[/|]| or /, choices.length + 1).map((part) => part.trim())
  if (parts.length > 1 && parts.length <= choices.length && parts.every((part) => known.has(part)))
    return { unchosen: true }
  const longestFirst = [...known.keys()].filter((key) => key !== '').toSorted((a, b) => b.length - a.length)
  for (const key of longestFirst) {
    const remark = word.startsWith(key) ? REMARK.exec(word.slice(key.length, key.length + 12)) : null
    if (remark !== null && !known.has(bare(word.slice(key.length + remark[0].length))))
      return { choice: known.get(key) ?? key }
  }
  const near = nearestOf(word, known)
  return near === undefined ? { unknown: text.trim() } : { unknown: text.trim(), nearest: near }
}

/** A number of something else at the end of a choice, `superseded by ADR-NNNN`: its form, or an example (`0123`). */
const LAST_NUMBER = /(?<=\s\S{0,20})(?:\bn{3,}|\d{3,})$/

/** Whether a text is a choice that names something else, with a number of its own: `superseded by ADR-0021`, which may be a link. */
export function isNumberedAs(text: string, choice: string): boolean {
  const plain = bare(choice)
  const head = plain.replace(LAST_NUMBER, '')
  if (head === plain) return false
  const word = bare(text).replace('[', '')
  return word.startsWith(head) && /^\d/.test(word.slice(head.length))
}

/** The choices by what is compared of them. The same few lists stand for every slot of every document. */
const knownOf: (choices: readonly string[]) => ReadonlyMap<string, string> = once((choices) => {
  const known = new Map<string, string>()
  for (const choice of choices) if (!known.has(bare(choice))) known.set(bare(choice), choice)
  return known
})

/** A text of more words describes something, whatever it holds: `the feature has a low return`. */
const MOST_WORDS = 3

/** A choice that the word abbreviates, spells wrongly, or holds as its only one: `Med`, `Hihg`, `high risk`. */
function nearestOf(word: string, known: ReadonlyMap<string, string>): string | undefined {
  const started = [...known.keys()].filter((key) => key.startsWith(word))
  if (started.length === 1) return known.get(started[0] ?? '')
  const near = nearest(word, known.keys())
  if (near !== undefined) return known.get(near)
  const start = word.slice(0, 500)
  const words = new Set(start.split(BETWEEN_WORDS(start)))
  if (words.size > MOST_WORDS) return undefined
  const held = [...known.keys()].filter((key) => words.has(key))
  return held.length === 1 ? known.get(held[0] ?? '') : undefined
}

/** Lower case, without emphasis, emoji and the signs at both ends. */
const bare: (text: string) => string = remembered((text) => {
  const plain = composed(text).replace(MARKS(text), ' ').replace(/\s+/g, ' ').toLowerCase()
  return betweenSigns(plain, isWordAt)
})

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 97 && code <= 122)
  const character = text.charAt(at)
  return (code >= 0xd800 && code <= 0xdfff) || WORD(character).test(character)
}
