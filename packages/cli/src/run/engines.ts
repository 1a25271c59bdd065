import type { BlockEngines, GherkinEngine, MarkdownEngine } from '@truespec/core'
import { createEngines } from './pending.ts'
import { gherkinEngine } from '../engines/gherkin.ts'
import { createMarkdownEngine } from '../node/markdown.ts'

/** Every parser of a run. Each loads what it needs at its first use. */
export interface Engines {
  readonly markdown: MarkdownEngine
  readonly gherkin: GherkinEngine
  readonly blocks: BlockEngines
  /** Ends the threads that they started. */
  close(): void
}

/** Makes the parsers. `timeLimit` in milliseconds, for the blocks of one run. */
export function openEngines(root: string, timeLimit: number): Engines {
  const blocks = createEngines({ timeLimit, root })
  return { markdown: createMarkdownEngine(), gherkin: gherkinEngine, blocks, close: () => blocks.close() }
}
