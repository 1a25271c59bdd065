import type { GherkinEngine, MarkdownEngine } from '@truespec/core'
import { createEngines, type Engines as ParserThreads } from '../engines/index.ts'
import { gherkinEngine } from '../engines/gherkin.ts'
import { createMarkdownEngine } from '../node/markdown.ts'

/** Every parser of a run. Each loads what it needs at its first use. */
export interface Engines {
  readonly markdown: MarkdownEngine
  readonly gherkin: GherkinEngine
  readonly blocks: ParserThreads
  /** Ends the threads that they started. */
  close(): void
}

/** A block that takes longer is given up. In milliseconds. */
const BLOCK_TIME = 5000

/** Makes the parsers. `timeLimit` in milliseconds, for the blocks of one run. */
export function openEngines(timeLimit: number): Engines {
  const blocks = createEngines({ timeLimit: Math.min(timeLimit, BLOCK_TIME) })
  return { markdown: createMarkdownEngine(), gherkin: gherkinEngine, blocks, close: () => blocks.close() }
}
