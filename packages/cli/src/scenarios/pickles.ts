import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import type { GherkinDocument, PickleStep } from '@cucumber/messages'
import type { SpecFeature } from '@truespec/core'
import { createTable } from './table.ts'

/** A scenario as it runs: with the steps of its backgrounds, and the values of its row where it is an outline. */
export interface Pickle {
  readonly name: string
  /** Of its feature and so of the spec, from 1; of an outline the row's. */
  readonly line: number
  /** That of its keyword. */
  readonly scenarioLine: number
  readonly steps: readonly Step[]
}

export interface Step {
  /** The word of its kind: what a definition is written with. */
  readonly keyword: 'Given' | 'When' | 'Then'
  readonly text: string
  readonly line: number
  readonly column: number
  /** Its table or doc string, none or one. */
  readonly more: readonly unknown[]
  /** A name for that. */
  readonly moreName: string | undefined
}

interface Place {
  readonly line: number
  readonly column?: number
}

/** What runs of a feature, in its order. */
export function picklesOf({ text, language }: SpecFeature): readonly Pickle[] {
  let next = 0
  const newId = (): string => String(next++)
  const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher(language)).parse(text)
  const places = placesIn(document)
  const at = (id: string | undefined): Place => places.get(id ?? '') ?? { line: 1 }
  return compile(document, '', newId).map(({ name, astNodeIds, steps }) => ({
    name,
    line: at(astNodeIds.at(-1)).line,
    scenarioLine: at(astNodeIds[0]).line,
    steps: steps.map((step) => ({
      ...stepOf(step),
      line: at(step.astNodeIds[0]).line,
      column: at(step.astNodeIds[0]).column ?? 1,
    })),
  }))
}

const KEYWORDS: Readonly<Record<string, Step['keyword']>> = { Context: 'Given', Action: 'When', Outcome: 'Then' }

function stepOf({ text, type, argument }: PickleStep): Pick<Step, 'keyword' | 'text' | 'more' | 'moreName'> {
  const keyword = KEYWORDS[type ?? ''] ?? 'Given'
  const { dataTable, docString } = argument ?? {}
  if (docString) return { keyword, text, more: [docString.content], moreName: 'text' }
  if (!dataTable) return { keyword, text, more: [], moreName: undefined }
  const rows = dataTable.rows.map(({ cells }) => cells.map(({ value }) => value))
  return { keyword, text, more: [createTable(rows)], moreName: 'table' }
}

function placesIn({ feature }: GherkinDocument): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  const note = ({ id, location }: { readonly id: string; readonly location: Place }): void =>
    void places.set(id, location)
  // Rules stand in features, and nothing but scenarios and backgrounds in rules.
  const children = (feature?.children ?? []).flatMap((child) => (child.rule ? child.rule.children : [child]))
  for (const { background, scenario } of children) {
    for (const step of [...(background?.steps ?? []), ...(scenario?.steps ?? [])]) note(step)
    if (!scenario) continue
    note(scenario)
    for (const { tableBody } of scenario.examples) for (const row of tableBody) note(row)
  }
  return places
}
