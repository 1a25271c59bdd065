import { claimsOf, read } from '@truespec/core'
import { createHash } from 'node:crypto'
import { openHistory, type GitHistory } from '../node/git-history.ts'
import type { Worded } from '../node/git-texts.ts'
import { metadataOf } from './documents.ts'
import type { Session } from './session.ts'
import type { Template } from './templates.ts'
import type { OpenWorkspace } from './workspace.ts'

/**
 * The history of a session's repository; undefined where there is none, or no commit. `claimed` has the claims of every spec that may be
 * asked for, by file.
 */
export function historyOf(
  { project, refs, cache }: Session,
  {
    engines,
    schemaFor,
    bytesOf,
    readText,
  }: Pick<OpenWorkspace, 'engines' | 'schemaFor' | 'bytesOf'> & {
    /** Reads the file beside a spec that holds fields of it. */
    readonly readText: (path: string) => string | undefined
  },
  claimed: ReadonlyMap<string, { readonly claims: readonly Worded[] }>,
): GitHistory | undefined {
  const { git, search, config, key, templateFor } = project
  if (!git || !refs) return undefined
  const { fileSize: limit, nesting } = config.limits
  const names = new Map<Template, string>()
  const nameOf = (template: Template): string => {
    const name = names.get(template) ?? digest(template)
    names.set(template, name)
    return name
  }
  const metadata = (path: string, like: string): ReturnType<typeof metadataOf> =>
    path === like ? metadataOf(path, schemaFor(like), readText) : undefined
  return openHistory({
    git,
    refs,
    cache,
    key,
    folders: search.folders,
    isSpec: (path) => search.isSpec(path) && !search.isTemplate(path),
    files: () => claimed.keys(),
    limit,
    bytesOf,
    claimsNow: (file) => claimed.get(file)?.claims ?? [],
    claimsIn(path, text, like) {
      const beside = metadata(path, like)
      const input = { file: path, text, schema: schemaFor(like), nesting, ...(beside && { metadata: beside }) }
      return claimsOf(read(input, engines))
    },
    readingOf(path, like) {
      const beside = metadata(path, like)
      return beside ? `${nameOf(templateFor(like))}:${digest(beside)}` : nameOf(templateFor(like))
    },
  })
}

function digest(data: object): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('base64url')
}
