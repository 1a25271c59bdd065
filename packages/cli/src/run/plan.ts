import { WriteRefused, type Disk } from '../node/disk.ts'
import { systemReason, UserError } from '../errors.ts'

/** A file that setting up would write. */
interface PlannedFile {
  readonly disk: Disk
  /** Relative to the root of its disk. */
  readonly path: string
  /** As people are told of it. */
  readonly shown: string
  readonly text: string
  readonly mode?: number
}

/** What setting up does, decided before anything is done. */
export interface Plan {
  readonly files: readonly PlannedFile[]
  /** What is there already and stays as it is, or cannot be set up, a line each. */
  readonly notes: readonly string[]
}

/** Adds a file to a plan, or says that something stands in its place already. */
export function planFile(file: PlannedFile, otherwise: string): Plan {
  const stat = file.disk.follow(file.path)
  if (stat === undefined && file.disk.stat(file.path) === undefined) return { files: [file], notes: [] }
  return {
    files: [],
    notes: [`${file.shown} is there already and stays as it is${otherwise === '' ? '' : `; ${otherwise}`}`],
  }
}

/** Several plans as one. */
export function together(plans: readonly Plan[]): Plan {
  return { files: plans.flatMap(({ files }) => files), notes: plans.flatMap(({ notes }) => notes) }
}

/** Writes the files of a plan; `done` hears of each. Overwrites nothing. Throws `UserError` at the first that cannot be written. */
export function carryOut({ files }: Plan, done: (shown: string) => void): void {
  for (const { disk, path, shown, text, mode } of files) {
    try {
      disk.create(path, Buffer.from(text), mode)
      done(shown)
    } catch (error) {
      const why =
        error instanceof WriteRefused
          ? error.refusal === 'exists'
            ? 'it was made meanwhile'
            : 'its folder is a link that leaves the root'
          : systemReason(error)
      throw new UserError({
        what: `cannot write ${shown}`,
        why,
        next: 'put that right and run `truespec init` again: what is there stays',
      })
    }
  }
}
