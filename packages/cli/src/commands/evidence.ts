import type { Command } from 'commander'
import { collected } from './collected.ts'

/** The flags that name evidence, for every command that reads it. */
export function evidenceOptions(command: Command): Command {
  return command
    .option(
      '--report <path>',
      'read this report: a file, or a glob in quotes; may be repeated (default: "verify.reports" in truespec.json)',
      collected,
    )
    .option('--commit <sha>', 'the commit that the reports speak of (default: what they say, else what CI says)')
}
