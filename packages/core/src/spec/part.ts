/** What stands in a section, each kind as the schema of its content asks for it. */
import type { GherkinBlock } from '../blocks/gherkin.ts'
import type { KnownLanguage } from '../markdown/fences.ts'
import type { Span } from '../text/span.ts'
import type {
  BlockSchema,
  ChecklistItemSchema,
  ChecklistSchema,
  ColumnSchema,
  FieldSchema,
  FieldsSchema,
  ItemsSchema,
  LinksSchema,
  ListSchema,
  PairsSchema,
  ProseSchema,
  AnyRole,
  TableSchema,
} from '../template/schema.ts'
import type { Slot } from './model.ts'

/** What answers one `ContentSchema`. Fields, blocks and prose may stand where the template does not ask for any: then their schema is absent. */
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
  readonly schema: S
  readonly span: Span
  readonly role: AnyRole | undefined
}

/** Fields that stand together. */
export interface FieldsPart extends PartBase<FieldsSchema | undefined> {
  readonly kind: 'fields'
  readonly fields: readonly Field[]
}

/** A `- **Key**: value` entry, however it is written: in a list, on a line, in front matter, a table or a file beside the spec. */
export interface Field {
  readonly key: string
  readonly keySpan: Span
  /** Absent where the template has no such field. */
  readonly schema: FieldSchema | undefined
  readonly role: AnyRole | undefined
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
  /** Where some are gone: nested entries without a box, which explain the one above them or may be what is gone. */
  readonly notes: readonly Span[]
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
export interface BlockPart extends PartBase<BlockSchema | undefined> {
  readonly kind: 'block'
  /** The fence's first line. */
  readonly fenceSpan: Span
  /** The info string's first word, as written, and its place; empty at the fence's end where there is none. */
  readonly language: string
  readonly languageSpan: Span
  /** `mermaid`, `typescript` or `gherkin` where Truespec understands the block (after the schema, where the fence is untagged). */
  readonly known: KnownLanguage | undefined
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
export interface ProsePart extends PartBase<ProseSchema | undefined> {
  readonly kind: 'prose'
  readonly value: Slot
}

/** A link or an image of the document. */
