import { RULES, type Rule, type RuleSummary } from '@truespec/core'
import { firstParagraph } from './first-paragraph.ts'

/** What is known of each rule. The pages are only loaded where somebody shows them. */
export async function ruleSummaries(): Promise<readonly RuleSummary[]> {
  const { PAGES } = await import('@truespec/core/pages')
  return RULES.map(({ code, severity }: Rule) => ({ code, severity, summary: firstParagraph(PAGES.get(code) ?? '') }))
}
