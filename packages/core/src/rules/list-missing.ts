import type { Section } from '../spec/model.ts'
import type { ContentSchema } from '../template/schema.ts'
import { describePattern } from '../values/id-pattern.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { lackingSections } from './parts/lacking.ts'
import { pairForm } from './parts/pair-form.ts'
import { linksByText } from './parts/links-by-text.ts'
import { shortened } from '../text/shortened.ts'
import { insertContent } from './parts/template-text.ts'

/** Lists of the template by what people call them. */
const NAMES: Readonly<Partial<Record<ContentSchema['kind'], string>>> = {
  items: 'items',
  checklist: 'checklist',
  list: 'list',
  pairs: 'list',
  links: 'list of links',
}

/** A section without the list that it should hold. */
export default defineRule({
  code: 'list-missing',
  kind: 'local',
  severity: 'by-status',
  says: ({ section, name, pattern, state, problem, box, more }) => {
    const what = pattern ? `${name} '${pattern}'` : name
    if (state === 'bare-waiver') return `'${section}' gives no reason for having no ${what}: write 'N/A: reason'`
    if (problem === 'table') return `'${section}' has a table where the template has ${pattern ? 'the' : 'a'} ${what}`
    if (problem === 'no-link') return `The list of '${section}' holds no link`
    if (problem === 'fewer') return `'${section}' holds fewer lists than the template`
    const none = `'${section}' holds no ${what}`
    if (box === undefined) return none
    return `${none}: the template has '- [ ] ${box}'${more === 0 ? '' : ` and ${more} more`}`
  },
  *check({ spec }): Iterable<Found> {
    for (const section of lackingSections(spec)) {
      if (section.missing.length === 0 || isUnfilled(section)) continue
      const at = section.heading?.span ?? spec.title?.span ?? { from: 0, to: 0 }
      for (const content of section.missing) {
        const name = NAMES[content.kind]
        if (name === undefined) continue
        const pattern = patternOf(content)
        const problem = problemOf(section, content, spec.text)
        const isOpen = section.state !== 'bare-waiver' && problem !== 'no-link' && problem !== 'table'
        const data = {
          section: section.heading?.text ?? spec.title?.text ?? 'The document',
          name,
          state: section.state,
          ...(pattern !== undefined && { pattern }),
          ...(problem !== undefined && { problem }),
          ...(isOpen && boxesOf(content)),
        }
        yield {
          at,
          data,
          ...(section.heading && isOpen && { fixes: [insertContent(spec.text, section, content, name)] }),
        }
      }
    }
  },
})

/** The first box of a checklist, and how many more there are. */
function boxesOf(content: ContentSchema): { readonly box: string; readonly more: number } | undefined {
  const [first, ...others] = content.kind === 'checklist' ? content.items : []
  return first && { box: shortened(linksByText(first.text)), more: others.length }
}

/** How each entry looks: `FR{n}`, `[Component]: [Coverage]`. */
function patternOf(content: ContentSchema): string | undefined {
  if (content.kind === 'items') return describePattern(content.pattern)
  return content.kind === 'pairs' ? pairForm(content.key, content.values) : undefined
}

/** What is wrong where something is there: the template has more lists, this one is of links and has none, or it is a table. */
function problemOf(section: Section, content: ContentSchema, text: string): 'fewer' | 'no-link' | 'table' | undefined {
  const { parts } = section
  if (content.kind === 'items' || !parts.some(({ kind }) => kind === content.kind))
    return holdsTable(section, text) ? 'table' : undefined
  return parts.some(({ schema }) => schema === content) ? 'no-link' : 'fewer'
}

/** The row of a table that parts its header from the others. */
const BELOW_HEADER = /^[ \t>]{0,9}\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*\r?$/m

/** Whether a table stands in a section, or under a heading of the writer's own there, that the template does not ask for. */
function holdsTable({ schema, body, sections }: Section, text: string): boolean {
  if (schema?.content.some(({ kind }) => kind === 'table')) return false
  const own = sections.filter((section) => !section.schema).map(({ span }) => span)
  return [body, ...own].some(({ from, to }) => BELOW_HEADER.test(text.slice(from, to)))
}

/** `[To be written]` where the list should be is told as the placeholder that it is. */
function isUnfilled({ parts }: Section): boolean {
  return parts.some((part) => part.kind === 'prose' && part.value.state === 'placeholder')
}
