import type { Span } from '../text/span.ts'
import { slug } from '../values/words.ts'
import { placeInDocument } from './blocks.ts'
import type { Claim, ClaimKind } from './model.ts'
import { type Model, checklistsWith, items, pairsWith, partsOfKind, planned, scenarios } from './views.ts'

type Draft = Omit<Claim, 'numbered'>

/** The claims of a spec in the order of the document, each with an address of its own. */
export function claimsOf(spec: Model): readonly Claim[] {
  const drafts = [
    ...itemClaims(spec),
    ...rowClaims(spec),
    ...scenarioClaims(spec),
    ...pairClaims(spec),
    ...checklistClaims(spec),
    ...performanceClaims(spec),
  ]
  return addressed(drafts.toSorted((a, b) => a.span.from - b.span.from))
}

/** Where two would share an address, a number is appended in the order of the document. */
function addressed(drafts: readonly Draft[]): readonly Claim[] {
  const used = new Set<string>()
  return drafts.map((draft) => {
    let local = draft.local
    for (let n = 2; used.has(local); n++) local = `${draft.local}-${n}`
    used.add(local)
    return { ...draft, local, numbered: local !== draft.local }
  })
}

function* itemClaims(spec: Model): Generator<Draft> {
  const plan = planned(spec)
  for (const { section, item } of items(spec)) {
    if (!item.id) continue
    const kind: ClaimKind = plan.has(section)
      ? 'task'
      : section.role === 'non-functional'
        ? 'non-functional-requirement'
        : 'functional-requirement'
    const local = item.id.text.replace(/^Task\s+/i, 'T').replace(/\s+/g, '')
    yield { local, kind, span: item.span, text: item.value.text, ticked: item.checkbox?.ticked }
  }
}

/** Rows that a column of IDs identifies: `| REQ-001 | ... |`. */
function* rowClaims(spec: Model): Generator<Draft> {
  for (const { part } of partsOfKind(spec, 'table'))
    for (const row of part.rows) {
      const id = row.cells.find(({ column, value }) => column?.slot.type.kind === 'id' && value.state === 'filled')
      if (!id) continue
      const text = row.cells
        .filter((cell) => cell !== id)
        .map(({ value }) => value.text)
        .join(' | ')
      yield {
        local: id.value.text.replace(/\s+/g, ''),
        kind: 'functional-requirement',
        span: row.span,
        text,
        ticked: undefined,
      }
    }
}

function* scenarioClaims(spec: Model): Generator<Draft> {
  for (const { block, scenario } of scenarios(spec)) {
    const at: Span = { from: placeInDocument(block, scenario.span.from), to: placeInDocument(block, scenario.span.to) }
    const text = scenario.name || (scenario.steps[0]?.text ?? '')
    yield {
      local: `AC-${slug(scenario.name || 'scenario')}`,
      kind: 'scenario',
      span: at,
      text,
      ticked: undefined,
      scenario,
    }
  }
}

const PAIRS = [
  ['unit-tests', 'UT', 'unit-test'],
  ['integration-tests', 'IT', 'integration-test'],
  ['e2e-tests', 'E2E', 'e2e-test'],
  ['internal-dependencies', 'DEP', 'dependency'],
  ['external-dependencies', 'DEP', 'dependency'],
] as const

function* pairClaims(spec: Model): Generator<Draft> {
  for (const [role, prefix, kind] of PAIRS)
    for (const pair of pairsWith(spec, role)) {
      if (pair.key.state !== 'filled') continue
      const text = [pair.key.text, ...pair.values.map((value) => value.text)].join(': ')
      yield {
        local: `${prefix}-${slug(pair.key.text.replace(/[/_]/g, '-'))}`,
        kind,
        span: pair.span,
        text,
        ticked: undefined,
      }
    }
}

const CHECKLISTS = [
  ['security', 'SEC', 'security'],
  ['documentation', 'DOC', 'documentation'],
] as const

function* checklistClaims(spec: Model): Generator<Draft> {
  for (const [role, prefix, kind] of CHECKLISTS)
    for (const { part } of checklistsWith(spec, role))
      for (const item of part.items) {
        if (item.value.text === '') continue
        yield {
          local: `${prefix}-${slug(item.schema?.text ?? item.value.text)}`,
          kind,
          span: item.span,
          text: item.value.text,
          ticked: item.checkbox?.ticked,
        }
      }
}

function* performanceClaims(spec: Model): Generator<Draft> {
  for (const { section, part } of partsOfKind(spec, 'fields')) {
    if (section.role !== 'performance') continue
    for (const field of part.fields)
      if (field.schema && field.value.state === 'filled')
        yield {
          local: `PERF-${slug(field.schema.key)}`,
          kind: 'performance',
          span: field.span,
          text: field.value.text,
          ticked: undefined,
        }
  }
}
