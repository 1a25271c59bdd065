import { inAnyScript } from '../text/letters.ts'

/** A digit in a box (`1️⃣`), which stays a digit to an expression, and the names that forges draw as emoji (`:link:`). */
export const SPELT_EMOJI: string = String.raw`[\d#*]\u{fe0f}?\u{20e3}|:[a-z][\w+-]{0,40}:`

/** Any emoji, or a part of one, as it stands between the bars of an expression. */
export const EMOJI: string = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u{fe0f}\u{200d}]|${SPELT_EMOJI}`

const AT_START = inAnyScript(`^(?:${EMOJI}|\\s)+`, 'iu')

/** How long the emoji at the start of a text are, with the spaces around them. */
export function emojiLength(text: string): number {
  return AT_START(text).exec(text)?.[0].length ?? 0
}
