import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemReason, UserError } from '../../errors.ts'
import { toRelative } from '../../node/find.ts'

/** A folder outside the root that is there as long as a run is. */
export interface Scratch {
  /** Absolute, links resolved. */
  readonly folder: string
  remove(): void
}

/** Ends that leave no `exit` event of their own. Ctrl-C has one: `main` sees to it. */
const ENDS = { SIGTERM: 143, SIGHUP: 129 } as const

/** Makes such a folder, which is taken away however the process ends, a kill apart. Throws `UserError` where there is no place for it. */
export function openScratch(root: string): Scratch {
  const folder = makeFolder()
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  if (toRelative(root, folder) !== undefined) {
    remove()
    throw new UserError({
      what: 'the folder for temporary files lies below the root',
      where: folder,
      why: 'what is run is written there, and nothing is ever written below the root',
      next: 'set TMPDIR to a folder outside the root',
    })
  }
  const ends = Object.entries(ENDS).map(([signal, status]) => ({ signal, end: () => process.exit(status) }))
  process.once('exit', remove)
  for (const { signal, end } of ends) process.once(signal, end)
  return {
    folder,
    remove() {
      process.off('exit', remove)
      for (const { signal, end } of ends) process.off(signal, end)
      remove()
    },
  }
}

function makeFolder(): string {
  try {
    const base = tmpdir()
    mkdirSync(base, { recursive: true })
    return realpathSync.native(mkdtempSync(join(base, 'truespec-test-')))
  } catch (error) {
    throw new UserError({
      what: 'no temporary folder can be made',
      where: tmpdir(),
      why: systemReason(error),
      next: 'set TMPDIR to a folder that you may write',
    })
  }
}
