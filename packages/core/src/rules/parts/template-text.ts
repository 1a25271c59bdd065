import { entryTextStart } from '../../markdown/list-mark.ts'
import { afterMarks } from '../../spec/lists.ts'
import type { Section, Spec } from '../../spec/model.ts'
import type { ContentSchema, ItemsSchema, SectionSchema } from '../../template/schema.ts'
import { formatId, matchId } from '../../values/id-pattern.ts'
import type { FoundFix } from '../define.ts'

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const LAST_DIRECTIVE = /\s*<!--\s*truespec:[^<>]{0,400}-->\s*$/

/** How a section's heading reads in the template: `Risk Assessment`; of one that repeats, its first: `Phase 1: Foundation`. */
export function headingOf(schema: SectionSchema): string {
  const [line = ''] = schema.source.split(/\r\n|\n|\r/, 1)
  return schema.repeat ? line.replace(/^#+[ \t]*|[ \t]*#*[ \t]*$/g, '') : schema.heading
}

/**
 * Puts the template's text of a section where the template's order wants it among its siblings. Unsafe: what it brings is still to be
 * filled in.
 * @param parent the section that lacks it; undefined for the document
 */
export function insertSection(spec: Spec, parent: Section | undefined, schema: SectionSchema): FoundFix {
  const siblings = (parent?.sections ?? spec.sections).filter((section) => section.heading)
  const order = parent ? (parent.schema?.sections ?? []) : spec.schema.sections
  const shift = parent?.heading && parent.schema ? parent.heading.level - parent.schema.level : topShift(spec, schema)
  const text = atLevel(withoutDirective(schema.source), shift)
  const marks = '#'.repeat(Math.max(1, Math.min(6, schema.level + shift)))
  const title = `Insert '${marks} ${headingOf(schema)}'`
  const rank = order.indexOf(schema)
  const before = siblings.findLast((section) => section.schema && order.indexOf(section.schema) < rank)
  const after = before
    ? siblings[siblings.indexOf(before) + 1]
    : (siblings.find((section) => section.schema && order.indexOf(section.schema) > rank) ?? siblings[0])
  const start = after?.heading?.span.from
  const last = before && endOf(before)
  if (start !== undefined && (last === undefined || start < last)) {
    return { title, safe: false, edits: [{ from: start, to: start, insert: `${text}\n\n` }] }
  }
  const end = last ?? (parent ? Math.max(parent.heading?.span.to ?? 0, parent.body.to) : spec.text.trimEnd().length)
  return { title, safe: false, edits: [{ from: end, to: end, insert: end === 0 ? text : `\n\n${text}` }] }
}

/** By how many levels the document's sections are off; never so that one would be a second title beside sections below it. */
function topShift({ levelShift, title, sections }: Spec, { level }: SectionSchema): number {
  const isTitle =
    title !== undefined && level + levelShift <= 1 && !sections.some(({ heading }) => heading?.level === 1)
  return isTitle ? 2 - level : levelShift
}

/** Puts a section's heading back above the subsections that it lost. */
export function insertHeading(schema: SectionSchema, child: Section): FoundFix | undefined {
  const at = child.heading?.span.from
  if (at === undefined) return undefined
  const heading = `${'#'.repeat(schema.level)} ${headingOf(schema)}`
  return { title: `Insert '${heading}'`, safe: false, edits: [{ from: at, to: at, insert: `${heading}\n` }] }
}

/** Puts the template's text of a list, table or block at the end of what a section holds itself. Unsafe, as above. */
export function insertContent(section: Section, content: ContentSchema, name: string): FoundFix {
  const end = Math.max(section.heading?.span.to ?? 0, section.body.to)
  const own = section.body.to > section.body.from
  const text = content.kind === 'items' ? numbered(content, section.number) : content.source
  return {
    title: `Insert the template's ${name}`,
    safe: false,
    edits: [{ from: end, to: end, insert: `${own ? '\n\n' : '\n'}${text}` }],
  }
}

/** Where a section ends, those that belong to it but do not stand in it (`## Unit Tests`) included. */
function endOf(section: Section): number {
  const stack = [section]
  let end = 0
  for (let next = stack.pop(); next; next = stack.pop()) {
    end = Math.max(end, next.span.to)
    for (const child of next.sections) stack.push(child)
  }
  return end
}

/** Headings of a text deeper by `shift` levels, those in code left as they are. */
function atLevel(source: string, shift: number): string {
  if (shift === 0) return source
  let fence = ''
  return source
    .split('\n')
    .map((line) => {
      const ticks = FENCE.exec(line)?.[1]
      if (fence !== '') {
        if (ticks?.startsWith(fence)) fence = ''
      } else if (ticks) fence = ticks
      else
        return line.replace(/^#{1,6}(?=[ \t]|\r?$)/, (marks) =>
          '#'.repeat(Math.max(1, Math.min(6, marks.length + shift))),
        )
      return line
    })
    .join('\n')
}

/** A comment at the end of a section binds the heading that follows it, so it is no part of what is inserted. */
function withoutDirective(source: string): string {
  let text = source
  for (let match = LAST_DIRECTIVE.exec(text); match; match = LAST_DIRECTIVE.exec(text))
    text = text.slice(0, match.index)
  return text
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
