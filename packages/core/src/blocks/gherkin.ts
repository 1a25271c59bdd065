import type { GherkinEngine, GherkinError } from './engines.ts'
import type { BlockFault } from './fault.ts'
import type { GherkinBlock } from './gherkin-model.ts'
import { GherkinReader, gherkinFault as fault } from './gherkin-reader.ts'
import { prepareGherkin, type GherkinSource, type SourceLine } from './gherkin-source.ts'
import { keywordNear, scenarioNear } from './gherkin-word.ts'

export type { Background, GherkinBlock, Named, Scenario, Step, StrayLine } from './gherkin-model.ts'

const EMPTY: GherkinBlock = { scenarios: [], backgrounds: [], faults: [], stray: [] }

/**
 * Reads a gherkin block: a feature, scenarios without one, or bare steps. Bare steps that start again with a Given, an
 * empty line after a Then, are a scenario of their own. An empty block is empty, without a fault.
 * Never throws; time grows with the length of the text.
 */
export function readGherkin(text: string, engine: GherkinEngine): GherkinBlock {
  const source = prepareGherkin(text, engine)
  if ('reason' in source)
    return source.line === undefined ? EMPTY : { ...EMPTY, faults: [fault(source.line, source.reason)] }
  const reading = engine.parse(source.text, source.language)
  const reader = new GherkinReader(text, source)
  for (const line of reading.lines) reader.take(line)
  const faults = [...syntaxFaults(text, source, reading.errors), ...reader.faults]
  return { ...reader.finish(), faults: faults.toSorted((a, b) => a.span.from - b.span.from) }
}

/**
 * A line after the first that stands out in a run of such lines says nothing new, nor does the end of a block in which something stands out.
 * Tags that nothing follows that could bear them are what stands out, and not the line below them.
 */
function syntaxFaults(text: string, source: GherkinSource, errors: readonly GherkinError[]): readonly BlockFault[] {
  const faults: BlockFault[] = []
  let before = -1
  for (const error of errors) {
    const follows = error.line === before + 1 && error.kind === 'unexpected'
    const again = error.line === before || (error.kind === 'end' && faults.length > 0)
    before = error.line
    const line = source.lines[error.line - 1] ?? source.lines.findLast((each) => each !== undefined)
    if (line === undefined || follows || again) continue
    const place = error.kind === 'unexpected' ? (tagsAbove(text, source, error.line) ?? line) : line
    faults.push(fault(place, reasonOf(text, source, place, error)))
  }
  return faults
}

/** The tags above a line of the source that bears none. Those of a second feature are right where they stand. */
function tagsAbove(text: string, { lines, words }: GherkinSource, number: number): SourceLine | undefined {
  const [above, line] = [lines[number - 2], lines[number - 1]]
  if (!above || !line || text[above.from] !== '@') return undefined
  return words.feature.some((word) => text.startsWith(`${word}:`, line.from)) ? undefined : above
}

function reasonOf(text: string, source: GherkinSource, line: SourceLine, error: GherkinError): string {
  if (error.kind === 'other') return error.message
  if (error.kind === 'end') return 'the block ends too early'
  const shown = text.slice(line.from, Math.min(line.to, line.from + 60))
  const { word, meant } = keywordNear(text, line, source)
  if (meant !== undefined && meant !== word) return `'${shown}' is no step: did you mean '${meant}'?`
  const scenario = scenarioNear(text, line, source)?.meant
  if (scenario !== undefined) return `'${shown}' may not stand here: did you mean '${scenario}:'?`
  const isFeature = source.words.feature.some((feature) => text.startsWith(`${feature}:`, line.from))
  return isFeature ? `'${shown}' may not stand here: a block holds one feature` : `'${shown}' may not stand here`
}
