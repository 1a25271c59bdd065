const LONGEST = 60

/** A text as a message quotes it: on one line, at most 60 characters, with an ellipsis where something is left out. */
export function shortened(text: string): string {
  const line = text
    .slice(0, LONGEST * 4)
    .replace(/\s+/g, ' ')
    .trim()
  const characters = Array.from(line)
  return characters.length > LONGEST
    ? `${characters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
    : line
}
