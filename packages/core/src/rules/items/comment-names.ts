import type { Spec } from '../../spec/model.ts'
import { inAnyScript, isInName } from '../../text/letters.ts'
import { once } from '../../text/once.ts'
import type { Span } from '../../text/span.ts'

/** A name without spaces, or the end of one with spaces: `FR3`, the `1.3` of `Task 1.3`. */
const WORD = inAnyScript(String.raw`[\p{L}\p{N}_.-]+`, 'gu')
const LAST_WORD = inAnyScript(String.raw`[\p{L}\p{N}_.-]*$`)

/** Where the comments of a document name something of its own, such as `FR3` in `truespec-waive FR3: …`. */
export function placesInComments(spec: Spec, name: string): readonly Span[] {
  const { text, id } = spec
  const ends = numberedWords(spec).get(LAST_WORD(name).exec(name)?.[0] ?? '') ?? []
  return ends
    .map(({ to, begin }) => ({ from: Math.max(begin, to - name.length), to }))
    .filter(({ from, to }) => text.slice(from, to) === name && !isOfOther(text, { from, to }, id?.value.text))
}

/** Where the words of the comments end that end in a number, and where the comment of each begins: made once, since many names are looked for. */
const numberedWords: (spec: Spec) => ReadonlyMap<string, readonly { readonly to: number; readonly begin: number }[]> =
  once(({ text, comments }) => {
    const words = new Map<string, { to: number; begin: number }[]>()
    for (const { span } of comments) {
      if (span.file !== undefined) continue
      const source = text.slice(span.from, span.to)
      for (const { 0: match, index } of source.matchAll(WORD(source))) {
        const word = withoutStops(match)
        if (!/\d$/.test(word)) continue
        const end = { to: span.from + index + word.length, begin: span.from }
        const same = words.get(word)
        if (same) same.push(end)
        else words.set(word, [end])
      }
    }
    return words
  })

/** A word without the marks behind it, which end a sentence or the comment: `FR3-->`. */
function withoutStops(word: string): string {
  let end = word.length
  while (end > 0 && '-_.'.includes(word.charAt(end - 1))) end--
  return word.slice(0, end)
}

/** Whether what stands there is part of another name, or of another spec's: `NFR3`, `FR3.1`, `SPEC-2026-11-02-002/FR3`. */
function isOfOther(text: string, { from, to }: Span, spec: string | undefined): boolean {
  const before = text.charAt(from - 1)
  if (before === '#' || isInName(text, from, to)) return true
  return before === '/' && (spec === undefined || !text.endsWith(spec, from - 1))
}
