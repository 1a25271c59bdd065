import { inAnyScript } from '../text/letters.ts'
import { requirementProse } from './claims/plain-prose.ts'
import { defineRule } from './define.ts'

/** Several obligations under one ID: none of them can be ticked, tested or named alone. */
export default defineRule({
  code: 'requirement-compound',
  kind: 'local',
  severity: 'hint',
  says: ({ count }) => `${count} obligations in one requirement: give each its own ID`,
  *check({ spec }) {
    for (const { value, prose } of requirementProse(spec)) {
      const count = countObligations(prose)
      if (count > 1) yield { at: value.span, data: { count } }
    }
  },
})

/** Few texts hold such a word, and this is quick to tell. */
const MODAL = /must|shall/i
const OBLIGATION = inAnyScript(
  String.raw`(?<![\p{L}\p{N}_-])(?:must|shall|MUST|SHALL|Must|Shall)(?![\p{L}\p{N}_-])`,
  'gu',
)
/** `the fields that must be set`, `if it must`: the word belongs to a clause that says which or when. */
const SUBORDINATE = inAnyScript(
  String.raw`(?:^|[^\p{L}])(?:that|which|who|what|whatever|if|unless|because|whether|when|where|how|as)[\s\0]+(?:(?:it|they|this|the[\s\0]+\p{L}+)[\s\0]+)?$`,
  'iu',
)
/** A sentence ends, or the next obligation is joined to the one before, its own subject between them at most. */
const PARTED = inAnyScript(
  String.raw`[.;!?]["')\]\0]*\s|(?<![\p{L}])(?:and|but)[\s\0]+(?:[\p{L}\p{N}'_-]+[\s\0]+){0,3}$`,
  'iu',
)
/** Full stops that end no sentence. */
const ABBREVIATION = /\b(?:e\.g|i\.e|etc|vs|approx|incl|resp)\.(?=\s)/gi

/** How many obligations a text holds that stand side by side. */
function countObligations(prose: string): number {
  let count = 0
  let end = 0
  if (!MODAL.test(prose)) return count
  for (const match of prose.matchAll(OBLIGATION(prose))) {
    const between = prose.slice(end, match.index)
    const before = between.slice(-60)
    if (SUBORDINATE(before).test(before)) continue
    const joined = between.slice(-200).replace(ABBREVIATION, (text) => text.replaceAll('.', ' '))
    if (count === 0 || PARTED(joined).test(joined)) count++
    end = match.index + match[0].length
  }
  return count
}
