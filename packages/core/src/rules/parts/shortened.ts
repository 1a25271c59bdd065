const LONGEST = 60
/** Of two texts that are nearly the same, more is needed to see where they differ. */
const LONGEST_COMPARED = 120
/** So many words stand before the first that differs: that they are found again. */
const WORDS_BEFORE = 3

/** A text as a message quotes it: on one line, at most 60 characters, with an ellipsis where something is left out. */
export function shortened(text: string): string {
  return cut(text, LONGEST)
}

/** The same of a text that is compared with another: at most 120 characters, and of a longer one from a few words before the first difference on. */
export function shortenedToDifference(text: string, other: string): string {
  if (text.length <= LONGEST_COMPARED) return cut(text, LONGEST_COMPARED)
  const [words, others] = [text.trim().split(/\s+/), other.trim().split(/\s+/)]
  let same = 0
  while (same < words.length && words[same] === others[same]) same++
  const from = same - WORDS_BEFORE
  return from > 1 ? `…${cut(words.slice(from).join(' '), LONGEST_COMPARED)}` : cut(text, LONGEST_COMPARED)
}

function cut(text: string, longest: number): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/\s+/g, ' ')
    .trim()
  const characters = Array.from(line)
  return characters.length > longest
    ? `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : line
}
