import type { Reason } from '../evidence/reason.ts'
import { wordsOf } from '../verdicts/words.ts'
import { bySpec, type VerifyReport } from './verdicts.ts'
import { oneLine } from './visible.ts'

const COLUMNS = [
  'spec',
  'status',
  'file',
  'line',
  'address',
  'kind',
  'text',
  'ticked',
  'verdict',
  'evidence',
  'name',
  'outcome',
  'expected',
  'says',
  'report',
  'report line',
  'commit',
]

/**
 * The matrix for a spreadsheet (RFC 4180): a row for each claim and each thing that speaks of it, so one at least. A cell that a spreadsheet
 * would take for a formula begins with an apostrophe.
 */
export function matrixCsv(report: VerifyReport): string {
  const rows: (readonly string[])[] = [COLUMNS]
  for (const { spec, verdicts } of bySpec(report))
    for (const { claim, verdict, reasons, start } of verdicts) {
      const { address, kind, text, ticked, file } = claim
      const box = ticked === undefined ? '' : ticked ? 'yes' : 'no'
      const own = [spec.id ?? '', spec.status ?? '', file, `${start.line}`, address, kind, text, box, verdict]
      if (reasons.length === 0) rows.push([...own, ...Array.from({ length: COLUMNS.length - own.length }, () => '')])
      for (const reason of reasons) rows.push([...own, ...evidenceOf(reason)])
    }
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function evidenceOf(reason: Reason): readonly string[] {
  const { kind, name, outcome, expected = '', report = '', line, commit = '' } = reason
  return [kind, name, outcome, expected, wordsOf(reason), report, line === undefined ? '' : `${line}`, commit]
}

/** What a spreadsheet runs begins with one of these; the wide ones where it is set to East Asian languages. */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/
/** The same where a spreadsheet parts cells at semicolons or tabs, as it does in half of Europe. */
const INNER_FORMULA = /([;\t]\s{0,20})(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g

function cell(text: string): string {
  const plain = oneLine(text).replace(INNER_FORMULA, "$1'")
  const safe = FORMULA.test(plain) ? `'${plain}` : plain
  return /[",;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
