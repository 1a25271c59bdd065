import type { Config } from '../config/model.ts'
import { byPlace, type Diagnostic, type Severity } from '../text/diagnostic.ts'
import { hidden } from './hiding.ts'
import { levelsOf } from './levels.ts'
import type { FileResult, RawFound } from './result.ts'
import { needsVerdicts, type RuleBook } from './rule-book.ts'
import { RuleError } from './rule-error.ts'
import { runRule } from './run-rule.ts'
import { suppress } from './suppress.ts'

/** All that is known of one file when its findings are settled. */
export interface Unsettled {
  readonly result: FileResult
  /** What workspace, facts and block rules found, besides what is in `result`. */
  readonly found: readonly RawFound[]
  /** Codes whose rules could not look: no git, blocks not checked yet. */
  readonly blind: ReadonlySet<string>
  /** Whether the rules that need verdicts have spoken; in `check` they have not. */
  readonly verified?: true
}

/**
 * What the rules found in a file, as diagnostics in the order of their places: severities settled, findings that another one says
 * more exactly left out, suppressed ones left out, and what became of the suppressions itself judged.
 * @throws RuleError where a rule's message or an outcome rule throws.
 */
export function settle(
  { result, found, blind, verified }: Unsettled,
  book: RuleBook,
  config: Config,
): readonly Diagnostic[] {
  const { outline, lifecycleHolds, lineEnd } = result
  if (result.found.length === 0 && found.length === 0 && result.suppressions.length === 0) return []
  const { file } = outline
  const levels = levelsOf(config, file, lifecycleHolds, outline.status?.text)
  const weights = new Map<RawFound, Severity>()
  const weigh = (each: RawFound): void => {
    const rule = book.byCode.get(each.code)
    const level = rule ? levels.of(each, rule.severity) : 'off'
    if (level !== 'off') weights.set(each, level)
  }
  for (const each of withoutCopies([...result.found, ...found])) weigh(each)

  const heavy = [...weights.keys()]
  /** Codes of which not all findings are listed. */
  const cut = new Set(heavy.flatMap((each) => (isListed(each) ? [] : [each.code])))
  const said = hidden(cut.size === 0 ? heavy : heavy.filter(isListed), (code) => book.byCode.get(code)?.yieldsTo ?? [])
  const judged = (code: string): boolean | 'unknown' => {
    const rule = book.byCode.get(code)
    if (!rule) return 'unknown'
    if (levels.set(code) === 'off' || blind.has(code) || cut.has(code)) return false
    return verified === true || !needsVerdicts(rule)
  }
  const spoken = said.size === 0 ? heavy : heavy.filter((each) => !said.has(each))
  const { left, suppressions } = suppress(spoken, result.suppressions, { judged, codes: book.byCode.keys() })

  const outcomes = outline.sound && suppressions.length > 0 ? book.outcome : []
  const last = outcomes.flatMap((rule) => runRule(rule, file, { suppressions }, config.limits.findings))
  for (const each of last) weigh(each)
  return [...left, ...last]
    .flatMap((each) => {
      const severity = weights.get(each)
      return severity ? [diagnose(each, severity, book, file, lineEnd)] : []
    })
    .sort(byPlace)
}

/** A place that a rule reaches on two ways, such as content that counts for its section and for the one above, is found once. */
function withoutCopies(found: readonly RawFound[]): readonly RawFound[] {
  const seen = new Map<string, string>()
  return found.filter((each) => {
    if (!isListed(each)) return true
    const { code, span, data } = each
    const key = `${code} ${span.from} ${span.to} ${span.file ?? ''}`
    const facts = JSON.stringify(data)
    const isCopy = seen.get(key) === facts
    seen.set(key, facts)
    return !isCopy
  })
}

/** Whether a finding stands for itself alone: what is not listed has no place that it could share with another. */
function isListed({ unlisted }: RawFound): boolean {
  return unlisted === undefined
}

/**
 * A finding as it is told.
 * @throws RuleError where the rule's message throws.
 */
export function diagnose(
  found: RawFound,
  severity: Severity,
  book: RuleBook,
  file: string,
  lineEnd: string,
): Diagnostic {
  const { code, data, span, line, unlisted } = found
  const place = span.file ?? file
  return {
    code,
    severity,
    file: place,
    span: { from: span.from, to: span.to },
    ...(line !== undefined && { line }),
    message: messageOf(found, book, file),
    data,
    related: (found.related ?? []).map((each) => ({
      file: each.file ?? each.span.file ?? file,
      span: { from: each.span.from, to: each.span.to },
      note: each.note,
    })),
    fixes: (found.fixes ?? []).map(({ title, safe, edits, renames }) => ({
      title,
      safe,
      ...(renames && { renames }),
      edits: edits.map(({ from, to, insert }) => ({ file: place, from, to, insert: withLineEnd(insert, lineEnd) })),
    })),
    ...(unlisted !== undefined && { unlisted }),
  }
}

function messageOf({ code, data, unlisted }: RawFound, book: RuleBook, file: string): string {
  if (unlisted !== undefined)
    return `${unlisted} more ${unlisted === 1 ? 'finding of this rule is' : 'findings of this rule are'} not listed: the limit is ${data['limit']}`
  try {
    return book.byCode.get(code)?.says(data) ?? code
  } catch (error) {
    throw new RuleError(code, file, error)
  }
}

function withLineEnd(text: string, lineEnd: string): string {
  return text.replace(/\r\n|\r|\n/g, lineEnd)
}
