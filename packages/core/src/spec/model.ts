/**
 * One document read through a schema. Everything has its span; what the text lacks is a hole that the model names
 * (`state`, `missing`). Reading judges nothing: rules do.
 */
import type { GherkinBlock, Scenario } from '../blocks/gherkin.ts'
import type { Span } from '../text/span.ts'
import type {
  BlockSchema,
  ChecklistItemSchema,
  ChecklistSchema,
  ColumnSchema,
  ContentSchema,
  FieldSchema,
  ItemsSchema,
  LinksSchema,
  ListSchema,
  PairsSchema,
  ProseSchema,
  Role,
  Schema,
  SectionSchema,
  SlotSchema,
  TableSchema,
} from '../template/schema.ts'

/** The typed model of one document. Plain data; every node bears the span where it stands. */
export interface Spec {
  /** Relative to the root, with `/`. */
  readonly file: string
  readonly text: string
  readonly schema: Schema
  readonly title: Title | undefined
  /** Every field of the document, in order: metadata, front matter, and those of later sections. */
  readonly fields: readonly Field[]
  /** What stands before the first section, front matter and metadata file included. Its `absent` are the required sections that the document lacks. */
  readonly preamble: Section
  /** How many levels all headings stand below (or above, negative) the template's: a document that promotes all of them alike has one difference, not many. */
  readonly levelShift: number
  /** The top-level sections, in the order of the document. */
  readonly sections: readonly Section[]
  readonly links: readonly Link[]
  /** Spec IDs and item IDs that the prose mentions; never those in code. */
  readonly mentions: readonly Mention[]
  readonly claims: readonly Claim[]
  readonly comments: readonly Comment[]
  /** Every heading of the document, those that are no section of the template too: what a `#fragment` may name. */
  readonly anchors: readonly string[]
  /** Every slot, whatever holds it, in order. */
  readonly slots: readonly Slot[]
  /** What reading itself found: encoding, conflict markers, unclosed fences. Where there are some, other rules do not run. */
  readonly faults: readonly ReadingFault[]
  /** The ID that the metadata give, whatever its form. */
  readonly id: Field | undefined
  readonly completeness: number
  /** Prose stretches (no code, no comment, no link target), for rules that look for words. */
  readonly prose: readonly Span[]
  /** List entries whose brackets were meant as a checkbox: `[]`, `[x ]`. `fixed` is the right form. */
  readonly malformedCheckboxes: readonly { readonly span: Span; readonly fixed: string }[]
}

/** `code` is that of a Reading rule. */
export interface ReadingFault {
  readonly code: string
  readonly span: Span
  readonly data: Readonly<Record<string, string | number>>
}

/**
 * `empty`: nothing there. `placeholder`: still the template's. `waived`: `N/A: reason`. `bare-waiver`: `N/A` that gives no reason.
 * `filled`: something of the writer's own.
 */
export type SlotState = 'filled' | 'empty' | 'placeholder' | 'waived' | 'bare-waiver'

/** A place of the document that answers a place of the template. */
export interface Slot {
  readonly schema: SlotSchema
  /** The text without emphasis at its ends and white space; where empty, the place where it would stand. */
  readonly span: Span
  /** The source between the span's ends. */
  readonly text: string
  readonly state: SlotState
}

/** The H1 of a document. */
export interface Title {
  /** The heading's whole line. */
  readonly span: Span
  /** The heading's text. */
  readonly textSpan: Span
  readonly text: string
  readonly hasPrefix: boolean
  /** The name after the prefix. */
  readonly name: Slot
}

/** A heading below the H1, with its text and its key for matching. */
export interface Heading {
  /** The whole heading as it stands, `## 2. Risks`. */
  readonly span: Span
  readonly textSpan: Span
  readonly text: string
  readonly level: number
  /** See `normalizeHeading`. */
  readonly key: string
}

/** `filled` has an own answer; `empty` has nothing but a heading and comments; `placeholder` only what the template says. */
export type SectionState = 'filled' | 'empty' | 'placeholder' | 'waived' | 'bare-waiver'

/** A heading and all below it, or what stands before the first heading. */
export interface Section {
  /** Absent for the preamble. */
  readonly heading: Heading | undefined
  /** Absent where the template has no such section. */
  readonly schema: SectionSchema | undefined
  /** How it was found: by its own heading or by another known name. */
  readonly matched: 'heading' | 'synonym' | undefined
  readonly role: Role | string | undefined
  /** Of a repeated section: `Phase 2: Core` has number 2 and title `Core`. */
  readonly number: number | undefined
  readonly title: Slot | undefined
  /** Heading and all below it. */
  readonly span: Span
  /** What stands between the heading and the first subsection; empty at the heading's end where there is nothing. */
  readonly body: Span
  readonly state: SectionState
  readonly parts: readonly Part[]
  /** Required content of the template (blocks, tables, lists) for which the section holds nothing. Empty where the section itself is. */
  readonly missing: readonly ContentSchema[]
  /** Required fields of the template that are absent, though the section is there. */
  readonly missingFields: readonly FieldSchema[]
  readonly sections: readonly Section[]
  /** Required subsections of the template that are absent. Empty for one that is `waived`. */
  readonly absent: readonly SectionSchema[]
  /** The first section of the same schema under the same parent, where this one repeats it though the template does not. */
  readonly duplicateOf: Section | undefined
}

/** What answers one `ContentSchema`, or (schema absent) a thing of a known shape that the template did not ask for. */
export type Part =
  | FieldsPart
  | ItemsPart
  | ChecklistPart
  | ListPart
  | PairsPart
  | LinksPart
  | TablePart
  | BlockPart
  | ProsePart

interface PartBase<S> {
  readonly schema: S | undefined
  readonly span: Span
  readonly role: Role | string | undefined
}

/** Fields that stand together. */
export interface FieldsPart extends PartBase<unknown> {
  readonly kind: 'fields'
  readonly fields: readonly Field[]
}

/** A `- **Key**: value` entry, however it is written: in a list, on a line, in front matter, a table or a file beside the spec. */
export interface Field {
  readonly key: string
  readonly keySpan: Span
  /** Absent where the template has no such field. */
  readonly schema: FieldSchema | undefined
  readonly role: Role | string | undefined
  /** The whole entry. */
  readonly span: Span
  readonly value: Slot
  /** The entries of a nested list (milestones). */
  readonly entries: PairsPart | undefined
  /** The first field of the same schema, where this one repeats it. */
  readonly duplicateOf: Field | undefined
  /** Where it was written. The spans of a `file` field are of the metadata file, and say so. */
  readonly form: 'list' | 'line' | 'front-matter' | 'table' | 'file'
}

/** The `[ ]` or `[x]` of an entry. */
export interface Checkbox {
  /** The brackets with what is in them. */
  readonly span: Span
  readonly ticked: boolean
}

/** A list of identified items. */
export interface ItemsPart extends PartBase<ItemsSchema> {
  readonly kind: 'items'
  readonly items: readonly Item[]
}

/** One identified item, or an entry of an identified list whose ID is missing or wrong (`id` undefined). */
export interface Item {
  readonly span: Span
  readonly checkbox: Checkbox | undefined
  /** `FR1`, as the pattern writes it. Undefined where the entry has none that fits. */
  readonly id: ItemId | undefined
  /** Everything after the checkbox, ID included. */
  readonly textSpan: Span
  /** Where the ID does not fit: what it was meant to be, if that is clear. `span` is the part to replace. */
  readonly meant: { readonly id: string; readonly span: Span } | undefined
  readonly category: Slot | undefined
  /** The text after ID and category. */
  readonly value: Slot
  readonly marked: boolean
}

/** The ID of an item, as its pattern writes it. */
export interface ItemId {
  readonly text: string
  readonly span: Span
  /** The numbers in order: `Task 1.2` is [1, 2]. */
  readonly numbers: readonly number[]
}

/** A checklist, whose entries the template fixes. */
export interface ChecklistPart extends PartBase<ChecklistSchema> {
  readonly kind: 'checklist'
  readonly items: readonly ChecklistItem[]
  /** Fixed items of the template that are gone. */
  readonly gone: readonly ChecklistItemSchema[]
}

/** One entry of a checklist, the template's or the spec's own. */
export interface ChecklistItem {
  readonly span: Span
  readonly checkbox: Checkbox | undefined
  /** Absent for an item that the spec added. */
  readonly schema: ChecklistItemSchema | undefined
  readonly value: Slot
  readonly marked: boolean
}

/** A list of texts. */
export interface ListPart extends PartBase<ListSchema> {
  readonly kind: 'list'
  readonly items: readonly { readonly span: Span; readonly value: Slot }[]
}

/** A list of pairs or triples. */
export interface PairsPart extends PartBase<PairsSchema> {
  readonly kind: 'pairs'
  readonly pairs: readonly Pair[]
}

/** `Component: coverage`, or `Library: version - purpose`. */
export interface Pair {
  readonly span: Span
  readonly key: Slot
  /** One or two values; a side that is absent is an empty slot. */
  readonly values: readonly Slot[]
  /** Of a key with a pattern: the number in it. */
  readonly number: number | undefined
}

/** A list of links. */
export interface LinksPart extends PartBase<LinksSchema> {
  readonly kind: 'links'
  readonly items: readonly { readonly span: Span; readonly value: Slot }[]
}

/** A table with its columns matched to those of the template. */
export interface TablePart extends PartBase<TableSchema> {
  readonly kind: 'table'
  readonly headerSpan: Span
  readonly headers: readonly { readonly text: string; readonly span: Span; readonly column: ColumnSchema | undefined }[]
  /** Columns of the template that no header answers. */
  readonly lost: readonly ColumnSchema[]
  readonly rows: readonly Row[]
}

/** One row of a table, below its header. */
export interface Row {
  readonly span: Span
  /** As many as the row has, in order. */
  readonly cells: readonly Cell[]
  /** How many cells the source row has; differs from the header's count in a ragged row. */
  readonly count: number
}

/** One cell, and the column it answers; none where the row has more cells than the header. */
export interface Cell {
  readonly column: ColumnSchema | undefined
  readonly value: Slot
}

/** A fenced code block. */
export interface BlockPart extends PartBase<BlockSchema> {
  readonly kind: 'block'
  /** The fence's first line. */
  readonly fenceSpan: Span
  /** The info string's first word, as written, and its place; empty at the fence's end where there is none. */
  readonly language: string
  readonly languageSpan: Span
  /** `mermaid`, `typescript` or `gherkin` where Truespec understands the block (after the schema, where the fence is untagged). */
  readonly known: 'mermaid' | 'typescript' | 'gherkin' | undefined
  /** The block's text and, for each of its lines, where that line starts in the document (fences in lists are indented). */
  readonly text: string
  readonly content: Span
  readonly lineStarts: readonly number[]
  /** Where the template asks for another language than the fence bears. */
  readonly expected: string | undefined
  /** `placeholder`: equal to the template's own block. */
  readonly state: 'filled' | 'empty' | 'placeholder'
  /** Of a gherkin block. */
  readonly gherkin: GherkinBlock | undefined
}

/** A stretch of prose. */
export interface ProsePart extends PartBase<ProseSchema> {
  readonly kind: 'prose'
  readonly value: Slot
}

/** A link or an image of the document. */
export interface Link {
  readonly span: Span
  /** The target as written, and its place. */
  readonly url: string
  readonly urlSpan: Span
  readonly image: boolean
}

/** A spec ID or an item ID in prose. */
export interface Mention {
  readonly kind: 'spec' | 'item'
  readonly id: string
  readonly span: Span
  /** For an item: the spec it is said to be of (`SPEC-…/FR1`), else this document. */
  readonly spec: string | undefined
}

/** An HTML comment of the document. */
export interface Comment {
  readonly span: Span
  /** Between `<!--` and `-->`, trimmed. */
  readonly text: string
}

/** What a claim is about, as `verify` and `show` name it. */
export type ClaimKind =
  | 'task'
  | 'functional-requirement'
  | 'non-functional-requirement'
  | 'scenario'
  | 'unit-test'
  | 'integration-test'
  | 'e2e-test'
  | 'dependency'
  | 'performance'
  | 'security'
  | 'documentation'

/** One checkable statement, with the address that evidence names. */
export interface Claim {
  /** `FR1`, `T1.2`, `AC-sign-in`: the address without the spec's ID. */
  readonly local: string
  readonly kind: ClaimKind
  readonly span: Span
  readonly text: string
  readonly ticked: boolean | undefined
  /** True where a number had to be added, since another claim has the same name. */
  readonly numbered: boolean
  readonly scenario?: Scenario
}
