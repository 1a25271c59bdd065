import { formats } from './formats.ts'
import { kinds } from './kinds.ts'
import { ROOT } from './paths.ts'
import { generate, type Generated } from './registry.ts'
import { rules } from './rules.ts'

/** Reads the folders in which a file or two are all that a new thing needs, and makes what is made of them. Writes nothing. */
export function generateAll(root: string = ROOT): Generated {
  const made = [rules, formats, kinds].map((registry) => generate(registry, root))
  return {
    files: new Map(made.flatMap(({ files }) => [...files])),
    problems: made.flatMap(({ problems }) => problems),
  }
}
