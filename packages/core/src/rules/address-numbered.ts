import { numberedIn, type Numbered } from '../claims/claims.ts'
import { span, type Span } from '../text/span.ts'
import { isHistory } from './claims/history.ts'
import { shownAddress } from './claims/shown.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { seriesOf } from './items/series.ts'

/** So many of the places are named. */
const MOST_NAMED = 100

/** Claims whose address an earlier one has, so that they got a number. */
export default defineRule({
  code: 'address-numbered',
  kind: 'local',
  severity: 'hint',
  yieldsTo: ['item-id-duplicate', 'task-phase-mismatch', 'gherkin-duplicate', 'field-duplicate', 'section-duplicate'],
  says: ({ address, first, more, remedy, unnamed }) => {
    if (unnamed !== undefined)
      return `${unnamed} scenarios have no name, and get one by a number that changes with the order: write 'Scenario: ...' above each`
    return (
      `Its address is '${address}', as an earlier claim has '${first}'${more === 0 ? '' : ` (${more} more of that name below)`}: ` +
      `the number changes with the order, so ${remedy}`
    )
  },
  *check({ spec }): Iterable<Found> {
    const numbered = numberedIn(spec)
    if (numbered.length === 0) return
    const misplaced = new Set(
      seriesOf(spec).flatMap(({ members }) => members.flatMap((each) => (each.misplaced ? [each.item.span.from] : []))),
    )
    const place = (at: Span): Span => firstLine(spec.text, at)
    for (const [first, found] of Map.groupBy(numbered, (each) => each.first.local)) {
      const those = found.filter((each) => !isHistory(spec, each))
      const [one] = those
      // A task that bears the number of another phase took the name away: that is said there.
      if (!one || misplaced.has(one.first.span.from)) continue
      yield {
        at: place(one.span),
        data: {
          address: shownAddress(one.local),
          first: shownAddress(first),
          more: those.length - 1,
          ...(isNameless(one) ? { unnamed: those.length + 1 } : { remedy: remedyFor(one) }),
        },
        related: [
          { span: place(one.first.span), note: 'the earlier one' },
          ...those.slice(1, MOST_NAMED).map((each) => ({ span: place(each.span), note: shownAddress(each.local) })),
        ],
      }
    }
  },
})

function isNameless({ kind, first }: Numbered): boolean {
  return kind === 'scenario' && first.local === 'AC-scenario'
}

/** What gives the claim an address of its own. */
function remedyFor({ kind }: Numbered): string {
  if (kind === 'integration-test') return "say what is tried, as in 'POST /login (wrong password)'"
  return kind === 'task' || kind.endsWith('requirement') ? 'give it an ID of its own' : 'give it a name of its own'
}

function firstLine(text: string, { from, to }: Span): Span {
  const end = text.slice(from, to).search(/[\r\n]/)
  return span(from, end < 0 ? to : from + end)
}
