import type { Spec } from '../spec/model.ts'
import { checklistsWith } from '../spec/views.ts'
import type { Role } from '../template/schema.ts'
import { notApplicable } from '../values/waived.ts'
import { addressSlug } from './address.ts'
import type { Draft } from './define.ts'
import type { Terms } from './model.ts'

/** The claims of the checklists of a role, with what each item links to. */
export function* checklistDrafts(spec: Spec, role: Role, prefix: string): Generator<Draft> {
  let next = 0
  for (const { part } of checklistsWith(spec, role))
    for (const { value, schema, span, checkbox } of part.items) {
      if (value.text === '') continue
      while (next < spec.links.length && (spec.links[next]?.span.from ?? 0) < span.from) next++
      const links: string[] = []
      for (let i = next; i < spec.links.length; i++) {
        const link = spec.links[i]
        if (!link || link.span.from >= span.to) break
        if (!link.image) links.push(link.url)
      }
      yield {
        local: `${prefix}-${addressSlug(schema?.text ?? value.text)}`,
        span,
        text: value.text,
        ticked: checkbox?.ticked,
        terms: { ...(links.length > 0 && { links }), ...exemptionOf(value.text, schema?.text) },
      }
    }
}

/** `Output encoding: N/A: the model is data`: an item of the template that a spec has no use for, with the reason. */
function exemptionOf(text: string, item: string | undefined): Pick<Terms, 'exempt'> {
  const rest = item !== undefined && text.startsWith(item) ? text.slice(item.length).replace(/^\s*[:–—-]\s*/, '') : text
  const reason = notApplicable(rest)?.reason ?? ''
  return reason === '' ? {} : { exempt: reason }
}
