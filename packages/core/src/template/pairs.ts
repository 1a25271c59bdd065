import { isPlaceholder, placeholders } from '../values/placeholder.ts'
import type { PairsSchema, SlotSchema } from './schema.ts'
import { slotOf, textSlot } from './slot.ts'

/** What lines are that all are pairs: `[Component]: [coverage]`, `[Library]: [Version] - [Purpose]`, `Phase 1 Complete: [Date]`. Undefined where one is none. */
export function pairsOf(lines: readonly string[]): PairsSchema | undefined {
  const split = lines.map((line) => pairOf(line))
  const [first] = split
  if (!first || split.some((pair) => !pair || pair.values.length !== first.values.length)) return undefined
  const keys = split.map((pair) => pair?.key ?? '')
  const numbered = /^(.*?)\d+(.*)$/.exec(first.key)
  const pattern = numbered && !isPlaceholder(first.key) ? ([numbered[1] ?? '', numbered[2] ?? ''] as const) : undefined
  if (pattern && !keys.every((key) => key.startsWith(pattern[0]) && key.endsWith(pattern[1]))) return undefined
  if (!pattern && !keys.every((key) => isPlaceholder(key))) return undefined
  const values = first.values.map((value) => slotOf(value))
  return {
    kind: 'pairs',
    key: nameSlot(first.key),
    ...(pattern && { keyPattern: pattern }),
    values,
    optional: false,
    source: '',
  }
}

/** The slot of what names a pair: of `[Metric]: [threshold]` the name, and no quantity, stands on the left. */
function nameSlot(text: string): SlotSchema {
  const slot = slotOf(text)
  return slot.type.kind === 'quantity' ? textSlot(slot.placeholder, slot.optional) : slot
}

/** The two sides of a line, the right one perhaps of two slots; undefined where that leaves nothing open. */
export function pairOf(line: string): { key: string; values: readonly string[] } | undefined {
  const raw = line.replace(/\*\*|__/g, '')
  const colon = raw.search(/:\s|：/)
  if (colon <= 0) return undefined
  const rest = raw.slice(colon + 1).trim()
  const values = rest.split(/\s+[-–—]\s+/)
  const whole = values.length === 2 && values.every((value) => isPlaceholder(value)) ? values : [rest]
  return whole.every((value) => placeholders(value).length > 0)
    ? { key: raw.slice(0, colon).trim(), values: whole }
    : undefined
}
