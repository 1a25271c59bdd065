import type { Command } from 'commander'
import type { ExplainOptions } from '../run/options.ts'
import { examples } from './command.ts'

/** `explain`: the page of a rule, or the list of rules. */
export function declare(command: Command): void {
  command
    .argument('[code]', 'the code of a rule')
    .option('--json', 'write JSON')
    .action(async (code: string | undefined, _: unknown, self: Command) => {
      const { runExplain } = await import('../run/explain.ts')
      await runExplain(code, self.optsWithGlobals<ExplainOptions>())
    })
  examples(command, [
    ['truespec explain', 'every rule in a line'],
    ['truespec explain section-missing', 'one rule: what it finds, why, and what to do'],
  ])
}
