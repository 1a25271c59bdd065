import { readdirSync, readFileSync } from 'node:fs'

/** Short against a run of seconds; a look takes about a millisecond. */
const EVERY = 20
const PAGE = 4096

/**
 * Adds up the resident memory of a process and all below it (statm of proc(5)), every 20 ms, until the function that it gives is called:
 * that gives the most that was seen, in MB (10^6 bytes), or undefined off Linux. What two of them share counts twice.
 */
export function watchMemory(root: number): () => number | undefined {
  if (process.platform !== 'linux') return () => undefined
  let most = 0
  const look = (): void => {
    most = Math.max(most, residentBelow(root))
  }
  const timer = setInterval(look, EVERY)
  return () => {
    clearInterval(timer)
    return (most * PAGE) / 1e6
  }
}

function residentBelow(root: number): number {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = textOf(`/proc/${name}/stat`)
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    const list = children.get(parent)
    if (list) list.push(Number(name))
    else children.set(parent, [Number(name)])
  }
  let pages = 0
  const open = [root]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    pages += Number(textOf(`/proc/${id}/statm`).split(' ')[1] ?? 0)
    open.push(...(children.get(id) ?? []))
  }
  return pages
}

/** Empty for a process that has ended meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
