import type { Command } from 'commander'
import { stdout } from '../terminal/streams.ts'

/** A module in this folder: the flags, the examples and the work of one verb. */
export interface CommandModule {
  /** Adds arguments, flags, examples and the handler. Loads nothing that only the handler needs. */
  declare(command: Command): void
}

/** The lines below a command's help. */
export function examples(command: Command, lines: readonly (readonly [line: string, says: string])[]): void {
  const width = Math.max(...lines.map(([line]) => line.length))
  const columns = stdout.columns || 80
  // In a narrow terminal what is said of a line stands below it.
  const isWide = lines.every(([, says]) => width + says.length + 4 <= columns)
  const rows = lines.map(([line, says]) => (isWide ? `  ${line.padEnd(width)}  ${says}` : `  ${line}\n      ${says}`))
  command.addHelpText('after', `\nExamples:\n${rows.join('\n')}`)
}
