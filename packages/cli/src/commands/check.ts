import { Option, type Command } from 'commander'
import { FORMATS, type CheckOptions } from '../run/options.ts'
import { collected } from './collected.ts'
import { examples } from './command.ts'
import { wholeNumber } from './whole-number.ts'

/** `check`: finds what is wrong with specs. */
export function declare(command: Command): void {
  command
    .argument('[paths...]', 'files and folders; without any, every spec')
    .option('--strict', 'a warning fails the run too')
    .option('--max-warnings <n>', 'more warnings than this fail the run', wholeNumber)
    .option('--template <file>', 'check every spec against this template')
    .option('--fix', 'make the fixes that keep the meaning, until none is left')
    .option('--fix-unsafe', 'make the fixes that may change the meaning too')
    .option('--dry-run', 'with --fix: print the changes and make none')
    .option('--watch', 'check again whenever something changes')
    .option('--stdin-filename <file>', 'take the text of this file from the standard input')
    .option('--base <ref>', 'compare statuses and IDs with this commit')
    .addOption(new Option('--format <format>', 'how to write the result').choices(FORMATS))
    .option('--json', 'short for --format json')
    .option('--output <file>', 'write the result to a file')
    .option('--baseline <file>', 'leave out the findings that this file knows (default: "baseline" in truespec.json)')
    .option('--no-baseline', 'report them too')
    .option(
      '--write-baseline [file]',
      'record all present findings as known (default: that file, or truespec-baseline.json)',
    )
    .option('--rule <code=level>', 'off, hint, warning or error for one rule; may be repeated', collected)
    .option('--today <date>', 'the day to take as today (default: today in UTC)')
    .option('--no-cache', 'neither read nor write the cache')
    .action(async (paths: readonly string[], _: unknown, self: Command) => {
      const { runCheck } = await import('../run/check.ts')
      await runCheck(paths, self.optsWithGlobals<CheckOptions>())
    })
  examples(command, [
    ['truespec check', 'every spec'],
    ['truespec check specs/passkeys.md', 'one spec'],
    ['truespec check --fix --dry-run', 'what --fix would change'],
    ['truespec check --base origin/main --format github', 'in a pull request'],
    ['truespec check --rule requirement-vague=off', 'without one rule'],
    ['truespec check --stdin-filename specs/a.md < draft.md', 'a text that is not saved yet'],
  ])
}

export { collected } from './collected.ts'
