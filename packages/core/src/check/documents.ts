import type { BlockFault } from '../blocks/fault.ts'
import { blockKey, drawsOnFiles, type PlacedBlock } from './blocks.ts'
import type { FileResult } from './result.ts'

/** What the engines said of one block; undefined as long as they have not answered. */
export type Answer = readonly BlockFault[] | undefined

/** What a document says by itself, and what the engines said of its blocks, in their order. */
export interface Document {
  readonly result: FileResult
  readonly answers: readonly Answer[]
}

/** The documents of a workspace, by file. */
export interface Documents {
  get(file: string): Document | undefined
  /** Takes what a document says, new or changed; the answers for the blocks that it has had before stay. */
  set(file: string, result: FileResult): void
  delete(file: string): void
  /** Says that files have changed that blocks may import: their answers are asked for again. */
  doubtImports(): void
  /** Asks for every block that has no answer, the blocks of a file together; the files whose answers are new. Where asking fails, they are asked for again. */
  answer(ask: (blocks: readonly PlacedBlock[]) => Promise<readonly Answer[]>): Promise<readonly string[]>
}

interface Kept extends Document {
  answers: readonly Answer[]
  /** Of a document that was set again since the engines were asked: what they said of the blocks that it had then. */
  given: ReadonlyMap<string, Answer> | undefined
}

const UNANSWERED: readonly Answer[] = []

/** No documents. */
export function createDocuments(): Documents {
  const documents = new Map<string, Kept>()
  const unanswered = new Set<string>()

  return {
    get: (file) => documents.get(file),
    set(file, result) {
      const before = documents.get(file)
      documents.set(file, before ? carriedOver(before, result) : { result, answers: UNANSWERED, given: undefined })
      if (result.blocks.length > 0) unanswered.add(file)
      else unanswered.delete(file)
    },
    delete(file) {
      documents.delete(file)
      unanswered.delete(file)
    },
    doubtImports() {
      for (const [file, { result }] of documents) if (result.blocks.some(drawsOnFiles)) unanswered.add(file)
    },
    async answer(ask) {
      const asked = [...unanswered].flatMap((file) => documents.get(file) ?? [])
      unanswered.clear()
      const blocks = asked.flatMap(placedBlocks)
      if (blocks.length === 0) return []
      const answers = await ask(blocks).catch((error: unknown) => {
        for (const { file } of blocks) if (documents.has(file)) unanswered.add(file)
        throw error
      })
      let at = 0
      for (const document of asked) {
        const end = at + document.result.blocks.length
        // Replaced rather than changed: a document that was set again meanwhile keeps the answers it was given.
        document.answers = answers.slice(at, end)
        document.given = undefined
        at = end
      }
      return asked.map(({ result }) => result.outline.file)
    },
  }
}

function placedBlocks({ result: { blocks, outline } }: Document): readonly PlacedBlock[] {
  return blocks.map((block) => ({ file: outline.file, block }))
}

/** A document that is set again, with the answers for the blocks that it has had before. */
function carriedOver(before: Kept, result: FileResult): Kept {
  const given =
    before.given ?? new Map(before.result.blocks.map((block, i) => [blockKey(block), before.answers[i]] as const))
  return { result, answers: result.blocks.map((block) => given.get(blockKey(block))), given }
}
