import { defineFormat, ReportError, readJson, type Sink } from '../define.ts'
import { asObject, countOf, field, isObject, type JsonObject, numberOf } from '../json.ts'
import type { LineOf } from '../object-lines.ts'
import { hasPath, outlineOf } from '../outline.ts'

interface Lines {
  readonly covered: number
  readonly total: number
}

/** `coverage-summary.json` and `coverage-final.json` of Istanbul, nyc, c8, Jest and Vitest. */
export default defineFormat({
  name: 'istanbul',
  says: 'Istanbul coverage JSON (summary or final)',
  detects(head) {
    const outline = outlineOf(head)
    return hasPath(outline, '*', 'lines', 'pct') || hasPath(outline, '*', 'statementMap')
  },
  open: (sink) =>
    readJson((value, lineOf) => {
      const root = asObject(value, 'the report')
      const total = field(root, 'total')
      if (isObject(total) && isObject(field(total, 'lines'))) summary(root, sink, lineOf)
      else final(root, sink, lineOf)
    }),
})

function summary(root: JsonObject, sink: Sink, lineOf: LineOf): void {
  const sum = { covered: 0, total: 0 }
  for (const file of Object.keys(root)) {
    if (file === 'total') continue
    const lines = linesOf(root, file)
    sum.covered += lines.covered
    sum.total += lines.total
    sink.result({ kind: 'coverage', file, root: undefined, ...lines, line: lineOf(asObject(field(root, file), file)) })
  }
  const total = linesOf(root, 'total')
  if (total.covered !== sum.covered || total.total !== sum.total)
    throw new ReportError(
      `its total says ${total.covered} of ${total.total} lines, and its files have ${sum.covered} of ${sum.total}`,
    )
}

function linesOf(root: JsonObject, file: string): Lines {
  const lines = asObject(field(asObject(field(root, file), file), 'lines'), `${file}: lines`)
  const covered = countOf(lines, 'covered', `${file}: lines`)
  const total = countOf(lines, 'total', `${file}: lines`)
  if (covered > total) throw new ReportError(`${file} has ${total} lines, and ${covered} of them are covered`)
  return { covered, total }
}

function final(root: JsonObject, sink: Sink, lineOf: LineOf): void {
  for (const file of Object.keys(root)) {
    const entry = asObject(field(root, file), file)
    sink.result({ kind: 'coverage', file, root: undefined, ...startedLines(entry, file), line: lineOf(entry) })
  }
}

/** A line is there where a statement starts on it, and covered where one of those ran: as Istanbul itself has it. */
function startedLines(entry: JsonObject, file: string): Lines {
  const statements = asObject(field(entry, 'statementMap'), `${file}: statementMap`)
  const counts = asObject(field(entry, 's'), `${file}: s`)
  const lines = new Map<number, boolean>()
  for (const key of Object.keys(statements)) {
    const where = `${file}: statementMap.${key}`
    const start = asObject(field(asObject(field(statements, key), where), 'start'), `${where}.start`)
    const line = countOf(start, 'line', `${where}.start`)
    const count = numberOf(counts, key, `${file}: s`)
    if (count === undefined) throw new ReportError(`${file}: s has no count of statement ${key}`)
    lines.set(line, count > 0 || lines.get(line) === true)
  }
  if (Object.keys(counts).some((key) => !Object.hasOwn(statements, key)))
    throw new ReportError(`${file}: s counts a statement that statementMap has not`)
  return { covered: [...lines.values()].filter(Boolean).length, total: lines.size }
}
