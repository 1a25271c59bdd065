import { entryTextStart } from '../markdown/list-mark.ts'
import type { Section, Slot, Spec } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
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
    let entries: ReadonlyMap<Slot, Entry> | undefined
    const settled = new Map<Section | undefined, boolean>()
    for (const slot of liveSlots(spec, 'percentage')) {
      if (slot.state !== 'filled' || isFigure(slot)) continue
      const target = parsePercentage(slot.text)
      if (target.ok) continue
      const { key, section } = (entries ??= entriesOf(spec)).get(slot) ?? {}
      if (section && !settled.has(section)) settled.set(section, saysForAll(spec, section))
      if (settled.get(section) && target.fault !== 'out-of-range') continue
      // Entries below are too long to be quoted.
      const value = key && entryTextStart(slot.text) > 0 ? key : slot.text
      yield { at: slot.span, data: { value: shown(value), problem: target.fault } }
    }
  },
})

/** What stands before the value of a pair, and where. */
interface Entry {
  readonly key: string
  readonly section: Section
}

function entriesOf(spec: Spec): ReadonlyMap<Slot, Entry> {
  const found = new Map<Slot, Entry>()
  for (const { section, part } of partsOfKind(spec, 'pairs'))
    for (const { key, values } of part.pairs) for (const value of values) found.set(value, { key: key.text, section })
  return found
}

/** A line that is about coverage or a target, and gives a percentage. */
const OF_ALL =
  /^(?:[-*+] )?[*_]{0,2}(?:(?:minimum|overall|test|code|unit) ){0,3}(?:coverage|target)(?: (?:target|goal|requirement))?[*_]{0,2}:[^\r\n%]{0,80}\d ?%/im

/** Whether a section gives its target once, `**Coverage**: 90%`: what else it lists says what is tested, and with what. */
function saysForAll({ text }: Spec, { body }: Section): boolean {
  return OF_ALL.test(text.slice(body.from, body.to))
}

const FIGURE = /^(?:`[ \t]{0,20}(\d{1,3}(?:\.\d{1,4})?)[ \t]{0,20}`|(\d{1,3}(?:\.\d{1,4})?)[ \t]{0,20}(?:[\r\n]|$))/

/** `[test coverage]` asks for a figure, and `83.9` is one; `[Test coverage requirement]` asks for what must be reached, of which the sign is a part. */
function isFigure({ text, schema }: Slot): boolean {
  if (/requirement|target/i.test(schema.placeholder)) return false
  // The figure, and after it, or on the lines below, what the tests look at.
  const [, ticked, plain] = FIGURE.exec(text) ?? []
  const figure = ticked ?? plain
  return figure !== undefined && Number(figure) <= 100
}
