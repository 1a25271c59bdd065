import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'

const PATIENCE = 10_000

/**
 * Runs steps while no other Truespec process of this user runs one. The lock is one of the operating system's (SQLite's), so it ends with the
 * process that holds it, however that ends. Where the folder cannot be written, steps run without it.
 */
export function lockIn(folder: string | undefined): (step: () => void) => void {
  return (step) => {
    const database = folder === undefined ? undefined : take(folder)
    try {
      step()
    } finally {
      database?.close()
    }
  }
}

function take(folder: string): DatabaseSync | undefined {
  const emit = process.emitWarning
  // Node 22 calls its SQLite experimental, on stderr.
  process.emitWarning = (): void => undefined
  try {
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const database = new DatabaseSync(join(folder, 'write.lock'), { timeout: PATIENCE })
    // Closing the database rolls the empty transaction back.
    database.exec('BEGIN EXCLUSIVE')
    return database
  } catch {
    return undefined
  } finally {
    process.emitWarning = emit
  }
}
