import picomatch from 'picomatch'

/** Whether a path, relative to the root, fits one of the globs. No globs fit nothing. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false
  return picomatch([...globs], { dot: true, nobrace: false, noextglob: true, nonegate: true })
}
