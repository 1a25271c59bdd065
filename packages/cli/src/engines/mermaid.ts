import type { BlockFault } from '@truespec/core'
import { firstLine } from './mermaid-lines.ts'
import { failureReason, Threads, type Outcome } from './threads.ts'

/** Parses diagrams off the main thread. */
export interface MermaidEngine {
  /** The faults of each text, in order; at most one, mermaid stops at the first. Never rejects. */
  check(texts: readonly string[]): Promise<readonly (readonly BlockFault[])[]>
  /** Loads the parser, in a thread. */
  warm(): void
  close(): void
}

/** Diagrams a task; fewer than two tasks' worth is one thread's work. */
const CHUNK = 48

/** `timeLimit`: milliseconds that one diagram may take. Nothing is loaded before there is a diagram. */
export function createMermaidEngine(options: { readonly timeLimit: number; readonly threads: number }): MermaidEngine {
  const threads = new Threads<string, BlockFault | null>({ entry: 'mermaid-worker', chunk: CHUNK, ...options })
  return {
    async check(texts) {
      const distinct = [...new Set(texts)]
      const results = await threads.run(distinct)
      const faults = new Map(distinct.map((text, at) => [text, faultsOf(text, results[at], options.timeLimit)]))
      return texts.map((text) => faults.get(text) ?? [])
    },
    warm: () => threads.warm(),
    close: () => threads.close(),
  }
}

function faultsOf(
  text: string,
  outcome: Outcome<BlockFault | null> | undefined,
  timeLimit: number,
): readonly BlockFault[] {
  if (outcome === undefined) return []
  if ('result' in outcome) return outcome.result === null ? [] : [outcome.result]
  return [
    { rule: 'mermaid-syntax', span: firstLine(text), reason: failureReason(outcome.failure, timeLimit), gaveUp: true },
  ]
}
