import { RULES, type Rule, type RuleSummary } from '@truespec/core'

/** What is known of each rule. The pages are only loaded where somebody shows them. */
export async function ruleSummaries(): Promise<readonly RuleSummary[]> {
  const { PAGES } = await import('@truespec/core/pages')
  return RULES.map(({ code, severity }: Rule) => ({ code, severity, summary: firstParagraph(PAGES.get(code) ?? '') }))
}

/** The first paragraph of a page below its title, on one line. */
export function firstParagraph(page: string): string {
  const paragraph = page.split(/\n\s*\n/).find((part) => !part.startsWith('#') && part.trim() !== '') ?? ''
  return paragraph.replaceAll(/\s*\n\s*/g, ' ').trim()
}
