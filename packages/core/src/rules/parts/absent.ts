import type { Section, Spec } from '../../spec/model.ts'
import { misspeltHeadings } from '../../spec/misspelt.ts'
import { once } from '../../text/once.ts'
import { liveSections } from '../../spec/views.ts'
import type { SectionSchema } from '../../template/schema.ts'
import type { Span } from '../../text/span.ts'
import { boldHeads, boldLines } from './bold-heads.ts'
import { shareWord } from './heading-words.ts'
import { nearlySaidHeadings } from './long-names.ts'
import { namesakes } from './namesakes.ts'

/** A section of the template that is absent, and the section that should hold it; `parent` is undefined for the document. */
export interface Absent {
  readonly schema: SectionSchema
  readonly parent: Section | undefined
  /** A heading without a place in the template that may be meant: misspelt, renamed, or standing elsewhere. */
  readonly meant: Section | undefined
  /** Where the words of its heading stand in bold, in the section that should hold it; of one of the highest level, where they are a line. */
  readonly bold: Span | undefined
}

/** What lists the sections is none of them. */
const LISTING = /^(?:table of )?contents$|^toc$/

/** Every required section that is absent, in the order of the template. */
export const absentSections: (spec: Spec) => readonly Absent[] = once((spec) => {
  const parents = [undefined, ...liveSections(spec)].filter((parent) => (parent ?? spec.preamble).absent.length > 0)
  if (parents.length === 0) return []
  const strays = strayHeadings(spec)
  const document = { absent: spec.preamble.absent, sections: spec.sections }
  const misspelt = misspeltHeadings(document)
  return parents.flatMap((parent) => {
    const schemas = (parent ?? spec.preamble).absent
    const siblings = parent?.sections ?? spec.sections
    const near = misspelt.get(parent ?? document)
    const alike = namesakes(schemas, siblings, spec)
    const said = nearlySaidHeadings(schemas, siblings, spec)
    const named = new Set([...alike.values(), ...said.values()])
    const standIns = renamedHeadings(schemas, parent, spec)
    const bolds = parent ? boldHeads(schemas, spec.text, parent.span, spec.schema) : boldLines(schemas, spec.text)
    return schemas.map((schema) => {
      const sure = strays.get(schema.key) ?? near?.get(schema)
      const bold = sure ? undefined : bolds?.get(schema)
      const standIn = standIns.get(schema)
      const unnamed = standIn && named.has(standIn) ? undefined : standIn
      const meant = bold ? undefined : (sure ?? alike.get(schema) ?? said.get(schema) ?? unnamed)
      return { schema, parent, meant, bold }
    })
  })
})

/** Headings without a place that stand where a number is skipped (`Phase 1`, `Pahse 2`, `Phase 3`): the gap tells of them. */
export function headingsInGaps(siblings: readonly Section[]): readonly Section[] {
  const found: Section[] = []
  let before = 0
  let between: Section[] = []
  for (const section of siblings) {
    if (!section.schema) between.push(section)
    else {
      const number = section.schema.repeat?.numbered ? section.number : undefined
      if (number !== undefined && between.length === 1 && number === before + 2)
        for (const each of between) found.push(each)
      before = number ?? 0
      between = []
    }
  }
  return found
}

/** Headings whose name the template may have, though not where they stand, by that name; of numbered ones also by their word. */
const strayHeadings: (spec: Spec) => ReadonlyMap<string, Section> = once((spec) => {
  const strays = new Map<string, Section>()
  for (const section of liveSections(spec)) {
    const key = section.heading?.key
    if (section.schema || key === undefined) continue
    for (const name of [key, key.replace(/ \d{1,4}(?!\d).*$/, ' {n}')]) if (!strays.has(name)) strays.set(name, section)
  }
  return strays
})

/** Tells where a section stands that is no part of the section that should hold it: it may be read all the same, or not. */
export const standing: (spec: Spec) => (schema: SectionSchema) => Section | undefined = once((spec) => {
  const strays = strayHeadings(spec)
  const orphans = new Map<SectionSchema, Section>()
  for (const section of spec.sections)
    if (section.schema && !orphans.has(section.schema)) orphans.set(section.schema, section)
  return (schema) => orphans.get(schema) ?? strays.get(schema.repeat?.numbered ? `${schema.key} {n}` : schema.key)
})

/** One heading without a place, where just one section is absent between those around it: it may have been given another name, of which a word is the same. */
function renamedHeadings(
  schemas: readonly SectionSchema[],
  parent: Section | undefined,
  { schema: template, sections }: Spec,
): ReadonlyMap<SectionSchema, Section> {
  const order = parent?.schema?.sections ?? template.sections
  const rank = new Map(order.map((schema, i) => [schema, i]))
  const found = new Map<SectionSchema, Section>()
  let before = -1
  let between: Section[] = []
  const close = (after: number): void => {
    const [only, ...more] = between
    const absent = only && more.length === 0 ? schemas.filter((each) => isBetween(rank.get(each), before, after)) : []
    const [schema] = absent
    const name = only?.heading?.key ?? ''
    if (only && schema && absent.length === 1 && !schema.repeat && shareWord(schema.key, name, template))
      found.set(schema, only)
    before = after
    between = []
  }
  for (const section of parent?.sections ?? sections) {
    const at = section.schema && rank.get(section.schema)
    if (at !== undefined) close(at)
    else if (!LISTING.test(section.heading?.key ?? '')) between.push(section)
  }
  close(order.length)
  return found
}

function isBetween(rank: number | undefined, before: number, after: number): boolean {
  return rank !== undefined && before < rank && rank < after
}
