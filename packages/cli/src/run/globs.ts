import { matcherOf } from '@truespec/core'

/** `specs/**` + `/*.md`: a folder without a pattern, and an ending. The form that nearly every configuration uses. */
const COMMON = /^([\w./-]+)\/\*\*\/\*(\.\w+)$/

/** `**` + `/node_modules/**`: a name anywhere. */
const ANYWHERE = /^\*\*\/([\w-][\w.-]*)\/\*\*$/

/** Whether a path, relative to the root, fits one of the globs: as `matcherOf`, with a short way for the common form. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const common: (readonly [folder: string, ending: string])[] = []
  const names: string[] = []
  const others: string[] = []
  for (const glob of globs) {
    const [, folder = '', ending = ''] = COMMON.exec(glob) ?? []
    const name = ANYWHERE.exec(glob)?.[1]
    if (name !== undefined) names.push(`/${name}/`)
    else if (ending === '' || folder.split('/').some((part) => part === '.' || part === '..')) others.push(glob)
    else common.push([`${folder}/`, ending])
  }
  const fits = matcherOf(others)
  return (path) => {
    if (common.some(([folder, ending]) => path.startsWith(folder) && path.endsWith(ending))) return true
    const whole = `/${path}/`
    return names.some((name) => whole.includes(name)) || (others.length > 0 && fits(path))
  }
}
