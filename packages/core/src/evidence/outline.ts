import { closingQuote } from './json-text.ts'

/** So deep a report is looked into to tell its kind. */
const DEPTH = 4

/**
 * The keys of the head of a JSON text, or of several one after the other, as paths such as `['results', 'tool']`; an item of a list is `[]`.
 * Four keys deep at most, each path once. The head may be cut off anywhere, and may be no JSON at all: then there is little or nothing.
 */
export function outlineOf(head: string): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>()
  /** For each bracket that is open: the path of what it holds, and whether it is a list. Undefined where that is too deep. */
  const open: { readonly path: readonly string[] | undefined; readonly list: boolean }[] = []
  let key: readonly string[] | undefined = []
  let at = head.charCodeAt(0) === 0xfeff ? 1 : 0
  if (!/^[\s]{0,1000}[[{]/.test(head.slice(at, at + 1001))) return []
  for (; at < head.length; at++) {
    const sign = head[at]
    if (sign === '"') {
      const end = closingQuote(head, at)
      const inner = open.at(-1)
      if (inner?.path && !inner.list && colonAfter(head, end)) {
        key = inner.path.length < DEPTH ? [...inner.path, head.slice(at + 1, end)] : undefined
        if (key) found.set(key.join('\n'), key)
      }
      at = end
    } else if (sign === '{' || sign === '[') {
      const list = sign === '['
      const inner = open.at(-1)
      const own = inner === undefined ? [] : inner.list ? inner.path : key
      const path = own && list ? [...own, '[]'] : own
      open.push({ path: path && path.length <= DEPTH ? path : undefined, list })
    } else if (sign === '}' || sign === ']') open.pop()
  }
  return [...found.values()]
}

/** Whether a path begins with these keys; `*` is any. */
export function hasPath(outline: readonly (readonly string[])[], ...keys: readonly string[]): boolean {
  return outline.some(
    (path) => path.length >= keys.length && keys.every((key, index) => key === '*' || path[index] === key),
  )
}

function colonAfter(text: string, end: number): boolean {
  for (let at = end + 1; at < text.length; at++) {
    const sign = text[at]
    if (sign === ':') return true
    if (sign !== ' ' && sign !== '\n' && sign !== '\t' && sign !== '\r') return false
  }
  return false
}
