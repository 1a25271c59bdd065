/** How much of a text is quoted where its place allows for no more, in characters. */
const LONGEST = 60

/** A text as a message quotes it: on one line, at most so many characters, with an ellipsis where something is left out. */
export function shortened(text: string, longest: number = LONGEST): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= longest) return line
  const characters = Array.from(line)
  if (characters.length <= longest) return line
  const start = characters.slice(0, longest - 1).join('')
  return `${start.trimEnd()}…`
}
