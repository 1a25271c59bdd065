import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** What a writer leaves for later. Capitals only: `todo` is a word of products too. */
const LATER = /\b(?:TBD|TODO|FIXME)\b|\?{3,}|\[NEEDS CLARIFICATION[^\]\n]{0,300}\]?/g
/** `TODO list`, `TODO.md`, `TODO_COUNT`: the name of a thing, and nothing left for later. */
const NAME_AFTER =
  /^(?:[-_/]\w|\.\w|['’]s\b|[ ](?:list|item|app|entr|comment|file|application|marker|tracker|tag)\w*\b)/i
const NAME_BEFORE = /[-_/.#@"'“‘$]$/

/** Words that say that the text is not finished. */
export default defineRule({
  code: 'todo-left',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['placeholder-left', 'risk-unmitigated'],
  says: ({ word }) => `'${word}' says that something is still to be written`,
  *check({ spec }): Iterable<Found> {
    for (const { from, to } of spec.prose) {
      const text = spec.text.slice(from, to)
      for (const match of text.matchAll(LATER)) {
        const [word] = match
        const end = match.index + word.length
        const named = /\w$/.test(word) && NAME_AFTER.test(text.slice(end, end + 20))
        if (named || NAME_BEFORE.test(text.slice(Math.max(0, match.index - 1), match.index))) continue
        yield { at: { from: from + match.index, to: from + end }, data: { word } }
      }
    }
  },
})
