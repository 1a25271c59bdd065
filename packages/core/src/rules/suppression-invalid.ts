import type { Found, FoundFix, JudgedSuppression, SuppressedCode } from './define.ts'
import { defineRule } from './define.ts'

/** A comment that takes findings back and does not do what it says. */
export default defineRule({
  code: 'suppression-invalid',
  kind: 'outcome',
  severity: 'warning',
  says: ({ problem, code, nearest }) => {
    if (problem === 'unknown-form')
      return `'${code}' is no comment of Truespec: 'truespec-disable-next-line', 'truespec-disable' and 'truespec-waive' are`
    if (problem === 'no-code') return 'The comment names no code, so it suppresses nothing'
    if (problem === 'no-reason') return 'The comment gives no reason, so it suppresses nothing: write CODE: reason'
    if (problem === 'unknown-code')
      return nearest ? `There is no rule '${code}': did you mean '${nearest}'?` : `There is no rule '${code}'`
    return `There is no '${code}' here to suppress`
  },
  *check({ suppressions }): Iterable<Found> {
    for (const suppression of suppressions) {
      const problem = problemOf(suppression)
      if (problem !== undefined) {
        yield {
          at: suppression.span,
          data: { problem, code: problem === 'unknown-form' ? suppression.word : '' },
          fixes: [{ title: 'Remove the comment', safe: false, edits: [{ ...suppression.removal, insert: '' }] }],
        }
      } else yield* suppression.codes.flatMap((each) => judge(suppression, each))
    }
  },
})

/** What is wrong with the comment as a whole. */
function problemOf({ form, codes, reason }: JudgedSuppression): string | undefined {
  if (form === undefined) return 'unknown-form'
  if (codes.length === 0) return 'no-code'
  return reason === '' ? 'no-reason' : undefined
}

function judge(
  suppression: JudgedSuppression,
  { code, span, removal, outcome, nearest }: SuppressedCode,
): readonly Found[] {
  if (outcome === 'used' || outcome === 'unjudged') return []
  const { from, to } = suppression.codes.length > 1 ? removal : suppression.removal
  const remove = { title: `Do not suppress '${code}'`, edits: [{ from, to, insert: '' }] }
  if (outcome === 'unused') return [{ at: span, data: { problem: 'unused', code }, fixes: [{ ...remove, safe: true }] }]
  const rename: readonly FoundFix[] =
    nearest === undefined
      ? []
      : [{ title: `Change to '${nearest}'`, safe: false, edits: [{ from: span.from, to: span.to, insert: nearest }] }]
  const data = { problem: 'unknown-code', code, ...(nearest !== undefined && { nearest }) }
  return [{ at: span, data, fixes: [...rename, { ...remove, safe: false }] }]
}
