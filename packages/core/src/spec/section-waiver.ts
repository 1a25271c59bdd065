import { entryTextStart } from '../markdown/list-mark.ts'
import { type BlockNode, spanOf, unquoted } from '../markdown/tree.ts'
import type { ContentSchema } from '../template/schema.ts'
import { inAnyScript } from '../text/letters.ts'
import { isDash } from '../values/blank.ts'
import { noneOfThem, notApplicable } from '../values/waived.ts'
import type { Reading } from './context.ts'
import type { Pool } from './pool.ts'

/** Whether a section holds nothing, or nothing but a dash or an empty list where prose is asked for. */
export function isHollow({ text }: Reading, { own }: Pool, content: readonly ContentSchema[]): boolean {
  if (own.length === 0) return true
  if (!content.some((one) => one.kind === 'prose' && !one.guidance)) return false
  return content.every(({ kind }) => kind === 'prose') && own.every((node) => saysNothing(node, text))
}

function saysNothing(node: BlockNode, text: string): boolean {
  if (node.type === 'list') return node.children.every(({ children }) => children.length === 0)
  const { from, to } = spanOf(node)
  return node.type === 'paragraph' && to - from <= 3 && isDash(text.slice(from, to))
}

/** Whether one node says for the whole section that there is nothing to say, with a reason (`waived`) or without. */
export function waiverOf(
  { text }: Reading,
  { only }: Pool,
  content: readonly ContentSchema[],
): 'waived' | 'bare-waiver' | undefined {
  if (!only || namesSpec(content)) return undefined
  const said = unquoted(only)
  if (said.type === 'list' ? said.children.length !== 1 : said.type !== 'paragraph') return undefined
  const { from, to } = spanOf(said)
  const source = text.slice(from, to)
  const own = source.slice(entryTextStart(source))
  const answer = own.replace(EMOJI_BEFORE(own), '')
  const demanded = content.filter((one) => !one.optional && one.kind !== 'prose')
  const plain = notApplicable(answer)
  // In prose `No changes: ...` is a sentence like any other, and where boxes are asked for, `No changes.` is an answer without a box.
  const none = plain || demanded.length === 0 ? undefined : noneOfThem(answer)
  const waiver = none?.reason === '' && demanded.every(({ kind }) => kind === 'checklist') ? undefined : (plain ?? none)
  return waiver && (waiver.reason === '' ? 'bare-waiver' : 'waived')
}

/** Emoji may stand before `N/A: reason`. */
const EMOJI_BEFORE = inAnyScript(
  String.raw`^\s*(?:\p{Extended_Pictographic}[\u{fe0f}\u{200d}\p{Emoji_Modifier}]{0,3}\s{0,9}){0,3}`,
)

/** Whether the fields tell a spec from others, or how far it is: no reason makes up for these. */
function namesSpec(content: readonly ContentSchema[]): boolean {
  return content.some(
    (one) => one.kind === 'fields' && one.fields.some(({ role }) => role === 'id' || role === 'status'),
  )
}
