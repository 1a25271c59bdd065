import { findStatus, isLegalStep } from '../config/lifecycle.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A status that no legal steps reach from the one that was committed. */
export default defineRule({
  code: 'status-transition',
  kind: 'facts',
  severity: 'error',
  says: ({ from, to, base }) => `No legal step leads from '${from}' (at ${base}) to '${to}'`,
  *check({ outline, lifecycle, facts }): Iterable<Found> {
    const { status, file } = outline
    const { git } = facts
    if (!status || !lifecycle || !git) return
    const before = git.statusAtBase(file)
    const [from, to] = [
      before === undefined ? undefined : findStatus(lifecycle, before),
      findStatus(lifecycle, status.text),
    ]
    if (!from || !to || isLegalStep(lifecycle, from, to)) return
    yield { at: status.span, data: { from: from.name, to: to.name, base: git.base } }
  },
})
