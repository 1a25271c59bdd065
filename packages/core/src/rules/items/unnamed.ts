import type { Item } from '../../spec/model.ts'
import { lineStart } from '../../text/lines.ts'
import type { WrittenId } from './written-id.ts'

/** An item whose ID is missing or of another form. */
export interface Unnamed {
  readonly item: Item
  readonly written: WrittenId | undefined
}

/** The faults of a place: those that are one for several items, and those of single ones. */
export interface Faults {
  readonly together: readonly Unnamed[]
  readonly single: readonly Unnamed[]
  /** How many lists without any ID follow. */
  readonly below: number
}

/**
 * Of a place where no item bears an ID as the template writes it: the items that all bear one in another form are one fault, and else those
 * without any are; of these only the first list is counted, as one further down may hold what is no item (`Exit Criteria`).
 */
export function faultsOf(unnamed: readonly Unnamed[], text: string): Faults {
  const numbered = unnamed.filter(({ written }) => written)
  const isKnown = unnamed.some(({ item }) => item.meant)
  if (numbered.length > 1)
    return { together: numbered, single: isKnown ? unnamed.filter((one) => !one.written) : [], below: 0 }
  if (isKnown) return { together: [], single: unnamed, below: 0 }
  const starts = unnamed.flatMap(({ item }, index) => {
    const before = unnamed[index - 1]?.item
    return before && !isParted(before, item, text) ? [] : [index]
  })
  const first = unnamed.slice(0, starts[1])
  return first.length > 1
    ? { together: first, single: [], below: starts.length - 1 }
    : { together: [], single: first, below: 0 }
}

/** Whether something stands between two items that belongs to neither: a line that is not indented more than they are. */
function isParted({ span: before }: Item, { span: next }: Item, text: string): boolean {
  const margin = text.slice(lineStart(text, next.from), next.from)
  const between = text
    .slice(before.to, next.from)
    .split(/[\r\n]+/)
    .slice(1, -1)
  return between.some(
    (line) => line.trim() !== margin.trim() && !(line.startsWith(margin) && /^[ \t]/.test(line.slice(margin.length))),
  )
}
