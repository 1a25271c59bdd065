import type { List } from 'mdast'
import { type BlockNode, spanOf } from '../markdown/tree.ts'
import type { ContentSchema, FieldSchema } from '../template/schema.ts'
import { countBefore } from '../text/bisect.ts'
import { contains } from '../text/span.ts'
import { noteLeftBeside } from './beside.ts'
import { readBlock, shareFences } from './blocks.ts'
import type { Reading } from './context.ts'
import { absentFields, findFields, readFields } from './fields.ts'
import { asksList, type ListContent, shareLists } from './list-shares.ts'
import { type FieldPlaces, readChecklist } from './checklists.ts'
import { readItems, readLinks, readList } from './lists.ts'
import type { Field, FieldsPart, Part, SectionState } from './model.ts'
import { readPairs } from './pairs.ts'
import type { Pool } from './pool.ts'
import { readProse } from './prose.ts'
import { isHollow, waiverOf } from './section-waiver.ts'
import { readTable, tablesOf } from './tables.ts'

/** What a pool answers of the content that a template asks for. */
export interface Content {
  readonly state: SectionState
  readonly parts: readonly Part[]
  readonly missing: readonly ContentSchema[]
  readonly missingFields: readonly FieldSchema[]
}

/** Reads the pool of a section by the content its schema lists. `hasSections`: something stands below it, so that it is not empty. */
export function readContent(
  reading: Reading,
  pool: Pool,
  content: readonly ContentSchema[],
  hasSections: boolean,
): Content {
  if (!hasSections && isHollow(reading, pool, content)) return withoutParts('empty')
  const waiver = waiverOf(reading, pool, content)
  if (waiver === 'waived') return withoutParts('waived')
  return waiver === 'bare-waiver' ? bareWaiver(content) : readFilled(reading, pool, content, hasSections)
}

function withoutParts(state: SectionState): Content {
  return { state, parts: [], missing: [], missingFields: [] }
}

/** What a bare `N/A` leaves open: the blocks, tables and lists, or (where the template asks for none) the section itself. */
function bareWaiver(content: readonly ContentSchema[]): Content {
  const missing = content.filter(
    (one) => !one.optional && one.kind !== 'prose' && one.kind !== 'fields' && one.kind !== 'links',
  )
  const isLinks = content.some((one) => one.kind === 'links')
  return { ...withoutParts(isLinks ? 'waived' : 'bare-waiver'), missing }
}

function readFilled(reading: Reading, pool: Pool, content: readonly ContentSchema[], hasSections: boolean): Content {
  const fields = readFieldParts(reading, pool, content)
  const taken = fields.nodes
  const lists = shareLists(reading, pool, content, fields)
  const fences = shareFences(reading, pool.fences, content)
  const tables = pool.tables.filter((table) => !taken.has(table))
  const partsOf = (one: Exclude<ContentSchema, { kind: 'fields' | 'prose' }>): readonly Part[] => {
    if (one.kind === 'block') return (fences.shares.get(one) ?? []).map((fence) => readBlock(reading, fence, one))
    if (one.kind === 'table')
      return tablesOf(reading, tables, one, content).map((table) => readTable(reading, table, one))
    const own = lists.get(one)
    return own ? [readLists(reading, own, one, fields)] : []
  }
  const answered = content.filter((one) => one.kind !== 'fields' && one.kind !== 'prose')
  const found = answered.map((one) => ({ one, parts: partsOf(one) }))
  const missing = found
    .filter(
      ({ one, parts: [first] }) => (!first || leadsNowhere(first)) && !one.optional && !isAnswered(reading, one, pool),
    )
    .map(({ one }) => one)
  const otherBlocks = fences.others.map((fence) => readBlock(reading, fence, undefined)).filter(({ known }) => known)
  const answers = lists.size > 0 ? new Set([...lists.values()].flat()) : NO_NODES
  const prose = readProse(reading, pool, content, { taken, answers, hasSections })
  const parts = [...fields.parts, ...found.flatMap((one) => one.parts), ...otherBlocks, ...prose]
  if (parts.length > 1) parts.sort((a, b) => a.span.from - b.span.from)
  return { state: 'filled', parts, missing, missingFields: fields.missing }
}

const NO_NODES: ReadonlySet<BlockNode> = new Set()

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

/** What was read as fields, and the required fields that none of these is. */
interface FieldsRead extends FieldPlaces {
  readonly parts: readonly FieldsPart[]
  readonly missing: readonly FieldSchema[]
}

const NO_FIELDS: FieldsRead = { parts: [], nodes: NO_NODES, starts: new Set(), missing: [] }

function readFieldParts(reading: Reading, pool: Pool, content: readonly ContentSchema[]): FieldsRead {
  if (!content.some(({ kind }) => kind === 'fields')) return NO_FIELDS
  const mayBeLists = !content.some(asksList)
  const parts: FieldsPart[] = []
  const missing: FieldSchema[] = []
  const nodes = new Set<BlockNode>()
  for (const one of content) {
    if (one.kind !== 'fields') continue
    const fields = readFields(reading, findFields(reading, pool, one.fields, mayBeLists), one.fields)
    if (!one.optional) missing.push(...absentFields(fields, one.fields))
    const [first] = fields
    if (!first) continue
    parts.push({ kind: 'fields', schema: one, role: one.role, span: first.span, fields })
    const holding = nodesHolding(pool.nodes, fields)
    for (const node of holding) nodes.add(node)
    noteLeftBeside(
      reading,
      holding.filter((node) => node.type === 'list'),
      one,
    )
  }
  const starts = new Set(parts.flatMap(({ fields }) => fields.map(({ span }) => span.from)))
  return { parts, nodes, starts, missing }
}

/** The nodes in which fields stand. */
function nodesHolding(nodes: readonly BlockNode[], fields: readonly Field[]): readonly BlockNode[] {
  const spans = fields.map(({ span }) => span).toSorted((a, b) => a.from - b.from)
  return nodes.filter((node) => {
    const whole = spanOf(node)
    const next = spans[countBefore(spans, ({ from }) => from < whole.from)]
    return next !== undefined && contains(whole, next)
  })
}

function readLists(reading: Reading, lists: readonly List[], one: ListContent, fields: FieldPlaces): Part {
  switch (one.kind) {
    case 'items':
      return readItems(reading, lists, one)
    case 'checklist':
      return readChecklist(reading, lists, one, fields)
    case 'list':
      return readList(reading, lists, one)
    case 'pairs':
      return readPairs(reading, lists, one)
    case 'links':
      return readLinks(reading, lists, one)
  }
}
