import { inAnyScript, isWordAt } from '../text/letters.ts'
import { remembered } from '../text/remembered.ts'
import { checklistMatch } from '../template/checklists.ts'
import type { ChecklistItemSchema, ChecklistSchema } from '../template/schema.ts'
import { once } from '../text/once.ts'

/** Whether an entry, as it is compared, is a fixed item: word for word, text of its own behind a mark. */
function startsWithItem(own: string, item: string): boolean {
  if (!own.startsWith(item)) return false
  return own.length === item.length || /^\s*[:(\-–—.,;]/.test(own.slice(item.length))
}

/** The fixed item, none of those taken, that an entry is, as it stands in the template or, where it is none, with other hyphens and marks: `Output-encoding`. */
export function fixedItem(
  own: string,
  schema: ChecklistSchema,
  taken: ReadonlySet<ChecklistItemSchema>,
): ChecklistItemSchema | undefined {
  const exact = schema.items.find((item) => !taken.has(item) && startsWithItem(own, item.match))
  if (exact || own === '') return exact
  const [apart, letters] = [withoutHyphens(own), lettersOf(own)]
  return looseForms(schema).find(
    (form) =>
      !taken.has(form.item) && (startsWithItem(apart, form.apart) || (letters !== '' && letters === form.letters)),
  )?.item
}

/** A fixed item without its hyphens, and without its marks. */
interface LooseForm {
  readonly item: ChecklistItemSchema
  readonly apart: string
  readonly letters: string
}

const looseForms: (schema: ChecklistSchema) => readonly LooseForm[] = once(({ items }) =>
  items.map((item) => ({ item, apart: withoutHyphens(item.match), letters: lettersOf(item.match) })),
)

function withoutHyphens(text: string): string {
  return text.includes('-') ? text.replace(/(?<=\S)-(?=\S)/g, ' ') : text
}

const NO_WORD = inAnyScript(String.raw`[^\p{L}\p{N}]+`, 'gu')

const lettersOf: (text: string) => string = remembered((text) => text.replace(NO_WORD(text), ' ').trim())

/** The words of a fixed item around what a spec writes anew: `capacity checked: ` and ` gb free`. */
interface ItemForm {
  readonly head: string
  readonly tail: string
  /** Whether a blank stood between them: then a word follows at once, else a mark does. */
  readonly blank: boolean
}

const LONGEST_FORM = 300
const FORM = /^(.*?)(?:(_{3,}|\.{4,})(.*)|:\s.*|\s*\([^()]*\)\.?)$/s

/** The items of a checklist that hold a blank `____`, or a value behind a colon or in brackets at their end; of several with the same words none. */
const formsOf: (schema: ChecklistSchema) => ReadonlyMap<ChecklistItemSchema, ItemForm> = once(({ items }) => {
  const forms = items.flatMap((item): readonly (readonly [ChecklistItemSchema, ItemForm])[] => {
    const match = item.text.length > LONGEST_FORM ? null : FORM.exec(item.text)
    if (!match) return []
    const [, head = '', blank, tail = ''] = match
    const form = { head: checklistMatch(head), tail: checklistMatch(tail), blank: blank !== undefined }
    return form.head === '' && form.tail === '' ? [] : [[item, form]]
  })
  const counts = Map.groupBy(forms, ([, { head, tail }]) => `${head}\n${tail}`)
  return new Map(forms.filter(([, { head, tail }]) => counts.get(`${head}\n${tail}`)?.length === 1))
})

/** Whether an entry, as it is compared, gives its own value in a fixed item that asks for one: `TLS (1.3)` for `TLS (1.2 or newer)`. */
export function answersItem(own: string, item: ChecklistItemSchema, schema: ChecklistSchema): boolean {
  const form = formsOf(schema).get(item)
  if (!form) return false
  const { head, tail, blank } = form
  if (!blank) return startsWithItem(own, head)
  if (own.length <= head.length + tail.length || !own.startsWith(head) || !own.includes(tail, head.length)) return false
  return head === '' ? own.endsWith(tail) : !isWordAt(own, head.length)
}
