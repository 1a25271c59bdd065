import { nearest } from '../text/nearest.ts'
import { isCounted } from './nouns.ts'
import type { Quantity } from './quantity.ts'
import { unitOf } from './units.ts'

/** Units that are written out, in the plural, and long enough to be known when a letter is wrong. Shorter ones are near to many words: `mounts`, `bites`. */
const WRITTEN_OUT =
  'seconds minutes milliseconds millisecs microseconds microsecs nanoseconds kilobytes megabytes gigabytes terabytes kilobits megabits gigabits'.split(
    ' ',
  )
const SHORTEST = 6

/** The unit that a counted thing most likely is, misspelt: `0.25 sceonds`. Undefined where it is a thing that software counts, or near to no unit. */
export function nearUnit({ dimension, unit }: Quantity): string | undefined {
  if (dimension !== 'count' || unit.length < SHORTEST - 1 || isCounted(unit)) return undefined
  return nearest(`${unit}s`, WRITTEN_OUT)
}

/** Whether the words of a placeholder name a unit of time, and nothing per time: `[Target milliseconds]`. */
export function namesTime(placeholder: string): boolean {
  if (placeholder.includes('/') || /\bper\b/i.test(placeholder)) return false
  return placeholder.split(/[^a-z]+/i).some((word) => word.length > 1 && unitOf(word)?.dimension === 'time')
}
