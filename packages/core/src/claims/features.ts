import type { GherkinEngine } from '../blocks/engines.ts'
import { prepareGherkin, type GherkinSource } from '../blocks/gherkin-source.ts'
import type { GherkinBlock, Scenario } from '../blocks/gherkin-model.ts'
import { placeInDocument } from '../spec/blocks.ts'
import type { BlockPart, Spec } from '../spec/model.ts'
import { blocks } from '../spec/views.ts'
import { LineIndex } from '../text/lines.ts'
import { claimsOf } from './claims.ts'

/** A Gherkin block of a spec as a feature that stands by itself. Line N of its text is line N of the spec. */
export interface SpecFeature {
  /** What a `.feature` file holds: empty lines down to the block, the lines that the block leaves out just above it, the block. */
  readonly text: string
  /** As gherkin names it: `en`. */
  readonly language: string
  readonly scenarios: readonly FeatureScenario[]
}

/** A scenario of a feature, and the claim that it is. */
export interface FeatureScenario {
  /** `SPEC-2026-11-22-001/AC-sign-in`. */
  readonly address: string
  /** As a runner names it: that of the spec, or where there is none, the address in brackets. */
  readonly name: string
  /** Of its keyword in the feature's text, from 1. */
  readonly line: number
}

/** Why a block cannot be run. */
export interface FeatureFault {
  /** Of the spec, from 1. */
  readonly line: number
  readonly reason: string
}

/** The features of a spec, and what keeps its other blocks from being features. */
export interface SpecFeatures {
  readonly features: readonly SpecFeature[]
  readonly faults: readonly FeatureFault[]
}

/** What is put above or into a block. */
interface Frame {
  readonly title: string
  /** The tag of every scenario; undefined where the spec has no ID that can be one. */
  readonly tag: string | undefined
  readonly lines: LineIndex
  readonly addresses: ReadonlyMap<number, string>
}

/**
 * Every Gherkin block with scenarios as a feature that any runner takes, tagged with the spec's ID. A block that is not read without a
 * fault gives its faults and no feature: what is left of it would pass for the whole. `spec` was read with the same engine.
 */
export function featuresOf(spec: Spec, engine: GherkinEngine): SpecFeatures {
  const id = spec.id?.value.state === 'filled' ? spec.id.value.text.replace(/\s+/g, '') : ''
  const frame: Frame = {
    title: (spec.title?.name.text ?? '').replace(/\s+/g, ' ').trim() || spec.file,
    tag: /^[^\s@#]+$/.test(id) ? `@${id}` : undefined,
    lines: new LineIndex(spec.text),
    addresses: new Map(
      claimsOf(spec).flatMap(({ kind, span, address }) => (kind === 'scenario' ? [[span.from, address] as const] : [])),
    ),
  }
  const features: SpecFeature[] = []
  const faults: FeatureFault[] = []
  for (const block of blocks(spec)) {
    const { gherkin } = block
    if (!gherkin) continue
    const found = faultsOf(block, gherkin, frame)
    for (const each of found) faults.push(each)
    const source = prepareGherkin(block.text, engine)
    if (found.length > 0 || gherkin.scenarios.length === 0 || 'reason' in source) continue
    const made = featureOf(block, gherkin.scenarios, source, frame)
    if ('reason' in made) faults.push(made)
    else features.push(made)
  }
  return { features, faults }
}

/** Faults of its grammar, and lines that were meant as steps: a runner takes those for a description, and passes over them. */
function faultsOf(block: BlockPart, { faults, stray }: GherkinBlock, { lines }: Frame): readonly FeatureFault[] {
  const at = (offset: number): number => lines.lineAt(placeInDocument(block, offset))
  const swallowed = stray.flatMap(({ span, word, nearest }) => {
    if (nearest === undefined) return []
    const reason =
      nearest === word
        ? `'${word}' stands above the first scenario: no runner takes it for a step`
        : `'${word}' begins no step: did you mean '${nearest}'?`
    return [{ line: at(span.from), reason }]
  })
  return [...faults.map(({ span, reason }) => ({ line: at(span.from), reason })), ...swallowed].toSorted(
    (a, b) => a.line - b.line,
  )
}

function featureOf(
  block: BlockPart,
  found: readonly Scenario[],
  source: GherkinSource,
  { title, tag, lines, addresses }: Frame,
): SpecFeature | FeatureFault {
  const top = lines.lineAt(block.lineStarts[0] ?? block.content.from)
  const own = block.text.split(/\r\n|\n|\r/)
  const scenarioWord = source.words.scenario.at(-1) ?? ''
  const scenarios: FeatureScenario[] = []
  const above: string[] = []
  if (source.language !== 'en') above.push(`# language: ${source.language}`)
  if (tag !== undefined) above.push(tag)
  // `prepareGherkin` puts a `Feature:` above scenarios, and a `Scenario:` too above bare steps.
  if (source.lines[0] === undefined) above.push(`${source.words.feature[0] ?? ''}: ${title}`)
  for (const { name, lineSpan, span, bare } of found) {
    const line = lines.lineAt(placeInDocument(block, lineSpan.from))
    const address = addresses.get(placeInDocument(block, span.from)) ?? ''
    const shown = name === '' ? `[${address}]` : name
    scenarios.push({ address, name: shown, line: bare ? line - 1 : line })
    if (!bare) continue
    // The line above bare steps that begin a second scenario is empty or a comment: nothing else parts the two.
    if (scenarios.length === 1) above.push(`${scenarioWord}: ${shown}`)
    else own[line - 1 - top] = `${scenarioWord}: ${shown}`
  }
  if (above.length >= top)
    return {
      line: top,
      reason: `the block begins too near the top of the file: ${above.length} lines must be above it`,
    }
  const padding = Array.from({ length: top - 1 - above.length }, () => '')
  return { text: [...padding, ...above, ...own, ''].join('\n'), language: source.language, scenarios }
}
