import type { Found } from '../rules/define.ts'
import type { RawFound } from './result.ts'
import { RuleError } from './rule-error.ts'

/** A rule of a kind that looks at `Context`. */
interface RuleOf<Context> {
  readonly code: string
  check(context: Context): Iterable<Found>
}

/**
 * Adds everything that a rule yields to `all`, as plain data with its code, and gives that back.
 * @throws RuleError where the rule throws.
 */
export function runRule<Context>(
  rule: RuleOf<Context>,
  file: string,
  context: Context,
  all: RawFound[] = [],
): readonly RawFound[] {
  try {
    for (const found of rule.check(context)) all.push(rawFound(rule.code, found))
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
