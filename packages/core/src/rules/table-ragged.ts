import type { OverfullRow } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import type { Span } from '../text/span.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A row that does not fit its header. */
export default defineRule({
  code: 'table-ragged',
  kind: 'local',
  severity: 'warning',
  says: ({ count, header, bars }) => {
    const differs = `The row has ${count} ${count === 1 ? 'cell' : 'cells'}, and the header has ${header}`
    return bars === undefined ? differs : `${differs}: a '|' in code parts cells too, unless it is written '\\|'`
  },
  *check({ spec }): Iterable<Found> {
    const seen = new Set<number>()
    for (const { part } of partsOfKind(spec, 'table')) {
      const header = part.headers.length
      for (const { span, count } of part.rows) {
        seen.add(span.from)
        if (count !== header) yield foundIn(spec.text, { span, count, header })
      }
    }
    // In a table of the writer's own, a row may leave out what it does not need.
    for (const row of spec.overfullRows) if (!seen.has(row.span.from)) yield foundIn(spec.text, row)
  },
})

function foundIn(text: string, { span, count, header }: OverfullRow): Found {
  const bars = count > header ? barsInCode(text, span) : []
  const fix = {
    title: "Write '\\|' in code",
    safe: true,
    edits: bars.map((at) => ({ from: at, to: at, insert: '\\' })),
  }
  return {
    at: span,
    data: { count, header, ...(bars.length > 0 && { bars: bars.length }) },
    ...(bars.length > 0 && count - bars.length === header && { fixes: [fix] }),
  }
}

/** Where code of a row holds a `|` that is not escaped. Nothing where the marks of code do not pair. */
function barsInCode(text: string, { from, to }: Span): readonly number[] {
  const pieces = text.slice(from, to).split('`')
  if (pieces.length % 2 === 0) return []
  const found: number[] = []
  let at = from
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 1) for (const { index: bar } of piece.matchAll(/(?<!\\)\|/g)) found.push(at + bar)
    at += piece.length + 1
  }
  return found
}
