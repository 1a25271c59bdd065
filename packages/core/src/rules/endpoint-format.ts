import type { Pair, Slot } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import { parseEndpoint } from '../values/endpoint.ts'
import { shown } from './claims/shown.ts'
import { defineRule } from './define.ts'
import { isToCome } from './parts/later.ts'

/** A test of an endpoint that does not say which. */
export default defineRule({
  code: 'endpoint-format',
  kind: 'local',
  severity: 'warning',
  yieldsTo: ['pair-incomplete'],
  says: ({ text, problem }) =>
    problem === 'no-path'
      ? `'${text}' has a method and no path: write 'GET /path'`
      : `'${text}' names no endpoint, such as 'GET /path'`,
  *check({ spec }) {
    for (const { part } of partsOfKind(spec, 'pairs')) {
      for (const pair of part.pairs) {
        if (!isEndpoint(pair.key) && !pair.values.some(isEndpoint)) continue
        if (pair.key.state !== 'filled' || pair.values.some((slot) => slot.state !== 'filled')) continue
        if (isToCome(pair.key)) continue
        const found = parseEndpoint(spec.text.slice(pair.key.span.from, endOf(pair)))
        if (!found.ok) yield { at: pair.span, data: { text: shown(pair.key.text), problem: found.fault } }
      }
    }
  },
})

function isEndpoint({ schema }: Slot): boolean {
  return schema.type.kind === 'endpoint'
}

function endOf({ key, values }: Pair): number {
  return Math.max(key.span.to, ...values.map((value) => value.span.to))
}
