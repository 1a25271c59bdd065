import { matrixCsv } from './matrix-csv.ts'
import { matrixHtml } from './matrix-html.ts'
import { matrixJson } from './matrix-json.ts'
import { matrixMarkdown } from './matrix-markdown.ts'
import type { VerifyReport } from './verdicts.ts'

/** How a matrix of claims by evidence may be written. */
export type MatrixFormat = 'markdown' | 'csv' | 'html' | 'json'

/** The matrix of a report in every format: equal reports give equal text. */
export const matrices: Readonly<Record<MatrixFormat, (report: VerifyReport) => string>> = {
  markdown: matrixMarkdown,
  csv: matrixCsv,
  html: matrixHtml,
  json: matrixJson,
}
