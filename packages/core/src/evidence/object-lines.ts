import { closingQuote } from './json-text.ts'

/** The line of a report, from 1, on which an object of it begins; undefined where that says nothing or is not known. */
export type LineOf = (object: object) => number | undefined

/**
 * Where the objects of a JSON text stand, `value` being what was read from it. The objects are met in the order in which they begin, so that
 * the text is gone through once for all. There are no lines where the text is a single one, and where a key that stands twice or is a number
 * changes the order.
 */
export function objectLines(text: string, value: unknown): LineOf {
  let lines: ReadonlyMap<object, number> | undefined
  return (object) => (lines ??= text.trim().includes('\n') ? linesOf(text, value) : new Map()).get(object)
}

function linesOf(text: string, value: unknown): ReadonlyMap<object, number> {
  const objects = objectsOf(value)
  const starts = startsOf(text)
  if (objects?.length !== starts.length) return new Map()
  return new Map(objects.map((object, index) => [object, starts[index] ?? 1]))
}

/** The objects of a value in the order of the text; undefined where that is not known. */
function objectsOf(value: unknown): readonly object[] | undefined {
  const found: object[] = []
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    const list = Array.isArray(next)
    if (!list) found.push(next)
    // Keys that are numbers come first in an object, wherever they stand in the text.
    if (!list && Object.keys(next).some((key) => /^\d/.test(key))) return undefined
    const inner: readonly unknown[] = list ? next : Object.values(next)
    for (let at = inner.length - 1; at >= 0; at--) open.push(inner[at])
  }
  return found
}

/** The lines on which the braces stand that open an object. */
function startsOf(text: string): readonly number[] {
  const lines: number[] = []
  let line = 1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10) line++
    else if (code === 123) lines.push(line)
    else if (code === 34) at = closingQuote(text, at)
  }
  return lines
}
