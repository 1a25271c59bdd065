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

/** A spec as far as it is read before its claims are made. */
export type Model = Omit<Spec, 'claims' | 'completeness'>

/** Every section in the order of the template's logic, parents before children. Those that repeat another are left out, with all below them. */
export function* liveSections(spec: Pick<Model, 'sections'>): Generator<Section> {
  const stack = spec.sections.toReversed()
  while (stack.length > 0) {
    const section = stack.pop() as Section
    if (section.duplicateOf) continue
    yield section
    for (let i = section.sections.length - 1; i >= 0; i--) stack.push(section.sections[i] as Section)
  }
}

/** Every section, duplicates too. */
export function* allSections(spec: Pick<Model, 'sections'>): Generator<Section> {
  const stack = spec.sections.toReversed()
  while (stack.length > 0) {
    const section = stack.pop() as Section
    yield section
    for (let i = section.sections.length - 1; i >= 0; i--) stack.push(section.sections[i] as Section)
  }
}

/** Every part of the preamble and the live sections, with the section it stands in. */
export function* liveParts(spec: Model): Generator<{ readonly section: Section; readonly part: Part }> {
  for (const part of spec.preamble.parts) yield { section: spec.preamble, part }
  for (const section of liveSections(spec)) for (const part of section.parts) yield { section, part }
}

/** Every live part of one kind. */
export function* partsOfKind<K extends Part['kind']>(
  spec: Model,
  kind: K,
): Generator<{ readonly section: Section; readonly part: Extract<Part, { kind: K }> }> {
  for (const { section, part } of liveParts(spec))
    if (part.kind === kind) yield { section, part: part as Extract<Part, { kind: K }> }
}

/** The live sections of a role. */
export function sectionsWith(spec: Model, role: Role): readonly Section[] {
  return [...liveSections(spec)].filter((section) => section.role === role)
}

/** The first field of a role that repeats no other; of the metadata rather than of a later section. */
export function fieldWith(spec: Model, role: Role): Field | undefined {
  return spec.fields.find((field) => field.role === role && !field.duplicateOf)
}

/** Whether a section lies in one of a role, itself included. */
export function lieIn(spec: Model, role: Role): ReadonlySet<Section> {
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
export function planned(spec: Model): ReadonlySet<Section> {
  return new Set([...lieIn(spec, 'plan'), ...lieIn(spec, 'phase')])
}

/** The tasks of the plan and the phase that each stands in. */
export function tasks(
  spec: Model,
): readonly { readonly phase: Section; readonly part: ItemsPart; readonly item: Item }[] {
  const plan = planned(spec)
  return [...partsOfKind(spec, 'items')]
    .filter(({ section }) => plan.has(section))
    .flatMap(({ section, part }) => part.items.map((item) => ({ phase: section, part, item })))
}

/** Functional and non-functional requirements: the identified items outside the plan. */
export function requirements(
  spec: Model,
): readonly { readonly section: Section; readonly part: ItemsPart; readonly item: Item }[] {
  const plan = planned(spec)
  return [...partsOfKind(spec, 'items')]
    .filter(({ section }) => !plan.has(section))
    .flatMap(({ section, part }) => part.items.map((item) => ({ section, part, item })))
}

/** Every identified item of the document. */
export function items(
  spec: Model,
): readonly { readonly section: Section; readonly part: ItemsPart; readonly item: Item }[] {
  return [...partsOfKind(spec, 'items')].flatMap(({ section, part }) =>
    part.items.map((item) => ({ section, part, item })),
  )
}

/**
 * Every block of the live sections, once, in the order of the document. One in a subsection that the template does not have is of the
 * parent too: there it may be what the template asks for.
 */
export function blocks(spec: Model): readonly BlockPart[] {
  const found = new Map<number, BlockPart>()
  for (const { part } of partsOfKind(spec, 'block')) {
    const known = found.get(part.span.from)
    if (!known || (!known.schema && part.schema)) found.set(part.span.from, part)
  }
  return [...found.values()].toSorted((a, b) => a.span.from - b.span.from)
}

/** Every gherkin scenario with its block. */
export function scenarios(spec: Model): readonly { readonly block: BlockPart; readonly scenario: Scenario }[] {
  return blocks(spec).flatMap((block) => (block.gherkin?.scenarios ?? []).map((scenario) => ({ block, scenario })))
}

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
export function risks(spec: Model): readonly Risk[] {
  return [...partsOfKind(spec, 'table')]
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
    )
}

/** The pairs of the sections of a role: components of unit tests, endpoints, dependencies. */
export function pairsWith(spec: Model, role: Role): readonly Pair[] {
  return [...partsOfKind(spec, 'pairs')]
    .filter(({ section }) => section.role === role)
    .flatMap(({ part }) => part.pairs)
}

/** The checklists of the sections of a role. */
export function checklistsWith(
  spec: Model,
  role: Role,
): readonly { readonly section: Section; readonly part: ChecklistPart }[] {
  return [...partsOfKind(spec, 'checklist')].filter(({ section }) => section.role === role)
}

/** The milestones of the timeline. */
export function milestones(spec: Model): readonly Pair[] {
  return spec.fields
    .filter((field) => field.role === 'milestones' && !field.duplicateOf)
    .flatMap((field) => field.entries?.pairs ?? [])
}
