/**
 * How many values of a list, from its start, are before some point: `isBefore` holds of all of these and of none behind them. Few values are
 * looked at.
 */
export function countBefore<Value>(values: readonly Value[], isBefore: (value: Value) => boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(values[middle] as Value)) low = middle + 1
    else high = middle
  }
  return low
}
