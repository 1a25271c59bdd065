import { inAnyScript } from '../text/letters.ts'
import type { Slot, Spec } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import { isoForm, parseDate } from '../values/date.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { filledSlots } from './fields/live.ts'

const REMARK = inAnyScript(
  String.raw`^(\d{4}-\d{2}-\d{2}(?:[T, ][\w :.,+-]{0,40}?)?)(?: \([^()]*\)|[\s\p{Extended_Pictographic}\u{fe0f}\u{200d}]+)$`,
)
const NUMBERS = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}$/

/** A date that is none, or that no program can be sure to read. */
export default defineRule({
  code: 'date-invalid',
  kind: 'local',
  severity: 'error',
  yieldsTo: ['todo-left'],
  says: ({ date, fault }) =>
    fault === 'no-such-day' ? `'${date}' is a day that does not exist` : `'${date}' is no date of the form YYYY-MM-DD`,
  *check({ spec }): Iterable<Found> {
    let loose: ReadonlySet<Slot> | undefined
    for (const slot of filledSlots(spec, 'date')) {
      const { text, span } = slot
      // `2026-11-22 (after the freeze)`, `2026-11-22 ✅`
      if (parseDate(text).ok) continue
      const date = parseDate(text.replace(REMARK(text), '$1'))
      if (date.ok || ((loose ??= looseSlots(spec)).has(slot) && !resemblesDate(text))) continue
      const iso = isoForm(text.replace(/^\(([^()]*)\)$/, '$1'))
      const { from, to } = span
      yield {
        at: span,
        data: { date: text, fault: date.fault },
        ...(iso !== undefined && {
          fixes: [{ title: `Change to '${iso}'`, safe: true, edits: [{ from, to, insert: iso }] }],
        }),
      }
    }
  },
})

/** The values of pairs whose keys are the writer's own: an entry there may be a sentence with a colon. */
function looseSlots(spec: Spec): ReadonlySet<Slot> {
  return new Set(
    [...partsOfKind(spec, 'pairs')].flatMap(({ part }) =>
      part.schema?.keyPattern ? [] : part.pairs.flatMap((pair) => pair.values),
    ),
  )
}

function resemblesDate(text: string): boolean {
  return NUMBERS.test(text) || isoForm(text) !== undefined
}
