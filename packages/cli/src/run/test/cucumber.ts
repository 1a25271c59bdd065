import { createRequire } from 'node:module'
import { join } from 'node:path'
import { errorCode, UserError } from '../../errors.ts'

/** The package whose runner is used: the project's own, never one of ours. */
const NAME = '@cucumber/cucumber'
const OLDEST = 11

/** The path of the API of the project's Cucumber. Throws `UserError` where the project has none, or one that is too old. */
export function findCucumber(root: string): string {
  const require = createRequire(join(root, 'package.json'))
  try {
    const { version } = require(`${NAME}/package.json`) as { readonly version: string }
    if (Number.parseInt(version, 10) < OLDEST)
      throw new UserError({
        what: `${NAME} ${version} is too old`,
        where: root,
        why: `scenarios are run by version ${OLDEST} or newer`,
        next: `npm install --save-dev ${NAME}@latest`,
      })
    return require.resolve(`${NAME}/api`)
  } catch (error) {
    if (!['MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED'].includes(errorCode(error) ?? '')) throw error
    throw new UserError({
      what: `${NAME} is not installed`,
      where: root,
      why: "scenarios are run by the project's own Cucumber with its own step definitions",
      next: `npm install --save-dev ${NAME}`,
    })
  }
}
