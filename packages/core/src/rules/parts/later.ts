import type { Slot } from '../../spec/model.ts'
import { inAnyScript } from '../../text/letters.ts'
import { isAbbreviated, PUT_OFF } from '../../values/later.ts'

/** What a writer leaves for later. Capitals only, unless a colon follows: `todo` is a word of products too. */
export const LATER: (text: string) => RegExp = inAnyScript(
  String.raw`\b(?:TBD|TODO|FIXME)\b|\b[Tt](?:bd|odo)(?=:\s)|(?<![\p{L}\p{N}?!])\?{3,}|\[NEEDS CLARIFICATION[^\]\n]{0,300}\]?`,
  'gu',
)
/** One of these stands in every such word: most documents have none. */
export const LATER_MARKS: readonly string[] = ['TBD', 'TODO', 'FIXME', '???', '[NEEDS CLARIFICATION', 'bd:', 'odo:']
/** The same in plain words, where they are all that is said; the words are its group. */
export const SAYS_ONLY_LATER: RegExp = new RegExp(`^[\\s:–—-]{0,9}(${PUT_OFF.source})[\\s.…!]{0,9}$`, 'i')

/** Whether a text says no more than that it is still to be written, in words that prose is searched for. */
export function isLater(text: string): boolean {
  return (
    SAYS_ONLY_LATER.test(text) ||
    (LATER_MARKS.some((mark) => text.includes(mark)) && text.replace(LATER(text), '') === '')
  )
}

/** `tbd` and `TBA`, for which prose is not searched. */
export function isAbbreviation(text: string): boolean {
  return text !== 'TBD' && isAbbreviated(text)
}

/**
 * Whether a slot holds a placeholder, or says no more than that it is still to be written. `placeholder-left` and `todo-left` report that, and
 * no other rule is to.
 */
export function isToCome({ state, text }: Slot): boolean {
  return state === 'placeholder' || (state === 'filled' && (isAbbreviation(text) || isLater(text.replace(TAIL, ''))))
}

const TAIL = /[.:…!]{1,3}$/
