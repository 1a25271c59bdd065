import { inAnyScript } from '../text/letters.ts'
import { nearest } from '../text/nearest.ts'
import { shown } from './claims/shown.ts'
import type { AddressedSpec, EvidenceContext, Found } from './define.ts'
import { defineRule } from './define.ts'

/** So many addresses are compared with all that there are. */
const MOST_COMPARED = 1000
const LETTER = inAnyScript(String.raw`\p{L}`)

/** An address in a report that no spec has, so that whoever wrote it proves nothing. */
export default defineRule({
  code: 'address-unknown',
  kind: 'evidence',
  severity: 'warning',
  says: ({ address, spec, nearest: meant }) => {
    const what = spec === undefined ? `No spec here has the ID of '${address}'` : `${spec} makes no claim '${address}'`
    return meant === undefined ? what : `${what}: did you mean '${meant}'?`
  },
  *check({ borne, specs }: EvidenceContext): Iterable<Found> {
    const ids = [...specs].flatMap(([id, { hasId }]) => (hasId ? [id] : []))
    const forms = new Set(ids.map(formOf))
    // Where specs go by the names of their files, no ID tells what is ours: the form of the claim does.
    const named = [...specs.values()].filter(({ hasId }) => !hasId)
    const numbered = new Set(named.flatMap(({ locals }) => [...(locals ?? [])].flatMap(numberedForm)))
    const twins = new Map(ids.map((id) => [plainOf(id), id]))
    let compared = 0
    for (const { address, report, line } of borne) {
      const slash = address.indexOf('/')
      const [id, local] = [address.slice(0, slash), address.slice(slash + 1)]
      const spec = specs.get(id)
      const isOurs = spec || forms.has(formOf(id)) || numberedForm(local).some((form) => numbered.has(form))
      if (!isOurs || (spec && isClaim(spec, local))) continue
      const meant = spec
        ? compared++ < MOST_COMPARED
          ? nearest(local, spec.locals ?? [])
          : undefined
        : twins.get(plainOf(id))
      const named = spec ? `${id}/${meant}` : `${meant}/${local}`
      yield {
        at: { from: 0, to: 0, file: report },
        ...(line !== undefined && { line }),
        data: {
          address: shown(address),
          ...(spec && { spec: shown(id) }),
          ...(meant !== undefined && { nearest: named }),
        },
      }
    }
  },
})

/** Whether the spec has such a claim, or nobody can tell. A file's name is taken for a spec only where the rest has the form of its claims. */
function isClaim({ hasId, locals }: AddressedSpec, local: string): boolean {
  if (!locals || locals.has(local)) return true
  return !hasId && ![...locals].some((each) => formOf(each) === formOf(local))
}

/** `FR12` is of the form `FR0`, and so is what claims `FR7`; a name without a number is of none. Capitals count. */
function numberedForm(local: string): readonly string[] {
  return /\d/.test(local) ? [local.replace(/\d+/g, '0')] : []
}

/** An ID without its numbers and in one spelling: `SPEC-2026-11-22-001` is of the form `spec-0-0-0-0`. Of numbers alone there is none. */
function formOf(id: string): string {
  const form = plainOf(id).replace(/\d+/g, '0')
  return LETTER(form).test(form) ? form : id
}

/** What twins have in common: capitals, and letters that look alike by Unicode's compatibility forms (UAX 15, NFKC). */
function plainOf(id: string): string {
  return id.normalize('NFKC').toLowerCase()
}
