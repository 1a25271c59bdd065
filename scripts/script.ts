import { Command, InvalidArgumentError } from 'commander'
import { wholeNumber } from '../packages/cli/src/commands/whole-number.ts'

/** Exits with this where it was called with what it does not know; a failed check exits with 1. */
const MISUSED = 2

/**
 * The command line of a script: commander's, with `--help`. `called` is what its user types in front of options, `says` what it does. Once
 * options are added, `parse()` ends the process where it was called wrongly, or for help.
 */
export function script(called: string, says: string): Command {
  return new Command(called)
    .description(says)
    .showHelpAfterError()
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : MISUSED))
}

/** An option that counts, from 1. */
export function atLeastOne(value: string): number {
  const number = wholeNumber(value)
  if (number === 0) throw new InvalidArgumentError('It must be a whole number from 1.')
  return number
}
