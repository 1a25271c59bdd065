import type { Spec } from '../spec/model.ts'
import { checklistsWith } from '../spec/views.ts'
import type { Role } from '../template/schema.ts'
import { slug } from '../values/words.ts'
import type { Draft } from './define.ts'

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
        local: `${prefix}-${slug(schema?.text ?? value.text)}`,
        span,
        text: value.text,
        ticked: checkbox?.ticked,
        ...(links.length > 0 && { terms: { links } }),
      }
    }
}
