import type { Spec } from '../../spec/model.ts'
import { once } from '../../text/once.ts'
import { items } from '../../spec/views.ts'
import { isInName } from '../../text/letters.ts'
import type { FoundFix } from '../define.ts'
import type { WrittenId } from './written-id.ts'

/** So many characters of a document are searched in all for mentions of the IDs that change. */
const MOST_SEARCHED = 20_000_000

type Edits = FoundFix['edits']

/** Writes the IDs that are meant, where they stand and where the prose names them: then no mention is left behind. Unsafe where one may be. */
export function idChange(spec: Spec, ids: readonly WrittenId[]): FoundFix {
  const [first] = ids
  const changed = ids.filter(({ meant }) => meant !== undefined)
  const own = changed.map(({ span, meant = '' }) => ({ from: span.from, to: span.to, insert: meant }))
  const named = changed.map((id) => mentions(spec, id))
  const mentioned = named.flatMap((edits) => edits ?? [])
  const edits = [...own, ...mentioned].toSorted((a, b) => a.from - b.from)
  const title = ids.length > 1 ? `Change to '${first?.meant ?? ''}' and so on` : `Change to '${first?.meant ?? ''}'`
  return { title, safe: !named.includes(undefined), edits }
}

/** Where the prose names an ID as it is written; undefined where it stands in code or in a heading too, or was not looked for. */
function mentions(spec: Spec, { text: written, meant = '' }: WrittenId): Edits | undefined {
  const { text, prose } = spec
  const { starts, changing } = idsOf(spec)
  // `1.2` in a sentence may be anything.
  if (text.length * changing > MOST_SEARCHED || /^[\d.]+$/.test(written)) return undefined
  const edits: { from: number; to: number; insert: string }[] = []
  let stretch = 0
  for (let from = text.indexOf(written); from >= 0; from = text.indexOf(written, from + written.length)) {
    const to = from + written.length
    if (isInName(text, from, to) || starts.has(from)) continue
    while (stretch < prose.length && (prose[stretch]?.to ?? 0) <= from) stretch++
    const isProse = (prose[stretch]?.from ?? Infinity) <= from && !'/#'.includes(text[from - 1] ?? ' ')
    if (!isProse || isHeading(text, from)) return undefined
    edits.push({ from, to, insert: meant })
  }
  return edits
}

/** Where the IDs of the items start, and how many of them are of another form. */
const idsOf: (spec: Spec) => { readonly starts: ReadonlySet<number>; readonly changing: number } = once((spec) => {
  const all = items(spec).map(({ item }) => item)
  return {
    starts: new Set(all.flatMap(({ id, meant }) => (id ?? meant)?.span.from ?? [])),
    changing: all.filter(({ meant }) => meant).length,
  }
})

/** A heading's anchor is made of its words. No heading is so long that its start is not looked at. */
function isHeading(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_HEADING), at)
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1
  return /^ {0,3}#/.test(before.slice(start, start + 4))
}

const LONGEST_HEADING = 300
