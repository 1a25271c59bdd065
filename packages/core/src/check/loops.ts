/** Files and what each depends on. */
export type Graph = ReadonlyMap<string, Iterable<string>>

/** A loop: the files along it, from the first by name. */
export type Loop = readonly string[]

/** The loops of a graph. */
export interface Loops {
  /** By the file that each starts at: its first by name. */
  readonly byFirst: ReadonlyMap<string, readonly Loop[]>
  /** Every file that lies on some loop. */
  readonly files: ReadonlySet<string>
}

/**
 * Finds the loops of a graph. From the first file of a loop by name there is one loop, the shortest, for each
 * of its dependencies that leads back to it over files that come later by name. In a graph so tangled that the work would grow faster
 * than its size, loops within a tangle that already shows one are left out. Iterative: a loop of any length costs no stack.
 */
export function findLoops(graph: Graph): Loops {
  const { names, forward, backward, edges } = numbered(withoutSources(graph))
  const scratch: Scratch = { order: new Int32Array(names.length), low: new Int32Array(names.length) }
  const byFirst = new Map<string, readonly Loop[]>()
  const files = new Set<string>()
  let budget = 10_000 + 16 * (names.length + edges)
  const tangle = new Int32Array(names.length).fill(-1)
  let tangles = 0
  /** Files that may still be part of a loop, in groups; the second says whether the group has shown one already. */
  const pending: { readonly members: readonly number[]; readonly shown: boolean }[] = [
    { members: names.map((_, i) => i), shown: false },
  ]
  for (let group = pending.pop(); group; group = pending.pop()) {
    const { members, shown } = group
    if (shown && budget < 0) continue
    if (shown) for (const member of members) budget -= 1 + (forward[member] as readonly number[]).length
    const label = tangles++
    for (const member of members) tangle[member] = label
    for (const component of components(members, forward, tangle, label, scratch)) {
      if (!shown) for (const member of component) files.add(names[member] as string)
      const first = component.reduce((a, b) => Math.min(a, b))
      const within = tangles++
      for (const member of component) tangle[member] = within
      const found: Loop[] = []
      const towards = stepsTowards(first, backward, tangle, within)
      for (const next of forward[first] as readonly number[]) {
        if (tangle[next] !== within || (budget < 0 && (shown || found.length > 0))) continue
        const loop = [names[first] as string]
        for (let at = next; at !== first; at = towards.get(at) as number) loop.push(names[at] as string)
        budget -= loop.length
        found.push(loop)
      }
      if (found.length > 0) byFirst.set(names[first] as string, found)
      if (component.length > 1) pending.push({ members: component.filter((member) => member !== first), shown: true })
    }
  }
  return { byFirst, files }
}

/** The graph without what no file depends on, and then without what no file that is left does: of a graph without loops, nothing. */
function withoutSources(graph: Graph): Graph {
  const waiting = new Map<string, number>()
  for (const file of graph.keys()) waiting.set(file, 0)
  const count = (file: string, by: number): number => {
    const sum = (waiting.get(file) ?? -1) + by
    if (waiting.has(file)) waiting.set(file, sum)
    return sum
  }
  for (const targets of graph.values()) for (const target of targets) count(target, 1)
  const sources = [...waiting].flatMap(([file, dependants]) => (dependants === 0 ? [file] : []))
  for (let file = sources.pop(); file !== undefined; file = sources.pop()) {
    waiting.delete(file)
    for (const target of graph.get(file) ?? []) if (count(target, -1) === 0) sources.push(target)
  }
  return new Map(Array.from(waiting.keys(), (file) => [file, graph.get(file) ?? []]))
}

/** Room for Tarjan's two numbers of each file. */
interface Scratch {
  readonly order: Int32Array
  readonly low: Int32Array
}

interface Numbered {
  /** Sorted: a lower number is an earlier name. */
  readonly names: readonly string[]
  readonly forward: readonly (readonly number[])[]
  readonly backward: readonly (readonly number[])[]
  readonly edges: number
}

function numbered(graph: Graph): Numbered {
  const names = [...graph.keys()].sort()
  const numbers = new Map(names.map((name, i) => [name, i]))
  const backward: number[][] = names.map(() => [])
  let edges = 0
  const forward = names.map((name, from) => {
    const targets = new Set<number>()
    for (const target of graph.get(name) ?? []) {
      const to = numbers.get(target)
      if (to !== undefined) targets.add(to)
    }
    const sorted = [...targets].sort((a, b) => a - b)
    for (const to of sorted) backward[to]?.push(from)
    edges += sorted.length
    return sorted
  })
  return { names, forward, backward, edges }
}

/**
 * The strongly connected components of those members that bear the label, as far as they hold a loop (Tarjan 1972, without recursion).
 */
function components(
  members: readonly number[],
  forward: readonly (readonly number[])[],
  labels: Int32Array,
  label: number,
  { order, low }: Scratch,
): readonly (readonly number[])[] {
  /** Of a file that its component is found for, and of no open one. */
  const DONE = -2
  const open: number[] = []
  const result: number[][] = []
  let count = 0
  for (const member of members) order[member] = -1
  const enter = (node: number): { readonly node: number; edge: number } => {
    order[node] = low[node] = count++
    open.push(node)
    return { node, edge: 0 }
  }
  const lower = (node: number, to: number): void => {
    low[node] = Math.min(low[node] as number, to)
  }
  for (const root of members) {
    if (order[root] !== -1) continue
    const path = [enter(root)]
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { node } = top
      const next = (forward[node] as readonly number[])[top.edge++]
      if (next === undefined) {
        path.pop()
        const above = path.at(-1)
        if (above) lower(above.node, low[node] as number)
        if (low[node] !== order[node]) continue
        const component = open.splice(open.lastIndexOf(node))
        for (const member of component) order[member] = DONE
        if (component.length > 1 || forward[node]?.includes(node)) result.push(component)
      } else if (labels[next] === label) {
        if (order[next] === -1) path.push(enter(next))
        else if (order[next] !== DONE) lower(node, order[next] as number)
      }
    }
  }
  return result
}

/** For each file from which `goal` can be reached over files of one label: the next file on the shortest way. */
function stepsTowards(
  goal: number,
  backward: readonly (readonly number[])[],
  labels: Int32Array,
  label: number,
): ReadonlyMap<number, number> {
  const steps = new Map<number, number>([[goal, goal]])
  const queue = [goal]
  for (let i = 0; i < queue.length; i++) {
    const to = queue[i] as number
    for (const from of backward[to] as readonly number[]) {
      if (labels[from] !== label || steps.has(from)) continue
      steps.set(from, to)
      queue.push(from)
    }
  }
  return steps
}
