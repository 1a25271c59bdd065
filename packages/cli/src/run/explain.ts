import { jsonDocument, nearest, RULES, type RuleSeverity } from '@truespec/core'
import { PAGES } from '@truespec/core/pages'
import { UserError } from '../errors.ts'
import { type Paint, paintFor } from '../terminal/colors.ts'
import { renderMarkdown } from '../terminal/markdown.ts'
import { stdout } from '../terminal/streams.ts'
import { table } from '../terminal/table.ts'
import { wrapped } from '../terminal/wrap.ts'
import type { ExplainOptions } from './options.ts'
import { firstParagraph } from './first-paragraph.ts'

const SEVERITY: Readonly<Record<RuleSeverity, string>> = {
  error: 'error',
  warning: 'warning',
  hint: 'hint',
  'by-status': 'warning, then error',
}

/** Prints the page of a rule, or a line for each rule. Throws `UserError` for a code that is not known. */
export async function runExplain(code: string | undefined, { json }: ExplainOptions): Promise<void> {
  const paint = paintFor(stdout, process.env)
  if (code === undefined) {
    const rules = RULES.map((rule) => ({
      code: rule.code,
      kind: rule.kind,
      severity: rule.severity,
      finds: firstParagraph(PAGES.get(rule.code) ?? ''),
    }))
    stdout.write(
      json
        ? jsonDocument({ schemaVersion: 1, rules })
        : stdout.isTTY
          ? rules.map((rule) => entry(rule, paint, stdout.columns)).join('')
          : table(
              [{ title: 'code' }, { title: 'severity' }, { title: 'finds' }],
              rules.map(({ code, severity, finds }) => [code, SEVERITY[severity], finds]),
            ),
    )
    return
  }
  const rule = RULES.find((each) => each.code === code)
  const page = PAGES.get(code)
  if (rule === undefined || page === undefined) {
    const codes = RULES.map((each) => each.code)
    const begun = codes.filter((each) => each.startsWith(`${code}-`))
    const near = nearest(code, codes) ?? (begun.length === 1 ? begun[0] : undefined)
    throw new UserError({
      what: `there is no rule '${code}'`,
      why: begun.length > 1 ? `several begin with it: ${begun.join(', ')}` : undefined,
      next: near === undefined ? '`truespec explain` lists the rules' : `truespec explain ${near}`,
    })
  }
  stdout.write(
    json
      ? jsonDocument({
          schemaVersion: 1,
          rule: { code, kind: rule.kind, severity: rule.severity, finds: firstParagraph(page), page },
        })
      : renderMarkdown(page, { paint, width: stdout.columns || 80 }),
  )
}

interface Listed {
  readonly code: string
  readonly severity: RuleSeverity
  readonly finds: string
}

/** A rule in a terminal, where what it finds has room for all its words below the code. */
function entry({ code, severity, finds }: Listed, paint: Paint, width: number): string {
  const head = [
    { text: code, style: 'bold', gap: 0 },
    { text: SEVERITY[severity], style: 'dim' },
  ] as const
  return [...wrapped(head, paint, width, 2), ...wrapped([{ text: finds }], paint, width, 2), ''].join('\n')
}
