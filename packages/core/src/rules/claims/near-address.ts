import { nearest } from '../../text/nearest.ts'

/**
 * The address that one was most likely meant to be. None that differs in numbers alone: `FR9` is another claim than `FR1`, and no slip of the pen.
 */
export function nearestAddress(address: string, known: Iterable<string>): string | undefined {
  const form = withoutNumbers(address)
  return nearest(
    address,
    [...known].filter((each) => withoutNumbers(each) !== form),
  )
}

function withoutNumbers(address: string): string {
  return address.replace(/\d+/g, '0')
}
