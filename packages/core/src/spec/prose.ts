import { withoutKind } from '../markdown/callouts.ts'
import { labelKey, normalizeText, saysOptional } from '../markdown/normalize.ts'
import { type BlockNode, spanOf, unquoted } from '../markdown/tree.ts'
import type { ContentSchema, ProseSchema, SlotSchema } from '../template/schema.ts'
import { textSlot } from '../template/slot.ts'
import { type Span, trimmed } from '../text/span.ts'
import { isPlaceholder, placeholders } from '../values/placeholder.ts'
import { type Reading, slotAt, slotOf } from './context.ts'
import type { ProsePart, Slot } from './model.ts'
import { once } from '../text/once.ts'
import type { Pool } from './pool.ts'
import { proseEntries } from './prose-lists.ts'

/** The prose that some content asks for, its own text and the paragraphs of guidance in it, as they are compared. */
interface ProseContent {
  readonly schema: ProseSchema | undefined
  readonly own: ReadonlySet<string>
  readonly guidance: ReadonlySet<string>
  /** Those of the guidance that have something to fill in them: `A: {Answer}`. */
  readonly forms: ReadonlySet<string>
}

const proseOf: (content: readonly ContentSchema[]) => ProseContent = once((content) => {
  const prose: readonly ProseSchema[] = content.filter((one) => one.kind === 'prose')
  const paragraphs = paragraphsOf(content)
  return {
    schema: prose.find((one) => !one.guidance) ?? prose[0],
    own: new Set(prose.flatMap(({ source, others = [] }) => [source, ...others].map(normalizeText))),
    guidance: new Set(paragraphs.map(normalizeText)),
    forms: new Set(paragraphs.filter((text) => holdsForm(text)).map(normalizeText)),
  }
})

/** The paragraphs of guidance that some content holds, of every sibling of a repeated section. */
export function paragraphsOf(content: readonly ContentSchema[]): readonly string[] {
  return content.flatMap((one) =>
    one.kind === 'prose' && one.guidance
      ? [one.source, ...(one.others ?? [])].flatMap((source) => withoutQuoting(source).split(/\n{2,}/))
      : [],
  )
}

/** A text without the marks of a quotation at the start of its lines. */
function withoutQuoting(text: string): string {
  return text.includes('>') ? text.replace(/^[ \t]{0,3}>[ \t]?/gm, '') : text
}

/** A text of a document as guidance is compared with it: the marks of quotations do not count. */
export function asGuidance(text: string): string {
  return normalizeText(withoutQuoting(text))
}

function ownText({ text }: Reading, node: BlockNode): string {
  const { from, to } = spanOf(unquoted(node))
  return asGuidance(text.slice(from, to))
}

/** Whether a text has brackets to fill: none in code, none that names a kind of quotation (`[!tip]`) or says that the rest may be left out (`[Optional]`). */
export function holdsForm(text: string, labels: ReadonlySet<string> = NO_LABELS): boolean {
  const prose = text.replace(/`[^`]*`|^\[![\w-]{1,40}\]/g, '')
  return placeholders(prose).some(({ from, to }) => {
    const isBracket = '[{<［'.includes(prose.charAt(from))
    return isBracket && !labels.has(labelKey(prose.slice(from + 1, to - 1))) && !saysOptional(prose.slice(from, to))
  })
}

const NO_LABELS: ReadonlySet<string> = new Set()

/** What of a section is known before its prose is read. */
interface AlreadyRead {
  /** What was read as something else, and counts as no text. */
  readonly taken: ReadonlySet<BlockNode>
  /** The lists that were read as those of the template. */
  readonly answers: ReadonlySet<BlockNode>
  readonly hasSections: boolean
}

interface ProseInPool extends ProseContent {
  /** Beside other text `...` leaves something out, and `[as an image]` is a caption: the section has its prose. */
  readonly isBesideText: (node: BlockNode) => boolean
}

/**
 * Prose: every paragraph and every entry of a list that is still a placeholder, what is left of the template's guidance, and the writer's own
 * text as one part.
 */
export function readProse(
  reading: Reading,
  pool: Pool,
  content: readonly ContentSchema[],
  { taken, answers, hasSections }: AlreadyRead,
): readonly ProsePart[] {
  let written: ReadonlySet<BlockNode> | undefined
  const isBesideText = (node: BlockNode): boolean => (written ??= besideText(reading, pool, taken)).has(node)
  const prose: ProseInPool = { ...proseOf(content), isBesideText }
  const { schema } = prose
  const isGuidance = !hasSections && isAllGuidance(reading, pool, prose)
  const parts: ProsePart[] = []
  let own: Span | undefined
  let isWritten = false
  for (const node of pool.own) {
    if (taken.has(node)) continue
    const said = unquoted(node)
    const at = withoutKind(reading.text, trimmed(reading.text, spanOf(said)))
    if (said.type === 'paragraph') {
      const slot = slotLeft(reading, node, at, prose)
      if (slot) {
        parts.push(partOf(schema, slotAt(reading, at, slot), at))
        continue
      }
      if (isGuidance) {
        const text = reading.text.slice(at.from, at.to)
        return [...parts, partOf(schema, slotOf(reading, at, textSlot(text), 'placeholder'), at)]
      }
    }
    const entries =
      schema && said.type === 'list' && !answers.has(said) ? proseEntries(reading, said, schema.slot) : undefined
    const left = entries?.unwritten.filter((place) => isBracketed(reading, place) || !isBesideText(node)) ?? []
    if (!schema || left.length === 0) {
      own ??= at
      continue
    }
    for (const place of left) parts.push(partOf(schema, slotAt(reading, place, schema.slot), place))
    if (!entries?.written) continue
    own ??= entries.written
    isWritten = true
  }
  if (!schema || !own || (parts.length > 0 && !isWritten)) return parts
  return [...parts, partOf(schema, slotOf(reading, own, schema.slot, 'filled'), own)]
}

function partOf(schema: ProseSchema | undefined, value: Slot, at: Span): ProsePart {
  return { kind: 'prose', schema, role: schema?.role, span: at, value }
}

/** What a paragraph still has of the template: a placeholder, or guidance with brackets to fill. */
function slotLeft(
  reading: Reading,
  node: BlockNode,
  at: Span,
  { schema, own, forms, isBesideText }: ProseInPool,
): SlotSchema | undefined {
  const text = reading.text.slice(at.from, at.to)
  const isLeft =
    isPlaceholder(text, reading.schema.placeholders) &&
    (own.has(normalizeText(text)) || !isBesideText(node)) &&
    !reading.labels.has(labelKey(text.replace(/^\[|\]$/g, '')))
  if (isLeft) return schema?.slot ?? textSlot()
  const isForm = forms.size > 0 && forms.has(ownText(reading, node)) && holdsForm(text, reading.labels)
  return isForm ? textSlot(text) : undefined
}

/** Whether paragraphs of the template's guidance are all that a section holds. */
function isAllGuidance(reading: Reading, { own }: Pool, { guidance }: ProseContent): boolean {
  if (guidance.size === 0) return false
  return own.every((node) => unquoted(node).type === 'paragraph' && guidance.has(ownText(reading, node)))
}

/** The nodes that stand beside something that is written: under one heading, and under one bold line that serves as one. */
function besideText(reading: Reading, pool: Pool, taken: ReadonlySet<BlockNode>): ReadonlySet<BlockNode> {
  const content = new Set(pool.own)
  const beside = new Set<BlockNode>()
  const close = (stretch: readonly BlockNode[]): void => {
    if (stretch.some((node) => content.has(node) && !taken.has(node) && !isUnwritten(reading, node)))
      for (const node of stretch) beside.add(node)
  }
  for (const nodes of pool.groups) {
    let stretch: BlockNode[] = []
    for (const node of nodes) {
      if (isCaption(reading, node)) {
        close(stretch)
        stretch = []
      } else stretch.push(node)
    }
    close(stretch)
  }
  return beside
}

/** Whether a placeholder is one in brackets: among other entries `...` says that there are more. */
function isBracketed({ text }: Reading, { from, to }: Span): boolean {
  return /[[{<(]/.test(text.slice(from, to))
}

/** `**Rollback**:` on its own. */
function isCaption(reading: Reading, node: BlockNode): boolean {
  const { from, to } = spanOf(node)
  return (
    node.type === 'paragraph' &&
    to - from <= LONGEST_CAPTION &&
    /^\*\*[^*\n]+\*\*:?$/.test(reading.text.slice(from, to).trimEnd())
  )
}

const LONGEST_CAPTION = 120

/** A paragraph that is one placeholder, a list of nothing else, or what can only surround text. */
function isUnwritten(reading: Reading, node: BlockNode): boolean {
  const said = unquoted(node)
  if (said.type === 'list') {
    const entries = proseEntries(reading, said, textSlot())
    return entries !== undefined && entries.written === undefined
  }
  if (said.type !== 'paragraph') return said.type !== 'table' && said.type !== 'blockquote'
  const { from, to } = spanOf(said)
  return isPlaceholder(reading.text.slice(from, to), reading.schema.placeholders)
}
