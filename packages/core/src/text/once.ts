/** What was made of each object, by the number of the function that made it: one look finds the object, for all of them. */
const made = new WeakMap<object, unknown[]>()
/** The object that was asked for last. Dozens of rules ask of one spec, and then of the next. */
let lastKey: object = made
let lastMade: unknown[] = []
let functions = 0

/**
 * Makes of a function of an object one that works once for each object: dozens of rules ask the same of a spec. What it gives lives as
 * long as the object, and that of the object that was asked for last until another is.
 */
export function once<Key extends object, Value extends object>(make: (key: Key) => Value): (key: Key) => Value {
  const own = functions++
  return (key) => {
    const values = key === lastKey ? lastMade : madeOf(key)
    const known = values[own] as Value | undefined
    if (known !== undefined) return known
    const value = make(key)
    values[own] = value
    return value
  }
}

function madeOf(key: object): unknown[] {
  let values = made.get(key)
  if (!values) {
    values = []
    made.set(key, values)
  }
  lastKey = key
  lastMade = values
  return values
}
