/**
 * One document read through a schema. Everything has its span; what the text lacks is a hole that the model names
 * (`state`, `missing`). Reading judges nothing: rules do.
 */
import type { TextFault } from '../markdown/faults.ts'
import type { FrontMatterFault, YamlStyle } from '../markdown/front-matter.ts'
import type { Span } from '../text/span.ts'
import type { ContentSchema, FieldSchema, AnyRole, Schema, SectionSchema, SlotSchema } from '../template/schema.ts'
import type { Field, Part } from './part.ts'

export type * from './part.ts'

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
  /** The target of each definition of a link, by its label: see `labelKey`. */
  readonly definitions: ReadonlyMap<string, string>
  /** Spec IDs and item IDs that the prose mentions; never those in code. */
  readonly mentions: readonly Mention[]
  readonly comments: readonly Comment[]
  /** Every heading of the document, those that are no section of the template too, and what a misspelt one should be: what a `#fragment` may name. */
  readonly anchors: readonly string[]
  /** Every slot, whatever holds it, in order. */
  readonly slots: readonly Slot[]
  /** What reading itself found: encoding, conflict markers, unclosed fences. Where there are some, other rules do not run. */
  readonly faults: readonly TextFault[]
  /** The ID that the metadata give, whatever its form. */
  readonly id: Field | undefined
  readonly completeness: number
  /** Prose stretches (no code, no comment, no link target), for rules that look for words. */
  readonly prose: readonly Span[]
  /** Of every table, the template's or not. */
  readonly overfullRows: readonly OverfullRow[]
  /** List entries whose brackets were meant as a checkbox: `[]`, `[x ]`. `fixed` is the right form; `[N/A]` has none. */
  readonly malformedCheckboxes: readonly { readonly span: Span; readonly fixed: string | undefined }[]
  /** What is wrong with the YAML that should hold fields of the template; the span of a metadata file's says so. */
  readonly frontMatterFaults: readonly FrontMatterFault[]
}

/** A row that says something in cells for which its header has no column, so that it is not shown. */
export interface OverfullRow {
  readonly span: Span
  /** How many cells it has, and its header. */
  readonly count: number
  readonly header: number
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
  /** The source between the span's ends; where `yaml` is `other`, what YAML reads there. */
  readonly text: string
  readonly state: SlotState
  /** How a value of front matter or of a metadata file is written; undefined in Markdown. */
  readonly yaml?: YamlStyle
}

/** The H1 of a document. */
export interface Title {
  /** The heading's whole line. */
  readonly span: Span
  /** The heading's text. */
  readonly textSpan: Span
  readonly text: string
  /** See `Heading`. */
  readonly anchorText: string
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
  /** What its anchor is made of: the text without images, with the spaces beside a tag. */
  readonly anchorText: string
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
  readonly role: AnyRole | undefined
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
  /** The first section of the same schema under the same parent, where this one repeats it though the template does not; of a heading that stands twice with nothing between, the second. */
  readonly duplicateOf: Section | undefined
}

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
