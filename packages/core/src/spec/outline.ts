import type { YamlStyle } from '../markdown/front-matter.ts'
import { labelKey } from '../markdown/normalize.ts'
import { idPattern } from '../template/contents.ts'
import type { Span } from '../text/span.ts'
import { statedDate } from '../values/date.ts'
import { itemIdsOf } from './item-ids.ts'
import type { Field, Mention, Spec, Title } from './model.ts'
import { fieldWith, pairsWith, requirements, tasks } from './views.ts'

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
  /** Every item ID of the spec: `FR1`, `Task 1.1`; see `itemIdsOf`. */
  readonly items: readonly string[]
  readonly mentions: readonly Mention[]
  /** Spec IDs that the internal dependencies name. */
  readonly dependsOn: readonly Placed[]
  readonly packages: readonly { readonly name: string; readonly version: string; readonly span: Span }[]
  /** `label`: the fragment of `[text](#label)` is that of no heading, and a link definition bears it: `[text][label]` was meant. */
  readonly links: readonly { readonly url: string; readonly span: Span; readonly label?: string }[]
  readonly anchors: readonly string[]
  /** Whether anything says that the file is a spec: an ID, or the title's prefix. */
  readonly looksLikeSpec: boolean
  /** False where rules of reading reported an error: nothing else of the file counts. */
  readonly sound: boolean
}

/** What only a spec's own rules and lists read of its outline. */
const OWN = ['tasks', 'requirements', 'completeness', 'mentions', 'links', 'packages', 'updated'] as const

/** What other specs are told of a spec. An edit that leaves this as it is changes nothing that is said of them. */
export type SeenOutline = Omit<Outline, (typeof OWN)[number]>

/** The part of an outline that other specs are told. */
export function seenByOthers(outline: Outline): SeenOutline {
  const seen: Partial<Record<keyof Outline, unknown>> = { ...outline }
  for (const own of OWN) delete seen[own]
  return seen as SeenOutline
}

/** A text and where it stands; of YAML, also how it is written. */
export interface Placed {
  readonly text: string
  readonly span: Span
  readonly yaml?: YamlStyle
}

/** How many of some entries are ticked. */
export interface Progress {
  readonly done: number
  readonly total: number
}

/**
 * Takes from a spec what others need of it. Whether it is sound, rules tell.
 * @param statusName the lifecycle's name for a status text, where it has one
 */
export function outlineOf(spec: Spec, statusName: (text: string) => string | undefined): Omit<Outline, 'sound'> {
  const status = placed(fieldWith(spec, 'status'))
  const known = status && (spec.schema.lifecycle ? statusName(status.text) : status.text)
  const target = statedDate(fieldWith(spec, 'target')?.value.text ?? '')
  return {
    file: spec.file,
    id: placed(spec.id),
    title: titleOf(spec),
    titleSpan: spec.title?.span ?? { from: 0, to: 0 },
    status: status && { ...status, known },
    author: filled(fieldWith(spec, 'author')),
    created: placed(fieldWith(spec, 'created')),
    updated: placed(fieldWith(spec, 'updated')),
    target: target.ok ? target.value.iso : undefined,
    tasks: progress(tasks(spec)),
    requirements: progress(requirements(spec)),
    completeness: spec.completeness,
    items: itemIdsOf(spec),
    mentions: spec.mentions,
    dependsOn: dependsOn(spec),
    packages: pairsWith(spec, 'external-dependencies')
      .filter((pair) => pair.key.state === 'filled' && pair.values[0]?.state === 'filled')
      .map((pair) => ({
        name: pair.key.text,
        version: pair.values[0]?.text ?? '',
        span: pair.values[0]?.span ?? pair.span,
      })),
    links: linksOf(spec),
    anchors: spec.anchors,
    looksLikeSpec: looksLikeSpec(spec),
  }
}

/** The name in the title; where there is no H1, what front matter or another field says it is. */
function titleOf(spec: Spec): string {
  if (spec.title) return withoutEscapes(nameOf(spec.title, spec.text))
  const field = spec.fields.find(({ key, value }) => key.toLowerCase() === 'title' && value.state === 'filled')
  return field?.value.text ?? ''
}

/** What a title says behind the template's prefix; with it where it is the start of a word, as in `RFC-12: Sign-in`. */
function nameOf(title: Title, text: string): string {
  const isWord = title.hasPrefix && /[^\s:：]/.test(text.charAt(title.name.span.from - 1))
  return (isWord ? undefined : title.name.text) || title.text
}

function linksOf({ links, anchors, text, definitions }: Spec): Outline['links'] {
  let known: ReadonlySet<string> | undefined
  return links.map(({ url, urlSpan }) => {
    const label = url.startsWith('#') && url.length <= LONGEST_LABEL ? url.slice(1) : ''
    const found = { url, span: urlSpan }
    if (label === '' || (known ??= new Set(anchors)).has(label)) return found
    const isInline = text.startsWith('](', urlSpan.from - 2) && text[urlSpan.to] === ')'
    // A definition that leads to a heading has the same fault.
    return isInline && definitions.get(labelKey(label))?.startsWith('#') === false ? { ...found, label } : found
  })
}

/** No longer label is looked for. */
const LONGEST_LABEL = 200

/** Backslashes that make Markdown of a punctuation mark plain text are not shown (CommonMark 0.31, section 2.4). */
function withoutEscapes(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1') : text
}

/** An ID or the title's prefix tells a spec from other Markdown. A template that has neither leaves nothing to tell by. */
function looksLikeSpec(spec: Spec): boolean {
  const prefix = spec.schema.title?.prefix ?? ''
  if (prefix === '' && idPattern(spec.schema) === undefined) return true
  return spec.id !== undefined || (prefix !== '' && spec.title?.hasPrefix === true)
}

function placed(field: Field | undefined): Placed | undefined {
  if (field?.value.state !== 'filled') return undefined
  const { text, span, yaml } = field.value
  return { text, span, ...(yaml && { yaml }) }
}

function filled(field: Field | undefined): string | undefined {
  // A value may go on in the next line.
  return field?.value.state === 'filled' ? field.value.text.replace(/\s+/g, ' ') : undefined
}

function progress(
  list: readonly { readonly item: { readonly checkbox: { readonly ticked: boolean } | undefined } }[],
): Progress {
  return { done: list.filter(({ item }) => item.checkbox?.ticked).length, total: list.length }
}

function dependsOn(spec: Spec): readonly Placed[] {
  const spans = pairsWith(spec, 'internal-dependencies').map((pair) => pair.span)
  return spec.mentions
    .filter(
      (mention) =>
        mention.kind === 'spec' && spans.some((at) => at.from <= mention.span.from && mention.span.to <= at.to),
    )
    .map((mention) => ({ text: mention.id, span: mention.span }))
}
