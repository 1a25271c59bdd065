import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { toRelative } from '../node/find.ts'
import type { KnownFindings } from './baseline.ts'
import type { Project } from './project.ts'

/** What a run reads. */
interface Inputs {
  readonly project: Project
  /** The specs, relative to the root. */
  readonly files: readonly string[]
  /** As the command line names it, relative to the working folder. */
  readonly template?: string | undefined
  readonly known?: KnownFindings | undefined
  /** Absolute. */
  readonly reports?: readonly string[]
}

/** Throws `UserError` where a result would be written over what it is made from, or over what the next run takes for a spec. `output` is relative to the working folder. */
export function refuseInput(output: string, inputs: Inputs): void {
  const what = inputAt(real(resolve(inputs.project.place.cwd, output)), inputs)
  if (what !== undefined)
    throw new UserError({
      what: `cannot write ${output}`,
      why: `it is ${what}`,
      next: 'name another file; what stood there still stands',
    })
}

function inputAt(path: string, { project, files, template, known, reports = [] }: Inputs): string | undefined {
  const { place, config, search, templates } = project
  const isAt = (folder: string, name: string | undefined): boolean =>
    name !== undefined && real(resolve(folder, name)) === path
  if (isAt(place.root, place.configFile)) return 'the configuration'
  if (isAt(place.root, config.baseline)) return 'the baseline'
  if (known?.namedBy === 'user' && isAt(place.cwd, known.path)) return 'the baseline'
  const older = templates.flatMap((one) => one.older.map((each) => each.path))
  const isTemplate = [...templates.map((one) => one.path), ...older].some((one) => isAt(place.root, one))
  if (isTemplate || isAt(place.cwd, template)) return 'a template'
  if (reports.some((report) => isAt(place.cwd, report))) return 'a report that is read'
  const inside = toRelative(place.root, path)
  if (inside === undefined) return undefined
  if (files.includes(inside)) return 'a spec that is read'
  return search.isSpec(inside) ? `where specs are looked for: ${config.specs.join(', ')}` : undefined
}

/** A path without links, as far as it leads to something. */
function real(path: string): string {
  for (const [there, rest] of [
    [path, ''],
    [dirname(path), basename(path)],
  ] as const) {
    try {
      return join(realpathSync.native(there), rest)
    } catch {
      // It may be yet to be written.
    }
  }
  return path
}
