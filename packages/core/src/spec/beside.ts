import type { List } from 'mdast'
import { type Entry, entriesOf } from '../markdown/entries.ts'
import { normalizeText } from '../markdown/normalize.ts'
import { isInvitation } from '../template/content.ts'
import type { BesideSchema, FieldsSchema, ItemsSchema, PairsSchema } from '../template/schema.ts'
import { textSlot } from '../template/slot.ts'
import { hasWord } from '../text/letters.ts'
import { once } from '../text/once.ts'
import { nearestInWords } from '../text/same-words.ts'
import { placeholders } from '../values/placeholder.ts'
import { type Reading, slotOf } from './context.ts'

/** The entries that the template has beside what a list asks for, as those of a spec are compared with them. */
interface Beside {
  /** Each as a whole, and whether there is something to fill in. */
  readonly whole: ReadonlyMap<string, boolean>
  /** What stands around the slots of those that have words there: `owner of all is`, and nothing behind it. */
  readonly around: readonly (readonly string[])[]
  readonly boxed: Loose
  readonly unboxed: Loose
}

/** Those that an entry answers only where it has a box as they have. */
interface Loose {
  /** Those that have nothing to fill in. */
  readonly guidance: readonly string[]
  /** Whether there is one that is nothing but a slot. */
  readonly isOpen: boolean
}

const besideOf: (entries: readonly BesideSchema[]) => Beside = once((entries) => {
  const read = entries.map(({ text, checkbox }) => ({ text, checkbox, around: aroundSlots(text) }))
  const loose = (own: typeof read): Loose => ({
    guidance: own.filter(({ around }) => around.length === 1).map(({ text }) => text),
    isOpen: own.some(({ text, around }) => around.length > 1 && !around.some(hasWord) && !isInvitation(text)),
  })
  return {
    whole: new Map(read.map(({ text, around }) => [normalizeText(text), around.length > 1])),
    around: read.map(({ around }) => around).filter((texts) => texts.length > 1 && texts.some(hasWord)),
    boxed: loose(read.filter(({ checkbox }) => checkbox)),
    unboxed: loose(read.filter(({ checkbox }) => !checkbox)),
  }
})

/** What stands before, between and behind the slots of a text, as it is compared; of one without slots the whole. */
function aroundSlots(text: string): readonly string[] {
  const slots = placeholders(text).filter(({ from }) => '[{<［'.includes(text.charAt(from)))
  return [0, ...slots.map(({ to }) => to)].map((from, i) => normalizeText(text.slice(from, slots[i]?.from)))
}

/**
 * Without the entries that the template has beside what it asks for: as they stand there, which is noted where there is something to fill in,
 * filled in, or in nearly the same words. All of them where nothing else is left.
 * @param isOwn tells whether an entry has what those have that are asked for: an ID, the sides of a pair
 */
export function withoutBeside(
  reading: Reading,
  entries: readonly Entry[],
  { beside }: ItemsSchema | PairsSchema,
  isOwn: (entry: Entry) => boolean,
): readonly Entry[] {
  if (!beside) return entries
  const { text } = reading
  const known = besideOf(beside)
  const rest = entries.filter((entry) => {
    const said = textOf(entry, text)
    return !known.whole.has(normalizeText(said)) && !answers(said, entry, isOwn(entry), known)
  })
  if (rest.length === 0) return entries
  if (rest.length < entries.length) noteLeft(reading, entries, known)
  return rest
}

/** Notes the entries of lists that hold fields which the template has beside these and which still have a slot. */
export function noteLeftBeside(reading: Reading, lists: readonly List[], { beside }: FieldsSchema): void {
  if (!beside) return
  for (const list of lists) noteLeft(reading, entriesOf(list, reading.text), besideOf(beside))
}

function noteLeft(reading: Reading, entries: readonly Entry[], { whole }: Beside): void {
  for (const entry of entries) {
    const said = textOf(entry, reading.text)
    if (whole.get(normalizeText(said)) === true) slotOf(reading, entry.textSpan, textSlot(said), 'placeholder')
  }
}

function textOf({ textSpan: { from, to } }: Entry, text: string): string {
  return text.slice(from, to)
}

function answers(said: string, { checkbox }: Entry, isOwn: boolean, known: Beside): boolean {
  const isAround = known.around.length > 0 && isFilledIn(normalizeText(said), isOwn, known.around)
  if (isOwn || isAround) return isAround
  const { isOpen, guidance } = checkbox ? known.boxed : known.unboxed
  return isOpen || nearestInWords(said, guidance) !== undefined
}

/** Whether a text begins, goes on and ends as one of the template's does around its slots. One that has what is asked for needs the same key. */
function isFilledIn(said: string, isOwn: boolean, all: readonly (readonly string[])[]): boolean {
  return all.some(([first = '', ...others]) => {
    if (!said.startsWith(first) || (isOwn && !/[:：]$/.test(first))) return false
    let at = first.length
    return others.every((words, i) => {
      const isLast = i === others.length - 1
      const next = isLast && words !== '' ? said.lastIndexOf(words) : said.indexOf(words, at)
      if (next < at) return false
      at = next + words.length
      return !isLast || words === '' || !hasWord(said.slice(at))
    })
  })
}
