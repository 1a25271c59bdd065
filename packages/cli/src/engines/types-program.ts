import childProcess from 'node:child_process'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { dirname, join } from 'node:path'
import type { FileSystem } from 'typescript/unstable/fs'
import type { API as TypeScriptAPI, Diagnostic } from 'typescript/unstable/sync'
import { AT_STEP, PROCESS, type Progress } from './threads.ts'

/** A block as a module. */
export interface ProgramModule {
  /** In the program's own root: `specs/a/__block_3.ts`. */
  readonly path: string
  readonly text: string
  /** Imports of names that it uses and that other blocks of its spec import. They stand behind the text, and move no place of it. */
  readonly borrowed: string
}

/** Modules that are checked as one program. */
export interface ProgramJob {
  readonly modules: readonly ProgramModule[]
  /** The project's files that they import, by path. */
  readonly files: ReadonlyMap<string, string>
  /** Check module by module, so that the one that takes for ever is known. */
  readonly each: boolean
}

/** What the compiler says of a module. Offsets in UTF-16 code units. */
export interface Finding {
  readonly syntax: boolean
  readonly code: number
  readonly from: number
  readonly to: number
  readonly text: string
}

const ROOT = '/truespec'

const OPTIONS = {
  strict: true,
  // What a sketch leaves out is no error: types of parameters, initial values, code behind a return.
  noImplicitAny: false,
  strictPropertyInitialization: false,
  allowUnreachableCode: true,
  allowUnusedLabels: true,
  noEmit: true,
  skipLibCheck: true,
  target: 'esnext',
  module: 'preserve',
  moduleResolution: 'bundler',
  // No block is a script, whatever it holds: a script's declarations would be everyone's.
  moduleDetection: 'force',
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  allowJs: true,
  checkJs: false,
  experimentalDecorators: true,
  jsx: 'preserve',
  lib: ['es2024', 'dom'],
  types: [],
  typeRoots: [],
}

/**
 * Checks a program with TypeScript's compiler, which runs as a process of its own. Blocks until it is done. The step in
 * `progress` is below 0 while the program is made, then the number of the module that is checked.
 */
export async function checkProgram(job: ProgramJob, progress: Progress): Promise<readonly (readonly Finding[])[]> {
  let running = 0
  const restore = listenToSpawn((id) => {
    running = id
    Atomics.store(progress, PROCESS, id)
  })
  const { API } = await import('typescript/unstable/sync')
  const paths = job.modules.map((each) => `${ROOT}/${each.path}`)
  const files = virtualFiles(job, paths)
  let api: TypeScriptAPI | undefined
  try {
    let reads = 0
    api = new API({ cwd: ROOT, fs: fileSystem(files, () => Atomics.store(progress, AT_STEP, -2 - reads++)) })
    const { program } = api.updateSnapshot({ openProjects: [`${ROOT}/tsconfig.json`] }).getProjects()[0] ?? {}
    if (program === undefined) throw new Error('TypeScript made no program')
    const byPath = new Map<string, Finding[]>(paths.map((path) => [path, []]))
    const take = (syntax: boolean, found: readonly Diagnostic[]): void => {
      for (const each of found) byPath.get(each.fileName ?? '')?.push(finding(each, syntax))
    }
    take(true, program.getSyntacticDiagnostics())
    if (!job.each) take(false, program.getSemanticDiagnostics())
    else {
      for (const [at, path] of paths.entries()) {
        Atomics.store(progress, AT_STEP, at)
        take(false, program.getSemanticDiagnostics(path))
      }
    }
    return paths.map((path) => byPath.get(path) ?? [])
  } finally {
    restore()
    end(api)
    if (running > 0) kill(running)
    Atomics.store(progress, PROCESS, 0)
  }
}

function end(api: TypeScriptAPI | undefined): void {
  try {
    api?.close()
  } catch {
    // It speaks to its process once more, which may be dead.
  }
}

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

/** The compiler's process is TypeScript's own business; its number is needed to end it, and its complaints are not printed. */
function listenToSpawn(started: (id: number) => void): () => void {
  const { spawn } = childProcess
  const quiet = (
    file: string,
    args: readonly string[],
    options: childProcess.SpawnOptions,
  ): childProcess.ChildProcess => {
    const stdio = Array.isArray(options.stdio) ? [...options.stdio.slice(0, 2), 'ignore' as const] : options.stdio
    const child = spawn(file, args, stdio === undefined ? options : { ...options, stdio })
    started(child.pid ?? 0)
    return child
  }
  Object.assign(childProcess, { spawn: quiet })
  syncBuiltinESMExports()
  return () => {
    Object.assign(childProcess, { spawn })
    syncBuiltinESMExports()
  }
}

function finding({ code, pos, end, text, messageChain }: Diagnostic, syntax: boolean): Finding {
  let deepest = messageChain?.[0]
  const properties: string[] = []
  for (let depth = 0; depth < 20 && deepest !== undefined; depth++) {
    const property = PROPERTY.exec(deepest.text)?.[1]
    if (property !== undefined) properties.push(property)
    const next = deepest.messageChain?.[0]
    if (next === undefined) break
    deepest = next
  }
  const where = properties.length === 0 ? '' : `, in '${properties.join('.')}'`
  const parts = [text, deepest?.text]
    .filter((part) => part !== undefined)
    .map((part) => (part.split('\n', 1)[0] ?? '').replace(/\.$/, ''))
  return { syntax, code, from: pos, to: end, text: parts.join(`${where}: `) }
}

/** Between the two types of a finding and those that differ, the compiler says by which property it came there. */
const PROPERTY = /^(?:Types of property|The types of) '([^']{1,200})' /

function virtualFiles(job: ProgramJob, paths: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const [path, text] of job.files) files.set(`${ROOT}/${path}`, text)
  for (const [at, each] of job.modules.entries())
    files.set(paths[at] ?? '', `${each.text}\nexport {}\n${each.borrowed}`)
  files.set(`${ROOT}/tsconfig.json`, JSON.stringify({ compilerOptions: OPTIONS, files: paths }))
  return files
}

/** Only what was given and the compiler's own libraries: nothing else on this disk exists. */
function fileSystem(files: ReadonlyMap<string, string>, reading: () => void): FileSystem {
  const folders = new Set<string>(['/', ROOT])
  for (const path of files.keys()) {
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder)
  }
  const libraries = libraryFolder()
  const own = (path: string): boolean =>
    path.startsWith(libraries) && /^lib\.[\w.]+\.d\.ts$/.test(path.slice(libraries.length))
  return {
    readFile: (path) => {
      reading()
      return files.get(path) ?? (own(path) ? undefined : null)
    },
    fileExists: (path) => (own(path) ? undefined : files.has(path)),
    directoryExists: (path) => folders.has(path),
    getAccessibleEntries: () => ({ files: [], directories: [] }),
    realpath: (path) => path,
  }
}

function libraryFolder(): string {
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json')
  const binary = createRequire(typescript).resolve(
    `@typescript/typescript-${process.platform}-${process.arch}/package.json`,
  )
  return `${join(dirname(binary), 'lib').replaceAll('\\', '/')}/`
}
