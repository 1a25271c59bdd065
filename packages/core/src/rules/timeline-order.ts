import type { Pair, Slot, Spec } from '../spec/model.ts'
import { fieldWith, milestones, phases } from '../spec/views.ts'
import { shortened } from '../text/shortened.ts'
import { compareDates, type PlainDate, statedDate } from '../values/date.ts'
import type { Found, LocalContext } from './define.ts'
import { defineRule } from './define.ts'
import { milestoneTwins } from './parts/milestone-twins.ts'
import { isOverdue } from './parts/overdue.ts'

/** Dates of a plan that cannot all be kept. */
export default defineRule({
  code: 'timeline-order',
  kind: 'local',
  severity: 'error',
  says: ({ name, date, relation, other, otherDate }) =>
    `'${name}' (${date}) lies ${relation} '${other}' (${otherDate})`,
  *check(context: LocalContext): Iterable<Found> {
    const { spec } = context
    const start = dateOf(spec, 'start')
    const target = dateOf(spec, 'target')
    const reached = milestones(spec)
    // Which of two of one name is meant is not known: `timeline-phase`.
    const twins = milestoneTwins(reached)
    const dated = reached.flatMap((pair) => (twins.has(pair) ? [] : datedPair(pair)))
    if (start && target && isBefore(target, start)) yield found(target, 'before', start)
    // Which of the two is wrong is not known, so nothing is said of what lies between them.
    const [from, to] = start && target && isBefore(target, start) ? [] : [start, target]
    const early = from ? dated.filter((each) => isBefore(each, from)) : []
    // What lies after a target that has passed is right, and `timeline-overdue` says what is not.
    const late = to && !isOverdue(to.date, context) ? dated.filter((each) => isBefore(to, each)) : []
    if (from) yield* ofBound(early, 'before', from)
    if (to) yield* ofBound(late, 'after', to)
    const outside = new Set([...early, ...late])
    // A milestone of a phase that is not planned has a wrong number, so that its place among the others is not known: `timeline-phase`.
    const planned = new Set(phases(spec).map(({ number }) => number))
    const isOfPlan = ({ phase }: Dated): boolean => phase !== undefined && (planned.size === 0 || planned.has(phase))
    const within = dated.filter((each) => isOfPlan(each) && !outside.has(each))
    within.sort((a, b) => (a.phase ?? 0) - (b.phase ?? 0))
    for (const [i, each] of within.entries()) {
      const before = within[i - 1]
      if (before && before.phase !== each.phase && isBefore(each, before)) yield found(each, 'before', before)
    }
  },
})

interface Dated {
  readonly name: string
  readonly date: PlainDate
  readonly slot: Slot
  readonly phase: number | undefined
}

function dateOf(spec: Spec, role: 'start' | 'target'): Dated | undefined {
  const field = fieldWith(spec, role)
  const date = field && statedDate(field.value.text)
  return field && date?.ok ? { name: field.key, date: date.value, slot: field.value, phase: undefined } : undefined
}

function datedPair({ key, values: [value], number }: Pair): readonly Dated[] {
  const date = value && statedDate(value.text)
  return value && date?.ok ? [{ name: key.text, date: date.value, slot: value, phase: number }] : []
}

function isBefore(a: Dated, b: Dated): boolean {
  return compareDates(a.date, b.date) < 0
}

/** Several milestones past one bound are one finding: as likely as not it is the bound that is wrong. */
function* ofBound([first, ...others]: readonly Dated[], relation: string, bound: Dated): Generator<Found> {
  if (first) yield found(first, relation, bound, others)
}

function found(each: Dated, relation: string, other: Dated, more: readonly Dated[] = []): Found {
  return {
    at: each.slot.span,
    data: { name: shortened(each.name), date: each.date.iso, relation, other: other.name, otherDate: other.date.iso },
    related: [
      { span: other.slot.span, note: other.name },
      ...more.map(({ slot, name }) => ({ span: slot.span, note: `${name}, too` })),
    ],
  }
}
