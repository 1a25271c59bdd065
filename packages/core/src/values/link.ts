/**
 * What a link's target is: an address with a scheme (or of another host, `//host/x`: then the scheme is empty), or a path with what
 * follows `#`. Path and fragment are percent-decoded; the query is left out.
 */
export type LinkTarget =
  | { readonly kind: 'address'; readonly scheme: string; readonly rest: string }
  | { readonly kind: 'path'; readonly path: string; readonly fragment: string | undefined }

const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(colon|tab|newline));?/gi
const NAMED = new Map([
  ['colon', ':'],
  ['tab', '\t'],
  ['newline', '\n'],
])

/**
 * Reads the target of a link as a browser does (WHATWG URL, 4.4): control characters and spaces at its ends, and tabs and line ends
 * anywhere, do not count; nor does the case of the scheme.
 */
export function parseLink(url: string): LinkTarget {
  const plain = bare(url)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare(withoutEntities(plain.slice(0, 200))))
  if (scheme) {
    const [whole, name = ''] = scheme
    return {
      kind: 'address',
      scheme: name.toLowerCase(),
      rest: bare(withoutEntities(plain)).slice(whole.length),
    }
  }
  if (/^[/\\]{2}/.test(plain)) return { kind: 'address', scheme: '', rest: plain }
  const hash = plain.indexOf('#')
  const before = hash < 0 ? plain : plain.slice(0, hash)
  const query = before.indexOf('?')
  return {
    kind: 'path',
    path: decoded(query < 0 ? before : before.slice(0, query)),
    fragment: hash < 0 ? undefined : decoded(plain.slice(hash + 1)),
  }
}

/**
 * The path from the root that a link's path names, seen from a file: `../a.md` in `specs/b.md` is `a.md`, `/a.md` too. A path that leaves
 * the root starts with `../`; the root itself is empty.
 */
export function resolvePath(file: string, path: string): string {
  const segments = path.startsWith('/') ? [] : file.split('/').slice(0, -1)
  let above = 0
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) above++
  }
  return '../'.repeat(above) + segments.join('/')
}

function withoutEntities(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, character) : text
}

function character(entity: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? entity
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return code > 0x10ffff ? entity : String.fromCodePoint(code)
}

/** Without what a browser takes out before it reads an address. */
function bare(url: string): string {
  let from = 0
  let to = url.length
  while (from < to && url.charCodeAt(from) <= 32) from++
  while (to > from && url.charCodeAt(to - 1) <= 32) to--
  return url.slice(from, to).replace(/[\t\n\r]/g, '')
}

/** Percent-decoded; what is no UTF-8 stays as it is written. */
function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
