import type { List } from 'mdast'
import type { BlockNode } from '../markdown/tree.ts'
import type { ContentSchema } from '../template/schema.ts'
import type { Reading } from './context.ts'
import { bearsBoxes, bearsFixed, type FieldPlaces, hasBoxesBeside } from './checklists.ts'
import { bearsIds } from './lists.ts'
import { bearsPairs } from './pairs.ts'
import type { Pool } from './pool.ts'
import { areTabled } from './tabled-items.ts'

/** The content of a template that lists answer. */
export type ListContent = Extract<ContentSchema, { kind: 'items' | 'checklist' | 'list' | 'pairs' | 'links' }>

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

/** Whether lists answer some content. */
export function asksList(one: ContentSchema): one is ListContent {
  return LISTED[one.kind]
}

const NO_SHARES: ReadonlyMap<ListContent, readonly List[]> = new Map()

/**
 * Gives each list of a pool to the content whose shape it has; of several that it fits, each gets one before any gets a second. A list that
 * holds fields may answer a checklist besides.
 */
export function shareLists(
  reading: Reading,
  pool: Pool,
  content: readonly ContentSchema[],
  fields: FieldPlaces,
): ReadonlyMap<ListContent, readonly List[]> {
  if (pool.lists.length === 0) return NO_SHARES
  const mayBeTabled = pool.tables.length > 0 && !content.some(({ kind }) => kind === 'table')
  const wanted = content
    .filter(asksList)
    .filter((one) => !(mayBeTabled && one.kind === 'items' && areTabled(reading.text, pool, one)))
  const [first] = wanted
  if (!first) return NO_SHARES
  const checklists = wanted.filter(({ kind }) => kind === 'checklist')
  const lists = answering(reading, pool, wanted).filter(
    (list) => !fields.nodes.has(list) || (checklists.length > 0 && hasBoxesBeside(list, reading.text, fields)),
  )
  if (wanted.length === 1 && lists.length === 1) return new Map([[first, lists]])
  // Where there are too few for all, those that are demanded come first.
  const ordered =
    lists.length < wanted.length ? wanted.toSorted((a, b) => Number(a.optional) - Number(b.optional)) : wanted
  const shares = new Map<ListContent, List[]>()
  const explains = explaining(reading, lists)
  for (const list of lists) {
    const fitting = fittingContent(reading, list, fields.nodes.has(list) ? checklists : ordered)
    const one = fitting.find((schema) => !shares.has(schema)) ?? fitting[0] ?? first
    if (explains(list, one)) continue
    const share = shares.get(one)
    if (share) share.push(list)
    else shares.set(one, [list])
  }
  return shares
}

/** Without the lists that answer no content: where only pairs are asked for, those under a heading of the writer's own that have none. */
function answering(
  { text }: Reading,
  { lists, groups, ownGroups }: Pool,
  wanted: readonly ListContent[],
): readonly List[] {
  const pairs = wanted.filter((one) => one.kind === 'pairs')
  if (groups.length === ownGroups || pairs.length === 0 || pairs.length < wanted.length) return lists
  const below = new Set<BlockNode>(groups.slice(ownGroups).flat())
  return lists.filter((list) => !below.has(list) || pairs.some((one) => bearsPairs(list, text, one)))
}

/**
 * Tells whether a list only explains another of these: a plain one beside one of identified items, one of sentences beside one of pairs. What
 * the lists bear is asked once for each content: there may be as many lists as items.
 */
function explaining({ text }: Reading, lists: readonly List[]): (list: List, one: ListContent) => boolean {
  const bearers = new Map<ListContent, ReadonlySet<List>>()
  const bearersOf = (one: ListContent): ReadonlySet<List> => {
    const known = bearers.get(one) ?? new Set(lists.filter((list) => bears(list, text, one)))
    bearers.set(one, known)
    return known
  }
  return (list, one) => {
    if (lists.length === 1 || (one.kind !== 'items' && (one.kind !== 'pairs' || list.children.length < 2))) return false
    return bearersOf(one).size > 0 && !bearersOf(one).has(list)
  }
}

/** Whether a list has what its content is told by. */
function bears(list: List, text: string, one: ListContent): boolean {
  if (one.kind === 'items') return bearsIds([list], text, one)
  return one.kind === 'pairs' && bearsPairs(list, text, one)
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
