import type { Link, Spec } from '../spec/model.ts'
import { checklistsWith } from '../spec/views.ts'
import type { Role } from '../template/schema.ts'
import { countBefore } from '../text/bisect.ts'
import type { Span } from '../text/span.ts'
import { exemptionIn } from '../values/exemption.ts'
import { notApplicable } from '../values/waived.ts'
import { claimName } from './address.ts'
import { endBelow } from './below.ts'
import type { Draft } from './define.ts'
import type { Terms } from './model.ts'

/** The claims of the checklists of a role, with what each item links to. */
export function* checklistDrafts(spec: Spec, role: Role, prefix: string): Generator<Draft> {
  for (const { part } of checklistsWith(spec, role))
    for (const { value, schema, span, checkbox } of part.items) {
      if (value.text === '') continue
      yield {
        ...claimName(prefix, schema?.text ?? value.text),
        span,
        statement() {
          const end = endBelow(spec.text, span)
          const links = linksWithin(spec.links, { from: span.from, to: end })
          return {
            text: value.text,
            wording: spec.text.slice(value.span.from, end),
            ticked: checkbox?.ticked,
            terms: { ...(links.length > 0 && { links }), ...exemptionOf(value.text, schema?.text) },
          }
        },
      }
    }
}

/** Of links in the order of the document, the targets of those that stand within a span; images are shown, not linked. */
function linksWithin(links: readonly Link[], { from, to }: Span): readonly string[] {
  const found: string[] = []
  for (let at = countBefore(links, ({ span }) => span.from < from); at < links.length; at++) {
    const link = links[at]
    if (!link || link.span.from >= to) break
    if (!link.image) found.push(link.url)
  }
  return found
}

/** `Output encoding: N/A: the model is data`: an item of the template that a spec has no use for, with the reason. */
function exemptionOf(text: string, item: string | undefined): Pick<Terms, 'exempt'> {
  const rest = item !== undefined && text.startsWith(item) ? text.slice(item.length).replace(/^\s*[:–—-]\s*/, '') : text
  const reason = notApplicable(rest)?.reason || exemptionIn(text)
  return reason ? { exempt: reason } : {}
}
