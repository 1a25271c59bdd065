import { answered, parts, type Git } from './git.ts'

/**
 * Whether files that git tracks differ from HEAD, staged or not. Files that it does not track do not count: reports are such files.
 * To compare, git would run the filters that the repository configures: each is set to none, and where that cannot be, the answer is yes.
 */
export function isDirty(git: Git): boolean {
  const listed = git.ask([
    'config',
    '-z',
    '--name-only',
    '--get-regexp',
    String.raw`^filter\..*\.(clean|process|required)$`,
  ])
  // 1: there are none.
  const names = listed?.status === 1 ? [] : parts(answered(listed, 'its configuration'))
  // What stands behind the first `=` would be the value.
  if (names.some((name) => /[=\n]/.test(name))) return true
  const off = [...new Set(names)].flatMap((name) => ['-c', `${name}=${name.endsWith('.required') ? 'false' : ''}`])
  const status = git.ask([
    ...off,
    'status',
    '--porcelain',
    '-z',
    '--untracked-files=no',
    '--no-renames',
    // Not into submodules: they have a configuration of their own.
    '--ignore-submodules=dirty',
  ])
  return answered(status, 'the state of the working tree').length > 0
}
