import type { Slot } from '../spec/model.ts'
import { parsePercentage } from '../values/percentage.ts'
import { shown } from './claims/shown.ts'
import { defineRule } from './define.ts'
import { liveSlots } from './fields/live.ts'

/** A target of coverage that is no percentage. */
export default defineRule({
  code: 'coverage-target',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['todo-left'],
  says: ({ value, problem }) =>
    problem === 'out-of-range'
      ? `'${value}' is not between 0% and 100%`
      : `'${value}' has no percentage, such as '90%'`,
  *check({ spec }) {
    for (const slot of liveSlots(spec, 'percentage')) {
      if (slot.state !== 'filled' || isFigure(slot)) continue
      const target = parsePercentage(slot.text)
      if (!target.ok) yield { at: slot.span, data: { value: shown(slot.text), problem: target.fault } }
    }
  },
})

const FIGURE = /^(?:`[ \t]{0,20}(\d{1,3}(?:\.\d{1,4})?)[ \t]{0,20}`|(\d{1,3}(?:\.\d{1,4})?)[ \t]{0,20}(?:[\r\n]|$))/

/** `[test coverage]` asks for a figure, and `83.9` is one; `[Test coverage requirement]` asks for what must be reached, of which the sign is a part. */
function isFigure({ text, schema }: Slot): boolean {
  if (/requirement|target/i.test(schema.placeholder)) return false
  // The figure, and after it, or on the lines below, what the tests look at.
  const [, ticked, plain] = FIGURE.exec(text) ?? []
  const figure = ticked ?? plain
  return figure !== undefined && Number(figure) <= 100
}
