import { resolve } from 'node:path'
import { errorCode, systemReason, UserError } from '../errors.ts'
import { readNamedFile } from '../node/named-file.ts'
import type { CheckOptions } from './options.ts'

/** The file that lists findings which are known already. */
export interface KnownFindings {
  /** As the user names it, relative to the working folder. */
  readonly path: string
  /** Empty where it is yet to be written. */
  readonly text: string
}

const DEFAULT = 'truespec-baseline.json'

/** The baseline that the options name, read. Throws `UserError` where it is to be applied and is not there. */
export function baselineFile(cwd: string, { baseline, writeBaseline }: CheckOptions): KnownFindings | undefined {
  const path = typeof writeBaseline === 'string' ? writeBaseline : (baseline ?? (writeBaseline ? DEFAULT : undefined))
  if (path === undefined) return undefined
  try {
    return { path, text: readNamedFile(resolve(cwd, path)) }
  } catch (error) {
    if (writeBaseline && errorCode(error) === 'ENOENT') return { path, text: '' }
    throw new UserError({
      what: `the baseline ${path} cannot be read`,
      why: systemReason(error),
      next: `write one: truespec check --write-baseline ${path}`,
    })
  }
}
