import {
  applyEdits,
  formatId,
  lineEndOf,
  lineStart,
  placeholders,
  read,
  rewrite,
  type Field,
  type IdPattern,
  type ReadEngines,
  type Schema,
  type SlotType,
  type Span,
  type Spec,
  type Title,
} from '@truespec/core'

/** What a new spec starts with. */
export interface Draft {
  readonly name: string
  readonly id: string | undefined
  readonly author: string | undefined
  readonly reviewers: readonly string[]
  readonly issue: string | undefined
  /** ISO date. */
  readonly today: string
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** The template with title, ID, people, dates and issue filled in, and without its comments to Truespec; all other bytes stay. */
export function draftFrom(template: string, schema: Schema, engines: ReadEngines, draft: Draft): string {
  const spec = read({ file: '', text: template, schema, nesting: 100 }, engines)
  const edits = [...titleEdits(spec, schema, draft), ...fieldEdits(spec, draft), ...directiveEdits(spec)]
  return applyEdits(
    template,
    edits.map((edit) => ({ file: '', ...edit })),
  )
}

/** What a template has room for. */
export interface Rooms {
  /** How it writes its spec IDs; undefined where it has none, or where they hold a word that only the writer knows: `SPEC-[AREA]-[NUMBER]`. */
  readonly id: IdPattern | undefined
  /** What kind of value each field takes that a draft can fill, by the field's role. */
  readonly kinds: ReadonlyMap<string, SlotType['kind'] | undefined>
}

/** Where a draft of a template has what. */
export function roomsIn(schema: Schema, template: string, engines: ReadEngines): Rooms {
  const { fields } = read({ file: '', text: template, schema, nesting: 100 }, engines)
  const id = fields.find(({ role }) => role === 'id')?.schema?.slot.type
  return {
    id: id?.kind === 'id' && isWritable(id.pattern) ? id.pattern : undefined,
    kinds: new Map(fields.filter(isFilled).map(({ role, schema }) => [String(role), schema?.slot.type.kind])),
  }
}

function isWritable({ parts }: IdPattern): boolean {
  return parts.every(({ kind }) => kind !== 'text')
}

/** Not those that stand in a file of their own, or twice. */
function isFilled({ duplicateOf, span }: Field): boolean {
  return !duplicateOf && span.file === undefined
}

/** What comes before the number in an ID of this day, `SPEC-2026-11-22-`, and what comes after it. */
export function idFrame(
  pattern: IdPattern,
  today: string,
): { readonly before: string; readonly after: string } | undefined {
  const at = pattern.parts.findLastIndex(({ kind }) => kind === 'number')
  if (at < 0) return undefined
  const write = (from: number, to: number): string =>
    formatId({ parts: pattern.parts.slice(from, to) }, { date: today })
  return { before: write(0, at), after: write(at + 1, pattern.parts.length) }
}

/** The ID with this number. */
export function writeId(pattern: IdPattern, today: string, number: number): string {
  const count = pattern.parts.filter(({ kind }) => kind === 'number').length
  return formatId(pattern, {
    date: today,
    numbers: [...Array<number>(Math.max(0, count - 1)).fill(1), number],
    n: number,
  })
}

function titleEdits(spec: Spec, schema: Schema, { name, id }: Draft): readonly Edit[] {
  if (!spec.title) return []
  const insert = literal(name)
  if (schema.title?.slot === undefined) return [{ ...spec.title.textSpan, insert }]
  const room = id === undefined ? undefined : idRoom(spec, spec.title)
  return [
    ...(room && id !== undefined ? [{ ...room, insert: id }] : []),
    nameEdit(spec.text, spec.title.name.span, insert),
  ]
}

/** Where a title has room for the ID: in the words that its field has for one, `P-NNNN: [Title]`. */
function idRoom(spec: Spec, { textSpan }: Title): Span | undefined {
  const written = spec.id?.value.text ?? ''
  const at = written === '' ? -1 : spec.text.slice(textSpan.from, textSpan.to).indexOf(written)
  return at < 0 ? undefined : { from: textSpan.from + at, to: textSpan.from + at + written.length }
}

/** Where the title takes the name: `[Title]` of `STORY-[NUMBER]: [Title]`, what follows the number of `KEP-NNNN: Your title`. */
function nameEdit(source: string, { from, to }: Span, insert: string): Edit {
  const text = source.slice(from, to)
  const [counted, named] = parted(placeholders(text), (each) => isCount(text.slice(each.from, each.to)))
  const saying = (word: RegExp): (typeof named)[number] | undefined =>
    named.findLast((each) => word.test(text.slice(each.from, each.to)))
  const slot = saying(/title/i) ?? saying(/name/i) ?? named.at(-1)
  if (slot) return { from: from + slot.from, to: from + slot.to, insert }
  const number = counted.at(-1)
  if (!number) return { from, to, insert }
  const [sign = ''] = /^[\s:–—-]*/.exec(text.slice(number.to)) ?? []
  return { from: from + number.to, to, insert: `${sign || ': '}${insert}` }
}

/** Those that are so, and the others. */
function parted<One>(all: readonly One[], isSo: (one: One) => boolean): readonly [readonly One[], readonly One[]] {
  return [all.filter(isSo), all.filter((one) => !isSo(one))]
}

/** Whether a placeholder of a title is its number or its day. */
function isCount(placeholder: string): boolean {
  const name = placeholder.replace(/^\W+|\W+$/g, '')
  return /^(?:n{2,}|x{2,}|number|num|nr|no|id|issue|date|year|[ymd]{2,4}(?:\W?[ymd]{2}){0,2})$/i.test(name)
}

/** Markdown that shows a text as it is, where a heading holds it. */
function literal(text: string): string {
  const escaped = text.replaceAll(MARKUP, '\\$&').replace(/(?<=^|\s)#+$/, '\\$&')
  // One alone strikes nothing out.
  return text.indexOf('~') < text.lastIndexOf('~') ? escaped.replaceAll('~', '\\~') : escaped
}

/** What Markdown reads as more than itself: within words, and where spaces stand around, less of it. */
const MARKUP =
  /[`[\]]|\\(?=[!-/:-@[-`{-~])|(?<! )\*|\*(?! )|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|&(?=#?\w{1,32};)/giu

function fieldEdits(spec: Spec, { name, id, author, reviewers, issue, today }: Draft): readonly Edit[] {
  const values: Readonly<Record<string, readonly (string | undefined)[]>> = {
    id: [id],
    author: [author],
    reviewers,
    created: [today],
    updated: [today],
    issue: [issue],
  }
  return spec.fields.flatMap((field: Field) => {
    const known = (values[String(field.role)] ?? []).filter((each) => each !== undefined)
    if (!isFilled(field) || (!asksTitle(field) && known.length === 0)) return []
    const { text } = field.value
    const own = asksTitle(field) ? titled(text, name) : known.map((each) => linkedAs(text, each)).join(', ')
    // A day, an ID and an issue stay what they are to YAML; a name that looks like one of these is a name.
    const value = COUNTED.has(String(field.role)) ? { ...field.value, schema: undefined } : field.value
    return rewrite(value, own).map(({ from, to, insert }) => {
      const isJoined = from === to && !/[\s"']/.test(spec.text.charAt(from - 1))
      return { from, to, insert: isJoined ? ` ${insert}` : insert }
    })
  })
}

/** The roles of fields that hold no words. */
const COUNTED: ReadonlySet<string> = new Set(['id', 'created', 'updated', 'issue'])

/** A title as the template frames it: `Parcel Lens` for `PR/FAQ: {{Product name}}` gives `PR/FAQ: Parcel Lens`. The name alone where more would be left to fill. */
function titled(text: string, name: string): string {
  const { from, to, insert } = nameEdit(text, { from: 0, to: text.length }, name)
  const [before, after] = [text.slice(0, from), text.slice(to)]
  return placeholders(before).length + placeholders(after).length > 0 ? name : `${before}${insert}${after}`
}

/** A value as a link of a wiki, where the template asks for one: `[[{{name}}]]`. */
function linkedAs(text: string, value: string): string {
  return /^\[\[[^[\]]+\]\]$/.test(text) ? `[[${value}]]` : value
}

/** Whether a field, `title:` of front matter as a rule, is still to say what the document is called. */
function asksTitle({ key, role, value }: Field): boolean {
  return (
    role === undefined && key.toLowerCase() === 'title' && (value.state === 'placeholder' || value.state === 'empty')
  )
}

/** Comments to Truespec decide how the template is compiled; in a spec only its version means something. */
function directiveEdits(spec: Spec): readonly Edit[] {
  const end = lineEndOf(spec.text)
  return spec.comments.flatMap(({ span, text }) => {
    if (!text.startsWith('truespec:') || /\bversion=/.test(text)) return []
    const from = lineStart(spec.text, span.from)
    const isAlone = spec.text.slice(from, span.from).trim() === '' && spec.text.startsWith(end, span.to)
    return [isAlone ? { from, to: span.to + end.length, insert: '' } : { from: span.from, to: span.to, insert: '' }]
  })
}
