import { Option, type Command } from 'commander'
import { MATRIX_FORMATS, type MatrixOptions } from '../run/options.ts'
import { examples } from './command.ts'
import { evidenceOptions } from './evidence.ts'

/** `matrix`: claims by evidence. */
export function declare(command: Command): void {
  evidenceOptions(command.argument('[paths...]', 'files and folders; without any, every spec'))
    .option('--template <file>', 'read every spec through this template')
    .addOption(
      new Option('--format <format>', 'how to write it (default: a table at a terminal, else markdown)').choices(
        MATRIX_FORMATS,
      ),
    )
    .option('--json', 'short for --format json')
    .option('--output <file>', 'write it to a file')
    .option('--today <date>', 'the day to take as today (default: today in UTC)')
    .option('--no-cache', 'neither read nor write the cache')
    .action(async (paths: readonly string[], _: unknown, self: Command) => {
      const { runMatrix } = await import('../run/verify/matrix.ts')
      await runMatrix(paths, self.optsWithGlobals<MatrixOptions>())
    })
  examples(command, [
    ['truespec matrix', 'every claim of every spec, as Markdown'],
    ['truespec matrix --format html --output matrix.html', 'one page to look at or to send'],
    ['truespec matrix specs/passkeys.md --format csv', 'one spec, for a spreadsheet'],
  ])
}
