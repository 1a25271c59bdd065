import { statusNames } from '@truespec/core'
import { stdout } from '../terminal/streams.ts'
import type { WORDS } from './options.ts'
import { openProject } from './project.ts'
import { specPaths } from './spec-paths.ts'

/** Prints the words of a kind for a shell to offer, a line each. Reads no spec: IDs are those in names of files. Says nothing where it cannot. */
export function printWords(kind: (typeof WORDS)[number], cwd: string | undefined): void {
  try {
    for (const word of new Set(kind === 'ids' ? ids(cwd) : statuses(cwd)))
      if (PLAIN.test(word)) stdout.write(`${word}\n`)
  } catch {
    // Nobody asked for a message between two keys.
  }
}

/** Nothing that means something to a shell. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u

function statuses(cwd: string | undefined): readonly string[] {
  return statusNames(openProject({ cwd }).config.lifecycle)
}

function ids(cwd: string | undefined): readonly string[] {
  return specPaths(openProject({ cwd })).flatMap(
    (path) => /(?<=^|\/)[A-Za-z]{1,20}(?:-\d{1,9})+(?=[^/]*$)/.exec(path)?.[0] ?? [],
  )
}
