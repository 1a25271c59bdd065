import { Option, type Command } from 'commander'
import { SORTS, type ListOptions } from '../run/options.ts'
import { examples } from './command.ts'
import { evidenceOptions } from './evidence.ts'

/** `list`: one line a spec. */
export function declare(command: Command): void {
  evidenceOptions(command.argument('[paths...]', 'files and folders; without any, every spec'))
    .option('--status <status>', 'only specs with this status')
    .option('--author <name>', 'only specs whose author has this in the name')
    .addOption(new Option('--sort <by>', 'the order').choices(SORTS).default('file'))
    .option('--all', 'name the files that are passed over too')
    .option('--json', 'write JSON')
    .option('--today <date>', 'the day to take as today (default: today in UTC)')
    .option('--no-cache', 'neither read nor write the cache')
    .action(async (paths: readonly string[], _: unknown, self: Command) => {
      const { runList } = await import('../run/list.ts')
      await runList(paths, self.optsWithGlobals<ListOptions>())
    })
  examples(command, [
    ['truespec list', 'every spec'],
    ['truespec list --status "In Review" --sort target', 'what awaits review, most urgent first'],
    ['truespec list --report "reports/*.xml"', 'and how many claims these reports prove'],
    ['truespec list --json', 'for a program'],
  ])
}
