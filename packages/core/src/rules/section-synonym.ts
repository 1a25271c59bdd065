import { headingChange } from '../markdown/heading-name.ts'
import type { Heading, Section, Spec } from '../spec/model.ts'
import { isLoosely } from '../spec/loose-names.ts'
import { liveSections } from '../spec/views.ts'
import type { SectionSchema } from '../template/schema.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'
import { followedByLinks } from './parts/heading-links.ts'

/** A section under another known name than the template's. */
export default defineRule({
  code: 'section-synonym',
  kind: 'local',
  severity: 'warning',
  says: ({ section, name }) => `The template's '${name}' is called '${section}' here`,
  *check({ spec }): Iterable<Found> {
    for (const section of liveSections(spec)) {
      const { heading, schema, matched } = section
      if (!heading || !schema || matched !== 'synonym') continue
      const data = { section: heading.text, name: schema.heading }
      const fix = headingFix(heading, schema.heading, spec)
      const safe = fix.safe && isSame(section, schema)
      yield { at: heading.span, data, fixes: schema.repeat ? [] : [{ ...fix, safe }] }
    }
  },
})

/** Keeps what stands before the name: a number, an emoji. */
function headingFix(heading: Heading, name: string, spec: Spec): FoundFix {
  const { at, insert } = headingChange(spec.text, heading, name)
  const fix = { title: `Change to '${insert}'`, safe: true, edits: [{ from: at.from, to: at.to, insert }] }
  return followedByLinks(spec, heading, fix)
}

/** Whether the section is the template's for certain: with all that the template has in it, by a name near to its own or by its fields. */
function isSame({ heading, missing, missingFields, absent }: Section, schema: SectionSchema): boolean {
  if (missing.length + missingFields.length + absent.length > 0) return false
  return !isLoosely(heading?.key ?? '', schema) || schema.content.some(({ kind }) => kind === 'fields')
}
