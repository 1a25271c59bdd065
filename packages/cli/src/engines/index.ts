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

/** The engines of the command line. */
export interface Engines extends BlockEngines {
  /** Has the parsers of some languages loaded while something else is done: their blocks are likely to be asked about. */
  warm(languages: ReadonlySet<string>): void
  /** Ends threads that wait for more. */
  close(): void
}

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
  const ofMermaid = (): MermaidEngine => (mermaid ??= createMermaidEngine({ timeLimit, threads }))
  const ofTypes = (): TypesEngine => (types ??= createTypesEngine({ timeLimit, threads }))
  return {
    mermaid: async (texts) => (texts.length === 0 ? [] : ofMermaid().check(texts)),
    types: async (modules, readFile) => (modules.length === 0 ? [] : ofTypes().check(modules, readFile)),
    warm(languages) {
      if (languages.has('mermaid')) ofMermaid().warm()
      if (languages.has('typescript')) ofTypes().warm()
    },
    close() {
      mermaid?.close()
      types?.close()
    },
  }
}
