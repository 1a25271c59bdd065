import type { Span } from '../text/span.ts'
import type { Mention } from './model.ts'

/** What other specs, the workspace and lists need of a spec: small plain data that a cache keeps, made by `outlineOf`. */
export interface Outline {
  readonly file: string
  readonly id: Placed | undefined
  readonly title: string
  readonly titleSpan: Span
  readonly status: (Placed & { readonly known: string | undefined }) | undefined
  readonly author: string | undefined
  readonly created: Placed | undefined
  readonly updated: Placed | undefined
  readonly target: string | undefined
  readonly tasks: Progress
  readonly requirements: Progress
  /** Filled required slots by required slots, 0 to 1. */
  readonly completeness: number
  /** Every item ID of the spec: `FR1`, `Task 1.1`. */
  readonly items: readonly string[]
  readonly mentions: readonly Mention[]
  /** Spec IDs that the internal dependencies name. */
  readonly dependsOn: readonly Placed[]
  readonly packages: readonly { readonly name: string; readonly version: string; readonly span: Span }[]
  readonly links: readonly { readonly url: string; readonly span: Span }[]
  readonly anchors: readonly string[]
  /** Whether anything says that the file is a spec: an ID, or the title's prefix. */
  readonly looksLikeSpec: boolean
  /** False where Reading rules reported: nothing else of the file counts. */
  readonly sound: boolean
}

export interface Placed {
  readonly text: string
  readonly span: Span
}

export interface Progress {
  readonly done: number
  readonly total: number
}
