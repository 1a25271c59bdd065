import { inAnyScript } from '../text/letters.ts'
import { fault, ok } from './result.ts'
import type { Result } from './result.ts'

/** An endpoint: its methods in capitals, its path as written (of a URL, the path and what follows it). */
export interface Endpoint {
  readonly methods: readonly string[]
  readonly path: string
}

const METHOD = '(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|QUERY|TRACE|CONNECT|WS|WSS|SSE|GRPC|RPC)'
const METHODS = inAnyScript(
  String.raw`(?<![\p{L}\p{N}_/-])${METHOD}(?:(?: ?[|,/&+] ?| (?:and|or) )${METHOD}){0,9}(?![\p{L}\p{N}_-])`,
  'giu',
)
/** Backticks, emphasis and white space; a single space is what they become. */
const FORM = /(?! [^`\s])[`\s]+|\*{2,}|(?<=\*)\*/g
const ABSOLUTE = /^(?:https?|wss?):\/\/[^\s/`]{1,255}/i
/** What a remote procedure is called by: `package.Service/Method`. */
const PROCEDURE = /^\/?[A-Za-z_][\w]{0,100}(?:[./][A-Za-z_]\w{0,100}){1,8}/
const LONGEST_PATH = 2000

/**
 * Reads an endpoint, `METHOD /path`, that a text names first: backticks and emphasis do not count, words may stand around it, the path may be a URL, and
 * several methods may share it (`GET|POST /x`). Faults: `no-method`; `no-path` where a method has no path behind it.
 */
export function parseEndpoint(text: string): Result<Endpoint> {
  const flat = text.replace(FORM, ' ')
  let named = false
  for (const match of flat.matchAll(METHODS(flat))) {
    const written = match[0]
    if (match.index > 0 && written !== written.toUpperCase()) continue
    const methods = (written.toUpperCase().match(/[A-Z]+/g) ?? []).filter((word) => word !== 'AND' && word !== 'OR')
    const path = pathAt(flat.slice(match.index + written.length, match.index + written.length + LONGEST_PATH), methods)
    if (path !== undefined) return ok({ methods: [...new Set(methods)], path })
    named ||= written === written.toUpperCase()
  }
  return fault(named ? 'no-path' : 'no-method')
}

function pathAt(after: string, methods: readonly string[]): string | undefined {
  const start = after.replace(/^[ *_:]{1,5}/, '')
  if (start === after) return undefined
  const absolute = ABSOLUTE.exec(start)
  const isCall = methods.every((method) => method === 'GRPC' || method === 'RPC')
  const procedure = isCall && absolute === null ? PROCEDURE.exec(start)?.[0] : undefined
  if (procedure !== undefined) return procedure
  const rest = absolute === null ? start : start.slice(absolute[0].length)
  if (absolute === null && !/^(?:\/|\{[\w.-]{1,60}\}\/|\$\{?\w{1,60}\}?\/)/.test(rest)) return undefined
  const space = rest.indexOf(' ')
  const path = space < 0 ? rest : rest.slice(0, space)
  return ended(path) || (absolute === null ? undefined : '/')
}

/** Without the punctuation of the sentence around it: `/users/{id}):` is `/users/{id}`. */
function ended(path: string): string {
  let to = path.length
  for (; to > 0; to--) {
    const last = path.charAt(to - 1)
    if ('.,;:!?"\''.includes(last)) continue
    if (last === ')' && !path.includes('(')) continue
    if ((last === '*' || last === '_') && path.charAt(to - 2) !== '/' && path.charAt(to - 2) !== '*') continue
    break
  }
  return path.slice(0, to)
}
