import {
  createRuleBook,
  createWorkspace,
  RULES,
  type Facts,
  type FileResult,
  type Outline,
  type Schema,
  type Store,
  type Workspace,
} from '@truespec/core'
import { createHash } from 'node:crypto'
import type { Cache } from '../node/cache.ts'
import { ownBuild } from '../node/package.ts'
import { analyseFiles, type Analysed } from './analyse.ts'
import { inBatches } from './batches.ts'
import type { Claimed } from './claimed.ts'
import { metadataOf } from './documents.ts'
import { openEngines, type Engines } from './engines.ts'
import { gitFactsOf, probingFiles, type SpecsNow } from './facts.ts'
import { openSchemas } from './schemas.ts'
import type { Session } from './session.ts'
import { decodeText } from './sources.ts'
import type { Template } from './templates.ts'

/** A workspace that holds every spec of a session, blocks checked. */
export interface OpenWorkspace {
  readonly workspace: Workspace
  readonly engines: Engines
  /** Every path that was looked at besides the specs, with what stood there. */
  probes(): ReadonlyMap<string, string>
  readonly schemaOf: (template: Template) => Schema
  /** The schema that a file is read through. */
  readonly schemaFor: (file: string) => Schema
  /** Specs that are reported. */
  outlines(): readonly Outline[]
  /** Files under the globs that are no specs. */
  readonly passedOver: readonly string[]
  /** The keys under which the cache has the results of files. */
  readonly keys: ReadonlyMap<string, string>
  /** How many were listed and are gone. */
  readonly vanished: number
  /** Reads more files of the session in. */
  readIn(files: readonly string[]): Promise<void>
  /** A file's bytes as they were when it was last read. */
  bytesOf(file: string): Uint8Array | undefined
  textOf(file: string): string | undefined
  /** Reads a changed text in, with the texts that files beside it have now; false where it is no spec. */
  takes(file: string, text: string, now?: ReadonlyMap<string, string>): boolean
  /** The facts again, since git or files have changed. */
  refreshFacts(): void
  close(): void
}

/** Files whose blocks the engines are asked about together, while the next ones are read: so few that the compiler needs little memory. */
const ASKED_AT_ONCE = 2000

/** Such a workspace, and what every spec in it claims, by its file. */
export interface OpenClaims extends OpenWorkspace {
  readonly claimed: ReadonlyMap<string, Claimed>
}

/** Reads every file of the session (from the cache where nothing has changed), or those of `scope` alone, and has the blocks checked. */
export function openWorkspace(
  session: Session,
  progress: (done: number, all: number) => void,
  scope?: readonly string[],
): Promise<OpenWorkspace> {
  return openAll(session, progress, scope, undefined)
}

/** The same of every file, and what it claims out of one reading. */
export async function openClaims(session: Session, progress: (done: number, all: number) => void): Promise<OpenClaims> {
  const claimed = new Map<string, Claimed>()
  return Object.assign(await openAll(session, progress, undefined, claimed), { claimed })
}

/** @param claimed Is given what each file claims, where that is asked for. */
async function openAll(
  session: Session,
  progress: (done: number, all: number) => void,
  scope: readonly string[] | undefined,
  claimed: Map<string, Claimed> | undefined,
): Promise<OpenWorkspace> {
  const { project, selection, cache, today } = session
  const { config, disk, place } = project
  const engines = openEngines(config.limits.blockTime)
  try {
    const schemaOf = openSchemas(engines.markdown, cache)
    const schemaFor = (file: string): Schema => schemaOf(project.templateFor(file))
    let files = probingFiles(disk, () => engines.markdown)
    const bytesOf = (file: string): Uint8Array | undefined => {
      const found = disk.read(file, config.limits.fileSize)
      return found.kind === 'file' ? found.bytes : undefined
    }
    /** What git calls the texts that were read. */
    const blobs = new Map<string, string>()
    /** Files whose text is not, or not yet, that of the disk. */
    const overlaid = new Set<string>()
    const statusNow: SpecsNow['statusNow'] = (file, blob) => {
      if (overlaid.has(file) || blobs.get(file) !== blob) return undefined
      const lasts = schemaFor(file).metadataFile === undefined
      return { status: open.result(file)?.outline.status?.text, lasts }
    }
    const makeFacts = (): Facts => {
      const source = { engines, schemaFor, files: () => open.outlines().map(({ file }) => file), statusNow }
      return { files, packages: files.packages, git: gitFactsOf(session, source) }
    }
    const open: Workspace = createWorkspace({
      config,
      rules: RULES,
      schemaFor,
      engines,
      facts: makeFacts(),
      today,
      readFile: (path) => files.readText(path),
      store: storeOf(cache),
    })
    const passedOver: string[] = []
    let vanished = selection.vanished
    const take = (file: string, result: FileResult | undefined): void => {
      if (result === undefined) vanished++
      else if (isSpec(file, result)) open.restore(file, result)
      else passedOver.push(file)
    }
    const isSpec = (file: string, { outline }: FileResult): boolean =>
      selection.explicit.has(file) || outline.looksLikeSpec || !outline.sound
    const { key, forced } = project
    const keys = new Map<string, string>()
    const book = createRuleBook(RULES)
    const readIn = async (paths: readonly string[]): Promise<void> => {
      const batches = inBatches<Analysed>(paths, ASKED_AT_ONCE, async (batch) => {
        for (const { file, result, key, blob, claimed: own } of batch) {
          if (key !== undefined) keys.set(file, key)
          if (blob !== undefined) blobs.set(file, blob)
          take(file, result)
          if (own !== undefined && open.result(file)) claimed?.set(file, own)
        }
        await open.check()
      })
      await analyseFiles(
        paths,
        { disk, config, today, key, engines, book, schemaFor, readText: (path) => files.readText(path) },
        cache,
        { root: place.root, config, key, today, forced, claims: claimed !== undefined },
        batches.take,
        progress,
      )
      await batches.end()
    }
    await readIn(scope ?? selection.files.paths)
    return {
      workspace: open,
      engines,
      probes: () => files.probes(),
      schemaOf,
      schemaFor,
      keys,
      passedOver: passedOver.filter(selection.isReported).toSorted(),
      get vanished() {
        return vanished
      },
      readIn,
      outlines: () => open.outlines().filter(({ file }) => selection.isReported(file)),
      bytesOf,
      textOf(file) {
        const bytes = bytesOf(file)
        return bytes && decodeText(bytes)
      },
      takes(file, text, now) {
        overlaid.add(file)
        open.set(
          file,
          text,
          metadataOf(file, schemaFor(file), (path) => now?.get(path) ?? files.readText(path)),
        )
        const result = open.result(file)
        return result !== undefined && isSpec(file, result)
      },
      refreshFacts() {
        files = probingFiles(disk, () => engines.markdown)
        open.setFacts(makeFacts())
      },
      close: () => engines.close(),
    }
  } catch (error) {
    engines.close()
    throw error
  }
}

/** What engines said of blocks, beyond this run. */
function storeOf(cache: Cache): Store {
  const build = ownBuild()
  return {
    hash: (text) => createHash('sha256').update(`${build}\0${text}`).digest('base64url'),
    get: (keys) => cache.getMany('block', keys),
    set: (entries) => cache.setMany('block', entries),
  }
}
