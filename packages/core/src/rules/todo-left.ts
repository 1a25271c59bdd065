import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** What a writer leaves for later. Capitals only: `todo` is a word of products too. */
const LATER = /\b(?:TBD|TODO|FIXME)\b|(?<![\p{L}\p{N}?!])\?{3,}|\[NEEDS CLARIFICATION[^\]\n]{0,300}\]?/gu
/** One of these stands in every such word: most documents have none. */
const MARKS = ['TBD', 'TODO', 'FIXME', '???', '[NEEDS CLARIFICATION']
/** `TODO list`, `TODO.md`, `TODO_COUNT`, `TODO markers`: the name of a thing, and nothing left for later. */
const NAME_AFTER =
  /^\]?(?:[-_/]\w|\.\w|['’]s\b|[ ](?:list|item|app|entr|comment|file|marker|tracker|track|tag|placeholder|text|scan|detect|match|count|section|block|string|note|pattern|label|keyword|annotation|token|stub|column|status)\w*\b)/i
const NAME_BEFORE = /\b(?:no|any|every|each|all|without|zero|containing|says?|shows?) \[?$|\bto be \w{1,20}["'”]? \($/i
/** `Add a TODO that the list has`; `This is a TODO` still says it of itself. */
const NOUN_BEFORE = /(?<!\b(?:is|are|remains|still) )\b(?:an?|the|that|this|exact|open|see) $/i
/** Between Han words it is one of the sentence; at its start or end it may be meant. */
const HAN_BEFORE = /\p{Script=Han}[ ]?\[?$/u
const HAN_AFTER = /^\]?[ ]?\p{Script=Han}/u
const QUOTED_BEFORE = /[-_/.#@"'“‘$]$/

/** Words that say that the text is not finished. */
export default defineRule({
  code: 'todo-left',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['placeholder-left', 'risk-unmitigated'],
  says: ({ word }) => `'${word}' says that something is still to be written`,
  *check({ spec }): Iterable<Found> {
    if (!MARKS.some((mark) => spec.text.includes(mark))) return
    for (const { from, to } of spec.prose) {
      const text = spec.text.slice(from, to)
      for (const match of text.matchAll(LATER)) {
        const [word] = match
        const end = match.index + word.length
        const before = text.slice(Math.max(0, match.index - 40), match.index)
        if (QUOTED_BEFORE.test(before) || isNamed(word, before, text.slice(end, end + 20))) continue
        yield { at: { from: from + match.index, to: from + end }, data: { word } }
      }
    }
  },
})

/** Whether the word is spoken of, and not left for later. `[NEEDS CLARIFICATION: how long?]` never is. */
function isNamed(word: string, before: string, after: string): boolean {
  if (!/\w\]?$/.test(word) || word.includes(':')) return false
  if (HAN_BEFORE.test(before) && HAN_AFTER.test(after)) return true
  return NAME_AFTER.test(after) || NAME_BEFORE.test(before) || (word !== 'TBD' && NOUN_BEFORE.test(before))
}
