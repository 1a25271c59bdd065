import type { Mention } from '../spec/model.ts'
import type { SeenOutline } from '../spec/outline.ts'
import type { WorkspaceView } from './define.ts'
import { defineRule } from './define.ts'

/** How far, in code units, the name of a spec may stand from the item of it that is meant: `FR3 of SPEC-2026-11-02-001`. */
const NEAR = 60

/** A spec, a requirement or a task that is named and that nobody has written. */
export default defineRule({
  code: 'reference-unknown',
  kind: 'workspace',
  severity: 'error',
  says: ({ id, spec }) => (spec === '' ? `There is no '${id}'` : `There is no '${id}' in ${spec}`),
  *check({ outline, workspace }) {
    const itemsIn = memory((spec: string) => definedItems(spec, outline, workspace))
    const isUnknown = memory(
      (spec: string) => spec !== outline.id?.text && workspace.knowsIdForm(spec) && workspace.withId(spec).length === 0,
    )
    let own: Items | undefined
    for (const [i, mention] of outline.mentions.entries()) {
      const { kind, id, spec } = mention
      if (kind === 'spec') {
        if (isUnknown(id)) yield { at: mention.span, data: { id, spec: '' } }
        continue
      }
      const others = spec === undefined ? namedNear(outline.mentions, i, outline.id?.text) : []
      const meant = spec === undefined ? [(own ??= itemsOf([outline])), ...others.map(itemsIn)] : [itemsIn(spec)]
      // A spec that is not there says nothing of its items; neither does one that has none of this form.
      const known = meant.filter(({ forms }) => forms.has(formOf(id)))
      const isTold = known.length > 0 && !others.some((other) => itemsIn(other).forms.size === 0)
      if (isTold && !known.some(({ ids }) => ids.has(canonical(id))))
        yield { at: mention.span, data: { id, spec: spec ?? 'this spec' } }
    }
  },
})

/** The item IDs that specs define, and the forms of them. */
interface Items {
  readonly ids: ReadonlySet<string>
  readonly forms: ReadonlySet<string>
}

function definedItems(spec: string, outline: SeenOutline, workspace: WorkspaceView): Items {
  return itemsOf(spec === outline.id?.text ? [outline] : workspace.withId(spec))
}

function itemsOf(outlines: readonly SeenOutline[]): Items {
  const all = outlines.flatMap((each) => each.items)
  return { ids: new Set(all.map(canonical)), forms: new Set(all.map(formOf)) }
}

/** The IDs of other specs that are named close to a mention. */
function namedNear(mentions: readonly Mention[], index: number, own: string | undefined): readonly string[] {
  const at = mentions[index]?.span
  if (!at) return []
  const found: string[] = []
  const add = ({ kind, id }: Mention): unknown => kind === 'spec' && id !== own && found.push(id)
  for (let i = index - 1; i >= 0; i--) {
    const other = mentions[i]
    if (!other || other.span.to < at.from - NEAR) break
    add(other)
  }
  for (let i = index + 1; i < mentions.length; i++) {
    const other = mentions[i]
    if (!other || other.span.from > at.to + NEAR) break
    add(other)
  }
  return found
}

function memory<T>(answer: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = answer(key)
    known.set(key, value)
    return value
  }
}

/** An ID without its numbers. */
function formOf(id: string): string {
  return id.replace(/\d+/g, '0')
}

/** An ID without the zeros before its numbers: `FR-1` is `FR-001`. */
function canonical(id: string): string {
  return id.replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ''))
}
