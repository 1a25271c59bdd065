/** What puts an answer off in plain words. Whoever asks a whole text for it makes an expression of its own of this. */
export const PUT_OFF: RegExp =
  /to be (?:added|completed|confirmed|decided|defined|determined|filled in|written)|coming soon/i
const ONLY_PUT_OFF = new RegExp(`^(?:${PUT_OFF.source})$`, 'i')

/** Whether a text is `TBD`, `tba` or `TBC`: words of no product, in whatever case. */
export function isAbbreviated(text: string): boolean {
  return text.length === 3 && /^tb[acd]$/i.test(text)
}

/** Whether a text says nothing but that its answer is to come: `TBD`, `todo`, `To be confirmed`, `???`. */
export function isPutOff(text: string): boolean {
  return isAbbreviated(text) || /^(?:todo|fixme|\?+)$/i.test(text) || ONLY_PUT_OFF.test(text)
}
