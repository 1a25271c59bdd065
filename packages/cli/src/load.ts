import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { constants, Script } from 'node:vm'

/** A chunk of the bundle that V8 has compiled in this process, and under which name the result is kept. */
interface Compiled {
  readonly kept: string
  readonly script: Script
  /** False where V8 took what an earlier process kept. */
  readonly isNew: boolean
}

/** A chunk that bears a hash of its text in its name: what is kept under that name fits for ever. */
const HASHED = /-[\w-]{8}\.cjs$/
/** In a longer run V8 may have thrown away what ran at its start only, and what is kept would lack it. In milliseconds. */
const SHORT = 5000
const KEPT_DAYS = 30
/** In `process` once V8 was given other options than at its start: what it keeps then, no start takes. */
const OTHER_OPTIONS = Symbol.for('truespec.other-options')

/**
 * Runs a chunk of the bundle, `file` in `folder`, and what it requires, with the functions that earlier processes have compiled. They are
 * kept in `store`, undefined for nowhere. Node's own compile cache keeps what is compiled before a module runs: its outermost lines. The
 * functions that are called, compiled anew each time, took a quarter of the time of a check of one file.
 */
export function load(folder: string, file: string, store: string | undefined): void {
  const loaded = new Map<string, { exports: unknown }>()
  const compiled: Compiled[] = []
  const outside = createRequire(join(folder, file))

  const run = (name: string): unknown => {
    const known = loaded.get(name)
    if (known) return known.exports
    const module = { exports: {} }
    loaded.set(name, module)
    const path = join(folder, name)
    // A function, by what the bundle puts around a chunk. In ASCII, which is read the faster as what it is.
    const text = readFileSync(path, 'latin1')
    const call = compile(text, path, HASHED.test(name) ? store && join(store, name) : undefined) as CallableFunction
    call(module.exports, requireFrom, module, path, folder)
    return module.exports
  }
  const requireFrom = (id: string): unknown => (id.startsWith('./') ? run(id.slice(2)) : outside(id))
  const compile = (text: string, path: string, kept: string | undefined): unknown => {
    const cachedData = kept === undefined ? undefined : bytesOf(kept)
    const script = new Script(text, {
      filename: path,
      ...(cachedData && { cachedData }),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    })
    if (kept !== undefined) compiled.push({ kept, script, isNew: script.cachedDataRejected !== false })
    return script.runInThisContext()
  }

  process.once('exit', () => {
    // Where one chunk is new, others have run what they had not run before: all are kept anew.
    if (store === undefined || !compiled.some(({ isNew }) => isNew)) return
    if (performance.now() < SHORT && !(OTHER_OPTIONS in process)) keep(store, compiled)
  })
  run(file)
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** What cannot be kept is compiled again. */
function keep(store: string, compiled: readonly Compiled[]): void {
  try {
    mkdirSync(store, { recursive: true, mode: 0o700 })
    const oldest = Date.now() - KEPT_DAYS * 24 * 60 * 60 * 1000
    for (const name of readdirSync(store))
      if (statSync(join(store, name)).mtimeMs < oldest) rmSync(join(store, name), { force: true })
    for (const { kept, script } of compiled) {
      // Whole or not at all, even after a power cut: V8 takes what it is given without a check of its bytes.
      const making = `${kept}.${process.pid}`
      const file = openSync(making, 'w', 0o600)
      writeFileSync(file, script.createCachedData())
      fsyncSync(file)
      closeSync(file)
      renameSync(making, kept)
    }
  } catch {
    // A full disk, a folder that may not be written: nothing depends on it.
  }
}
