import type { ContentSchema, FieldSchema, Role, SectionSchema } from './schema.ts'

/** What the shape of a node must be for a name to give it a role. */
type Shape = (content: readonly ContentSchema[]) => boolean

const any: Shape = () => true
const holds =
  (...kinds: ContentSchema['kind'][]): Shape =>
  (content) =>
    content.some((one) => kinds.includes(one.kind))
const block =
  (language: string): Shape =>
  (content) =>
    content.some((one) => one.kind === 'block' && one.language === language)
const table =
  (column: RegExp): Shape =>
  (content) =>
    content.some((one) => one.kind === 'table' && one.columns.some(({ match }) => column.test(match)))

/** By a section's normalised heading and its shape, first fit. */
const SECTIONS: readonly (readonly [RegExp, Shape, Role])[] = [
  [/^(?:metadata|meta|document information)$/, holds('fields'), 'metadata'],
  [/^(?:implementation (?:plan|phases)|task breakdown|tasks)$/, any, 'plan'],
  [/^non ?functional requirements$/, holds('items', 'list', 'table'), 'non-functional'],
  [/^functional requirements$/, holds('items', 'list', 'table'), 'functional'],
  [/^(?:success criteria|requirements)$/, any, 'requirements'],
  [/^acceptance (?:criteria|scenarios|tests)$/, block('gherkin'), 'acceptance'],
  [/^(?:testing strategy|test plan|test strategy|testing)$/, any, 'tests'],
  [/^unit tests?$/, holds('pairs'), 'unit-tests'],
  [/^integration tests?$/, holds('pairs'), 'integration-tests'],
  [/^(?:e2e|end to end) tests?$/, holds('pairs'), 'e2e-tests'],
  [/\brisks?\b/, table(/^(?:risk|probability|likelihood|impact|mitigation)$/), 'risks'],
  [/^internal dependencies$/, holds('pairs', 'list'), 'internal-dependencies'],
  [/^external dependencies$/, holds('pairs', 'list'), 'external-dependencies'],
  [/^dependencies$/, any, 'dependencies'],
  [/^performance\b/, holds('fields'), 'performance'],
  [/^security\b/, holds('checklist'), 'security'],
  [/^documentation\b/, holds('checklist'), 'documentation'],
  [/^(?:timeline|schedule)$/, holds('fields'), 'timeline'],
  [/^review checklist$|^approvals?$/, holds('checklist'), 'review'],
  [/^references$/, any, 'references'],
]

const FIELDS: readonly (readonly [RegExp, Role])[] = [
  [/^(?:status|state)$/, 'status'],
  [/^(?:authors?|author\(s\)|owners?|owner\(s\))$/, 'author'],
  [/^(?:reviewers?|reviewer\(s\))$/, 'reviewers'],
  [/^(?:created|creation date|date created)$/, 'created'],
  [/^(?:last updated|updated|last modified)$/, 'updated'],
  [/^(?:issue|tracking issue|github issue)$/, 'issue'],
  [/^start date$/, 'start'],
  [/^target (?:completion|date)$/, 'target'],
  [/^milestones$/, 'milestones'],
]

const COLUMNS: readonly (readonly [RegExp, Role])[] = [
  [/^risks?$/, 'risk'],
  [/^(?:probability|likelihood)$/, 'probability'],
  [/^(?:impact|severity)$/, 'impact'],
  [/^mitigations?(?: (?:strategy|plan))?$/, 'mitigation'],
]

/** The role of a section, from its heading and the shape of its content. */
export function sectionRole(
  key: string,
  content: readonly ContentSchema[],
  parent: SectionSchema['role'],
): Role | undefined {
  if (parent === 'plan' && /^phase\b/.test(key)) return 'phase'
  return SECTIONS.find(([name, shape]) => name.test(key) && shape(content))?.[2]
}

/** The role of a field, from its key and type. */
export function fieldRole(match: string, type: FieldSchema['slot']['type']): Role | undefined {
  if (type.kind === 'id' && /\bid$/.test(match)) return 'id'
  return FIELDS.find(([name]) => name.test(match))?.[1]
}

/** The role of a table's column, from its header. */
export function columnRole(match: string): Role | undefined {
  return COLUMNS.find(([name]) => name.test(match))?.[1]
}
