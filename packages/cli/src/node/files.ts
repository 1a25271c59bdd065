import { stampOf, type Stat } from './disk.ts'
import { firstFrom } from './sorted.ts'

/**
 * Files, and how each stood when it was looked at. In columns: thousands of small objects that stay are moved about by every collection of
 * garbage, which took a tenth of a run that has nothing to do.
 */
export interface Files {
  /** Sorted, each once. */
  readonly paths: readonly string[]
  /** `WIDTH` numbers of each. */
  readonly numbers: Float64Array
  /** Where a path is a link: the link's own stamp. */
  readonly links: ReadonlyMap<string, string>
}

/** Size, time written, time changed, inode. */
export const WIDTH = 4

/** Makes room for the numbers of so many files. */
export function roomFor(count: number): Float64Array {
  return new Float64Array(WIDTH * count)
}

/** Puts the numbers of a file in its place. */
export function putNumbers(numbers: Float64Array, i: number, { size, written, changed, inode }: Stat): void {
  const at = WIDTH * i
  numbers[at] = size
  numbers[at + 1] = written
  numbers[at + 2] = changed
  numbers[at + 3] = inode
}

/** The stamp of the file at an index: equal where it has not changed. */
export function stampAt({ paths, numbers, links }: Files, i: number): string {
  const [size = 0, written = 0, changed = 0, inode = 0] = numbers.subarray(WIDTH * i, WIDTH * (i + 1))
  const link = links.get(paths[i] ?? '')
  return `${link === undefined ? '' : `${link}>`}${stampOf({ kind: 'file', size, written, changed, inode })}`
}

/** The index of a path; undefined where it is none of them. */
export function indexOf({ paths }: Files, path: string): number | undefined {
  const at = firstFrom(paths, path)
  return paths[at] === path ? at : undefined
}

/** When any of them last changed, in milliseconds since 1970; 0 where there are none. */
export function lastChange({ numbers }: Files): number {
  let last = 0
  for (let at = 0; at < numbers.length; at += WIDTH) last = Math.max(last, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0)
  return last
}

/** The files of all, each once. */
export function united(all: readonly Files[]): Files {
  const places = new Map<string, readonly [files: Files, i: number]>()
  for (const files of all) for (const [i, path] of files.paths.entries()) places.set(path, [files, i])
  const sorted = [...places].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const numbers = roomFor(sorted.length)
  for (const [i, [, [files, at]]] of sorted.entries())
    numbers.set(files.numbers.subarray(WIDTH * at, WIDTH * (at + 1)), WIDTH * i)
  return { paths: sorted.map(([path]) => path), numbers, links: new Map(all.flatMap(({ links }) => [...links])) }
}
