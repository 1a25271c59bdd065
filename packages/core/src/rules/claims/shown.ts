const LONGEST = 80

/** A text as a message quotes it: on one line, and cut where it is long. */
export function shown(text: string): string {
  const line = text
    .slice(0, LONGEST * 4)
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line
}
