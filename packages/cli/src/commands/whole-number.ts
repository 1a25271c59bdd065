import { InvalidArgumentError } from 'commander'

/** The value of an option that counts. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 0.')
  return Number(value)
}
