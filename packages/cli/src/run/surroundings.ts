import { createHash } from 'node:crypto'
import { UserError } from '../errors.ts'
import { paintFor } from '../terminal/colors.ts'
import { stdout } from '../terminal/streams.ts'
import type { CheckOptions, OutputFormat } from './options.ts'

const WIDE = 100

/** The format that the options ask for. Throws `UserError` where they contradict each other. */
export function formatOf({ format, json }: CheckOptions): OutputFormat {
  if (json && format !== undefined && format !== 'json') {
    throw new UserError({ what: `--json and --format ${format} contradict each other`, next: 'give one of them' })
  }
  return json ? 'json' : (format ?? 'pretty')
}

/** All of the surroundings that change how a report is written. */
export function surroundings(options: CheckOptions): string {
  const format = formatOf(options)
  return format === 'pretty' ? `pretty ${isColored(options)} ${width()} ${wraps(options)}` : format
}

/** Whether people are shown colours. */
export function isColored({ output }: CheckOptions): boolean {
  return output === undefined && paintFor(stdout, process.env)('red', '') !== ''
}

/** Columns of the terminal, or as many as are good to read. */
export function width(): number {
  return stdout.columns || WIDE
}

/** Whether what is said is kept within the width: for whoever reads a terminal, never for what reads lines. */
export function wraps({ output }: CheckOptions): boolean {
  return output === undefined && stdout.isTTY
}

/** A text's identity. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
