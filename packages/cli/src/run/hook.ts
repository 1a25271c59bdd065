import { resolve } from 'node:path'
import { toRelative, type Place } from '../node/find.ts'
import type { Disk } from '../node/disk.ts'
import { openDisk } from '../node/real-disk.ts'
import type { Git } from '../node/git.ts'
import { planFile, type Plan } from './plan.ts'

const NAME = 'pre-commit'

/** Where the program is missing it lets the commit pass: a commit does not wait for the network, and CI checks it all the same. */
const HOOK = `#!/bin/sh
# Checks the specs before each commit, as they lie in the folder: what is changed and not staged is checked along.
# Made by \`truespec init\`; \`git commit --no-verify\` passes it by.
if [ -x node_modules/.bin/truespec ]; then
  truespec=node_modules/.bin/truespec
elif command -v truespec >/dev/null 2>&1; then
  truespec=truespec
else
  echo 'truespec is not installed here, so the specs were not checked; to have that: npm install --save-dev truespec' >&2
  exit 0
fi
git diff --quiet -- '*.md' truespec.json || echo 'truespec: not all changes are staged; the specs are checked as they lie in the folder' >&2
exec "$truespec" check
`

/**
 * Where the hook goes: into the folder that git is configured to use, or husky's. An existing hook is never touched; `command` is what people
 * are told to add to it.
 */
export function planHook(place: Place, disk: Disk, git: Git | undefined, command: string): Plan {
  const none = (why: string): Plan => ({ files: [], notes: [`no git hook: ${why}`] })
  if (git === undefined) return none('there is no git repository here')
  const folders = git.ask(['rev-parse', '--git-common-dir', '--show-toplevel'])
  const configured = hooksPath(git)
  if (folders?.status !== 0) return none(folders?.stderr ?? 'git is not installed')
  const [common = '', top = ''] = folders.stdout.toString().split('\n')
  if (resolve(top) !== place.root && configured === undefined) return none('the root is not the top of the repository')
  const otherwise = `add this line to it: ${command}`
  if (configured === undefined) {
    const gitDisk = openDisk(resolve(place.root, common))
    return planFile(
      { disk: gitDisk, path: `hooks/${NAME}`, shown: `.git/hooks/${NAME}`, text: HOOK, mode: 0o777 },
      otherwise,
    )
  }
  const folder = toRelative(place.root, resolve(top, configured))
  if (folder === undefined) return none(`core.hooksPath is outside the root; ${otherwise} (${configured}/${NAME})`)
  // Husky keeps its own programs in `.husky/_`, and the hooks that people write beside it.
  const own = folder === '.husky/_' ? '.husky' : folder
  const path = `${own}/${NAME}`
  return planFile({ disk, path, shown: path, text: HOOK, mode: 0o777 }, otherwise)
}

/** `core.hooksPath` as the user or the repository set it; our own setting on the command line is left out. */
function hooksPath(git: Git): string | undefined {
  const answer = git.ask(['config', '--show-origin', '-z', '--get-all', 'core.hooksPath'])
  const [...tokens] = answer?.stdout.toString().split('\0') ?? []
  let path: string | undefined
  for (let i = 0; i + 1 < tokens.length; i += 2) if (tokens[i] !== 'command line:') path = tokens[i + 1]
  return path === '' || path === '/dev/null' ? undefined : path
}
