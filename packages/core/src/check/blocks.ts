import type { BlockEngines, TypeModule } from '../blocks/engines.ts'
import type { BlockFault } from '../blocks/fault.ts'
import { mermaidFaults } from '../blocks/mermaid.ts'
import type { Found } from '../rules/define.ts'
import { placeInDocument } from '../spec/blocks.ts'
import { span } from '../text/span.ts'
import { folderOf } from '../text/folder.ts'
import { importedFiles, type ReadFile } from './imports.ts'
import type { BlockRef } from './result.ts'
import type { Store } from './store.ts'

/** What answers for blocks. */
interface BlockPorts {
  readonly engines: BlockEngines
  readonly readFile: ReadFile
  readonly store: Store | undefined
}

/** A block and the file it stands in. */
export interface PlacedBlock {
  readonly file: string
  readonly block: BlockRef
}

type Faults = readonly BlockFault[]

/**
 * What the engines say of each block, in the order of `blocks`, which holds every block of each file in it. Equal blocks are asked
 * about once; what the store knows is not asked at all; the rest goes to each engine as one batch.
 */
export async function askEngines(blocks: readonly PlacedBlock[], ports: BlockPorts): Promise<readonly Faults[]> {
  const keys = keysOf(blocks, ports)
  const first = new Map<string, PlacedBlock>()
  keys.forEach((key, i) => first.has(key.text) || first.set(key.text, blocks[i] as PlacedBlock))
  const answers = await recall(keys, ports.store)
  const open = [...first].filter(([key]) => !answers.has(key))
  const diagrams = open.filter(([, { block }]) => block.language === 'mermaid')
  // A module may name what another one of its file declares, so the whole file is asked about.
  const files = new Set(open.flatMap(([, { file, block }]) => (block.language === 'typescript' ? [file] : [])))
  const modules = blocks.flatMap((each, i) =>
    each.block.language === 'typescript' && files.has(each.file) ? [[keys[i]?.text ?? '', each] as const] : [],
  )
  const [ofDiagrams, ofModules] = await Promise.all([
    diagrams.length > 0 ? ports.engines.mermaid(diagrams.map(([, { block }]) => block.text)) : [],
    modules.length > 0
      ? ports.engines.types(
          modules.map(([, each]) => moduleOf(each)),
          ports.readFile,
        )
      : [],
  ])
  const fresh = new Map<string, Faults>()
  diagrams.forEach(([key, { block }], i) =>
    fresh.set(key, furthest([...answered(ofDiagrams[i], 'mermaid'), ...mermaidFaults(block.text)])),
  )
  modules.forEach(([key], i) => fresh.set(key, furthest(answered(ofModules[i], 'typescript'))))
  await remember(keys, fresh, ports.store)
  return keys.map((key) => answers.get(key.text) ?? fresh.get(key.text) ?? [])
}

/** The faults of a block at their places in its document. */
export function placeFaults(block: BlockRef, faults: readonly BlockFault[]): readonly Found[] {
  if (faults.length === 0) return []
  return faults.map(({ span: { from, to }, reason }) => {
    const start = placeInDocument(block, from)
    return { at: span(start, Math.max(start, placeInDocument(block, to))), data: { reason } }
  })
}

/** A block's identity within its document. */
export function blockKey({ language, text }: BlockRef): string {
  return `${language}\0${text}`
}

/** Whether the answer to a block may depend on files of the project. */
export function drawsOnFiles({ language, text }: BlockRef): boolean {
  return language === 'typescript' && /['"]\.\.?(?:\/|['"])/.test(text)
}

/** A block's identity, and whether it may be kept beyond this run. */
interface BlockKey {
  /** Everything that an answer depends on. */
  readonly text: string
  readonly keep: boolean
}

/**
 * A diagram answers for itself; a module depends on the other ones of its file, whose imports it may use, and where any of them imports
 * something, on the folder and on that.
 */
function keysOf(blocks: readonly PlacedBlock[], ports: BlockPorts): readonly BlockKey[] {
  const byFile = Map.groupBy(
    blocks.filter(({ block }) => block.language === 'typescript'),
    ({ file }) => file,
  )
  const around = new Map([...byFile].map(([file, modules]) => [file, surroundingsOf(file, modules, ports)]))
  return blocks.map(({ file, block }): BlockKey => {
    const own = blockKey(block)
    const shared = block.language === 'typescript' ? around.get(file) : undefined
    return shared ? { text: `${own}\0${shared.text}`, keep: shared.keep } : { text: own, keep: true }
  })
}

/** What the modules of a file have in common: each other, and what they draw on. */
function surroundingsOf(file: string, modules: readonly PlacedBlock[], { readFile, store }: BlockPorts): BlockKey {
  const all = modules.map(({ block }) => block.text).join('\n\0')
  const beside = modules.length > 1 ? (store?.hash(all) ?? file) : ''
  if (!modules.some(({ block }) => drawsOnFiles(block))) return { text: beside, keep: true }
  const files = importedFiles(all, file, readFile)
  if (files === undefined) return { text: `${beside}\0${file}`, keep: false }
  return { text: [beside, folderOf(file), ...[...files].flat()].join('\0'), keep: true }
}

function moduleOf({ file, block }: PlacedBlock): TypeModule {
  return { file, index: block.index, text: block.text }
}

/** An engine that leaves a block out has not looked at it, which is no pass. */
function answered(faults: Faults | undefined, language: string): Faults {
  if (faults === undefined) throw new Error(`The ${language} engine gave no answer for a block`)
  return faults
}

/**
 * A block that does not parse is not looked at further: only the first fault that says so counts, since those behind it are most often
 * its echo, and what is unsafe all the same.
 */
function furthest(faults: Faults): Faults {
  const syntax = faults.filter((fault) => fault.rule.endsWith('-syntax'))
  const [first] = syntax.toSorted((a, b) => a.span.from - b.span.from)
  return first ? faults.filter((fault) => fault === first || fault.rule.endsWith('-unsafe')) : faults
}

async function recall(keys: readonly BlockKey[], store: Store | undefined): Promise<Map<string, Faults>> {
  const answers = new Map<string, Faults>()
  if (!store) return answers
  const hashes = new Map(keys.filter((key) => key.keep).map(({ text }) => [text, store.hash(text)]))
  const known = await store.get([...new Set(hashes.values())])
  for (const [text, hash] of hashes) {
    const faults = parseFaults(known.get(hash))
    if (faults) answers.set(text, faults)
  }
  return answers
}

async function remember(
  keys: readonly BlockKey[],
  fresh: ReadonlyMap<string, Faults>,
  store: Store | undefined,
): Promise<void> {
  if (!store || fresh.size === 0) return
  const entries = new Map<string, string>()
  for (const { text, keep } of keys) {
    const faults = keep ? fresh.get(text) : undefined
    if (faults?.every((fault) => !fault.gaveUp)) entries.set(store.hash(text), JSON.stringify(faults))
  }
  if (entries.size > 0) await store.set(entries)
}

function parseFaults(text: string | undefined): Faults | undefined {
  if (text === undefined) return undefined
  try {
    const faults: unknown = JSON.parse(text)
    return Array.isArray(faults) ? (faults as Faults) : undefined
  } catch {
    return undefined
  }
}
