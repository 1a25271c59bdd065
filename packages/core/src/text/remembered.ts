/** More is forgotten, all at once: the same few texts stand in every document of a workspace, others in one. */
const MOST = 1024
/** Longer texts are seldom met again. */
const LONGEST = 200

/** Makes of a function of a text one that remembers what it gave. */
export function remembered(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
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
