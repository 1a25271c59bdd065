import {
  applyEdits,
  formatId,
  lineEndOf,
  read,
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
  /** How it writes its spec IDs; undefined where it has none. */
  readonly id: IdPattern | undefined
  /** What kind of value each field takes that a draft can fill, by the field's role. */
  readonly kinds: ReadonlyMap<string, SlotType['kind'] | undefined>
}

/** Where a draft of a template has what. */
export function roomsIn(schema: Schema, template: string, engines: ReadEngines): Rooms {
  const { fields } = read({ file: '', text: template, schema, nesting: 100 }, engines)
  const id = fields.find(({ role }) => role === 'id')?.schema?.slot.type
  return {
    id: id?.kind === 'id' ? id.pattern : undefined,
    kinds: new Map(fields.filter(isFilled).map(({ role, schema }) => [String(role), schema?.slot.type.kind])),
  }
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

function titleEdits(spec: Spec, schema: Schema, { name: given, id }: Draft): readonly Edit[] {
  const name = literal(given)
  if (!spec.title) return []
  if (schema.title?.slot === undefined) return [{ ...spec.title.textSpan, insert: name }]
  const room = idRoom(spec, spec.title)
  const own = room && id !== undefined ? [{ ...room, insert: id }] : []
  return [...own, nameEdit(spec.text, nameRoom(spec.text, spec.title.name.span, room), name)]
}

/** Where a title has room for the ID: in the words that its field has for one, `P-NNNN: [Title]`. */
function idRoom(spec: Spec, { textSpan }: Title): Span | undefined {
  const written = spec.id?.value.text ?? ''
  const at = written === '' ? -1 : spec.text.slice(textSpan.from, textSpan.to).indexOf(written)
  return at < 0 ? undefined : { from: textSpan.from + at, to: textSpan.from + at + written.length }
}

const PLACEHOLDER = /\[[^\]]*\]|\{[^}]*\}|<[^>]*>/

/** Where a title has room for the name beside that for the ID: before it where a placeholder stands there, else behind it. */
function nameRoom(text: string, name: Span, id: Span | undefined): Span {
  if (!id || id.to > name.to) return name
  const isBefore = PLACEHOLDER.test(text.slice(name.from, id.from))
  return isBefore ? { from: name.from, to: id.from } : { from: Math.max(name.from, id.to), to: name.to }
}

/** The name in the place of the first placeholder, or of all that stands behind the ID with its colon or dash. */
function nameEdit(text: string, { from, to }: Span, name: string): Edit {
  const rest = text.slice(from, to)
  const placeholder = PLACEHOLDER.exec(rest)
  if (placeholder) {
    const start = from + placeholder.index
    return { from: start, to: start + placeholder[0].length, insert: name }
  }
  const start = from + (/^\s*[:–—-]\s*/.exec(rest)?.[0].length ?? 0)
  return { from: start, to, insert: rest === '' ? `: ${name}` : name }
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

function fieldEdits(spec: Spec, { id, author, reviewers, issue, today }: Draft): readonly Edit[] {
  const values: Readonly<Record<string, string | undefined>> = {
    id,
    author,
    reviewers: reviewers.length === 0 ? undefined : reviewers.join(', '),
    created: today,
    updated: today,
    issue,
  }
  return spec.fields.flatMap((field: Field) => {
    const said = isFilled(field) ? values[String(field.role)] : undefined
    const value = field.form === 'front-matter' && said !== undefined ? yamlOf(said) : said
    if (value === undefined) return []
    const { from, to } = field.value.span
    return [{ from, to, insert: from === to && spec.text[from - 1] !== ' ' ? ` ${value}` : value }]
  })
}

/** A text as a YAML value: bare where it means itself, else in quotes. `#12` would be a comment, `Ann: x` a mapping. */
function yamlOf(text: string): string {
  return /^[\p{L}\p{N}](?:[^:#]|:(?=\S)|(?<=\S)#)*$/u.test(text) ? text : JSON.stringify(text)
}

/** Comments to Truespec decide how the template is compiled; in a spec only its version means something. */
function directiveEdits(spec: Spec): readonly Edit[] {
  const end = lineEndOf(spec.text)
  return spec.comments.flatMap(({ span, text }) => {
    if (!text.startsWith('truespec:') || /\bversion=/.test(text)) return []
    const lineStart = spec.text.lastIndexOf(end, span.from - 1) + (span.from === 0 ? 1 : end.length)
    const alone = spec.text.slice(Math.max(0, lineStart), span.from).trim() === '' && spec.text.startsWith(end, span.to)
    return [
      alone
        ? { from: Math.max(0, lineStart), to: span.to + end.length, insert: '' }
        : { from: span.from, to: span.to, insert: '' },
    ]
  })
}
