import type { Cell } from '../spec/model.ts'
import { risks } from '../spec/views.ts'
import { shortened } from '../text/shortened.ts'
import { parseChoice } from '../values/choice.ts'
import { isPutOff } from '../values/later.ts'
import { defineRule } from './define.ts'

/** What of a mitigation is no answer either. */
const NO_ANSWER = /^(?:unknown|to be done)$/i

/** A risk that is likely and severe, and that nobody has answered. */
export default defineRule({
  code: 'risk-unmitigated',
  kind: 'local',
  severity: 'error',
  yieldsTo: ['table-ragged'],
  says: ({ risk }) => `The risk '${risk}' is likely and severe, and has no mitigation`,
  *check({ spec }) {
    for (const { risk, probability, impact, mitigation } of risks(spec)) {
      if (!mitigation || !isNone(mitigation)) continue
      const [chance, harm] = [heightOf(probability), heightOf(impact)]
      // One at the top, and the other not in the lower half: High and High, Medium and High.
      if (Math.max(chance, harm) === 1 && Math.min(chance, harm) >= 0.5)
        yield { at: mitigation.value.span, data: { risk: shortened(risk?.value.text ?? '') } }
    }
  },
})

/** `None` without a reason, and `TBD`, are no answer. What is still the template's is reported as that. */
function isNone({ value: { state, text } }: Cell): boolean {
  if (state !== 'filled') return state === 'empty' || state === 'bare-waiver'
  const answer = text.replace(/[.!]$/, '')
  return isPutOff(answer) || NO_ANSWER.test(answer)
}

/** How far up its scale a cell's choice stands, 0 to 1; -1 where it makes none. */
function heightOf(cell: Cell | undefined): number {
  const type = cell?.value.schema.type
  if (!cell || type?.kind !== 'choice' || type.choices.length < 2) return -1
  const chosen = parseChoice(cell.value.text, type.choices)
  return 'choice' in chosen ? type.choices.indexOf(chosen.choice) / (type.choices.length - 1) : -1
}
