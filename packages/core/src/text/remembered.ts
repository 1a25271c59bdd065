/** More is forgotten, all at once: the same few texts stand in every document of a workspace, others in one. */
const MOST = 1024
/** Longer texts are seldom met again. */
const LONGEST = 200

/** Makes of a function of a text one that remembers what it gave, for as many texts as are worth it. */
export function remembered<Value extends object | string | number | boolean>(
  make: (text: string) => Value,
): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    if (text.length > LONGEST) return make(text)
    const there = known.get(text)
    if (there !== undefined) return there
    if (known.size >= MOST) known.clear()
    // A text that is a slice of a document would keep all of that in memory: this makes a copy.
    const own = ` ${text}`.slice(1)
    const made = make(own)
    known.set(own, made)
    return made
  }
}
