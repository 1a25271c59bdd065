import { Option, type Command } from 'commander'
import type { InitOptions } from '../run/options.ts'
import { examples } from './command.ts'

/** `init`: sets up a repository. */
export function declare(command: Command): void {
  command
    .option('-y, --yes', 'take the default wherever no flag says otherwise, and do not ask')
    .option('--dry-run', 'say what would be written and write nothing')
    .option('--template <file>', 'a template that is there already, instead of the one that Truespec ships')
    .option('--spec <name>', 'start a first spec with this name')
    .option('--no-spec', 'start no spec')
    .addOption(new Option('--ci <service>', 'write a workflow that checks specs').choices(['github', 'gitlab', 'none']))
    .option('--hook', 'have git check specs before each commit')
    .option('--no-hook', 'leave the hooks of git alone')
    .option('--today <date>', 'the day to take as today (default: today in UTC)')
    .action(async (_: unknown, self: Command) => {
      const { runInit } = await import('../run/init.ts')
      await runInit(self.optsWithGlobals<InitOptions>())
    })
  examples(command, [
    ['truespec init', 'asks what to set up'],
    ['truespec init --yes', 'takes the defaults'],
    ['truespec init --yes --ci gitlab --no-hook --spec "Passkey sign-in"', 'without questions'],
    ['truespec init --dry-run', 'what it would write'],
  ])
}
