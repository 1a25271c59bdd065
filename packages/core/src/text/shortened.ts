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

/** Of two texts that are nearly the same, more is needed to see where they differ. */
const LONGEST_COMPARED = 120
/** So many words stand before the first that differs: that they are found again. */
const WORDS_BEFORE = 3

/** The same of a text that is compared with another: at most 120 characters, and of a longer one from a few words before the first difference on. */
export function shortenedToDifference(text: string, other: string): string {
  if (text.length <= LONGEST_COMPARED) return shortened(text, LONGEST_COMPARED)
  const [words, others] = [text.trim().split(/\s+/), other.trim().split(/\s+/)]
  let same = 0
  while (same < words.length && words[same] === others[same]) same++
  const from = same - WORDS_BEFORE
  return from > 1 ? `…${shortened(words.slice(from).join(' '), LONGEST_COMPARED)}` : shortened(text, LONGEST_COMPARED)
}
