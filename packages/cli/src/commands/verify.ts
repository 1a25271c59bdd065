import { Option, type Command } from 'commander'
import { FORMATS, type VerifyOptions } from '../run/options.ts'
import { collected } from './collected.ts'
import { examples } from './command.ts'
import { evidenceOptions } from './evidence.ts'
import { wholeNumber } from './whole-number.ts'

/** `verify`: a verdict for every claim. */
export function declare(command: Command): void {
  evidenceOptions(command.argument('[paths...]', 'files and folders; without any, every spec'))
    .option('--gate <status>', 'hold every spec against what this status demands, besides its own')
    .option('--strict', 'a warning fails the run too')
    .option('--max-warnings <n>', 'more warnings than this fail the run', wholeNumber)
    .option('--template <file>', 'read every spec through this template')
    .addOption(new Option('--format <format>', 'how to write the result').choices(FORMATS))
    .option('--json', 'short for --format json')
    .option('--output <file>', 'write the result to a file')
    .option('--rule <code=level>', 'off, hint, warning or error for one rule; may be repeated', collected)
    .option('--today <date>', 'the day to take as today (default: today in UTC)')
    .option('--no-cache', 'neither read nor write the cache')
    .action(async (paths: readonly string[], _: unknown, self: Command) => {
      const { runVerify } = await import('../run/verify/verify.ts')
      await runVerify(paths, self.optsWithGlobals<VerifyOptions>())
    })
  examples(command, [
    ['truespec verify', 'every spec, with the reports of the configuration'],
    ['truespec verify --report "reports/**/*.xml"', 'with these; the quotes keep the glob from the shell'],
    ['truespec verify specs/passkeys.md --verbose', 'one spec, and what is proven too'],
    ['truespec verify --gate Complete', 'as if every spec were Complete'],
    ['truespec verify --commit "$GITHUB_SHA" --format github', 'in a pull request'],
  ])
}
