import type { Command } from 'commander'
import type { ShowOptions } from '../run/options.ts'
import { examples } from './command.ts'
import { evidenceOptions } from './evidence.ts'

/** `show`: one spec as Truespec reads it. */
export function declare(command: Command): void {
  evidenceOptions(command.argument('<spec>', 'a spec ID or a file'))
    .option('--template <file>', 'read it through this template')
    .option('--json', 'write the whole model with its offsets as JSON')
    .option('--today <date>', 'the day to take as today (default: today in UTC)')
    .action(async (spec: string, _: unknown, self: Command) => {
      const { runShow } = await import('../run/show.ts')
      await runShow(spec, self.optsWithGlobals<ShowOptions>())
    })
  examples(command, [
    ['truespec show SPEC-2026-11-22-001', 'fields, claims and progress'],
    ['truespec show SPEC-2026-11-22-001 --report reports/junit.xml', 'each claim with its verdict'],
    ['truespec show specs/passkeys.md --json', 'the whole typed model'],
  ])
}
