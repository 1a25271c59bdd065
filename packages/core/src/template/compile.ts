import { labelKey, normalizeHeading, normalizeKey, saysOptional } from '../markdown/normalize.ts'
import { parse } from '../markdown/parse.ts'
import { type RawSection, sectionsOf } from '../markdown/sections.ts'
import type { MarkdownEngine, Root } from '../markdown/tree.ts'
import { placeholders } from '../values/placeholder.ts'
import { compileContent } from './content.ts'
import { type Directives, directivesOfComment, merged, parseDirectives } from './directives.ts'
import { frontMatterFields } from './front-matter.ts'
import { aligned, type RepeatedHeading, repeatedHeading, sameRepeat } from './repeat.ts'
import { sectionRole } from './roles.ts'
import type { ContentSchema, FieldSchema, Schema, SectionSchema, TitleSchema } from './schema.ts'
import { slotOf, typeNamed } from './slot.ts'
import { sectionSynonyms } from './synonyms.ts'

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

interface Context {
  readonly text: string
  readonly markers: readonly string[]
  readonly labels: ReadonlySet<string>
  readonly own: ReadonlySet<string>
  readonly options: CompileOptions
}

/**
 * Compiles a Markdown template to a schema (`template-language.md`). Total: any text is a template, if one that demands nothing.
 * @param text the template
 * @param engine the Markdown parser
 */
export function compile(text: string, engine: MarkdownEngine, options: CompileOptions): Schema {
  const { root, faults } = parse(text, engine, { nesting: DEEPEST })
  const top = sectionsOf(root, text)
  const titled =
    top.sections[0]?.level === 1 && !isCounted(top.sections[0].heading?.text ?? '') && ownsTitle(top)
      ? top.sections[0]
      : undefined
  const context: Context = {
    text,
    markers: markersOf(text),
    labels: labelsOf(root),
    own: new Set(allKeys(top)),
    options,
  }
  const preambleNodes = titled ? [...top.nodes, ...titled.nodes] : top.nodes
  const said = documentDirectives(root, options)
  const preamble = compileContent({
    nodes: preambleNodes,
    text,
    number: undefined,
    markers: context.markers,
    labels: context.labels,
    preamble: true,
  })
  const raw = titled ? [...titled.sections, ...top.sections.slice(1)] : top.sections
  const frontMatter = frontMatterFields(root, text, options.metadata).map((field) => directedField(field, options))
  const { sections } = compileSections(raw, context, [], undefined, preamble.pending)
  const content = preamble.content.map((one) =>
    one.kind === 'fields' ? { ...one, fields: one.fields.map((field) => directedField(field, options)) } : one,
  )
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
    ...olderSchemas(engine, options),
  }
}

function olderSchemas(engine: MarkdownEngine, { older, ...options }: CompileOptions): Pick<Schema, 'older'> {
  if (!older || older.length === 0) return {}
  return { older: older.map((text) => compile(text, engine, options)).filter((schema) => schema.version !== undefined) }
}

/** `# Phase 1: ...` is a section of a run. `# KEP-NNNN: [Title]` is the title of a document that bears a number. */
function isCounted(text: string): boolean {
  const repeat = repeatedHeading(text)?.repeat
  return repeat?.numbered === true && repeat.joint === undefined && repeat.separator !== ' '
}

/** An H1 is the title where it comes first and sections stand below it, or where it is the only H1. */
function ownsTitle(top: RawSection): boolean {
  return (
    top.sections.filter((section) => section.level === 1).length === 1 || (top.sections[0]?.sections.length ?? 0) > 0
  )
}

function* allKeys(top: RawSection): Generator<string> {
  const stack = [...top.sections]
  while (stack.length > 0) {
    const next = stack.pop() as RawSection
    yield normalizeHeading(next.heading?.text ?? '')
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

function documentDirectives(root: Root, options: CompileOptions): Directives {
  let said: Directives = {}
  for (const node of root.children) {
    const own = node.type === 'html' ? directivesOfComment(node.value) : undefined
    if (own?.version !== undefined) said = merged(said, { version: own.version })
    if (own?.metadata !== undefined) said = merged(said, { metadata: own.metadata })
  }
  const configured = options.directives?.['']
  return configured === undefined ? said : merged(said, parseDirectives(configured))
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

/** What the configuration says of a heading path or a key; `__proto__` is one like any other. */
function configuredFor(key: string, { directives = {} }: Pick<CompileOptions, 'directives'>): string | undefined {
  return Object.hasOwn(directives, key) ? directives[key] : undefined
}

/** A field with what the configuration says of it under its key. */
function directedField(field: FieldSchema, options: CompileOptions): FieldSchema {
  const configured = configuredFor(field.key, options)
  if (configured === undefined) return field
  const said = parseDirectives(configured)
  const type = said.type === undefined ? field.slot.type : typeNamed(said.type)
  return {
    ...field,
    ...(said.role !== undefined && { role: said.role }),
    synonyms: [...field.synonyms, ...(said.synonyms ?? []).map(normalizeKey)],
    slot: { ...field.slot, type, optional: field.slot.optional || said.optional === true },
  }
}

/** Sections, and what a comment after the last of them says of the heading that follows. */
interface CompiledSections {
  readonly sections: readonly SectionSchema[]
  readonly pending: Directives
}

function compileSections(
  raw: readonly RawSection[],
  context: Context,
  path: readonly string[],
  parentRole: SectionSchema['role'],
  before: Directives,
): CompiledSections {
  const result: SectionSchema[] = []
  let pending = before
  let choices = 0
  let choosing = false
  const grouped = new Set<RawSection>()
  for (let i = 0; i < raw.length;) {
    const first = raw[i] as RawSection
    if (grouped.has(first)) {
      i++
      continue
    }
    const repeated = repeatedHeading(first.heading?.text ?? '')
    const group = [first]
    for (const sibling of repeated ? raw.slice(i + 1) : []) {
      if (sameRepeat(repeated, repeatedHeading(sibling.heading?.text ?? ''))) group.push(sibling)
      // Nothing but its words tells a heading that bears no number from its siblings, wherever they stand.
      else if (!repeated?.repeat.around) break
    }
    const isRepeat =
      repeated !== undefined &&
      (group.length > 1 || !repeated.repeat.numbered || repeated.number === 1 || repeated.number === undefined)
    const compiled = compileSection(
      isRepeat ? group : [first],
      isRepeat ? (group.at(-1) === raw[i + group.length - 1] ? repeated : spread(repeated)) : undefined,
      context,
      path,
      parentRole,
      pending,
    )
    // Neighbours that say so form one choice.
    if (compiled.anyOf && !choosing) choices++
    choosing = compiled.anyOf
    result.push(choosing ? { ...compiled.section, anyOf: choices } : compiled.section)
    pending = compiled.pending
    if (isRepeat) for (const each of group) grouped.add(each)
    i++
  }
  return { sections: result, pending }
}

/** A repeated section between whose headings others stand. */
function spread({ repeat, ...rest }: RepeatedHeading): RepeatedHeading {
  return { ...rest, repeat: repeat.around ? { ...repeat, around: { ...repeat.around, isSpread: true } } : repeat }
}

function compileSection(
  group: readonly RawSection[],
  repeated: RepeatedHeading | undefined,
  context: Context,
  path: readonly string[],
  parentRole: SectionSchema['role'],
  before: Directives,
): { section: SectionSchema; pending: Directives; anyOf: boolean } {
  const first = group[0] as RawSection
  const source = context.text.slice(first.heading?.span.from, first.heading?.span.to)
  const text = first.heading?.text ?? ''
  const heading = repeated?.pattern ?? cleanHeading(text)
  const here = [...path, heading]
  const said = merged(before, configured(context.options, here))
  const key = normalizeHeading(repeated ? repeated.repeat.word : text)
  const contents = group.map((section) =>
    compileContent({
      nodes: section.nodes,
      text: context.text,
      number: repeatedHeading(section.heading?.text ?? '')?.number,
      markers: context.markers,
      labels: context.labels,
      preamble: false,
    }),
  )
  const content = (
    contents.length > 1 ? aligned(contents.map((one) => one.content)) : (contents[0]?.content ?? [])
  ).map((one) =>
    one.kind === 'fields' ? { ...one, fields: one.fields.map((field) => directedField(field, context.options)) } : one,
  )
  const role = said.role ?? sectionRole(key, content, parentRole)
  const inner = group.map((section, i) =>
    compileSections(section.sections, context, here, role, contents[i]?.pending ?? {}),
  )
  const sections = mergedSections(inner.map((one) => one.sections))
  const open = content.length > 0 && sections.length === 0 && content.every((one) => one.optional)
  const optional =
    open ||
    said.optional === true ||
    contents[0]?.optional === true ||
    saysOptional(text) ||
    /<!--[^>]{0,200}\boptional\b/i.test(source) ||
    saysOptional(source)
  return {
    pending: inner.at(-1)?.pending ?? {},
    anyOf: said.anyOf === true,
    section: {
      heading,
      key,
      synonyms: [
        ...sectionSynonyms(key).filter((name) => !context.own.has(name)),
        ...(said.synonyms ?? []).map(normalizeHeading),
      ],
      level: first.level,
      optional,
      ...(role !== undefined && { role }),
      ...(repeated
        ? { repeat: { ...repeated.repeat, min: said.min ?? 1 } }
        : said.min !== undefined && { repeat: { min: said.min, word: text, numbered: false } }),
      anyOrder: said.anyOrder === true,
      content,
      sections,
      source: context.text.slice(first.span.from, first.span.to).trimEnd(),
      ...(group.length > 1 && {
        others: group.slice(1).map(({ span: { from, to } }) => context.text.slice(from, to).trimEnd()),
      }),
    },
  }
}

/** Subsections of siblings of a repeated section: those that not all have are optional. */
function mergedSections(instances: readonly (readonly SectionSchema[])[]): readonly SectionSchema[] {
  const [first = [], ...others] = instances
  const result = first.map((section) =>
    others.every((other) => other.some((one) => one.key === section.key)) ? section : { ...section, optional: true },
  )
  for (const other of others)
    for (const section of other)
      if (!result.some((one) => one.key === section.key)) result.push({ ...section, optional: true })
  return result
}

function configured(options: CompileOptions, path: readonly string[]): Directives | undefined {
  const said = configuredFor(path.join(' > '), options) ?? configuredFor(path.at(-1) ?? '', options)
  return said === undefined ? undefined : parseDirectives(said)
}

function cleanHeading(text: string): string {
  return text
    .replace(
      /\s*[*_]?[([](?:optional|mandatory|required|if applicable|if needed|if any|include if [^()[\]]{0,80})[)\]][*_]?\s*$/i,
      '',
    )
    .trim()
}
