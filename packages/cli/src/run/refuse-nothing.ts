import { defaultConfig } from '@truespec/core'
import { UserError } from '../errors.ts'
import type { Session } from './session.ts'

/**
 * Throws `UserError` where the configuration itself leaves nothing to check: its globs fit no file, not even a template, or all that fit are ignored.
 * A repository that does not say where its specs are may have none yet.
 */
export function refuseNothing({ project: { config, place, search }, selection }: Session): void {
  const { specs, ignore, rules } = config
  const isConfigured = specs !== defaultConfig.specs || ignore !== defaultConfig.ignore
  if (!selection.isWhole || selection.files.paths.length > 0 || !isConfigured || rules['no-spec'] === 'off') return
  if (config.templates.some(({ template }) => search.isSpec(template))) return
  throw new UserError({
    what: `no file fits "specs": ${specs.join(', ')}`,
    where: place.root,
    why: `what git and "ignore" (${ignore.join(', ')}) ignore is left out, and a check of nothing is no pass`,
    next: 'correct them in truespec.json, or turn the rule no-spec off',
  })
}
