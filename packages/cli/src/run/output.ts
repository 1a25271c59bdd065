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
  if (format !== 'pretty') return presenters[format](withFailing(report, options))
  const paint = isColored(options) ? paintFor(stdout, process.env) : plain
  return pretty(report, { paint, width: width(), wraps: wraps(options), named })
}

/** Whether the format tells of specs without findings, too. */
export function listsSpecs(options: CheckOptions): boolean {
  return !WITHOUT_SPECS.has(formatOf(options))
}

/** 1 for an error, or for more warnings than are allowed. */
export function exitCodeOf(report: Report, options: Allowed): 0 | 1 {
  return report.summary.errors > 0 || failsByWarnings(report, options) ? 1 : 0
}

/** A report that says so where it fails by its warnings. */
export function withFailing<R extends Report>(report: R, options: Allowed): R {
  return failsByWarnings(report, options) ? { ...report, warningsFail: true } : report
}

type Allowed = Pick<CheckOptions, 'strict' | 'maxWarnings'>

function failsByWarnings({ summary }: Report, { strict, maxWarnings }: Allowed): boolean {
  return summary.warnings > (strict ? 0 : (maxWarnings ?? Number.POSITIVE_INFINITY))
}
