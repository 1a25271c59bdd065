import { availableParallelism } from 'node:os'
import type { BlockEngines } from '@truespec/core'
import { createMermaidEngine, type MermaidEngine } from './mermaid.ts'
import { createTypesEngine, type TypesEngine } from './types.ts'

/** How the engines work. */
export interface EngineOptions {
  /** Milliseconds that one block may take before its parser is killed; 5000 where it is not given. */
  readonly timeLimit?: number
  /** Threads a language; at most two, and no more than there are processors, where it is not given. */
  readonly threads?: number
}

/** The engines of the command line, and their end: `close` ends threads that wait for more. */
export type Engines = BlockEngines & { close(): void }

/**
 * The parsers of mermaid and TypeScript, each on threads of its own. A parser is loaded with its first block. Threads that
 * wait do not keep the program alive. What `readFile` is asked for lies within the root, below no `node_modules`.
 */
export function createEngines({
  timeLimit = 5000,
  threads = Math.min(2, availableParallelism()),
}: EngineOptions = {}): Engines {
  let mermaid: MermaidEngine | undefined
  let types: TypesEngine | undefined
  return {
    async mermaid(texts) {
      if (texts.length === 0) return []
      mermaid ??= createMermaidEngine({ timeLimit, threads })
      return mermaid.check(texts)
    },
    async types(modules, readFile) {
      if (modules.length === 0) return []
      types ??= createTypesEngine({ timeLimit, threads })
      return types.check(modules, readFile)
    },
    close() {
      mermaid?.close()
      types?.close()
    },
  }
}
