import { once } from '../spec/once.ts'
import type { Spec } from '../spec/model.ts'
import { hash64 } from '../text/hash.ts'
import type { Draft } from './define.ts'
import type { Claim } from './model.ts'
import { KINDS } from './kinds/registry.ts'
import { addressedAs } from './address.ts'

/** The claims of a spec in the order of the document, each with an address of its own. */
export const claimsOf: (spec: Spec) => readonly Claim[] = once((spec) => {
  const drafts = KINDS.flatMap((kind) =>
    [...kind.find(spec)].map((draft) => ({ kind: kind.kind as Claim['kind'], draft })),
  )
  const ordered = drafts.toSorted((a, b) => a.draft.span.from - b.draft.span.from)
  const prefix = addressedAs(spec.id?.value.state === 'filled' ? spec.id.value.text : undefined, spec.file)
  const next = new Map<string, number>()
  const used = new Set<string>()
  return ordered.map(({ kind, draft }) => claimOf(spec.file, prefix, kind, draft, unusedName(draft.local, next, used)))
})

function claimOf(file: string, spec: string, kind: Claim['kind'], draft: Draft, local: string): Claim {
  const wording = wordingOf(draft.wording ?? draft.text)
  return {
    address: `${spec}/${local}`,
    spec,
    local,
    kind,
    file,
    span: draft.span,
    text: draft.text,
    wording,
    hash: hash64(wording),
    ticked: draft.ticked,
    numbered: local !== draft.local,
    terms: draft.terms ?? {},
  }
}

/** The name, or where it is taken, the name with the next number: the second is `-2`. */
function unusedName(local: string, next: Map<string, number>, used: Set<string>): string {
  let name = local
  let number = next.get(local) ?? 2
  for (; used.has(name); number++) name = `${local}-${number}`
  next.set(local, number)
  used.add(name)
  return name
}

/** What does not count is taken away: marks of emphasis, ticks, code and deletion, and differences of white space. */
export function wordingOf(text: string): string {
  return text
    .replace(/^\s*(?:[-*+]\s+)?\[[ xX]\]\s+/, '')
    .replace(/\*+|~~|`+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
