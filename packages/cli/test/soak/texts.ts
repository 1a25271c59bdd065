/** A file that two processes edit. */
export const SHARED = 'specs/shared.md'

/** The two texts that files have in turn: of different lengths, so that one in place of the other would show where they were mixed. */
export const TEXTS: readonly Uint8Array[] = [
  Buffer.from('old line\n'.repeat(20_000)),
  Buffer.from('a new line\n'.repeat(30_000)),
]

/** One of the two, by number. */
export function textOf(which: number): Uint8Array {
  const text = TEXTS[which]
  if (!text) throw new Error(`There is no text ${which}`)
  return text
}
