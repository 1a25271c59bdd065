import { presenters, type Report } from '@truespec/core'
import { paintFor, plain } from '../terminal/colors.ts'
import { pretty } from '../terminal/pretty.ts'
import { stdout } from '../terminal/streams.ts'
import type { CheckOptions, OutputFormat } from './options.ts'
import { formatOf, isColored, width, wraps } from './surroundings.ts'

const WITHOUT_SPECS: ReadonlySet<OutputFormat> = new Set(['pretty', 'sarif', 'github', 'gitlab', 'rdjson'])

/** The report in the format that was asked for. `named`: the paths on the command line. */
export function body(report: Report, options: CheckOptions, named: readonly string[]): string {
  const format = formatOf(options)
  if (format !== 'pretty') return presenters[format](report)
  const paint = isColored(options) ? paintFor(stdout, process.env) : plain
  return pretty(report, { paint, width: width(), wraps: wraps(options), named })
}

/** Whether the format tells of specs without findings, too. */
export function listsSpecs(options: CheckOptions): boolean {
  return !WITHOUT_SPECS.has(formatOf(options))
}

/** 1 for an error, or for more warnings than are allowed. */
export function exitCodeOf({ summary }: Report, { strict, maxWarnings }: CheckOptions): 0 | 1 {
  const allowed = strict ? 0 : (maxWarnings ?? Number.POSITIVE_INFINITY)
  return summary.errors > 0 || summary.warnings > allowed ? 1 : 0
}
