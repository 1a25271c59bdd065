import { entryTextStart } from '../../markdown/list-mark.ts'
import { afterMarks } from '../../spec/lists.ts'
import type { Item, ItemsPart, Section, Spec } from '../../spec/model.ts'
import { liveSections, partsOfKind } from '../../spec/views.ts'
import { contents } from '../../template/contents.ts'
import type { ItemsSchema, Schema, SectionSchema } from '../../template/schema.ts'
import { once } from '../../text/once.ts'
import { describePattern, type IdPattern, matchId, phaseIndex } from '../../values/id-pattern.ts'

/** Items that are numbered together: all of one pattern, or those of one section where every section starts anew. */
export interface Series {
  readonly pattern: IdPattern
  /** False where nothing says with which number the series starts. */
  readonly startsAtOne: boolean
  /** In the order of the document. */
  readonly members: readonly Member[]
}

interface Member {
  readonly item: Item
  /** It bears the number of another phase than the one it stands in. */
  readonly misplaced: boolean
}

/** The series of the identified items of a spec. */
export const seriesOf: (spec: Spec) => readonly Series[] = once((spec) => {
  const repeated = insideRepeated(spec)
  const restarting = restartingPatterns(spec.schema)
  const found = new Map<string, { pattern: IdPattern; startsAtOne: boolean; members: Member[] }>()
  const numbers = new Map<Section, number>()
  // Short keys: the names are long, and there are many items.
  const names = new Map<string, number>()
  for (const { section, part } of partsOfKind(spec, 'items')) {
    if (part.items.length === 0) continue
    const { schema: asked } = part
    const { pattern } = asked
    const { name, phase } = aboutOf(pattern)
    const phased = phase >= 0
    const startsAnew = repeated.get(section)?.some((around) => !countsOn(around, asked)) ?? false
    const apart = phased || startsAnew || restarting.has(name)
    if (apart && !numbers.has(section)) numbers.set(section, numbers.size + 1)
    if (!names.has(name)) names.set(name, names.size)
    const key = `${apart ? numbers.get(section) : 0} ${names.get(name)}`
    let series = found.get(key)
    if (!series) {
      series = { pattern, startsAtOne: phased || !apart, members: [] }
      found.set(key, series)
    }
    for (const item of part.items) series.members.push({ item, misplaced: phased && isMisplaced(section, item, phase) })
  }
  return [...found.values()].map((series) => ({
    ...series,
    members: series.members.toSorted((a, b) => a.item.span.from - b.item.span.from),
  }))
})

/** A pattern's name, equal for equal patterns, and which of its numbers is that of the phase. */
const aboutOf: (pattern: IdPattern) => { readonly name: string; readonly phase: number } = once((pattern) => ({
  name: JSON.stringify(pattern),
  phase: phaseIndex(pattern),
}))

/** The items whose IDs name a phase, and that. */
export function phasesNamed({ schema, items }: ItemsPart): readonly { readonly item: Item; readonly phase: number }[] {
  const index = aboutOf(schema.pattern).phase
  if (index < 0) return []
  return items.flatMap((item) => {
    const phase = item.id?.numbers[index]
    return phase === undefined ? [] : [{ item, phase }]
  })
}

function isMisplaced(section: Section, item: Item, phase: number): boolean {
  const named = item.id?.numbers[phase]
  return named !== undefined && section.number !== undefined && named !== section.number
}

/** The sections that the template repeats, and those in them, with the repeated ones around each. */
function insideRepeated(spec: Spec): ReadonlyMap<Section, readonly SectionSchema[]> {
  const within = new Map<Section, readonly SectionSchema[]>()
  for (const section of liveSections(spec)) {
    const { schema, sections } = section
    const around = within.get(section) ?? []
    const own = schema?.repeat ? [...around, schema] : around
    if (own.length === 0) continue
    within.set(section, own)
    for (const child of sections) within.set(child, own)
  }
  return within
}

/** Whether the template goes on counting from each of its repeated sections to the next: `REQ-1` in one, `REQ-2` in the next. */
function countsOn(section: SectionSchema, items: ItemsSchema): boolean {
  const known = countingOn(section)
  const name = describePattern(items.pattern)
  let answer = known.get(name)
  if (answer === undefined) {
    const shares = [section.source, ...(section.others ?? [])].map((source) => new Set(idsIn({ ...items, source })))
    const filled = shares.filter(({ size }) => size > 0)
    const all = new Set(filled.flatMap((share) => [...share]))
    answer = filled.length > 1 && all.size === filled.reduce((sum, { size }) => sum + size, 0)
    known.set(name, answer)
  }
  return answer
}

/** By the form of the IDs, as far as it was asked. */
const countingOn: (section: SectionSchema) => Map<string, boolean> = once(() => new Map())

/** Patterns whose IDs the template itself uses in more than one place: each place starts anew. */
const restartingPatterns: (schema: Schema) => ReadonlySet<string> = once((schema) => {
  const seen = new Map<string, ItemsSchema>()
  const restarting = new Set<string>()
  for (const content of contents(schema)) {
    if (content.kind !== 'items') continue
    for (const id of idsIn(content)) {
      const key: string = `${describePattern(content.pattern)} ${id}`
      if ((seen.get(key) ?? content) !== content) restarting.add(aboutOf(content.pattern).name)
      seen.set(key, content)
    }
  }
  return restarting
})

function idsIn({ source, pattern }: ItemsSchema): readonly string[] {
  return source.split(/\r\n|\r|\n/).flatMap((line) => {
    const text = line.slice(afterMarks(line, entryTextStart(line)))
    const match = matchId(pattern, text)
    return match ? [text.slice(0, match.length)] : []
  })
}
