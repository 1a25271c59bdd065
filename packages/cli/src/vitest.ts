import type * as api from 'truespec/vitest'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'vitest'
import { UserError } from './errors.ts'
import { fromRoot } from './node/find.ts'
import { openProject } from './run/project.ts'
import { specReader } from './run/read-spec.ts'
import { prepare, type Prepared } from './run/test/prepare.ts'
import { register } from './scenarios/register.ts'

/** Registers the scenarios of a spec as tests. What is published of it is `types/vitest.d.ts`. */
export const scenarios: typeof api.scenarios = (file, define) => {
  const path = resolve(file instanceof URL ? fileURLToPath(file) : file)
  const { name, prepared } = open(path)
  register({ describe, test }, { path, name }, prepared, define)
}

function open(path: string): { readonly name: string; readonly prepared: Prepared } {
  try {
    const project = openProject({ cwd: dirname(path) })
    const name = fromRoot(project.place, project.disk, path)
    return { name, prepared: prepare([specReader(project)(name)]) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const { what, where, why, next } = error.reason
    const more = [where, why, next].filter((part) => part !== undefined).join('; ')
    throw new Error(more === '' ? what : `${what} (${more})`, { cause: error })
  }
}
