import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** What the cache keeps: whole runs, the snapshot of a root, files, their claims, blocks, what git said. */
type Shelf = 'run' | 'snapshot' | 'file' | 'claims' | 'block' | 'git' | 'schema'

/** Text by key. Everything in it can be made again: where it fails it forgets, and never fails a run. */
export interface Cache {
  get(shelf: Shelf, key: string): string | undefined
  getMany(shelf: Shelf, keys: readonly string[]): ReadonlyMap<string, string>
  setMany(shelf: Shelf, entries: Iterable<readonly [key: string, value: string]>): void
  close(): void
}

const DAY = 24 * 60 * 60 * 1000
/** Rows that nobody has asked for in this long are thrown away. */
const KEPT_DAYS = 30
/** A value above it is not worth its place. */
const LARGEST_VALUE = 64 * 1024 * 1024
/** When the file grows past it, the older half of the rows goes. */
const LARGEST_FILE = 1024 * 1024 * 1024
const FORMAT = 2

/** The folder that the platform gives for what can be made again. Undefined where the user has no home. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'truespec')
  if (process.platform === 'win32') return env['LOCALAPPDATA'] && join(env['LOCALAPPDATA'], 'truespec')
  const home = env['HOME'] ?? homedir()
  if (!home) return undefined
  return process.platform === 'darwin' ? join(home, 'Library', 'Caches', 'truespec') : join(home, '.cache', 'truespec')
}

/** A cache that keeps nothing. */
export const noCache: Cache = {
  get: () => undefined,
  getMany: () => new Map(),
  setMany: () => undefined,
  close: () => undefined,
}

/**
 * Opens the cache in a folder, making it. `note` hears, in one line, why there is none: then nothing is kept.
 * `now` in milliseconds since 1970, for the age of rows alone.
 */
export async function openCache(folder: string | undefined, now: number, note: (line: string) => void): Promise<Cache> {
  if (folder === undefined) return noCache
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { DatabaseSync } = await loadSqlite()
    const file = join(folder, 'cache.db')
    let database = openDatabase(DatabaseSync, file)
    if (!database) {
      for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true })
      database = openDatabase(DatabaseSync, file)
    }
    if (!database) throw new Error('it could not be made anew')
    if (process.platform !== 'win32') chmodSync(file, 0o600)
    return cacheOf(database, now, note)
  } catch (error) {
    note(`no cache in ${folder}: ${error instanceof Error ? error.message : String(error)}`)
    return noCache
  }
}

/** `node:sqlite` without the warning that Node 22 prints at its import. */
async function loadSqlite(): Promise<typeof import('node:sqlite')> {
  const emit = process.emitWarning
  process.emitWarning = (): void => undefined
  try {
    return await import('node:sqlite')
  } finally {
    process.emitWarning = emit
  }
}

/** Undefined for a file that is no database of ours. Throws where the disk refuses. */
function openDatabase(Database: typeof DatabaseSync, file: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined
  try {
    database = new Database(file, { timeout: 2000 })
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000')
    const found = database.prepare('PRAGMA user_version').get() as { readonly user_version: number }
    if (found.user_version !== FORMAT) {
      // With rowids: values are then appended and the keys alone are sorted, which writes and misses several times as fast.
      database.exec(`
        BEGIN IMMEDIATE;
        DROP TABLE IF EXISTS entry;
        CREATE TABLE entry (shelf TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (shelf, key));
        CREATE INDEX entry_day ON entry (day);
        PRAGMA user_version = ${FORMAT};
        COMMIT`)
    }
    database.prepare('SELECT 1 FROM entry LIMIT 1').get()
    return database
  } catch (error) {
    database?.close()
    // 11 corrupt, 26 not a database, 1 a table of another shape.
    if ([1, 11, 26].includes((error as { readonly errcode?: number }).errcode ?? 0)) return undefined
    throw error
  }
}

function cacheOf(database: DatabaseSync, now: number, note: (line: string) => void): Cache {
  const today = Math.floor(now / DAY)
  let broken = false
  const attempt = <T>(otherwise: T, work: () => T): T => {
    if (broken) return otherwise
    try {
      return work()
    } catch (error) {
      broken = true
      note(`the cache is left aside: ${error instanceof Error ? error.message : String(error)}`)
      return otherwise
    }
  }
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, known)
    return known
  }
  const touched: [Shelf, string][] = []

  function lookUp(shelf: Shelf, key: string): string | undefined {
    const row = prepare('SELECT value, day FROM entry WHERE shelf = ? AND key = ?').get(shelf, key) as
      | { readonly value: string; readonly day: number }
      | undefined
    if (row && row.day < today) touched.push([shelf, key])
    return row?.value
  }

  return {
    get: (shelf, key) => attempt(undefined, () => lookUp(shelf, key)),
    getMany: (shelf, keys) =>
      attempt(new Map<string, string>(), () => {
        const found = new Map<string, string>()
        for (const key of keys) {
          const value = lookUp(shelf, key)
          if (value !== undefined) found.set(key, value)
        }
        return found
      }),
    setMany: (shelf, entries) =>
      attempt(undefined, () => {
        const insert = prepare('INSERT OR REPLACE INTO entry (shelf, key, value, day) VALUES (?, ?, ?, ?)')
        database.exec('BEGIN IMMEDIATE')
        try {
          for (const [key, value] of entries) if (value.length <= LARGEST_VALUE) insert.run(shelf, key, value, today)
          database.exec('COMMIT')
        } catch (error) {
          database.exec('ROLLBACK')
          throw error
        }
      }),
    close: () => {
      attempt(undefined, () => {
        if (touched.length > 0) {
          // Somebody who writes right now may keep the rows' old age.
          const update = prepare('UPDATE entry SET day = ? WHERE shelf = ? AND key = ?')
          database.exec('BEGIN IMMEDIATE')
          for (const [shelf, key] of touched) update.run(today, shelf, key)
          prepare('DELETE FROM entry WHERE day < ?').run(today - KEPT_DAYS)
          shrink(database, prepare)
          database.exec('COMMIT')
        }
      })
      database.close()
    },
  }
}

function shrink(database: DatabaseSync, prepare: (sql: string) => StatementSync): void {
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { readonly page_count: number }
  const { page_size: size } = database.prepare('PRAGMA page_size').get() as { readonly page_size: number }
  if (pages * size > LARGEST_FILE) {
    prepare(
      'DELETE FROM entry WHERE day <= (SELECT day FROM entry ORDER BY day LIMIT 1 OFFSET (SELECT count(*) / 2 FROM entry))',
    ).run()
  }
}
