import type { Slot, Spec } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import { shortened } from '../text/shortened.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { liveSlots } from './fields/live.ts'
import { rewrite } from './fields/rewrite.ts'
import { choiceIn } from './parts/choice.ts'

/** A word that is none of those that the template offers. */
export default defineRule({
  code: 'choice-unknown',
  kind: 'local',
  severity: 'error',
  yieldsTo: ['table-ragged', 'status-unknown', 'todo-left'],
  says: ({ value, choices, nearest, others }) => {
    const also =
      others === undefined ? '' : `, and ${others} more of the column ${others === 1 ? 'is' : 'are'} none either`
    return `'${value}' is none of ${choices}${nearest === undefined ? also : `: did you mean '${nearest}'?`}`
  },
  *check({ spec }): Iterable<Found> {
    const unknown = liveSlots(spec, 'choice').flatMap((slot) => unknownIn(slot) ?? [])
    const columns = unknown.filter(describes).length > 1 ? columnsOf(spec) : undefined
    const groups = Map.groupBy(unknown, (one) => (describes(one) && columns?.get(one.slot)) || one)
    for (const [first, ...others] of groups.values()) if (first) yield foundIn(first, others)
  },
})

interface Unknown {
  readonly slot: Slot
  readonly choices: readonly string[]
  readonly nearest: string | undefined
}

function unknownIn(slot: Slot): Unknown | undefined {
  const { type } = slot.schema
  if (type.kind !== 'choice' || type.open || slot.state !== 'filled') return undefined
  const chosen = choiceIn(slot.text, type.choices)
  return 'unknown' in chosen ? { slot, choices: type.choices, nearest: chosen.nearest } : undefined
}

/** Whether a text describes where it should choose: `Delays and bugs`; `Low-Medium (in May)` does not. A column of such texts is one fault. */
function describes({ slot, choices, nearest }: Unknown): boolean {
  if (nearest !== undefined || !/\S\s+\S+\s+\S/.test(slot.text)) return false
  const text = slot.text.toLowerCase()
  return !choices.some((choice) => text.startsWith(choice.toLowerCase()))
}

/** The column that each cell stands in. */
function columnsOf(spec: Spec): ReadonlyMap<Slot, object> {
  const columns = new Map<Slot, object>()
  for (const { part } of partsOfKind(spec, 'table'))
    for (const { cells } of part.rows)
      for (const [index, { value }] of cells.entries()) {
        const header = part.headers[index]
        if (header) columns.set(value, header)
      }
  return columns
}

function foundIn({ slot, choices, nearest }: Unknown, others: readonly Unknown[]): Found {
  return {
    at: slot.span,
    data: {
      value: shortened(slot.text),
      choices: choices.map((choice) => `'${choice}'`).join(', '),
      ...(nearest !== undefined && { nearest }),
      ...(others.length > 0 && { others: others.length }),
    },
    ...(others.length > 0 && {
      related: others.slice(0, MOST_NAMED).map((other) => ({ span: other.slot.span, note: 'none either' })),
    }),
    ...(nearest !== undefined && {
      fixes: [{ title: `Change to '${nearest}'`, safe: false, edits: rewrite(slot, nearest) }],
    }),
  }
}

/** So many of the other cells are named. */
const MOST_NAMED = 20
