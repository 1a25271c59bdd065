import { type Demand, demands, type Lifecycle, type Status } from '../../config/lifecycle.ts'
import type { Checkbox, Slot, Spec } from '../../spec/model.ts'
import { fieldWith, tasks } from '../../spec/views.ts'
import type { Span } from '../../text/span.ts'
import { notApplicable } from '../../values/waived.ts'
import { openChecklistItems, openItems, openMarked } from './open-items.ts'
import { isFinal } from './states.ts'

/** A demand of a status that the document does not meet, and the places that show it. */
interface Unmet {
  readonly demand: Extract<Demand, 'reviewed' | 'issue' | 'done'> | 'marked'
  /** At least one. */
  readonly places: readonly Span[]
}

/**
 * What a status demands and the document does not show, as far as no other rule reports it.
 * @param text the status as written; `status` where the lifecycle knows it
 */
export function unmetDemands(
  spec: Spec,
  text: string,
  status: Status | undefined,
  lifecycle: Lifecycle | undefined,
): readonly Unmet[] {
  const demanded = (demand: Demand): boolean =>
    lifecycle !== undefined && status !== undefined && demands(lifecycle, status, demand)
  const issue = demanded('issue') ? missingIssue(spec) : undefined
  const open = demanded('done') ? openWork(spec) : []
  const known = new Set(open.map((span) => span.from))
  const marked = spec.schema.markers.length > 0 && isFinal(spec, text, status, lifecycle) ? openMarked(spec) : []
  const all: readonly Unmet[] = [
    { demand: 'reviewed', places: demanded('reviewed') ? openChecklistItems(spec, 'review') : [] },
    { demand: 'issue', places: issue ? [issue.span] : [] },
    { demand: 'done', places: open },
    { demand: 'marked', places: marked.filter((span) => !known.has(span.from)) },
  ]
  return all.filter(({ places }) => places.length > 0)
}

/**
 * The boxes of tasks that are ticked although the status does not let anybody implement yet. An end, and a status that nobody knows, forbid nothing.
 * What bears no ID is no task: deliverables and criteria stand in a plan too.
 */
export function earlyTicks(
  spec: Spec,
  status: Status | undefined,
  lifecycle: Lifecycle | undefined,
): readonly { readonly box: Checkbox; readonly task: string }[] {
  const gated = lifecycle?.states.some((state) => state.demands.includes('issue'))
  if (!lifecycle || !gated || status?.rank === undefined || demands(lifecycle, status, 'issue')) return []
  return tasks(spec).flatMap(({ item: { checkbox, id, meant } }) => {
    const task = id?.text ?? meant?.id
    return checkbox?.ticked && task !== undefined ? [{ box: checkbox, task }] : []
  })
}

/** An issue that is N/A, with a reason or without, be it the template's own word. One that is absent, empty or no issue is for the rules that say so. */
function missingIssue(spec: Spec): Slot | undefined {
  const value = fieldWith(spec, 'issue')?.value
  const isAnswer = value?.state === 'filled' || value?.state === 'bare-waiver' || value?.state === 'waived'
  return isAnswer && notApplicable(value.text) ? value : undefined
}

function openWork(spec: Spec): readonly Span[] {
  return [
    ...openItems(spec),
    ...openChecklistItems(spec, 'security'),
    ...openChecklistItems(spec, 'documentation'),
  ].toSorted((a, b) => a.from - b.from)
}
