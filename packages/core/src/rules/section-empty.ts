import { liveSections } from '../spec/views.ts'
import type { SectionSchema } from '../template/schema.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** A heading and nothing under it. */
export default defineRule({
  code: 'section-empty',
  kind: 'local',
  severity: 'by-status',
  says: ({ section, state }) =>
    state === 'bare-waiver'
      ? `'${section}' gives no reason why there is nothing to say: write 'N/A: reason'`
      : `'${section}' is empty: fill it, or write 'N/A: reason'`,
  *check({ spec }): Iterable<Found> {
    for (const { heading, schema, state, missing } of liveSections(spec)) {
      if (!heading || !schema || schema.optional) continue
      // What an `N/A` leaves open is named by the rule of what is missing: a block, a table, a list.
      if (state === 'empty' || (state === 'bare-waiver' && missing.length === 0 && demandsAnswer(schema)))
        yield { at: heading.span, data: { section: heading.text, state } }
    }
  },
})

/** Where the template only explains, `None.` is a text like any other. */
function demandsAnswer({ content, sections }: SectionSchema): boolean {
  return sections.length > 0 || content.some((one) => one.kind !== 'prose' || !one.guidance)
}
