import { watch } from 'node:fs'
import { join } from 'node:path'
import { toRelative } from './find.ts'

/** Stops watching. */
export interface Watching {
  close(): Promise<void>
}

const IGNORED = ['.git', 'node_modules']

/**
 * Calls `changed` with the paths, relative to `root`, at which something changed below it. What happens within 50 ms comes as one.
 * Uses the platform's own watching through a native module, and where that does not load, that of Node.
 */
export async function watchFolder(root: string, changed: (paths: ReadonlySet<string>) => void): Promise<Watching> {
  let waiting: Set<string> | undefined
  const note = (path: string | undefined): void => {
    if (
      path === undefined ||
      IGNORED.some((folder) => path === folder || path.startsWith(`${folder}/`) || path.includes(`/${folder}/`))
    )
      return
    if (waiting === undefined) {
      waiting = new Set()
      setTimeout(() => {
        const paths = waiting ?? new Set()
        waiting = undefined
        changed(paths)
      }, 50)
    }
    waiting.add(path)
  }
  return (await watchNatively(root, note)) ?? watchPlainly(root, note)
}

async function watchNatively(root: string, note: (path: string | undefined) => void): Promise<Watching | undefined> {
  try {
    const { subscribe } = await import('@parcel/watcher')
    const subscription = await subscribe(
      root,
      (error, events) => {
        // What was lost is unknown: the whole root may have changed.
        if (error) note('')
        else for (const { path } of events) note(toRelative(root, path))
      },
      { ignore: IGNORED.map((folder) => join(root, folder)) },
    )
    return { close: () => subscription.unsubscribe() }
  } catch {
    return undefined
  }
}

function watchPlainly(root: string, note: (path: string | undefined) => void): Watching {
  const watcher = watch(root, { recursive: true }, (_, name) =>
    note(name === null ? '' : toRelative(root, join(root, name))),
  )
  watcher.on('error', () => note(''))
  return {
    close() {
      watcher.close()
      return Promise.resolve()
    },
  }
}
