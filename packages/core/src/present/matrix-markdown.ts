import { cell, row } from './markdown.ts'
import { evidenceLine, whereOf } from './evidence-line.ts'
import { bySpec, countVerdicts, verdictLine, type PlacedVerdict, type VerifyReport } from './verdicts.ts'
import { isLeftOpen } from '../verdicts/gate.ts'
import { decisive } from '../verdicts/words.ts'

/** The matrix as GitHub Flavored Markdown, a table for each spec. No text of a spec or a report is markup, link or mention. */
export function matrixMarkdown(report: VerifyReport): string {
  const parts = [`# Claims by evidence\n`, `${sentence(verdictLine(countVerdicts(report.verdicts)))}\n`]
  for (const { spec, verdicts } of bySpec(report)) {
    const name = [spec.id ?? '', spec.title ?? ''].filter((each) => each !== '').join(' ')
    parts.push(`## ${cell(name === '' ? spec.file : name)}\n`)
    parts.push(
      `${cell(spec.file)}, ${cell(spec.status ?? 'no status')}. ${sentence(verdictLine(countVerdicts(verdicts)))}\n`,
    )
    if (verdicts.length > 0)
      parts.push(
        `| Claim | Text | Verdict | Evidence | Where |\n| --- | --- | --- | --- | --- |\n${verdicts.map((each) => line(each, report.demanded)).join('')}`,
      )
  }
  return parts.join('\n')
}

function line(verdict: PlacedVerdict, demanded: VerifyReport['demanded']): string {
  const { claim } = verdict
  const reason = decisive(verdict)
  const word = verdict.verdict === 'proven' ? 'proven' : `**${verdict.verdict}**`
  const shown = isLeftOpen(verdict, demanded) ? `${verdict.verdict} (not demanded)` : word
  const where = reason === undefined ? '' : cell(whereOf(reason))
  return row([cell(claim.local), cell(claim.text), shown, cell(evidenceLine(verdict)), where])
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
