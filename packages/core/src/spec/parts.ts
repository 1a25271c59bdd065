import { inAnyScript } from '../text/letters.ts'
import type { List, Table } from 'mdast'
import type { RawFence } from '../markdown/fences.ts'
import { type BlockNode, spanOf, unquoted } from '../markdown/tree.ts'
import type { BlockSchema, ContentSchema, FieldSchema, TableSchema } from '../template/schema.ts'
import { isDash } from '../values/blank.ts'
import { noneOfThem, notApplicable } from '../values/waived.ts'
import { isLanguage, readBlock } from './blocks.ts'
import type { Reading } from './context.ts'
import { findFields, readFields } from './fields.ts'
import { bearsBoxes, bearsFixed, bearsIds, readChecklist, readItems, readLinks, readList } from './lists.ts'
import type { Field, Part, SectionState } from './model.ts'
import { bearsPairs, readPairs } from './pairs.ts'
import type { Pool } from './pool.ts'
import { prosePart } from './prose.ts'
import { columnsOf, readTable } from './tables.ts'

/** What a pool answers of the content that a template asks for. */
export interface Content {
  readonly state: SectionState
  readonly parts: readonly Part[]
  readonly missing: readonly ContentSchema[]
  readonly missingFields: readonly FieldSchema[]
}

type ListContent = Extract<ContentSchema, { kind: 'items' | 'checklist' | 'list' | 'pairs' | 'links' }>

/** Reads the pool of a section by the content its schema lists. `hasSections`: something stands below it, so that it is not empty. */
export function readContent(
  reading: Reading,
  pool: Pool,
  content: readonly ContentSchema[],
  hasSections: boolean,
): Content {
  const none = { parts: [], missing: [], missingFields: [] }
  if (!hasSections && (pool.own.length === 0 || isHollow(reading, pool, content))) return { ...none, state: 'empty' }
  const asksFields = content.some((one) => one.kind === 'fields')
  const waiver = pool.only && !(asksFields && namesSpec(content)) ? waiverOf(reading, pool.only, content) : undefined
  if (waiver === 'waived') return { ...none, state: 'waived' }
  if (waiver === 'bare-waiver') return bareWaiver(content)
  const parts: Part[] = []
  const missing: ContentSchema[] = []
  let missingFields: readonly FieldSchema[] = []
  const taken = new Set<BlockNode>()
  for (const one of asksFields ? content : [])
    if (one.kind === 'fields')
      missingFields = [...missingFields, ...fieldsPart(reading, pool, one, content, parts, taken)]
  const left = taken.size > 0 ? pool.lists.filter((list) => !taken.has(list)) : pool.lists
  const lists = shareLists(reading, answering(reading, left, pool, content), content)
  const fences = new Set(pool.fences)
  for (const one of content) {
    if (one.kind === 'fields' || one.kind === 'prose') continue
    const before = parts.length
    if (one.kind === 'block') blockParts(reading, pool, one, content, parts, fences)
    else if (one.kind === 'table') tableParts(reading, pool, one, content, parts, taken)
    else if (lists.has(one)) parts.push(listPart(reading, lists.get(one) ?? [], one))
    const part = parts[before]
    if ((!part || leadsNowhere(part)) && !one.optional && !isAnswered(reading, one, pool)) missing.push(one)
  }
  otherBlocks(reading, fences, parts)
  const answers = lists.size > 0 ? new Set([...lists.values()].flat()) : NO_NODES
  prosePart(reading, pool, content, parts, { taken, answers, hasSections })
  if (parts.length > 1) parts.sort((a, b) => a.span.from - b.span.from)
  return { state: 'filled', parts, missing, missingFields }
}

/** Whether a dash, or a list of nothing, is all that stands where prose is asked for. */
function isHollow({ text }: Reading, { own }: Pool, content: readonly ContentSchema[]): boolean {
  if (!content.some((one) => one.kind === 'prose' && !one.guidance)) return false
  return content.every(({ kind }) => kind === 'prose') && own.every((node) => saysNothing(node, text))
}

function saysNothing(node: BlockNode, text: string): boolean {
  if (node.type === 'list') return node.children.every(({ children }) => children.length === 0)
  const { from, to } = spanOf(node)
  return node.type === 'paragraph' && to - from <= 3 && isDash(text.slice(from, to))
}

/** What a bare `N/A` leaves open: the blocks, tables and lists, or (where the template asks for none) the section itself. */
function bareWaiver(content: readonly ContentSchema[]): Content {
  const missing = content.filter(
    (one) => !one.optional && one.kind !== 'prose' && one.kind !== 'fields' && one.kind !== 'links',
  )
  const isLinks = content.some((one) => one.kind === 'links')
  return { state: isLinks ? 'waived' : 'bare-waiver', parts: [], missing, missingFields: [] }
}

/** Whether the fields tell a spec from others, or how far it is: no reason makes up for these. */
function namesSpec(content: readonly ContentSchema[]): boolean {
  return content.some(
    (one) => one.kind === 'fields' && one.fields.some(({ role }) => role === 'id' || role === 'status'),
  )
}

/** What may stand before `N/A: reason`: the mark of a list's only item, its box, emoji. */
const BEFORE_WAIVER = inAnyScript(
  String.raw`^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)?(?:\p{Extended_Pictographic}[\u{fe0f}\u{200d}\p{Emoji_Modifier}]{0,3}\s{0,9}){0,3}`,
)

/** Whether one node says for the whole section that there is nothing to say. */
function waiverOf(
  reading: Reading,
  node: BlockNode,
  content: readonly ContentSchema[],
): 'waived' | 'bare-waiver' | undefined {
  const said = unquoted(node)
  const only = said.type === 'list' ? said.children.length === 1 : said.type === 'paragraph'
  if (!only) return undefined
  const { from, to } = spanOf(said)
  const whole = reading.text.slice(from, to)
  const text = whole.replace(BEFORE_WAIVER(whole), '')
  // In prose `No changes: ...` is a sentence like any other.
  const isProse = content.every((one) => one.optional || one.kind === 'prose')
  const waiver = isProse ? notApplicable(text) : noneOfThem(text)
  return waiver && (waiver.reason === '' ? 'bare-waiver' : 'waived')
}

/** What leads somewhere as a link does: a path, a file, an address, the number of a standard, code. */
const LEADS = /[\d/#@`]|\.[a-z]{2,5}\b|\[\[/i

/** Whether a list of links has none, nor anything like one: `See the wiki`. */
function leadsNowhere(part: Part): boolean {
  if (part.kind !== 'links' || part.items.length === 0) return false
  return part.items.every(({ value }) => value.state === 'filled' && !LEADS.test(value.text))
}

/** Links may stand in a sentence or a table too; whether they resolve is for the rules of links. */
function isAnswered(reading: Reading, one: ContentSchema, pool: Pool): boolean {
  if (one.kind !== 'links') return false
  return pool.own.some((node) => {
    const { from, to } = spanOf(node)
    const source = reading.text.slice(from, to)
    return /\]\(|:\/\/|<a\s/i.test(source) || (reading.labels.size > 0 && source.includes('['))
  })
}

function fieldsPart(
  reading: Reading,
  pool: Pool,
  one: Extract<ContentSchema, { kind: 'fields' }>,
  content: readonly ContentSchema[],
  parts: Part[],
  taken: Set<BlockNode>,
): readonly FieldSchema[] {
  const found = findFields(reading, pool, one.fields, !content.some(({ kind }) => LISTED[kind]))
  const fields = readFields(reading, found, one.fields)
  const [first] = fields
  if (first) {
    parts.push({ kind: 'fields', schema: one, role: one.role, span: first.span, fields })
    for (const node of pool.nodes)
      if (fields.some((field) => field.span.from >= spanOf(node).from && field.span.to <= spanOf(node).to))
        taken.add(node)
  }
  return one.optional ? [] : absentFields(fields, one.fields)
}

/** The required fields of the template that nothing answers. */
export function absentFields(fields: readonly Field[], schemas: readonly FieldSchema[]): readonly FieldSchema[] {
  return schemas.filter((schema) => !schema.slot.optional && !fields.some((field) => field.schema === schema))
}

/** The kinds of content that lists answer. */
const LISTED: Readonly<Record<ContentSchema['kind'], boolean>> = {
  fields: false,
  items: true,
  checklist: true,
  list: true,
  pairs: true,
  links: true,
  table: false,
  block: false,
  prose: false,
}
const NO_NODES: ReadonlySet<BlockNode> = new Set()
const NO_LISTS: ReadonlyMap<ListContent, readonly List[]> = new Map()

/** Without the lists that answer no content: where only pairs are asked for, those under a heading of the writer's own that have none. */
function answering(
  { text }: Reading,
  lists: readonly List[],
  { groups, ownGroups }: Pool,
  content: readonly ContentSchema[],
): readonly List[] {
  const wanted = content.filter(({ kind }) => LISTED[kind])
  const pairs = wanted.filter((one) => one.kind === 'pairs')
  if (groups.length === ownGroups || pairs.length === 0 || pairs.length < wanted.length) return lists
  const below = new Set(groups.slice(ownGroups).flat())
  return lists.filter((list) => !below.has(list) || pairs.some((one) => bearsPairs(list, text, one)))
}

/** Gives each list to the content whose shape it has; of several that it fits, each gets one before any gets a second. */
function shareLists(
  reading: Reading,
  lists: readonly List[],
  content: readonly ContentSchema[],
): ReadonlyMap<ListContent, readonly List[]> {
  if (lists.length === 0) return NO_LISTS
  const wanted = content.filter((one): one is ListContent => LISTED[one.kind])
  const [first] = wanted
  if (!first) return NO_LISTS
  if (wanted.length === 1 && lists.length === 1) return new Map([[first, lists]])
  // Where there are too few for all, those that are demanded come first.
  if (lists.length < wanted.length) wanted.sort((a, b) => Number(a.optional) - Number(b.optional))
  const shares = new Map<ListContent, List[]>()
  for (const list of lists) {
    const fitting = fittingContent(reading, list, wanted)
    const one = fitting.find((schema) => !shares.has(schema)) ?? fitting[0] ?? first
    // A plain list beside an identified one only explains it.
    if (
      one.kind === 'items' &&
      !bearsIds([list], reading.text, one) &&
      lists.some((other) => other !== list && bearsIds([other], reading.text, one))
    )
      continue
    // And a list of sentences beside one of pairs is none of pairs.
    if (
      one.kind === 'pairs' &&
      list.children.length > 1 &&
      !bearsPairs(list, reading.text, one) &&
      lists.some((other) => other !== list && bearsPairs(other, reading.text, one))
    )
      continue
    const share = shares.get(one)
    if (share) share.push(list)
    else shares.set(one, [list])
  }
  return shares
}

/** The content that a list may answer, the likeliest first: by its IDs, its boxes, its sides and its numbers. */
function fittingContent({ text }: Reading, list: List, wanted: readonly ListContent[]): readonly ListContent[] {
  const identified = wanted.find((one) => one.kind === 'items' && bearsIds([list], text, one))
  if (identified) return [identified]
  const checklists = wanted.filter((one) => one.kind === 'checklist')
  if (checklists.length === wanted.length || (checklists.length > 0 && bearsBoxes([list], text))) {
    const known = checklists.filter((one) => bearsFixed(list, text, one))
    return known.length > 0 ? known : checklists
  }
  const others = wanted.filter(({ kind }) => kind !== 'checklist' && (kind !== 'items' || wanted.length === 1))
  const shaped = others.filter((one) => one.kind !== 'pairs' || bearsPairs(list, text, one))
  const isOther = (one: ListContent): number => Number(one.kind === 'list' && one.ordered !== (list.ordered === true))
  return (shaped.length > 0 ? shaped : others).toSorted((a, b) => isOther(a) - isOther(b))
}

function listPart(reading: Reading, lists: readonly List[], one: ListContent): Part {
  switch (one.kind) {
    case 'items':
      return readItems(reading, lists, one)
    case 'checklist':
      return readChecklist(reading, lists, one)
    case 'list':
      return readList(reading, lists, one)
    case 'pairs':
      return readPairs(reading, lists, one)
    case 'links':
      return readLinks(reading, lists, one)
  }
}

/** Reads the fences that answer a block of the template, and takes them from those that are `left`. The last of its language takes all. */
function blockParts(
  reading: Reading,
  pool: Pool,
  one: BlockSchema,
  content: readonly ContentSchema[],
  parts: Part[],
  left: Set<RawFence>,
): void {
  const word = (fence: RawFence): string => reading.text.slice(fence.languageSpan.from, fence.languageSpan.to)
  const right = [...left].filter((fence) => isLanguage(word(fence), one.language))
  const wrong = [...left].find((fence) => word(fence) === '') ?? pool.fences[0]
  const others = content
    .slice(content.indexOf(one) + 1)
    .filter((other) => other.kind === 'block' && isLanguage(other.language, one.language))
  const demanded = one.optional ? others.filter(({ optional }) => !optional).length : 0
  const own = others.length > 0 ? right.slice(0, Math.min(1, Math.max(0, right.length - demanded))) : right
  const fences = right.length > 0 ? own : wrong ? [wrong] : []
  for (const fence of fences) if (left.delete(fence)) parts.push(readBlock(reading, fence, one))
}

function otherBlocks(reading: Reading, left: ReadonlySet<RawFence>, parts: Part[]): void {
  for (const fence of left) {
    const block = readBlock(reading, fence, undefined)
    if (block.known) parts.push(block)
  }
}

/** The tables that have the template's columns; where none has any, the first that no other of the template's has: all its columns are then lost. */
function tableParts(
  reading: Reading,
  pool: Pool,
  one: TableSchema,
  content: readonly ContentSchema[],
  parts: Part[],
  taken: Set<BlockNode>,
): void {
  const known = (table: Table, schema: TableSchema): number => knownColumns(reading, table, schema)
  const tables = pool.tables.filter((table) => !taken.has(table))
  const best = Math.max(0, ...tables.map((table) => known(table, one)))
  const isOther = (table: Table): boolean =>
    content.some((other) => other !== one && other.kind === 'table' && known(table, other) > 0)
  const chosen =
    best > 0
      ? tables.filter((table) => known(table, one) * 2 >= best)
      : tables.filter((table) => !isOther(table)).slice(0, 1)
  for (const table of chosen) parts.push(readTable(reading, table, one))
}

/** How many columns of a table are the template's. */
function knownColumns(reading: Reading, table: Table, one: TableSchema): number {
  const header = table.children[0]
  const names =
    header?.children.map((cell) =>
      reading.text.slice(spanOf(cell).from, spanOf(cell).to).replace(/^\s*\|?|\|?\s*$/g, ''),
    ) ?? []
  return columnsOf(names, one).filter((column) => column !== undefined).length
}
