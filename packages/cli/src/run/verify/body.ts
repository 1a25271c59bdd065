import {
  countOf,
  headline,
  countVerdicts,
  presenters,
  verdictLine,
  verifyJson,
  type PlacedVerdict,
  type VerifyReport,
} from '@truespec/core'
import { paintFor, plain } from '../../terminal/colors.ts'
import { pretty } from '../../terminal/pretty.ts'
import { stdout } from '../../terminal/streams.ts'
import { verdictLines, worstOf } from '../../terminal/verdicts.ts'
import type { VerifyOptions } from '../options.ts'
import { withFailing } from '../output.ts'
import { formatOf, isColored, width, wraps } from '../surroundings.ts'

/** The report in the format that was asked for. */
export function body(report: VerifyReport, options: VerifyOptions): string {
  const format = formatOf(options)
  if (format === 'json') return verifyJson(report)
  if (format !== 'pretty') return presenters[format](withFailing(report, options))
  const paint = isColored(options) ? paintFor(stdout, process.env) : plain
  const terminal = { paint, width: width(), wraps: wraps(options) }
  const next = nextCommand(report.verdicts)
  return (
    verdictLines(report, { ...terminal, verbose: options.verbose === true }) +
    pretty(report, {
      ...terminal,
      summary: sumUp(report),
      ...(next !== undefined && { next }),
    })
  )
}

function sumUp({ verdicts, summary }: VerifyReport): string {
  const found = summary.errors + summary.warnings + summary.hints
  const line = verdictLine(countVerdicts(verdicts))
  return found > 0 ? `${line}; ${headline(summary)}` : `${line} in ${countOf(summary.specs, 'spec')}`
}

function nextCommand(verdicts: readonly PlacedVerdict[]): string | undefined {
  const worst = worstOf(verdicts)
  return worst && `truespec why ${worst.claim.address}`
}
