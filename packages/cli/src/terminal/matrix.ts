import {
  bySpec,
  countVerdicts,
  decisive,
  evidenceLine,
  isLeftOpen,
  verdictLine,
  whereOf,
  type VerifyReport,
} from '@truespec/core'
import type { Paint, Style } from './colors.ts'
import { sanitize } from './sanitize.ts'
import { table, type Column } from './table.ts'
import { VERDICT_STYLES } from './verdicts.ts'
import { wrapped } from './wrap.ts'

const STYLES: ReadonlyMap<string, Style> = new Map(Object.entries(VERDICT_STYLES))

const COLUMNS: readonly Column[] = [
  // Some are as long as the path of an endpoint.
  { title: 'claim', least: 30, isLast: true },
  { title: 'text', least: 16, weight: 2 },
  { title: 'verdict', style: (text) => (text.startsWith('(') ? 'dim' : STYLES.get(text)) },
  { title: 'evidence', least: 24 },
  { title: 'where', least: 16, weight: 1, style: () => 'dim' },
]

const OPEN = '(in brackets): not demanded, so that no status waits for it'

/** The claims by their evidence as people read them at a terminal of that width: a table for each spec. */
export function matrixTables(
  report: VerifyReport,
  { paint, width }: { readonly paint: Paint; readonly width: number },
): string {
  const tables = bySpec(report).map(({ spec, verdicts }) => {
    const name = [spec.id ?? '', spec.title ?? ''].filter((each) => each !== '').join(' ')
    const head = wrapped(
      [
        { text: sanitize(name === '' ? spec.file : name), style: 'bold', gap: 0 },
        { text: verdictLine(countVerdicts(verdicts)), style: 'dim' },
      ],
      paint,
      width,
    )
    const rows = verdicts.map((verdict) => {
      const reason = decisive(verdict)
      const { local, text } = verdict.claim
      const shown = isLeftOpen(verdict, report.demanded) ? `(${verdict.verdict})` : verdict.verdict
      return [local, text, shown, evidenceLine(verdict), reason === undefined ? '' : whereOf(reason)]
    })
    return `${head.join('\n')}\n${table(COLUMNS, rows, { paint, width })}`
  })
  const someOpen = report.verdicts.some((verdict) => isLeftOpen(verdict, report.demanded))
  return `${tables.join('\n')}${someOpen ? `\n${paint('dim', OPEN)}\n` : ''}`
}
