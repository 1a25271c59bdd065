import { jsonDocument, nearest, RULES, type RuleSeverity } from '@truespec/core'
import { PAGES } from '@truespec/core/pages'
import { UserError } from '../errors.ts'
import { paintFor } from '../terminal/colors.ts'
import { renderMarkdown } from '../terminal/markdown.ts'
import { table } from '../terminal/table.ts'
import type { ExplainOptions } from './options.ts'
import { firstParagraph } from './rules.ts'

const SEVERITY: Readonly<Record<RuleSeverity, string>> = {
  error: 'error',
  warning: 'warning',
  hint: 'hint',
  'by-status': 'warning, then error',
}

/** Prints the page of a rule, or a line for each rule. Throws `UserError` for a code that is not known. */
export async function runExplain(code: string | undefined, { json }: ExplainOptions): Promise<void> {
  const paint = paintFor(process.stdout, process.env)
  if (code === undefined) {
    const rules = RULES.map((rule) => ({
      code: rule.code,
      kind: rule.kind,
      severity: rule.severity,
      finds: firstParagraph(PAGES.get(rule.code) ?? ''),
    }))
    process.stdout.write(
      json
        ? jsonDocument({ schemaVersion: 1, rules })
        : table(
            [{ title: 'code' }, { title: 'severity' }, { title: 'finds', least: 8 }],
            rules.map(({ code, severity, finds }) => [code, SEVERITY[severity], finds]),
            { paint, ...(process.stdout.isTTY && { width: process.stdout.columns }) },
          ),
    )
    return
  }
  const rule = RULES.find((each) => each.code === code)
  const page = PAGES.get(code)
  if (rule === undefined || page === undefined) {
    const near = nearest(
      code,
      RULES.map((each) => each.code),
    )
    throw new UserError({
      what: `there is no rule '${code}'`,
      next: near === undefined ? '`truespec explain` lists the rules' : `truespec explain ${near}`,
    })
  }
  process.stdout.write(
    json
      ? jsonDocument({
          schemaVersion: 1,
          rule: { code, kind: rule.kind, severity: rule.severity, finds: firstParagraph(page), page },
        })
      : renderMarkdown(page, { paint, width: process.stdout.columns ?? 80 }),
  )
}
