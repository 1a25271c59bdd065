import type { Command } from 'commander'
import { collected } from './collected.ts'
import type { NewOptions } from '../run/options.ts'
import { examples } from './command.ts'

/** `new`: a spec from the template. */
export function declare(command: Command): void {
  command
    .argument('<name...>', 'what the feature is called')
    .option('--reviewer <name>', 'who is to review it; may be repeated', collected)
    .option('--issue <issue>', 'its issue: 12, #12, owner/repo#12, ABC-12 or a URL')
    .option('--author <name>', 'who writes it (default: the name in the configuration of git)')
    .option('--template <file>', 'start from this template')
    .option('--today <date>', 'the day to take as today (default: today in UTC)')
    .option('--dry-run', 'say what would be written and write nothing')
    .option('--json', 'write JSON')
    .action(async (words: readonly string[], _: unknown, self: Command) => {
      const { runNew } = await import('../run/new.ts')
      await runNew(words.join(' '), self.optsWithGlobals<NewOptions>())
    })
  examples(command, [
    ['truespec new "Passkey sign-in"', 'prints the path of the new spec'],
    ['truespec new Passkey sign-in --reviewer "Ada Lovelace" --issue 12', 'with a reviewer and an issue'],
    ['$EDITOR "$(truespec new Passkey sign-in)"', 'and opens it'],
  ])
}
