import { shortened } from '../../text/shortened.ts'

const LONGEST = 80
/** So much of the end of a long address is shown. */
const END = 24

/** A text as a message quotes it: on one line, and cut where it is long. */
export function shown(text: string): string {
  return shortened(text, LONGEST)
}

/** An address as a message quotes it: with its end, where the number is. */
export function shownAddress(address: string): string {
  if (address.length <= LONGEST) return address
  return `${address.slice(0, LONGEST - END - 1)}…${address.slice(-END)}`
}
