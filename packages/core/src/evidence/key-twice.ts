import { closingQuote } from './json-text.ts'

const COLON = 58

/** Whether some object of a JSON text has a key more than once, `value` being what was read from it: of those it has the last alone. */
export function hasKeyTwice(text: string, value: unknown): boolean {
  return keysOfText(text) !== keysOf(value)
}

/** How many keys stand in a JSON text: strings before a colon. */
function keysOfText(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    at = closingQuote(text, at)
    let next = at + 1
    while (isSpace(text.charCodeAt(next))) next++
    if (text.charCodeAt(next) === COLON) count++
  }
  return count
}

/** White space of JSON (RFC 8259, section 2). */
function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

function keysOf(value: unknown): number {
  let count = 0
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    const inner: readonly unknown[] = Array.isArray(next) ? next : Object.values(next)
    if (!Array.isArray(next)) count += inner.length
    for (const each of inner) if (typeof each === 'object') open.push(each)
  }
  return count
}
