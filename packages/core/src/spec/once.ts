/**
 * Makes of a function one that works once for each object it is given: dozens of rules ask the same of a spec. What it gives lives as
 * long as the object.
 */
export function once<Key extends object, Value extends object>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}
