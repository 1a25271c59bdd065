import { labelKey, normalizeHeading, withoutBareNumber } from '../markdown/normalize.ts'
import { parse } from '../markdown/parse.ts'
import { type RawSection, sectionsOf } from '../markdown/sections.ts'
import type { MarkdownEngine, Root } from '../markdown/tree.ts'
import { withLineFeeds } from '../text/lines.ts'
import { placeholders } from '../values/placeholder.ts'
import { configuredBy } from './configured.ts'
import { compileContent } from './content.ts'
import { type Directives, directivesOfComment, merged } from './directives.ts'
import { frontMatterFields } from './front-matter.ts'
import { repeatedHeading, sameRepeat } from './repeat.ts'
import type { ContentSchema, FieldSchema, Schema, TitleSchema } from './schema.ts'
import { compileSections, type SectionContext } from './section-schemas.ts'
import { entrySlips, placedIn, placeSlips, wordSlips } from './slips.ts'
import { slotOf } from './slot.ts'

/** Of lists, quotations, emphasis and links. */
const DEEPEST = 100

/** What else a template is compiled with. */
export interface CompileOptions {
  /** What the schema is called: the template's file name. */
  readonly name: string
  /** What comments would say, for a template that may not be touched, by heading path (`Risks > Table`) or field key. */
  readonly directives?: Readonly<Record<string, string>>
  /** Literal placeholder forms beyond the built-in ones. */
  readonly placeholders?: readonly string[]
  /** The texts of the template's older versions (`NAME.v1.md` beside it), each of which names its version. */
  readonly older?: readonly string[]
  /** The text of the metadata file that `metadata=` names, beside the template. */
  readonly metadata?: string
}

/**
 * Compiles a Markdown template to a schema; `docs/templates.md` says what means what. Total: any text is a template, if one that demands nothing.
 * Its texts have LF for every line end, whatever the template has; the places of slips are those of the template.
 * @param template the template's text
 * @param engine the Markdown parser
 */
export function compile(template: string, engine: MarkdownEngine, options: CompileOptions): Schema {
  const text = withLineFeeds(template)
  const { root, faults } = parse(text, engine, { nesting: DEEPEST })
  const top = sectionsOf(root, text)
  const titled =
    top.sections[0]?.level === 1 && !isCounted(top.sections[0].heading?.text ?? '') && ownsTitle(top)
      ? top.sections[0]
      : undefined
  const configured = configuredBy(options.directives)
  const context: SectionContext = {
    text,
    markers: markersOf(text),
    labels: labelsOf(root),
    own: new Set(allKeys(top)),
    configured,
    left: [],
  }
  const preambleNodes = titled ? [...top.nodes, ...titled.nodes] : top.nodes
  const said = merged(documentDirectives(root), configured.document)
  const preamble = compileContent({
    nodes: preambleNodes,
    text,
    number: undefined,
    markers: context.markers,
    labels: context.labels,
    left: context.left,
    preamble: true,
  })
  const raw = titled ? [...titled.sections, ...top.sections.slice(1)] : top.sections
  const metadata = options.metadata === undefined ? undefined : withLineFeeds(options.metadata)
  const frontMatter = frontMatterFields(root, text, metadata).map(configured.field)
  const { sections } = compileSections(raw, context, { path: [], before: preamble.pending })
  const content = configured.content(preamble.content)
  const older = (options.older ?? []).map((one) => compile(one, engine, { ...options, older: [] }))
  const slips = [
    ...wordSlips(root),
    ...entrySlips(context.left, text),
    ...placeSlips(configured.unasked(), { frontMatter, preamble: content, sections }, older),
  ]
  return {
    name: options.name,
    ...(faults.some((fault) => fault.code === 'file-too-large') && { unread: true }),
    ...(said.version !== undefined && { version: said.version }),
    ...(titled && { title: titleOf(titled.heading?.text ?? '') }),
    preamble: content,
    sections,
    markers: context.markers,
    ...statusOf([...frontMatter, ...fieldsOf(content), ...sections.flatMap((section) => fieldsOf(section.content))]),
    ...(said.metadata !== undefined && { metadataFile: said.metadata }),
    frontMatter,
    placeholders: options.placeholders ?? [],
    ...(older.length > 0 && { older: older.filter(({ version }) => version !== undefined) }),
    ...(slips.length > 0 && { slips: text === template ? slips : placedIn(template, text, slips) }),
  }
}

/** What stands in the place of a name, or says what the whole document is. */
const SAYS_TITLE = /^(?:untitled\b|title$|title of\b)|\b(?:untitled|template)$|: (?:untitled\b|title$|name$)/i

/** `# Phase 1: ...` is a section of a run. `# KEP-NNNN: [Title]` is the title of a document that bears a number. */
function isCounted(text: string): boolean {
  const repeat = repeatedHeading(text)?.repeat
  return repeat?.numbered === true && repeat.joint === undefined && repeat.separator !== ' '
}

/**
 * An H1 is the title where it comes first and sections stand below it, where it is the only H1, where it is the only one with its words
 * around a slot (`# Architecture of [System]` before `# Goals`), or where the text begins with it and it says that it is one (`# Untitled`).
 */
function ownsTitle(top: RawSection): boolean {
  const [first, ...others] = top.sections.filter((section) => section.level === 1)
  if (others.length === 0 || (first?.sections.length ?? 0) > 0) return true
  const text = first?.heading?.text ?? ''
  if (placeholders(text).length === 0) return top.nodes.every(({ type }) => type === 'yaml') && SAYS_TITLE.test(text)
  const own = repeatedHeading(text)
  return !others.some(({ heading }) => sameRepeat(own, repeatedHeading(heading?.text ?? '')))
}

function* allKeys(top: RawSection): Generator<string> {
  const stack = [...top.sections]
  while (stack.length > 0) {
    const next = stack.pop() as RawSection
    const key = normalizeHeading(next.heading?.text ?? '')
    yield key
    yield withoutBareNumber(key)
    stack.push(...next.sections)
  }
}

/** `Items marked with (R) are required` makes a marker. */
function markersOf(text: string): readonly string[] {
  return [
    ...text.matchAll(
      /\bitems?\s+marked\s+(?:with|as|by)\s+[`"*]*(\([^\s()]{1,12}\)|\[[^\s[\]]{1,12}\])[`"*]*\s+(?:are|is|must)\b/gi,
    ),
  ].map((match) => match[1] as string)
}

function labelsOf(root: Root): ReadonlySet<string> {
  return new Set(
    root.children.flatMap((node) => (node.type === 'definition' ? [labelKey(node.label ?? node.identifier)] : [])),
  )
}

function documentDirectives(root: Root): Directives {
  let said: Directives = {}
  for (const node of root.children) {
    const own = node.type === 'html' ? directivesOfComment(node.value) : undefined
    if (own?.version !== undefined) said = merged(said, { version: own.version })
    if (own?.metadata !== undefined) said = merged(said, { metadata: own.metadata })
  }
  return said
}

function titleOf(text: string): TitleSchema {
  const [first] = placeholders(text)
  if (!first) return { prefix: '' }
  return { prefix: text.slice(0, first.from).trimEnd(), slot: slotOf(text.slice(first.from)) }
}

function fieldsOf(content: readonly ContentSchema[]): readonly FieldSchema[] {
  return content.flatMap((one) => (one.kind === 'fields' ? one.fields : []))
}

/** `Draft` alone binds the configured lifecycle; a choice lists the states; anything else leaves the status open. */
function statusOf(fields: readonly FieldSchema[]): Pick<Schema, 'states' | 'lifecycle'> {
  const type = fields.find((field) => field.role === 'status')?.slot
  if (type?.type.kind === 'choice')
    return { lifecycle: false, states: { names: type.type.choices, open: type.type.open } }
  return { lifecycle: type?.placeholder.toLowerCase() === 'draft' }
}
