import { inAnyScript } from '../text/letters.ts'
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

const BEFORE_NAME = inAnyScript(String.raw`^(?:\d{1,3}(?:\.\d{1,3}){0,5}[.):]?\s+|[^\p{L}\p{N}*_\x60])*`)

/** Keeps what stands before the name: a number, an emoji. A link to the heading would break, so then the fix is not safe. */
function renamed({ text, textSpan }: Heading, name: string, spec: Spec): FoundFix {
  const source = spec.text.slice(textSpan.from, textSpan.to)
  const start = source.slice(0, 60)
  const kept = BEFORE_NAME(start).exec(start)?.[0].length ?? 0
  const anchor = `#${slug(text)}`
  const safe = !spec.links.some((link) => link.url.toLowerCase() === anchor)
  return { title: `Change to '${name}'`, safe, edits: [{ from: textSpan.from + kept, to: textSpan.to, insert: name }] }
}
