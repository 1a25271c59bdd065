import type { Slot, Spec } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import { fitsWeekday, isoForm, parseDate, splitRemark, statedDate } from '../values/date.ts'
import { unwrap } from '../values/wrapping.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'
import { filledSlots } from './fields/live.ts'
import { rewrite } from './fields/rewrite.ts'

const NUMBERS = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}$/
/** What stands between the template's brackets, which were left around it: `<Mon 02 Nov 2026>`. */
const BRACKETED = /^<([^<>]*)>$/

/** A date that is none, or that no program can be sure to read. */
export default defineRule({
  code: 'date-invalid',
  kind: 'local',
  severity: 'error',
  yieldsTo: ['front-matter-syntax', 'todo-left'],
  says: ({ date, fault }) => {
    if (fault === 'no-such-day') return `'${date}' is a day that does not exist`
    return `'${date}' ${fault === 'other-weekday' ? 'names a weekday that the day does not have, and ' : ''}is no date of the form YYYY-MM-DD`
  },
  *check({ spec }): Iterable<Found> {
    let loose: ReadonlySet<Slot> | undefined
    for (const slot of filledSlots(spec, 'date')) {
      const { text, span } = slot
      const date = statedDate(text)
      if (date.ok || ((loose ??= looseSlots(spec)).has(slot) && !resemblesDate(text))) continue
      const { date: written } = splitRemark(text)
      const stated = unwrap(written.replace(/^\(([^()]*)\)$/, '$1').replace(BRACKETED, '$1'))
      const bare = parseDate(stated)
      const iso = isoForm(stated)
      const fits = iso === undefined || fitsWeekday(stated, iso)
      const edits = iso !== undefined && fits ? inIsoForm(slot, written, iso) : []
      yield {
        at: span,
        data: { date: text, fault: fits ? (bare.ok ? date : bare).fault : 'other-weekday' },
        ...(edits.length > 0 && { fixes: [{ title: `Change to '${iso}'`, safe: true, edits }] }),
      }
    }
  },
})

/**
 * The remark behind the date stays, and so do the markers of Markdown that surround it: to YAML they would be its text. Quotation marks go: with
 * them it is no date.
 */
function inIsoForm(slot: Slot, written: string, iso: string): FoundFix['edits'] {
  const bare = slot.yaml === undefined ? withoutMarkers(written.trim()) : written.trim()
  const at = slot.text.indexOf(bare)
  return rewrite(slot, iso, { from: at, to: at + bare.length })
}

function withoutMarkers(text: string): string {
  let from = 0
  while (from * 2 + 1 < text.length && '*_~`'.includes(text.charAt(from)) && text.at(-1 - from) === text[from]) from++
  return text.slice(from, text.length - from)
}

/** The values of pairs whose keys are the writer's own: an entry there may be a sentence with a colon. */
function looseSlots(spec: Spec): ReadonlySet<Slot> {
  return new Set(
    [...partsOfKind(spec, 'pairs')].flatMap(({ part }) =>
      part.schema.keyPattern ? [] : part.pairs.flatMap((pair) => pair.values),
    ),
  )
}

/** Whether a sentence may not begin so. A date that is right is one in the template's brackets too. */
function resemblesDate(text: string): boolean {
  const bare = text.replace(BRACKETED, '$1')
  if (bare !== text && statedDate(bare).ok) return false
  return NUMBERS.test(bare) || isoForm(splitRemark(bare).date) !== undefined
}
