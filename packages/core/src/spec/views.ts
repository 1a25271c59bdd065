/** What rules ask of a spec by role. A role that the template does not have gives nothing, so that the rule is silent. */
import type { Scenario } from '../blocks/gherkin.ts'
import type { Role } from '../template/schema.ts'
import type {
  BlockPart,
  Cell,
  ChecklistPart,
  Field,
  Item,
  ItemsPart,
  Pair,
  Part,
  Row,
  Section,
  Spec,
  TablePart,
} from './model.ts'
import { once } from '../text/once.ts'

/** A spec as far as it is read before its completeness is counted. */
export type Model = Omit<Spec, 'completeness'>

/** A part and the section it stands in. */
interface PartAt<P extends Part = Part> {
  readonly section: Section
  readonly part: P
}

type Sections = (spec: Pick<Model, 'sections'>) => readonly Section[]

/** Every section in the order of the template's logic, parents before children. Those that repeat another are left out, with all below them. */
export const liveSections: Sections = once((spec) => sectionsOf(spec, (section) => !section.duplicateOf))

/** Every section, duplicates too. */
export const allSections: Sections = once((spec) => sectionsOf(spec, () => true))

function sectionsOf(spec: Pick<Model, 'sections'>, counts: (section: Section) => boolean): readonly Section[] {
  const found: Section[] = []
  const stack = spec.sections.toReversed()
  for (let section = stack.pop(); section; section = stack.pop()) {
    if (!counts(section)) continue
    found.push(section)
    for (let i = section.sections.length - 1; i >= 0; i--) stack.push(section.sections[i] as Section)
  }
  return found
}

/** Every part of the preamble and the live sections, with the section it stands in. */
export const liveParts: (spec: Model) => readonly PartAt[] = once((spec) => {
  const found: PartAt[] = []
  for (const part of spec.preamble.parts) found.push({ section: spec.preamble, part })
  for (const section of liveSections(spec)) for (const part of section.parts) found.push({ section, part })
  return found
})

const partsByKind: (spec: Model) => ReadonlyMap<Part['kind'], readonly PartAt[]> = once((spec) =>
  Map.groupBy(liveParts(spec), ({ part }) => part.kind),
)

/** Every live part of one kind. */
export function partsOfKind<K extends Part['kind']>(
  spec: Model,
  kind: K,
): readonly PartAt<Extract<Part, { kind: K }>>[] {
  return (partsByKind(spec).get(kind) ?? []) as readonly PartAt<Extract<Part, { kind: K }>>[]
}

/** The live sections of a role. */
function sectionsWith(spec: Model, role: Role): readonly Section[] {
  return liveSections(spec).filter((section) => section.role === role)
}

const firstFields: (spec: Model) => ReadonlyMap<Field['role'], Field> = once(({ fields }) => {
  const first = new Map<Field['role'], Field>()
  for (const field of fields)
    if (field.role && !field.duplicateOf && !first.has(field.role)) first.set(field.role, field)
  return first
})

/** The first field of a role that repeats no other; of the metadata rather than of a later section. */
export function fieldWith(spec: Model, role: Role): Field | undefined {
  return firstFields(spec).get(role)
}

/** The sections of a role, and all that lie in one. */
function lieIn(spec: Model, role: Role): ReadonlySet<Section> {
  const within = new Set<Section>()
  for (const section of liveSections(spec))
    if (section.role === role || within.has(section)) for (const one of [section, ...section.sections]) within.add(one)
  return within
}

/** The phases of the plan, in order. */
export function phases(spec: Model): readonly Section[] {
  return sectionsWith(spec, 'phase').filter((section) => section.number !== undefined)
}

/** The sections of the plan: what lies in it, and phases that stand elsewhere, as where their headings were promoted. */
export const planned: (spec: Model) => ReadonlySet<Section> = once(
  (spec) => new Set([...lieIn(spec, 'plan'), ...lieIn(spec, 'phase')]),
)

/** An identified item, and where it stands. */
interface ItemAt extends PartAt<ItemsPart> {
  readonly item: Item
}

/** A task, and the phase that it stands in. */
interface TaskAt extends Omit<ItemAt, 'section'> {
  readonly phase: Section
}

/** Every identified item of the document. */
export const items: (spec: Model) => readonly ItemAt[] = once((spec) =>
  partsOfKind(spec, 'items').flatMap(({ section, part }) => part.items.map((item) => ({ section, part, item }))),
)

/** The tasks of the plan and the phase that each stands in. */
export const tasks: (spec: Model) => readonly TaskAt[] = once((spec) => {
  const plan = planned(spec)
  return items(spec)
    .filter(({ section }) => plan.has(section))
    .map(({ section, part, item }) => ({ phase: section, part, item }))
})

/** Functional and non-functional requirements: the identified items outside the plan. */
export const requirements: (spec: Model) => readonly ItemAt[] = once((spec) => {
  const plan = planned(spec)
  return items(spec).filter(({ section }) => !plan.has(section))
})

/**
 * Every block of the live sections, once, in the order of the document. One in a subsection that the template does not have is of the
 * parent too: there it may be what the template asks for.
 */
export const blocks: (spec: Model) => readonly BlockPart[] = once((spec) => {
  const found = new Map<number, BlockPart>()
  for (const { part } of partsOfKind(spec, 'block')) {
    const known = found.get(part.span.from)
    if (!known || (!known.schema && part.schema)) found.set(part.span.from, part)
  }
  return [...found.values()].toSorted((a, b) => a.span.from - b.span.from)
})

/** Every gherkin scenario with its block. */
export const scenarios: (spec: Model) => readonly { readonly block: BlockPart; readonly scenario: Scenario }[] = once(
  (spec) => blocks(spec).flatMap((block) => (block.gherkin?.scenarios ?? []).map((scenario) => ({ block, scenario }))),
)

/** A row of a risk table by its roles. */
export interface Risk {
  readonly row: Row
  readonly table: TablePart
  readonly risk: Cell | undefined
  readonly probability: Cell | undefined
  readonly impact: Cell | undefined
  readonly mitigation: Cell | undefined
}

/** The rows of the risk tables. */
export const risks: (spec: Model) => readonly Risk[] = once((spec) =>
  partsOfKind(spec, 'table')
    .filter(({ section }) => section.role === 'risks')
    .flatMap(({ part }) =>
      part.rows.map((row) => {
        const cell = (role: Role): Cell | undefined => row.cells.find((one) => one.column?.role === role)
        return {
          row,
          table: part,
          risk: cell('risk'),
          probability: cell('probability'),
          impact: cell('impact'),
          mitigation: cell('mitigation'),
        }
      }),
    ),
)

/** The pairs of the sections of a role: components of unit tests, endpoints, dependencies. */
export function pairsWith(spec: Model, role: Role): readonly Pair[] {
  return partsOfKind(spec, 'pairs')
    .filter(({ section }) => section.role === role)
    .flatMap(({ part }) => part.pairs)
}

/** The checklists of the sections of a role. */
export function checklistsWith(
  spec: Model,
  role: Role,
): readonly { readonly section: Section; readonly part: ChecklistPart }[] {
  return partsOfKind(spec, 'checklist').filter(({ section }) => section.role === role)
}

/** The milestones of the timeline. */
export function milestones(spec: Model): readonly Pair[] {
  return spec.fields
    .filter((field) => field.role === 'milestones' && !field.duplicateOf)
    .flatMap((field) => field.entries?.pairs ?? [])
}
