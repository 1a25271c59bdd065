import type { Finding } from './types-program.ts'

/** True of a program, and no fault of a sketch in a document. */
const NOISE: ReadonlySet<number> = new Set([
  2355, // a function that must return, without a body to speak of
  2366, // a function that returns only on some of the ways shown
  2378, // a getter without a return
  2389,
  2390,
  2391, // a signature without its implementation
  2394, // overloads of which the implementation is not shown
  2580,
  2581,
  2582,
  2591,
  2592,
  2593, // names of Node, jQuery or a test runner
  2867,
  2868, // names of Bun, and others that need a package's types
])

/** Names that are not there, or not there yet. */
const UNKNOWN_NAME: ReadonlySet<number> = new Set([2304, 2503, 2552, 2662, 2663, 18004])

/** What Node gives every module, for which the compiler has no code of its own. */
const ENVIRONMENT: ReadonlySet<string> = new Set(['NodeJS', '__dirname', '__filename'])

/** Modules that do not resolve. */
const UNKNOWN_MODULE: ReadonlySet<number> = new Set([2307, 2792, 7016])

/**
 * Whether a finding says nothing against a block: what a sketch leaves out, names that another block of the same spec
 * shows, and packages, which are not looked at.
 */
export function isNoise({ code, from, to }: Finding, text: string, names: ReadonlySet<string>): boolean {
  if (NOISE.has(code)) return true
  const place = text.slice(from, to)
  if (UNKNOWN_NAME.has(code)) return names.has(place) || ENVIRONMENT.has(place)
  if (UNKNOWN_MODULE.has(code)) return !/^["'`]\.{0,2}\//.test(place) && !/^["'`]\.{1,2}["'`]$/.test(place)
  return false
}
