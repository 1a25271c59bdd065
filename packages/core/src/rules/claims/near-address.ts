import { nearest } from '../../text/nearest.ts'

/**
 * The address that one was most likely meant to be. Where only numbers differ it is one with a digit typed twice, `FR33` for `FR3`: `FR9` is another
 * claim than `FR1`, and no slip of the pen.
 */
export function nearestAddress(address: string, known: Iterable<string>): string | undefined {
  const [form, digits] = [withoutNumbers(address), undoubled(address)]
  return nearest(
    address,
    [...known].filter((each) => withoutNumbers(each) !== form || undoubled(each) === digits),
  )
}

function withoutNumbers(address: string): string {
  return address.replace(/\d+/g, '0')
}

function undoubled(address: string): string {
  return address.replace(/(\d)\1+/g, '$1')
}
