import type { Paragraph, Table } from 'mdast'
import { fenceOf } from '../markdown/fences.ts'
import { fieldsOfParagraph } from '../markdown/fields.ts'
import { normalizeKey } from '../markdown/normalize.ts'
import { rowsOf } from '../markdown/tables.ts'
import { type BlockNode, spanOf } from '../markdown/tree.ts'
import { lineEnd } from '../text/lines.ts'
import { compilePattern, describePattern, type IdPattern, matchId } from '../values/id-pattern.ts'
import { holdsPlaceholder, isContentsMark, isPlaceholder, placeholders } from '../values/placeholder.ts'
import {
  commentOffersChoice,
  commentSaysOptional,
  type Directives,
  directivesAtEnd,
  directivesOfComment,
  guidanceSaysOptional,
  merged,
} from './directives.ts'
import { contentOfList, fieldSchema, isMetadata } from './lists.ts'
import { columnRole, fieldRole } from './roles.ts'
import type { ColumnSchema, ContentSchema, FieldSchema, FieldsSchema, SlotSchema } from './schema.ts'
import { choiceOf, slotOf, slotSaysOptional, textSlot, typeNamed } from './slot.ts'
import { columnSynonyms } from './synonyms.ts'

/** What the nodes of a section demand, and what a comment at its end says of the heading that follows. */
export interface CompiledContent {
  readonly content: readonly ContentSchema[]
  readonly pending: Directives
  /** A comment under the heading, with nothing to fill below it, or its guidance says that the section may be left out. */
  readonly optional: boolean
}

/** What it takes to compile the content of one section. */
export interface ContentInput {
  readonly nodes: readonly BlockNode[]
  readonly text: string
  readonly number: number | undefined
  readonly markers: readonly string[]
  /** Whether plain `Key: value` lines may be fields: before the first section they are. */
  readonly preamble: boolean
  /** Labels that the template defines as links, normalised: `[label]` is then no placeholder. */
  readonly labels: ReadonlySet<string>
}

/** Compiles the nodes between a heading and the next. */
export function compileContent(input: ContentInput): CompiledContent {
  const content: ContentSchema[] = []
  let pending: Directives = {}
  let aside: BlockNode | undefined
  for (const node of input.nodes) {
    if (node.type === 'html') {
      const said = directivesOfComment(node.value)
      if (said) pending = merged(pending, said)
      else if (commentSaysOptional(node.value)) aside = node
      else if (commentOffersChoice(node.value)) pending = merged(pending, { anyOf: true })
      continue
    }
    const compiled = contentOfNode(node, input)
    const said = aside ? merged(pending, { optional: true }) : pending
    content.push(...compiled.map((one) => directed(one, said)))
    if (compiled.length > 0 || node.type === 'paragraph') {
      pending = {}
      aside = undefined
    }
  }
  const byComment = aside !== undefined && content.length === 0 && isOfItsSection(aside, input)
  const first = input.nodes.find(({ type }) => type !== 'html')
  const optional = byComment || input.nodes.some((node) => isLeave(node, node === first, input.text))
  return {
    content: joined(content),
    pending: aside && !byComment ? merged(pending, { optional: true }) : pending,
    optional,
  }
}

/** Whether a paragraph of guidance leaves it to the writer whether to have the section. */
function isLeave(node: BlockNode, isFirst: boolean, text: string): boolean {
  if (node.type !== 'paragraph' && node.type !== 'blockquote') return false
  const { from, to } = spanOf(node)
  const source = text.slice(from, to)
  return guidanceSaysOptional(source, isFirst) && !holdsPlaceholder(source)
}

/** Whether a comment speaks of the heading above it: nothing else stands between them, and it does not lean on the heading below. */
function isOfItsSection(comment: BlockNode, { nodes, text, preamble }: ContentInput): boolean {
  const before = nodes.slice(0, nodes.indexOf(comment))
  if (preamble || before.some((node) => node.type !== 'html')) return false
  const { from, to } = spanOf(comment)
  const leansBack = before.length === 0 && !/\n[ \t]*\r?\n[ \t]*$/.test(text.slice(Math.max(0, from - 200), from))
  const leansOn = comment === nodes.at(-1) && /^[ \t]*\r?\n[ \t]*\S/.test(text.slice(to, to + 200))
  return leansBack || !leansOn
}

function directed(content: ContentSchema, said: Directives): ContentSchema {
  const one = {
    ...content,
    optional: content.optional || said.optional === true,
    ...(said.role !== undefined && { role: said.role }),
  }
  if (one.kind === 'checklist' && said.anyOf) return { ...one, anyOf: true }
  if (said.type === undefined || (one.kind !== 'prose' && one.kind !== 'list' && one.kind !== 'links')) return one
  return { ...one, slot: { ...one.slot, type: typeNamed(said.type) } }
}

/** Fields that stand together are one part; guidance paragraphs of one section are one slot. */
function joined(content: readonly ContentSchema[]): readonly ContentSchema[] {
  const result: ContentSchema[] = []
  for (const one of content) {
    const before = result.at(-1)
    if (one.kind === 'fields' && before?.kind === 'fields')
      result[result.length - 1] = {
        ...before,
        fields: [...before.fields, ...one.fields],
        source: `${before.source}\n${one.source}`,
      }
    else if (one.kind === 'prose' && one.guidance && before?.kind === 'prose' && before.guidance)
      result[result.length - 1] = { ...before, source: `${before.source}\n\n${one.source}` }
    // The same items again, after a sentence between: one part, as in a spec.
    else if (
      one.kind !== 'items' ||
      !result.some((other) => other.kind === 'items' && describePattern(other.pattern) === describePattern(one.pattern))
    )
      result.push(one)
  }
  return result
}

function contentOfNode(node: BlockNode, input: ContentInput): readonly ContentSchema[] {
  const { text } = input
  const { from, to } = spanOf(node)
  const source = text.slice(from, to)
  switch (node.type) {
    case 'paragraph':
      return contentOfParagraph(node, source, input)
    case 'list':
      return contentOfList(node, input)
    case 'table':
      return contentOfTable(node, text, source)
    case 'code': {
      const fence = fenceOf(node, text)
      const language = fence && text.slice(fence.languageSpan.from, fence.languageSpan.to).toLowerCase()
      return fence && language ? [{ kind: 'block', language, text: fence.text, optional: false, source }] : []
    }
    case 'blockquote': {
      const fields = node.children.every(({ type }) => type === 'paragraph')
        ? fieldsOfQuotation(node.children as readonly Paragraph[], input)
        : []
      if (fields.length > 0) return [{ kind: 'fields', fields, optional: false, source }]
      return [{ kind: 'prose', slot: textSlot(source), guidance: true, optional: false, source }]
    }
    default:
      return []
  }
}

function contentOfParagraph(
  node: Paragraph,
  source: string,
  { text, preamble }: ContentInput,
): readonly ContentSchema[] {
  const fields = fieldsOfLines(node, text, preamble)
  if (fields.length > 0) return [{ kind: 'fields', fields, optional: false, source }]
  if (isPlaceholder(source))
    return [
      {
        kind: 'prose',
        slot: slotOf(source),
        guidance: false,
        optional: slotSaysOptional(source) || isInvitation(source),
        source,
      },
    ]
  if (isContentsMark(source)) return []
  const isAside = /^\*[^*][\s\S]*\*$/.test(source.trim())
  const isCaption = /^\*\*[^*]+(?:\*\*:|:\*\*)$/.test(source.trim())
  if (isAside || isCaption || source.trim() === '') return []
  return [{ kind: 'prose', slot: textSlot(source), guidance: true, optional: false, source }]
}

/** The fields that the lines of a paragraph are; a plain `Status: Draft` is one where all lines are such and others hold placeholders. */
function fieldsOfLines(node: Paragraph, text: string, plain: boolean): readonly FieldSchema[] {
  const { from, to } = spanOf(node)
  const raws = fieldsOfParagraph(text, { from, to }, plain).map((raw) => ({
    raw,
    value: text.slice(raw.valueSpan.from, raw.valueSpan.to),
  }))
  const areHeaders =
    raws.some(({ value }) => placeholders(value).length > 0) &&
    raws.every(({ raw, value }) => isMetadata(raw.key) && !/[\r\n]/.test(value)) &&
    raws.length === text.slice(from, to).split(/\r\n|\n|\r/).length
  return raws.flatMap(({ raw, value }) => {
    // A key without a value is the caption of what follows it.
    if (value === '' || (!raw.strong && !areHeaders && placeholders(value).length === 0)) return []
    const said = directivesAtEnd(text.slice(raw.keySpan.from, lineEnd(text, raw.valueSpan.to)))
    return [fieldSchema(raw.key, value, text.slice(from, to), said)]
  })
}

/** `> **Status**: draft | done`: the fields of a quotation before the first section, all lines of which are such. `> **Note**: ...` is guidance. */
function fieldsOfQuotation(nodes: readonly Paragraph[], { text, preamble }: ContentInput): readonly FieldSchema[] {
  if (!preamble) return []
  const fields = nodes.map((node) => ({ node, own: fieldsOfLines(node, text, false) }))
  const areAll = fields.every(({ node, own }) => {
    const { from, to } = spanOf(node)
    return own.length === text.slice(from, to).split(/\r\n|\n|\r/).length
  })
  const all = fields.flatMap(({ own }) => own)
  const isForm = all.some(({ slot, role }) => role !== undefined || isPlaceholder(slot.placeholder) || isTyped(slot))
  return areAll && isForm && all.every(({ key }) => isMetadata(key)) ? all : []
}

function isTyped({ type }: SlotSchema): boolean {
  return type.kind !== 'text'
}

/** `[Add more user stories as needed]` invites; it demands nothing. */
function isInvitation(source: string): boolean {
  return /^[[{<]\s*(?:add|insert|repeat)\b[^\]]*\b(?:more|additional|needed|necessary)\b/i.test(source.trim())
}

function contentOfTable(node: Table, text: string, source: string): readonly ContentSchema[] {
  const [header, ...rows] = rowsOf(node, text)
  if (!header) return []
  const cell = (row: (typeof rows)[number] | undefined, i: number): string => {
    const at = row?.cells[i]
    return at ? text.slice(at.from, at.to) : ''
  }
  const [head, ...pairs] = [header, ...rows].map((row): Pair => [cell(row, 0), cell(row, 1)])
  const fields = head && header.cells.length === 2 ? fieldsOfTable(head, pairs, source) : undefined
  if (fields) return [fields]
  // Where the template names the rows, `| Speed | | |`, what it leaves empty is open; `| … | | |` is a form to fill.
  const isMatrix = rows.length > 0 && pairs.every(([key]) => isKey(key))
  const written = rows.filter((row) => row.cells.some((_, i) => cell(row, i) !== ''))
  const columns = header.cells.flatMap((_, i): readonly ColumnSchema[] => {
    const name = cell(header, i)
    // `[Option 1]`: a column that the spec names.
    if (isPlaceholder(name)) return []
    const match = normalizeKey(name)
    const values = rows.map((row) => cell(row, i))
    const choice = values.map((value) => choiceOf(value)).find((one) => one !== undefined && !one.open)
    const first = values.find((value) => value !== '' && !ELLIPSIS.test(value)) ?? ''
    const role = columnRole(match)
    const pattern = idColumn(values)
    const slot = pattern
      ? { type: { kind: 'id' as const, pattern }, placeholder: '', optional: false }
      : choice
        ? { type: lowestFirst(choice), placeholder: values.find((value) => choiceOf(value)) ?? '', optional: false }
        : isMatrix && values.every((value) => value === '')
          ? textSlot('', true)
          : cellSlot(first, match, values)
    const openIn = rowsWithout(written.map((row) => [cell(row, 0), cell(row, i)]))
    return [
      {
        header: name,
        match,
        synonyms: columnSynonyms(match),
        ...(role && { role }),
        slot,
        ...(openIn.length > 0 && !slot.optional && { openIn }),
      },
    ]
  })
  const open = rows.some((row) =>
    row.cells.some((_, i) => {
      const value = cell(row, i)
      return value === '' || holdsPlaceholder(value) || choiceOf(value) !== undefined
    }),
  )
  return open || rows.length === 0 ? [{ kind: 'table', columns, optional: false, source }] : []
}

const ELLIPSIS = /^(?:…|\.\.\.)$/

/** The slot of a column. A placeholder that only repeats the header (`<metric>` under Metric) asks for no type but a date. */
function cellSlot(value: string, match: string, values: readonly string[]): SlotSchema {
  const slot = slotOf(value)
  const { type } = slot
  if (type.kind === 'date') return slot
  if (normalizeKey(value).replace(/^[[{<［]|[\]}>］]$/g, '') === match) return textSlot(value)
  // Where other rows hold something else, `| Number | FS-[NUMBER] |` is the ID of the document, and identifies no row.
  return type.kind !== 'id' || values.every((other) => fitsForm(other, type.pattern)) ? slot : textSlot(value)
}

/** Whether a cell asks for an ID of a form, bears one, or says nothing. */
function fitsForm(value: string, pattern: IdPattern): boolean {
  if (value === '' || ELLIPSIS.test(value) || matchId(pattern, value)?.length === value.length) return true
  const { type } = slotOf(value)
  return type.kind === 'id' && describePattern(type.pattern) === describePattern(pattern)
}

/** A column whose cells count up, `REQ-001`, `REQ-002`, identifies its rows. */
function idColumn(values: readonly string[]): IdPattern | undefined {
  const ids = new Set(values.filter((value) => /^[A-Z]{1,12}[-_]?\d+$/.test(value)))
  const [first] = ids
  return first !== undefined && ids.size === values.length && values.length > 1 ? compilePattern(first) : undefined
}

function lowestFirst<C extends { readonly choices: readonly string[] }>(choice: C): C {
  return /^(?:high|critical|severe|major)\b/i.test(choice.choices[0] ?? '') &&
    /^(?:low|minor|none)\b/i.test(choice.choices.at(-1) ?? '')
    ? { ...choice, choices: choice.choices.toReversed() }
    : choice
}

/** The cells of a row of two. */
type Pair = readonly [string, string]

/** What a column of keys is called, in the languages that templates are mostly written in. */
const KEY_HEADER =
  /^(?:|field|key|attribute|property|item|metadata|feld|eigenschaft|attribut|schlüssel|champ|clé|propriété|campo|clave|propiedad|atributo|項目|項目名|属性|キー|項目名称|项目|字段|屬性|欄位|항목|필드|속성|поле|атрибут)$/i

/** Whether a cell names its row: neither a placeholder nor counted. */
function isKey(cell: string): boolean {
  return cell !== '' && !holdsPlaceholder(cell) && !/\d$/.test(cell)
}

/**
 * The rows in which the template leaves a column empty beside others: those that it names, `| **Total** | [n] | |`, and those that go on with
 * the one above, `| | [Key result] |`.
 */
function rowsWithout(rows: readonly Pair[]): readonly string[] {
  return rows.flatMap(([key, value], at) => {
    if (value !== '') return []
    if (key === '') return at > 0 ? [''] : []
    return isKey(key) ? [normalizeKey(key)] : []
  })
}

/**
 * A two-column table of literal keys and placeholder values holds fields. Under an empty header, or one that says so, values may be
 * defaults too, and so they may where the header is the first of the fields: `| **Owner** | [Name] |`.
 */
function fieldsOfTable(header: Pair, below: readonly Pair[], source: string): FieldsSchema | undefined {
  const isField = !isPlaceholder(header[0]) && isPlaceholder(header[1].replace(/^[@#]/, ''))
  const rows = isField ? [header, ...below] : below
  if (rows.length < 2) return undefined
  const saysSo = isField || KEY_HEADER.test(header[0])
  const keyed = rows.every(
    ([key, value]) =>
      isKey(key) &&
      (saysSo ||
        holdsPlaceholder(value) ||
        choiceOf(value) ||
        fieldRole(normalizeKey(key), { kind: 'text' }) === 'status'),
  )
  // Under an empty header a form may hold nothing but defaults and choices.
  const isForm = header[0] === '' && header[1] === '' && rows.every(([, value]) => value !== '')
  if (!keyed || !rows.some(([, value]) => holdsPlaceholder(value) || (isForm && choiceOf(value)))) return undefined
  return {
    kind: 'fields',
    fields: rows.map(([key, value]) => fieldOfRow(key, value)),
    optional: false,
    source,
  }
}

/** A cell offers a choice between slashes: `Idea/Draft/Final`. Of two words it may as well be a name: `Node/Express`. */
function fieldOfRow(key: string, value: string): FieldSchema {
  const field = fieldSchema(key.replace(/\*\*/g, ''), value, `| ${key} | ${value} |`)
  const choice = field.slot.type.kind === 'text' && !holdsPlaceholder(value) ? choiceOf(value) : undefined
  if (!choice || choice.open || choice.choices.length < 3) return field
  return { ...field, slot: { ...field.slot, type: choice } }
}
