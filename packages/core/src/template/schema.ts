/**
 * What a template demands, as plain data: it can be printed, compared and cached. Compiled by `compile.ts`,
 * read by `spec/read.ts`. Nothing in it is a function or a span of a spec.
 */
import type { IdPattern } from '../values/id-pattern.ts'
import type { Slip } from './slips.ts'

/** What a node is for. Rules speak of roles, never of headings. */
export type Role =
  | 'id'
  | 'status'
  | 'author'
  | 'reviewers'
  | 'created'
  | 'updated'
  | 'issue'
  | 'metadata'
  | 'plan'
  | 'phase'
  | 'requirements'
  | 'functional'
  | 'non-functional'
  | 'acceptance'
  | 'tests'
  | 'unit-tests'
  | 'integration-tests'
  | 'e2e-tests'
  | 'risks'
  | 'risk'
  | 'probability'
  | 'impact'
  | 'mitigation'
  | 'dependencies'
  | 'internal-dependencies'
  | 'external-dependencies'
  | 'performance'
  | 'security'
  | 'documentation'
  | 'timeline'
  | 'start'
  | 'target'
  | 'milestones'
  | 'review'
  | 'references'

/** A role that a template's comment names and no rule speaks of. */
export type OwnRole = string & { readonly isOwn: true }

/** Whatever role a node may have. */
export type AnyRole = Role | OwnRole

/** The type that a slot's text must have. */
export type SlotType =
  | { readonly kind: 'text' }
  | { readonly kind: 'date' }
  | { readonly kind: 'person' }
  | { readonly kind: 'people' }
  | { readonly kind: 'issue' }
  | { readonly kind: 'status' }
  | { readonly kind: 'quantity' }
  | { readonly kind: 'percentage' }
  | { readonly kind: 'endpoint' }
  | { readonly kind: 'version' }
  | { readonly kind: 'link' }
  | { readonly kind: 'id'; readonly pattern: IdPattern }
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly open: boolean }

/** A place that a spec fills. `placeholder` is the template's own text there, which is never an answer. */
export interface SlotSchema {
  readonly type: SlotType
  readonly placeholder: string
  readonly optional: boolean
}

/** What a template demands of a document, whole. */
export interface Schema {
  /** Names the template in output: its file name without folder. */
  readonly name: string
  /** The template is nested deeper than is read, or would take too long: then nothing is known of what it demands. */
  readonly unread?: true
  /** What directives say that means nothing; absent where all of them mean something. */
  readonly slips?: readonly Slip[]
  /** From `<!-- truespec: version=2 -->`. */
  readonly version?: number
  /** What the template demanded in its older versions: a spec that names one is held to that one. */
  readonly older?: readonly Schema[]
  /** Absent where the template has no H1: then none is demanded. */
  readonly title?: TitleSchema
  /** What stands before the first section: fields, prose. */
  readonly preamble: readonly ContentSchema[]
  readonly sections: readonly SectionSchema[]
  /** Markers such as `(R)` whose items must be ticked at the final state. */
  readonly markers: readonly string[]
  /** The states a template lists itself. Absent: see `lifecycle`. */
  readonly states?: { readonly names: readonly string[]; readonly open: boolean }
  /** True where the status is `Draft` alone: the configured lifecycle holds. False: any status is legal. */
  readonly lifecycle: boolean
  /** A file beside the spec that holds fields, from `metadata=kep.yaml`. */
  readonly metadataFile?: string
  /** Fields that front matter or the metadata file hold. */
  readonly frontMatter: readonly FieldSchema[]
  /** Literal placeholder forms of this template beyond the built-in ones. */
  readonly placeholders: readonly string[]
}

/** The H1 that a template demands. */
export interface TitleSchema {
  /** The literal that the H1 starts with, `Feature Specification:`; empty where there is none. */
  readonly prefix: string
  /** Absent where the whole H1 is literal: then any text is a title. */
  readonly slot?: SlotSchema
}

/** A section that a template demands or allows, with all that belongs into it. */
export interface SectionSchema {
  /** As the template spells it, marks and numbering included, but for `(optional)` and the like at its end: `1. Scope`; of a repeated one its pattern, `Phase {n}: {title}`. */
  readonly heading: string
  /** The heading as it is compared: see `normalizeHeading`. */
  readonly key: string
  /** Other headings that mean this section, normalised. */
  readonly synonyms: readonly string[]
  readonly level: number
  readonly optional: boolean
  readonly role?: AnyRole
  readonly repeat?: RepeatSchema
  /** Sections of a number greater than 0 form a choice: at least one of the group is demanded. */
  readonly anyOf?: number
  /** The order of the subsections does not count. */
  readonly anyOrder: boolean
  readonly content: readonly ContentSchema[]
  readonly sections: readonly SectionSchema[]
  /** The template's text of the whole section, heading included: what a fix inserts. */
  readonly source: string
  /** The same of the other siblings of a repeated section. */
  readonly others?: readonly string[]
}

/** A section that stands several times: `Phase 1: Foundation`, `[option 1]`. */
export interface RepeatSchema {
  readonly min: number
  /** The word before the number: `Phase`, `User Story`; empty where the heading is wholly a slot. */
  readonly word: string
  readonly numbered: boolean
  /** Counted `A`, `B` rather than 1, 2. */
  readonly lettered?: boolean
  /** What joins word and number where that is no space: `-` of `TC-01`, nothing of `US1`. */
  readonly joint?: string
  /** The words around a slot, as they are compared: `overview of` of `Overview of [System]`. */
  readonly around?: HeadingWords
  /** The template's own text in the place of the title where that is more than one placeholder: `[Version] - YYYY-MM-DD`. */
  readonly slot?: string
  /** What stands between number and title, `: ` or ` - `; absent where there is no title. */
  readonly separator?: string
}

/** What is literal in a heading that holds a slot, normalised. */
export interface HeadingWords {
  /** Without a colon or dash at its end. */
  readonly before: string
  readonly after: string
  /** A colon or dash parts the words before from the slot: `Q: [question]`. */
  readonly isSigned: boolean
  /** Other sections stand between those of the template: then the order says nothing of them. */
  readonly isSpread?: true
}

/** One thing that a section must or may hold. */
export type ContentSchema =
  | ProseSchema
  | FieldsSchema
  | ItemsSchema
  | ChecklistSchema
  | ListSchema
  | PairsSchema
  | LinksSchema
  | TableSchema
  | BlockSchema

interface ContentBase {
  readonly optional: boolean
  readonly role?: AnyRole
  /** The template's own text, for inserting and for telling what was left as it stood. */
  readonly source: string
  /** What other siblings of a repeated section have in its place, or further lists of the same items, as far as it differs: of a block its text, else the source. */
  readonly others?: readonly string[]
  /** The other entries of its list in the template: of a spec that has them, filled in or as they stand, nothing else is asked there. */
  readonly beside?: readonly BesideSchema[]
}

/** An entry of a template's list that stands beside what the list asks for: `Owner of all is [Name]` beside items. */
export interface BesideSchema {
  readonly text: string
  readonly checkbox: boolean
}

/** A paragraph that is one placeholder; `guidance` where the template only explains: then only its own text is no answer. */
export interface ProseSchema extends ContentBase {
  readonly kind: 'prose'
  readonly slot: SlotSchema
  readonly guidance: boolean
}

/** `- **Key**: value` entries that stand together. */
export interface FieldsSchema extends ContentBase {
  readonly kind: 'fields'
  readonly fields: readonly FieldSchema[]
}

/** A field, by its key. */
export interface FieldSchema {
  readonly key: string
  /** The key as it is compared: lower case, no emphasis, single spaces. */
  readonly match: string
  readonly synonyms: readonly string[]
  readonly role?: AnyRole
  readonly slot: SlotSchema
  /** The template has a dash for the colon, and a spec may: `**Squad** – [Name]`. */
  readonly dashed?: true
  /** A nested list under the key: `Phase {n} Complete: [Date]`. */
  readonly entries?: PairsSchema
  /** The line of the template, for inserting. */
  readonly source: string
}

/** Identified items: `- [ ] Task 1.1: ...`, `- **FR-001**: ...`. */
export interface ItemsSchema extends ContentBase {
  readonly kind: 'items'
  readonly pattern: IdPattern
  readonly checkbox: boolean
  /** `NFR1: Performance - [Metric]`: a category stands before the slot. */
  readonly category: boolean
  /** By normalised category, where the template types them; `*` for every other. */
  readonly slots: Readonly<Record<string, SlotSchema>>
}

/** Fixed items, ticked or not: the template's text without placeholder. */
export interface ChecklistSchema extends ContentBase {
  readonly kind: 'checklist'
  readonly items: readonly ChecklistItemSchema[]
  /** `Pick one of these`: a spec keeps some of the items, not all. */
  readonly anyOf: boolean
  /** Where all items are slots, a spec writes its own; at least one is demanded. */
  readonly slot?: SlotSchema
}

/** An entry that a checklist must hold. */
export interface ChecklistItemSchema {
  readonly text: string
  readonly match: string
  readonly marked: boolean
  /** Not every sibling of a repeated section has it: then none is held to it. */
  readonly optional?: true
  readonly source: string
  /** Where it asks for a value: the whole of it, `**Legal**: [Who checked]`, of which `text` is the key. */
  readonly form?: string
}

/** A list of texts, ordered or not. */
export interface ListSchema extends ContentBase {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly slot: SlotSchema
}

/** `- [Component]: [coverage]` (two sides) or `- [Library]: [Version] - [Purpose]` (three). */
export interface PairsSchema extends ContentBase {
  readonly kind: 'pairs'
  readonly key: SlotSchema
  /** Where keys follow a pattern with a number: `Phase {n} Complete` is `['Phase ', ' Complete']`. */
  readonly keyPattern?: readonly [string, string]
  readonly values: readonly SlotSchema[]
}

/** A list of links. */
export interface LinksSchema extends ContentBase {
  readonly kind: 'links'
  readonly slot: SlotSchema
}

/** A table, by its columns. */
export interface TableSchema extends ContentBase {
  readonly kind: 'table'
  readonly columns: readonly ColumnSchema[]
}

/** A column, by its header. */
export interface ColumnSchema {
  readonly header: string
  readonly match: string
  readonly synonyms: readonly string[]
  readonly role?: AnyRole
  readonly slot: SlotSchema
  /** First cells, normalised, of the rows in which the template leaves this column empty: `total`; an empty one, of those that go on with the row above. */
  readonly openIn?: readonly string[]
}

/** A fenced code block of one language. */
export interface BlockSchema extends ContentBase {
  readonly kind: 'block'
  /** Lower case, as on the fence: `mermaid`, `typescript`, `gherkin`, or any other language, which only has to be there. */
  readonly language: string
  /** The template's own block, which is no answer. */
  readonly text: string
}
