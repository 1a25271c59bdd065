import type { Command } from 'commander'
import type { TestOptions } from '../run/options.ts'
import { MESSAGES } from '../run/test/names.ts'
import { collected } from './collected.ts'
import { examples } from './command.ts'

/** `test`: runs the acceptance scenarios of specs. */
export function declare(command: Command): void {
  command
    .argument('[specs...]', 'spec IDs, files and folders; without any, every spec')
    .option('--tags <expression>', 'only scenarios with these tags, such as "@smoke and not @slow"')
    .option('--name <pattern>', 'only scenarios whose names match this pattern; may be repeated', collected)
    .option('--dry-run', 'run no step: only say which have no definition; writes no messages')
    .option('--output <file>', `where Cucumber's messages go (default: ${MESSAGES} at the root)`)
    .option('--template <file>', 'read every spec through this template')
    .option('--json', 'write the result as JSON, and what Cucumber prints to stderr')
    .action(async (specs: readonly string[], _: unknown, self: Command) => {
      const { runTest } = await import('../run/test/run.ts')
      await runTest(specs, self.optsWithGlobals<TestOptions>())
    })
  command.addHelpText(
    'after',
    `
Runs the project's own code, unlike \`truespec check\`: its step definitions,
with its own @cucumber/cucumber and the configuration of that. Nothing that
stands in a spec is run, only the steps that match it.

Exit status:
  0  every scenario passed
  1  one did not, or none was run
  2  they could not be run`,
  )
  examples(command, [
    ['truespec test', 'the scenarios of every spec'],
    ['truespec test SPEC-2026-11-22-001', 'of one spec'],
    ['truespec test specs/passkeys.md --tags "not @slow"', 'some of them'],
    ['truespec test --dry-run', 'which steps have no definition, with snippets for them'],
  ])
}
