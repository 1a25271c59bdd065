import { stampOf, type Disk, type Stat } from '../node/disk.ts'

/** What stands at a path, as one text. A folder counts for being one alone. */
function probeOf(stat: Stat | 'outside' | undefined): string {
  if (stat === undefined) return 'none'
  if (stat === 'outside') return stat
  return stat.kind === 'file' ? stampOf(stat) : stat.kind
}

/** What stands there now; of a path that ends in `/`, the names in the folder. */
export function probe(disk: Disk, path: string): string {
  return path.endsWith('/') ? namesIn(disk, path.slice(0, -1)) : probeOf(disk.follow(path))
}

/** A disk that tells `note` of each path that is looked at and of what stood there. */
export function notingDisk(disk: Disk, note: (path: string, probe: string) => void): Disk {
  return {
    ...disk,
    read(path, limit) {
      note(path, probeOf(disk.follow(path)))
      return disk.read(path, limit)
    },
    list(folder) {
      note(`${folder}/`, namesIn(disk, folder))
      return disk.list(folder)
    },
    stat(path) {
      note(path, probeOf(disk.follow(path)))
      return disk.stat(path)
    },
    follow(path) {
      const stat = disk.follow(path)
      note(path, probeOf(stat))
      return stat
    },
  }
}

function namesIn(disk: Disk, folder: string): string {
  return disk
    .list(folder)
    .map(({ name, kind }) => `${kind} ${name}`)
    .join('\0')
}
