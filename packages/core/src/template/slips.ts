import type { Entry } from '../markdown/entries.ts'
import { spanOf, type Root, walk } from '../markdown/tree.ts'
import { LineIndex } from '../text/lines.ts'
import { nearest } from '../text/nearest.ts'
import { type Directives, DIRECTIVES, directivesOfComment } from './directives.ts'
import type { ContentSchema, FieldSchema, Schema, SectionSchema } from './schema.ts'
import { TYPE_NAMES } from './slot.ts'

/** Something in a template that means nothing: a word of a comment, a place that the configuration names and the template does not have, an entry. */
export type Slip =
  /** `at` is the comment's offset in the template. */
  | { readonly kind: 'word'; readonly name: string; readonly near?: string; readonly at: number }
  | { readonly kind: 'place'; readonly name: string; readonly near?: string }
  /** An entry that asks for something among others of another kind: `name` is what it says, `at` its offset in the template. */
  | { readonly kind: 'entry'; readonly name: string; readonly at: number }

/** The words of a directive that mean nothing, each with what it most likely meant. */
export function unknownWords({
  unknown = [],
}: Directives): readonly { readonly name: string; readonly near?: string }[] {
  return unknown.map((name) => ({ name, ...meant(name) }))
}

/** The words of a template's comments that are no directives. */
export function wordSlips(root: Root): readonly Slip[] {
  return [...walk(root)].flatMap((node) => {
    const said = node.type === 'html' ? directivesOfComment(node.value) : undefined
    return said ? unknownWords(said).map((word): Slip => ({ kind: 'word', ...word, at: spanOf(node).from })) : []
  })
}

/** Entries of a template's lists that ask for something and of which nothing is demanded, in the order of the text. */
export function entrySlips(entries: readonly Entry[], text: string): readonly Slip[] {
  const ordered = entries.toSorted((a, b) => a.span.from - b.span.from)
  return ordered.map(({ span, textSpan }) => ({
    kind: 'entry',
    name: text.slice(textSpan.from, textSpan.to),
    at: span.from,
  }))
}

/** The slips of a text with LF for every line end, by their places in the template that it was made of. */
export function placedIn(template: string, text: string, slips: readonly Slip[]): readonly Slip[] {
  const [own, lines] = [new LineIndex(template), new LineIndex(text)]
  return slips.map((slip) => {
    if (!('at' in slip)) return slip
    const line = lines.lineAt(slip.at)
    return { ...slip, at: own.startOf(line) + slip.at - lines.startOf(line) }
  })
}

/** The places that neither a template nor an older version of it has. `unasked`: those that the template does not have. */
export function placeSlips(unasked: readonly string[], schema: Places, older: readonly Schema[]): readonly Slip[] {
  const isIn = (place: string, { slips = [] }: Schema): boolean =>
    !slips.some((slip) => slip.kind === 'place' && slip.name === place)
  const left = unasked.filter((place) => !older.some((one) => isIn(place, one)))
  const places = left.length > 0 ? [...placesOf(schema)] : []
  return left.map((name) => ({ kind: 'place', name, ...nearTo(name, places) }))
}

/** Where in a template directives may be. */
export type Places = Pick<Schema, 'frontMatter' | 'preamble' | 'sections'>

function* placesOf({ frontMatter, preamble, sections }: Places): Generator<string> {
  yield* frontMatter.map(({ key }) => key)
  yield* fieldKeys(preamble)
  const open: { readonly section: SectionSchema; readonly above: string }[] = sections.map((section) => ({
    section,
    above: '',
  }))
  for (let next = open.pop(); next; next = open.pop()) {
    const { section, above } = next
    const path = `${above}${section.heading}`
    yield section.heading
    if (above !== '') yield path
    yield* fieldKeys(section.content)
    open.push(...section.sections.map((inner) => ({ section: inner, above: `${path} > ` })))
  }
}

function fieldKeys(content: readonly ContentSchema[]): readonly FieldSchema['key'][] {
  return content.flatMap((one) => (one.kind === 'fields' ? one.fields.map(({ key }) => key) : []))
}

/** What a word of a directive most likely meant, its value kept: `roel=risks` is `role=risks`, `type=dat` is `type=date`. */
function meant(word: string): { readonly near?: string } {
  const [name = '', value] = word.split('=')
  if (name === 'type')
    return nearTo(
      word,
      TYPE_NAMES.map((type) => `type=${type}`),
    )
  if (DIRECTIVES.includes(name)) return {}
  const near = nearest(name, DIRECTIVES)
  if (near === undefined) return {}
  return { near: value === undefined ? near : `${near}=${value}` }
}

function nearTo(name: string, known: Iterable<string>): { readonly near?: string } {
  const near = nearest(name, known)
  return near === undefined ? {} : { near }
}
