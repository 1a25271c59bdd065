import { nameSpan } from '../markdown/heading-name.ts'
import type { Heading, Spec } from '../spec/model.ts'
import { liveSections } from '../spec/views.ts'
import { slug } from '../values/words.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'

/** A section under another known name than the template's. */
export default defineRule({
  code: 'section-synonym',
  kind: 'local',
  severity: 'warning',
  says: ({ section, name }) => `The template calls '${section}' '${name}'`,
  *check({ spec }): Iterable<Found> {
    for (const { heading, schema, matched } of liveSections(spec)) {
      if (!heading || !schema || matched !== 'synonym') continue
      const data = { section: heading.text, name: schema.heading }
      yield { at: heading.span, data, fixes: schema.repeat ? [] : [renamed(heading, schema.heading, spec)] }
    }
  },
})

/** Keeps what stands before the name: a number, an emoji. A link to the heading would break, so then the fix is not safe. */
function renamed({ text, textSpan }: Heading, name: string, spec: Spec): FoundFix {
  const { from, to } = nameSpan(spec.text, textSpan)
  const anchor = `#${slug(text)}`
  const safe = !spec.links.some((link) => link.url.toLowerCase() === anchor)
  return { title: `Change to '${name}'`, safe, edits: [{ from, to, insert: name }] }
}
