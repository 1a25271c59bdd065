const LONGEST = 60
/** So many words stand before the first that differs: that they are found again. */
const WORDS_BEFORE = 3

/** A text as a message quotes it: on one line, at most 60 characters, with an ellipsis where something is left out. */
export function shortened(text: string): string {
  const line = onOneLine(text)
  const characters = Array.from(line)
  return characters.length > LONGEST
    ? `${characters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
    : line
}

/** The same of a text that is compared with another: where it is too long, what comes a few words before the first difference is left out. */
export function shortenedToDifference(text: string, other: string): string {
  if (onOneLine(text).length <= LONGEST) return shortened(text)
  const [words, others] = [text.trim().split(/\s+/), other.trim().split(/\s+/)]
  let same = 0
  while (same < words.length && words[same] === others[same]) same++
  const from = Math.min(same, words.length) - WORDS_BEFORE
  return from > 1 ? `…${shortened(words.slice(from).join(' '))}` : shortened(text)
}

function onOneLine(text: string): string {
  return text
    .slice(0, LONGEST * 4)
    .replace(/\s+/g, ' ')
    .trim()
}
