import { demands, findStatus, maturityOf } from '../config/lifecycle.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A spec that was agreed on before what it builds on was. */
export default defineRule({
  code: 'dependency-immature',
  kind: 'workspace',
  severity: 'error',
  says: ({ id, status, own }) => `'${id}' is only '${status}', and this spec is '${own}'`,
  *check({ outline, lifecycle, workspace }): Iterable<Found> {
    const own = lifecycle && outline.status && findStatus(lifecycle, outline.status.text)
    if (!lifecycle || own?.rank === undefined || !demands(lifecycle, own, 'mature-dependencies')) return
    const seen = new Set<string>()
    for (const { text: id, span } of outline.dependsOn) {
      if (seen.has(id)) continue
      seen.add(id)
      const [target, other] = workspace.withId(id)
      // An ID that nobody bears, or several do, is another fault, and so is a status that is not known.
      if (!target?.status || other || target.file === outline.file) continue
      const status = findStatus(lifecycle, target.status.text)
      if (!status || maturityOf(lifecycle, status) >= own.rank) continue
      yield {
        at: span,
        data: { id, status: status.name, own: own.name },
        related: [{ file: target.file, span: target.status.span, note: status.name }],
      }
    }
  },
})
