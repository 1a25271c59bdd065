import { withoutHashes } from '../../markdown/headings.ts'
import { entryTextStart } from '../../markdown/list-mark.ts'
import { afterMarks } from '../../spec/lists.ts'
import type { Section } from '../../spec/model.ts'
import type { ContentSchema, ItemsSchema, SectionSchema } from '../../template/schema.ts'
import { formatId, matchId } from '../../values/id-pattern.ts'
import type { FoundFix } from '../define.ts'
import { linesBelow } from './beside.ts'

/** How a section's heading reads in the template: `Risk Assessment`; of one that repeats, its first: `Phase 1: Foundation`. */
export function headingOf(schema: SectionSchema): string {
  const [line = ''] = schema.source.split(/\r\n|\n|\r/, 1)
  return schema.repeat ? withoutHashes(line) : schema.heading
}

/** Puts the template's text of a list, table or block at the end of what a section holds itself. Unsafe: what it brings is still to be filled in. */
export function insertContent(source: string, section: Section, content: ContentSchema, name: string): FoundFix {
  const end = Math.max(section.heading?.span.to ?? 0, section.body.to)
  const own = section.body.to > section.body.from
  const text = content.kind === 'items' ? numbered(content, section.number) : content.source
  return {
    title: `Insert the template's ${name}`,
    safe: false,
    edits: [linesBelow(source, end, own ? ['', text] : [text])],
  }
}

/** The template's items under the number of the section that they come into: `Task 2.1` for `Task 1.1`. */
function numbered({ source, pattern }: ItemsSchema, phase: number | undefined): string {
  if (phase === undefined) return source
  return source
    .split('\n')
    .map((line) => {
      const start = entryTextStart(line)
      const from = afterMarks(line, start)
      const id = start > 0 ? matchId(pattern, line.slice(from)) : undefined
      return id ? line.slice(0, from) + formatId(pattern, { ...id, phase }) + line.slice(from + id.length) : line
    })
    .join('\n')
}
