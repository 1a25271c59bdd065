import { notApplicable } from './waived.ts'

/** What follows a colon, a bracket or a dash in an item. */
const AFTER = /[:(]|[–—]|\s-(?=\s)/g
const LONGEST = 400
const MOST_TRIED = 8

/**
 * The reason of an item that says behind its words that it does not apply: `the interface does not change` of `User Guide: N/A: the
 * interface does not change`. Empty where it gives none: `User Guide: N/A`. Undefined where it says no such thing; `Dependencies: none`
 * does not either, since nobody can tell whether that is the answer.
 */
export function exemptionIn(text: string): string | undefined {
  const start = text.slice(0, LONGEST)
  if (!/\bn/i.test(start)) return undefined
  let bare: '' | undefined
  let tried = 0
  for (const match of start.matchAll(AFTER)) {
    const behind = start.slice(match.index + match[0].length)
    const rest = match[0] === '(' ? behind.replace(/\)[\s.]*$/, '') : behind
    const reason = notApplicable(rest)?.reason
    if (reason !== undefined && reason !== '') return reason
    if (reason === '' && /\bn(?:\/?a|ot applicable)\b/i.test(rest)) bare = ''
    if (++tried === MOST_TRIED) break
  }
  return text.length > LONGEST ? undefined : bare
}
