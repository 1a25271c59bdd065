import { inAnyScript } from '../text/letters.ts'
import type { Spec } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import { PUT_OFF } from '../values/later.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { gherkinTexts } from './parts/gherkin-texts.ts'
import { isAbbreviation, isLater, LATER, LATER_MARKS, SAYS_ONLY_LATER } from './parts/later.ts'

const LONGEST_OF_THEM = 50
/** `TODO list`, `TODO.md`, `TODO_COUNT`, `TODO markers`: the name of a thing, and nothing left for later. */
const NAME_AFTER =
  /^\]?(?:[-_/]\w|\.\w|['’]s\b|[ ](?:list|item|app|entr|comment|file|marker|tracker|track|tag|placeholder|text|scan|detect|match|count|section|block|string|note|pattern|label|keyword|annotation|token|stub|column|status)\w*\b)/i
/** The same in Chinese: `[TODO] 區塊`. */
const HAN_NAME_AFTER =
  /^\]?[ ]?(?:標記|标记|標籤|标签|區塊|区块|清單|清单|列表|項目|项目|佔位|占位|註解|注解|註釋|注释)/
/** `TODO list all notes` at the start of a line: what is to be done, though `list` may be a noun. */
const TASK_AFTER =
  /^[ ](?:list|count|match|detect|scan|track|note|label|tag|text|stub|file)[ ](?:the|an?|all|any|every|each|them|it|this|these|those|what|which|how|our|their)\b/i
const LINE_BEFORE = /(?:^|[\r\n(])[ \t]*$/
const NAME_BEFORE =
  /\b(?:count|number) of \[?$|\b(?:no|any|every|each|all|without|zero|containing|says?|shows?) \[?$|\bto be \w{1,20}["'”]? \($/i
/** `TODO and FIXME`, `TODO, FIXME or HACK`: marks that are listed, each of them the name of one. */
const LISTED_AFTER = /^\]?(?:,|,?[ ](?:and|or|&))[ ]\[?(TBD|TODO|FIXME|XXX|HACK)\b/
const LISTED_BEFORE = /\b(TBD|TODO|FIXME|XXX|HACK)\]?(?:,|,?[ ](?:and|or|&))[ ]\[?$/
/** `Add a TODO that the list has`; `This is a TODO` still says it of itself. */
const NOUN_BEFORE = /(?<!\b(?:is|are|remains|still) )\b(?:an?|the|that|this|exact|open|see) $/i
/** Between Han words it is one of the sentence; at its start or end it may be meant. */
const HAN_BEFORE = inAnyScript(String.raw`\p{Script=Han}[ ]?\[?$`)
const HAN_AFTER = inAnyScript(String.raw`^\]?[ ]?\p{Script=Han}`)
const QUOTED_BEFORE = /[-_/.#@"'“‘$]$/

/** Words that say that the text is not finished. */
export default defineRule({
  code: 'todo-left',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['placeholder-left', 'risk-unmitigated'],
  says: ({ word }) => `'${word}' says that something is still to be written`,
  *check({ spec }): Iterable<Found> {
    yield* wholeValues(spec)
    for (const { text, at } of gherkinTexts(spec)) if (isLater(text)) yield { at: at(), data: { word: text } }
    const isSaid = PUT_OFF.test(spec.text)
    if (!isSaid && !LATER_MARKS.some((mark) => spec.text.includes(mark))) return
    if (isSaid) yield* onlySaid(spec)
    for (const { from, to } of spec.prose) {
      const text = spec.text.slice(from, to)
      for (const match of text.matchAll(LATER(text))) {
        const [word] = match
        const end = match.index + word.length
        const before = text.slice(Math.max(0, match.index - 40), match.index)
        if (isWord(word) && !beginsLine(spec.text, from + match.index)) continue
        if (QUOTED_BEFORE.test(before) || isNamed(word, before, text.slice(end, end + 20))) continue
        yield { at: { from: from + match.index, to: from + end }, data: { word } }
      }
    }
  },
})

/** `To be decided` where it is all that a piece of prose says, or what stands behind an ID or a key: `FR2: To be decided`. */
function* onlySaid(spec: Spec): Generator<Found> {
  const { text, prose, slots, title } = spec
  const told = new Set<number>()
  // What something is called may be these words.
  const names = new Set([
    title?.name,
    ...partsOfKind(spec, 'pairs').flatMap(({ part }) => part.pairs.map(({ key }) => key)),
  ])
  const values = slots.filter((slot) => slot.state === 'filled' && !names.has(slot))
  const places = [...prose, ...values.map((slot) => slot.span)]
  for (const { from, to } of places) {
    const [said, words] = (to - from < LONGEST_OF_THEM && SAYS_ONLY_LATER.exec(text.slice(from, to))) || []
    if (said === undefined || words === undefined) continue
    const start = from + said.indexOf(words)
    if (!told.has(start)) yield { at: { from: start, to: start + words.length }, data: { word: words } }
    told.add(start)
  }
}

/** `todo`: behind the mark of a list it may be a key, and elsewhere a word of the sentence. */
function isWord(word: string): boolean {
  return word === 'todo' || word === 'Todo'
}

/** Whether nothing stands before a place in its line, or a bracket. */
function beginsLine(text: string, at: number): boolean {
  return LINE_BEFORE.test(text.slice(Math.max(0, at - 10), at))
}

/** Values that say no more than that they are to come, other than in the words that prose is searched for. */
function* wholeValues({ fields, slots }: Spec): Generator<Found> {
  for (const { value, form, schema, duplicateOf } of fields) {
    if (!schema || duplicateOf || value.state !== 'filled') continue
    const { text, span } = value
    // YAML is no prose.
    const isYaml = form === 'front-matter' || form === 'file'
    if (/^\?{1,2}$/.test(text) || (isYaml && isLater(text)) || (form === 'file' && isAbbreviation(text)))
      yield { at: span, data: { word: text } }
  }
  for (const { state, text, span } of slots)
    if (state === 'filled' && isAbbreviation(text)) yield { at: span, data: { word: text } }
}

/** Whether the word is spoken of, and not left for later. `[NEEDS CLARIFICATION: how long?]` never is. */
function isNamed(word: string, before: string, after: string): boolean {
  if (!/\w\]?$/.test(word) || word.includes(':')) return false
  if (LINE_BEFORE.test(before) && TASK_AFTER.test(after)) return false
  if (HAN_BEFORE(before).test(before) && HAN_AFTER(after).test(after)) return true
  const listed = LISTED_AFTER.exec(after)?.[1] ?? LISTED_BEFORE.exec(before)?.[1]
  if (listed !== undefined && listed !== word) return true
  if (HAN_NAME_AFTER.test(after)) return true
  return NAME_AFTER.test(after) || NAME_BEFORE.test(before) || (word !== 'TBD' && NOUN_BEFORE.test(before))
}
