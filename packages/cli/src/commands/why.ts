import type { Command } from 'commander'
import type { WhyOptions } from '../run/options.ts'
import { examples } from './command.ts'
import { evidenceOptions } from './evidence.ts'

/** `why`: the proof of one claim. */
export function declare(command: Command): void {
  evidenceOptions(command.argument('<address>', 'of a claim, as `truespec show` prints it'))
    .option('--template <file>', 'read every spec through this template')
    .option('--json', 'write JSON')
    .option('--today <date>', 'the day to take as today (default: today in UTC)')
    .option('--no-cache', 'neither read nor write the cache')
    .action(async (address: string, _: unknown, self: Command) => {
      const { runWhy } = await import('../run/verify/why.ts')
      await runWhy(address, self.optsWithGlobals<WhyOptions>())
    })
  examples(command, [
    ['truespec why SPEC-2026-11-22-001/FR1', 'what proves it, what is missing, what to do next'],
    ['truespec why SPEC-2026-11-22-001/AC-sign-in --report reports/junit.xml', 'by this report'],
  ])
}
