import type { Found } from '../rules/define.ts'
import type { Severity } from '../text/diagnostic.ts'
import type { RawFound } from './result.ts'
import { RuleError } from './rule-error.ts'

/** A rule of a kind that looks at `Context`. */
interface RuleOf<Context> {
  readonly code: string
  check(context: Context): Iterable<Found>
}

/**
 * Adds what a rule yields to `all`, as plain data with its code, and gives that back. Of more than `limit` findings the others are only
 * counted: one more, at the start of the file, stands for all of them that weigh the same.
 * @throws RuleError where the rule throws.
 */
export function runRule<Context>(
  rule: RuleOf<Context>,
  file: string,
  context: Context,
  limit: number,
  all: RawFound[] = [],
): readonly RawFound[] {
  try {
    let count = 0
    let beyond: Map<Severity | undefined, number> | undefined
    for (const found of rule.check(context)) {
      if (count++ < limit) all.push(rawFound(rule.code, found))
      else {
        beyond ??= new Map()
        beyond.set(found.severity, (beyond.get(found.severity) ?? 0) + 1)
      }
    }
    for (const [severity, count] of beyond ?? []) all.push(standIn(rule.code, count, limit, severity))
    return all
  } catch (error) {
    throw new RuleError(rule.code, file, error)
  }
}

function rawFound(code: string, { at, line, data, severity, related, fixes }: Found): RawFound {
  return {
    code,
    span: at.file === undefined ? { from: at.from, to: at.to } : { from: at.from, to: at.to, file: at.file },
    ...(line !== undefined && { line }),
    data: data ?? {},
    ...(severity && { severity }),
    ...(related && related.length > 0 && { related }),
    ...(fixes && fixes.length > 0 && { fixes }),
  }
}

function standIn(code: string, unlisted: number, limit: number, severity: Severity | undefined): RawFound {
  // Nothing precedes the start, so that no comment for a next line hides it: only one for the whole file does.
  return { code, span: { from: 0, to: 0 }, data: { unlisted, limit }, unlisted, ...(severity && { severity }) }
}
