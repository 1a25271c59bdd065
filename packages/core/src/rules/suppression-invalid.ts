import type { Found, FoundFix, WaivedCode, Waiver } from './define.ts'
import { defineRule } from './define.ts'

/** A comment that waives findings and does not do what it says. */
export default defineRule({
  code: 'suppression-invalid',
  kind: 'outcome',
  severity: 'warning',
  says: ({ problem, code, nearest }) => {
    if (problem === 'unknown-form')
      return `'${code}' is no comment of Truespec: 'truespec-disable-next-line', 'truespec-disable' and 'truespec-waive' are`
    if (problem === 'no-code') return 'The comment names no code, so it waives nothing'
    if (problem === 'no-reason') return 'The comment gives no reason, so it waives nothing: write CODE: reason'
    if (problem === 'unknown-code')
      return nearest ? `There is no rule '${code}': did you mean '${nearest}'?` : `There is no rule '${code}'`
    return `There is no '${code}' here to waive`
  },
  *check({ waivers }): Iterable<Found> {
    for (const waiver of waivers) {
      const problem = problemOf(waiver)
      if (problem !== undefined) {
        yield {
          at: waiver.span,
          data: { problem, code: problem === 'unknown-form' ? waiver.word : '' },
          fixes: [{ title: 'Remove the comment', safe: false, edits: [{ ...waiver.removal, insert: '' }] }],
        }
      } else yield* waiver.codes.flatMap((each) => judge(waiver, each))
    }
  },
})

/** What is wrong with the comment as a whole. */
function problemOf({ form, codes, reason }: Waiver): string | undefined {
  if (form === undefined) return 'unknown-form'
  if (codes.length === 0) return 'no-code'
  return reason === '' ? 'no-reason' : undefined
}

function judge(waiver: Waiver, { code, span, removal, outcome, nearest }: WaivedCode): readonly Found[] {
  if (outcome === 'waived' || outcome === 'unjudged') return []
  const { from, to } = waiver.codes.length > 1 ? removal : waiver.removal
  const remove = { title: `Do not waive '${code}'`, edits: [{ from, to, insert: '' }] }
  if (outcome === 'unused') return [{ at: span, data: { problem: 'unused', code }, fixes: [{ ...remove, safe: true }] }]
  const rename: readonly FoundFix[] =
    nearest === undefined
      ? []
      : [{ title: `Change to '${nearest}'`, safe: false, edits: [{ from: span.from, to: span.to, insert: nearest }] }]
  const data = { problem: 'unknown-code', code, ...(nearest !== undefined && { nearest }) }
  return [{ at: span, data, fixes: [...rename, { ...remove, safe: false }] }]
}
