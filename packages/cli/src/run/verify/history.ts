import { claimsOf, read } from '@truespec/core'
import { openHistory, type GitHistory } from '../../node/git-history.ts'
import { metadataOf } from '../documents.ts'
import { probingFiles } from '../facts.ts'
import type { Session } from '../session.ts'
import { decodeText } from '../sources.ts'
import { digest } from '../surroundings.ts'
import type { OpenClaims } from '../workspace.ts'

/** The history of the repository as claims need it; undefined where there is no git, or no commit yet. */
export function historyOf({ project, refs, cache }: Session, open: OpenClaims): GitHistory | undefined {
  const { git, config, disk, key, search } = project
  if (!git || !refs) return undefined
  const { readText } = probingFiles(disk, () => open.engines.markdown)
  // What stands beside a spec now says nothing of a text from elsewhere: with it, every text would bear this spec's ID.
  const metadata = (path: string, like: string): ReturnType<typeof metadataOf> =>
    path === like ? metadataOf(like, open.schemaFor(like), readText) : undefined
  return openHistory({
    git,
    refs,
    cache,
    key,
    limit: config.limits.fileSize,
    folders: search.folders,
    isSpec: (path) => search.isSpec(path) && !search.isTemplate(path),
    files: () => open.workspace.outlines().map(({ file }) => file),
    bytesOf: open.bytesOf,
    claimsNow: (file) => open.claimed.get(file)?.claims ?? [],
    readingOf: (path, like) => digest(JSON.stringify([project.templateFor(like), metadata(path, like)])),
    claimsIn(path, text, like) {
      const beside = metadata(path, like)
      const schema = open.schemaFor(like)
      const { nesting } = config.limits
      const past = { file: path, text: decodeText(Buffer.from(text)), schema, nesting }
      return claimsOf(read({ ...past, ...(beside && { metadata: beside }) }, open.engines))
    },
  })
}
