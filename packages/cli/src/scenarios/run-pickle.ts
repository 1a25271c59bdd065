import type { Steps } from 'truespec/vitest'
import { gather, type Definitions, type Match } from './definitions.ts'
import { failureAt, withPlace } from './failure.ts'
import type { Pickle, Step } from './pickles.ts'

/** Where a scenario stands, and how it is skipped: `skip` does not come back. */
export interface Run {
  /** The spec, absolute. */
  readonly path: string
  skip(): unknown
}

/** Runs a scenario with definitions of its own. Rejects where it fails, where a step has not exactly one definition, and where it has no steps. */
export async function runPickle({ steps, line }: Pickle, define: (steps: Steps) => void, run: Run): Promise<void> {
  if (steps.length === 0) throw failureAt({ path: run.path, line }, 'the scenario has no steps')
  const definitions = gather(define)
  // All before the first one runs: whoever writes definitions is told of every step that lacks one.
  const matches = steps.map((step) => ({ step, found: definitions.matching(step.text) }))
  const lacking = matches.filter(({ found }) => found.length === 0).map(({ step }) => step)
  const [first] = lacking
  if (first)
    throw failureAt({ path: run.path, line: first.line, column: first.column }, undefinedText(lacking, definitions))
  for (const { step, found } of matches) {
    const place = { path: run.path, line: step.line, column: step.column }
    const [match, ...others] = found
    if (!match) continue
    if (others.length > 0) throw failureAt(place, ambiguousText(step, found))
    let said: unknown
    try {
      said = await match.run(step.more)
    } catch (error) {
      throw withPlace(error, place)
    }
    if (said === 'pending') throw failureAt(place, `the step '${step.text}' is pending`)
    if (said === 'skipped') return void run.skip()
  }
}

function undefinedText(lacking: readonly Step[], definitions: Definitions): string {
  const snippets = new Set(lacking.map(({ keyword, text, moreName }) => definitions.snippet(keyword, text, moreName)))
  const said = lacking.length === 1 ? `the step '${lacking[0]?.text}' has` : `${lacking.length} steps have`
  return `${said} no definition. To begin with:\n\n${[...snippets].join('\n')}\n`
}

function ambiguousText({ text }: Step, found: readonly Match[]): string {
  return `the step '${text}' has ${found.length} definitions: ${found.map(({ pattern }) => `'${pattern}'`).join(', ')}`
}
