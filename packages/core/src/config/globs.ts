/**
 * Globs over paths relative to the root, with `/`: `*` and `?` stay within a name, `**` spans folders, `[a-z]` and `[!a]` are one
 * character, `{a,b}` is either. Names that start with a dot are no exception, case counts, and everything else is itself: a glob
 * is never a regular expression, so none can be slow. Matching takes the product of both lengths at most.
 */
export type PathMatcher = (path: string) => boolean

/** Whether a path fits any of the globs. No globs, and a glob with a fault, fit nothing. */
export function matcherOf(globs: readonly string[]): PathMatcher {
  const patterns = globs.flatMap((glob) => alternativesOf(glob) ?? []).map((glob) => patternOf(glob))
  return (path) => {
    const names = path.split('/')
    return patterns.some((pattern) => fits(pattern, names))
  }
}

/** Why a text is no glob that paths can fit; undefined where it is one. */
export function globFault(glob: string): string | undefined {
  if (glob.trim() === '') return 'is empty'
  if (glob.length > LONGEST) return `is longer than ${LONGEST} characters`
  if (glob.startsWith('!')) return "starts with '!': files to leave out stand in 'ignore'"
  if (glob.startsWith('/') || /^[A-Za-z]:[\\/]/.test(glob)) return 'is absolute: globs are relative to the root'
  if (glob.split('/').includes('..')) return "leaves the root with '..'"
  return alternativesOf(glob) === undefined ? `has more than ${MOST} alternatives` : undefined
}

const LONGEST = 500
const MOST = 100

type Token = string | typeof ANY | typeof STAR | CharacterSet
type Pattern = readonly (readonly Token[] | typeof GLOBSTAR)[]
const ANY = Symbol('?')
const STAR = Symbol('*')
const GLOBSTAR = Symbol('**')

interface CharacterSet {
  readonly not: boolean
  readonly ranges: readonly (readonly [from: string, to: string])[]
}

/** The globs that one with braces stands for; undefined for more than `MOST`. Braces without a comma are themselves. */
function alternativesOf(glob: string): readonly string[] | undefined {
  const found: string[] = []
  const waiting = [glob]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const brace = /\{([^{}]*,[^{}]*)\}/.exec(next)
    if (!brace) found.push(next)
    else
      for (const part of (brace[1] ?? '').split(','))
        waiting.push(next.slice(0, brace.index) + part + next.slice(brace.index + brace[0].length))
    if (found.length + waiting.length > MOST) return undefined
  }
  return found
}

function patternOf(glob: string): Pattern {
  const plain = glob.replace(/^(?:\.\/)+/, '')
  const names = (plain.endsWith('/') ? `${plain}**` : plain).split('/')
  return names.map((name) => (name === '**' ? GLOBSTAR : tokensOf(name)))
}

function tokensOf(name: string): readonly Token[] {
  const tokens: Token[] = []
  for (let i = 0; i < name.length; i++) {
    const char = name[i] as string
    if (char === '*') {
      if (tokens.at(-1) !== STAR) tokens.push(STAR)
    } else if (char === '?') tokens.push(ANY)
    else if (char === '\\' && i + 1 < name.length) tokens.push(name[++i] as string)
    else {
      const end = char === '[' ? name.indexOf(']', i + 2) : -1
      if (end < 0) tokens.push(char)
      else {
        tokens.push(setOf(name.slice(i + 1, end)))
        i = end
      }
    }
  }
  return tokens
}

function setOf(text: string): CharacterSet {
  const not = text.startsWith('!') || text.startsWith('^')
  const ranges: [string, string][] = []
  for (let i = not ? 1 : 0; i < text.length; i++) {
    const from = text[i] as string
    const isRange = text[i + 1] === '-' && i + 2 < text.length
    ranges.push([from, isRange ? (text[i + 2] as string) : from])
    if (isRange) i += 2
  }
  return { not, ranges }
}

/** One row a part of the pattern: whether the parts so far fit the first so many names. */
function fits(pattern: Pattern, names: readonly string[]): boolean {
  let row = names.map(() => false)
  row.unshift(true)
  for (const part of pattern) {
    const next: boolean[] = [part === GLOBSTAR && row[0] === true]
    for (let i = 0; i < names.length; i++)
      next.push(
        part === GLOBSTAR
          ? row[i + 1] === true || next[i] === true
          : row[i] === true && nameFits(part, names[i] as string),
      )
    row = next
  }
  return row[names.length] === true
}

/** Each `*` takes as little as it can; where that fails, only the last one takes more. */
function nameFits(tokens: readonly Token[], name: string): boolean {
  let token = 0
  let at = 0
  let star = -1
  let mark = 0
  while (at < name.length) {
    const next = tokens[token]
    if (next === STAR) {
      star = token++
      mark = at
    } else if (next !== undefined && characterFits(next, name[at] as string)) {
      token++
      at++
    } else if (star >= 0) {
      token = star + 1
      at = ++mark
    } else return false
  }
  while (tokens[token] === STAR) token++
  return token === tokens.length
}

function characterFits(token: Token, char: string): boolean {
  if (typeof token === 'string') return token === char
  if (typeof token === 'symbol') return token === ANY
  return token.ranges.some(([from, to]) => from <= char && char <= to) !== token.not
}
