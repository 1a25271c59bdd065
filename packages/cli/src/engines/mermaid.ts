import type { BlockFault } from '@truespec/core'
import { firstLine } from './mermaid-lines.ts'
import { Threads, type Failure } from './threads.ts'

/** Parses diagrams off the main thread. */
export interface MermaidEngine {
  /** The faults of each text, in order; at most one, mermaid stops at the first. Never rejects. */
  check(texts: readonly string[]): Promise<readonly (readonly BlockFault[])[]>
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
      const faults = new Map(distinct.map((text, at) => [text, faultsOf(text, results[at] ?? null, options.timeLimit)]))
      return texts.map((text) => faults.get(text) ?? [])
    },
    close: () => threads.close(),
  }
}

function faultsOf(text: string, result: BlockFault | Failure | null, timeLimit: number): readonly BlockFault[] {
  if (result === null) return []
  if (typeof result !== 'string') return [result]
  return [{ rule: 'mermaid-syntax', span: firstLine(text), reason: failureReason(result, timeLimit) }]
}

/** Why a parser gave no answer, in words. `timeLimit` in milliseconds. */
export function failureReason(failure: Failure, timeLimit: number): string {
  if (failure === 'time') return `took longer than ${timeLimit / 1000} s`
  return failure === 'memory' ? 'needed too much memory' : 'the parser broke off'
}
