import { once } from '../text/once.ts'
import type { Spec } from '../spec/model.ts'
import { hash64 } from '../text/hash.ts'
import type { Span } from '../text/span.ts'
import type { Draft } from './define.ts'
import type { Claim } from './model.ts'
import { KINDS } from './kinds/registry.ts'
import { addressedAs, toldApart } from './address.ts'
import { spaced, wordingOf } from './wording.ts'

/** A claim as its kind found it. */
interface Found {
  readonly kind: Claim['kind']
  readonly draft: Draft
}

/** A claim with the name that it asks for and the one that it got. */
interface Named extends Found {
  readonly asked: string
  readonly local: string
}

const foundIn: (spec: Spec) => readonly Found[] = once((spec) => {
  const found: Found[] = []
  for (const { kind, find } of KINDS) for (const draft of find(spec)) found.push({ kind: kind as Claim['kind'], draft })
  return found
})

const namedIn: (spec: Spec) => readonly Named[] = once((spec) => {
  const next = new Map<string, number>()
  const used = new Set<string>()
  const found = foundIn(spec).toSorted((a, b) => a.draft.span.from - b.draft.span.from)
  const alike = cutAlike(found)
  return found.map(({ kind, draft }) => {
    const { local: whole, cutFrom } = draft
    const asked = cutFrom !== undefined && alike.has(whole) ? toldApart(whole, cutFrom) : whole
    return { kind, draft, asked, local: unusedName(asked, next, used) }
  })
})

/** The names that texts have in common which differ only behind the cut. */
function cutAlike(found: readonly Found[]): ReadonlySet<string> {
  const texts = new Map<string, string>()
  const alike = new Set<string>()
  for (const { draft } of found) {
    const { local, cutFrom } = draft
    if (cutFrom === undefined) continue
    if ((texts.get(local) ?? cutFrom) !== cutFrom) alike.add(local)
    texts.set(local, cutFrom)
  }
  return alike
}

/** The claims of a spec in the order of the document, each with an address of its own. */
export const claimsOf: (spec: Spec) => readonly Claim[] = once((spec) => {
  const prefix = addressedAs(spec.id?.value.state === 'filled' ? spec.id.value.text : undefined, spec.file)
  return namedIn(spec).map((named) => claimOf(spec.file, prefix, named))
})

/** A claim that got a number, and the one whose name it would have had. */
export interface Numbered {
  readonly kind: Claim['kind']
  readonly span: Span
  readonly local: string
  readonly first: { readonly local: string; readonly span: Span }
}

/** The claims of a spec that got a number, since an earlier one has the name. Makes no claims, so that it costs little where there is none. */
export function numberedIn(spec: Spec): readonly Numbered[] {
  const found = foundIn(spec)
  if (new Set(found.map(({ draft }) => draft.local)).size === found.length) return []
  const named = namedIn(spec)
  const numbered = named.filter(({ local, asked }) => local !== asked)
  const spans = new Map(named.map(({ local, draft }) => [local, draft.span]))
  return numbered.map(({ kind, draft, asked, local }) => ({
    kind,
    span: draft.span,
    local,
    first: { local: asked, span: spans.get(asked) ?? draft.span },
  }))
}

function claimOf(file: string, spec: string, { kind, draft, asked, local }: Named): Claim {
  const said = draft.statement()
  const wording = (said.code ? spaced : wordingOf)(said.wording ?? said.text)
  return {
    address: `${spec}/${local}`,
    spec,
    local,
    kind,
    file,
    span: draft.span,
    text: said.text,
    wording,
    hash: hash64(wording),
    ticked: said.ticked,
    numbered: local !== asked,
    terms: said.terms ?? {},
  }
}

/** The name, or where it is taken, the name with the next number: the second is `-2`. */
function unusedName(local: string, next: Map<string, number>, used: Set<string>): string {
  let name = local
  if (used.has(local)) {
    let number = next.get(local) ?? 2
    for (; used.has(name); number++) name = `${local}-${number}`
    next.set(local, number)
  }
  used.add(name)
  return name
}
