import type { List, Paragraph } from 'mdast'
import type { Entry } from '../markdown/entries.ts'
import { fenceOf } from '../markdown/fences.ts'
import { fieldsOfParagraph } from '../markdown/fields.ts'
import { type BlockNode, spanOf } from '../markdown/tree.ts'
import { lineEnd } from '../text/lines.ts'
import { describePattern } from '../values/id-pattern.ts'
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
import { fieldSchema } from './fields.ts'
import { compileList, isMetadata } from './lists.ts'
import { besideAny, withOther } from './repeat.ts'
import type { ContentSchema, FieldSchema, ItemsSchema, SlotSchema } from './schema.ts'
import { slotOf, slotSaysOptional, textSlot, typeNamed } from './slot.ts'
import { contentOfTable } from './tables.ts'

/** What the nodes of a section demand, and what a comment at its end says of the heading that follows. */
interface CompiledContent {
  readonly content: readonly ContentSchema[]
  readonly pending: Directives
  /** A comment under the heading, with nothing to fill below it, or its guidance says that the section may be left out. */
  readonly optional: boolean
}

/** What it takes to compile the content of one section. */
interface ContentInput {
  readonly nodes: readonly BlockNode[]
  readonly text: string
  readonly number: number | undefined
  readonly markers: readonly string[]
  /** Whether plain `Key: value` lines may be fields: before the first section they are. */
  readonly preamble: boolean
  /** Labels that the template defines as links, normalised: `[label]` is then no placeholder. */
  readonly labels: ReadonlySet<string>
  /** Where entries are noted that ask for something of which nothing is demanded. */
  readonly left: Entry[]
}

/** Compiles the nodes between a heading and the next. */
export function compileContent(input: ContentInput): CompiledContent {
  const content: ContentSchema[] = []
  const forms = new Set<string>()
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
    const compiled = contentOfNode(node, input, forms)
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
  const leansBack = before.length === 0 && !/\n[ \t]*\n[ \t]*$/.test(text.slice(Math.max(0, from - 200), from))
  const leansOn = comment === nodes.at(-1) && /^[ \t]*\n[ \t]*\S/.test(text.slice(to, to + 200))
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
        ...besideAny([before, one]),
      }
    else if (one.kind === 'prose' && one.guidance && before?.kind === 'prose' && before.guidance)
      result[result.length - 1] = { ...before, source: `${before.source}\n\n${one.source}` }
    else {
      const at = one.kind === 'items' ? result.findIndex((other) => haveOneForm(other, one)) : -1
      // The same items again, after a sentence between: one part, as in a spec.
      if (at >= 0) result[at] = withOther(result[at] as ContentSchema, one)
      else result.push(one)
    }
  }
  return result
}

function haveOneForm(one: ContentSchema, items: ItemsSchema): boolean {
  return one.kind === 'items' && describePattern(one.pattern) === describePattern(items.pattern)
}

/** What a node demands. `forms`: those of the IDs in lists of the section, to which a list adds its own. */
function contentOfNode(node: BlockNode, input: ContentInput, forms: Set<string>): readonly ContentSchema[] {
  const { text } = input
  const { from, to } = spanOf(node)
  const source = text.slice(from, to)
  switch (node.type) {
    case 'paragraph':
      return contentOfParagraph(node, source, input)
    case 'list':
      return contentOfList(node, input, forms)
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

function contentOfList(list: List, input: ContentInput, forms: Set<string>): readonly ContentSchema[] {
  const { content, left } = compileList(list, { ...input, forms })
  for (const entry of left) input.left.push(entry)
  for (const one of content) if (one.kind === 'items') forms.add(describePattern(one.pattern))
  return content
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
    raws.every(({ raw, value }) => isMetadata(raw.key) && !value.includes('\n')) &&
    raws.length === text.slice(from, to).split('\n').length
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
    return own.length === text.slice(from, to).split('\n').length
  })
  const all = fields.flatMap(({ own }) => own)
  const isForm = all.some(({ slot, role }) => role !== undefined || isPlaceholder(slot.placeholder) || isTyped(slot))
  return areAll && isForm && all.every(({ key }) => isMetadata(key)) ? all : []
}

function isTyped({ type }: SlotSchema): boolean {
  return type.kind !== 'text'
}

/** `[Add more user stories as needed]` invites; it demands nothing. */
export function isInvitation(source: string): boolean {
  return /^[[{<]\s*(?:add|insert|repeat)\b[^\]]*\b(?:more|additional|needed|necessary)\b/i.test(source.trim())
}
