import type { Numbered } from '../../claims/claims.ts'
import { LIST_MARK } from '../../markdown/list-mark.ts'
import type { Pair, Spec } from '../../spec/model.ts'
import { once } from '../../text/once.ts'
import { pairsWith } from '../../spec/views.ts'
import type { Span } from '../../text/span.ts'

/** Days, months and years: `2022-11-09`, `07/2021`, `5 October 2022`. */
const DATE =
  /(?:\b(?:\d{1,2} )?[A-Z][a-z]{2,8} (?:\d{1,2},? )?|\b(?:\d{1,2}[./-]){1,2})?\b20\d\d\b(?:[./-]\d{1,2}){0,2}/g
/** What ends a list: a line of text behind an empty one, or a heading. */
const BETWEEN = new RegExp(String.raw`(?:\n|\r)[ \t]{0,100}\r?\n(?!\s|${LIST_MARK}\s)|[\r\n]#{1,6}\s`)
/** How far behind an entry the end of its list is looked for. */
const NEAR = 4000

/**
 * Whether a numbered claim says of one component of unit tests what an earlier one says for another time: in a list of its own, or of
 * another date, as where its tests stand first and its figure of a day below. Such a component has no other name.
 */
export function isHistory(spec: Spec, { kind, span, first }: Numbered): boolean {
  if (kind !== 'unit-test') return false
  const entries = entriesOf(spec)
  const [earlier, later] = [entries.get(first.span.from), entries.get(span.from)]
  if (!earlier || !later || /\s/.test(later.key.text)) return false
  return areApart(spec.text, earlier.span, later.span) || datesOf(earlier).written !== datesOf(later).written
}

const entriesOf: (spec: Spec) => ReadonlyMap<number, Pair> = once(
  (spec) => new Map(pairsWith(spec, 'unit-tests').map((pair) => [pair.span.from, pair])),
)

function areApart(text: string, earlier: Span, later: Span): boolean {
  return BETWEEN.test(text.slice(earlier.to, Math.min(later.from, earlier.to + NEAR)))
}

/** Of one entry very many others may have the name: its dates are looked for once. */
const datesOf: (pair: Pair) => { readonly written: string } = once(({ values }) => ({
  written: values.flatMap(({ text }) => text.match(DATE) ?? []).join(' '),
}))
