import { unwrap } from './wrapping.ts'

const HEAD = /^(?:n[/.]?[ ]?a\b\.?|not applicable\b|none\b|nothing\b|nil\b)/i
/** Words that add nothing to `None`: `None required.` */
const FILLER =
  /^ (?:(?:is|are|was|were|have been|has been) )?(?:introduced|available|encountered|found|present|new|reported|required|needed|necessary|planned|expected|identified|known|applicable|anticipated|so far|yet|at this (?:time|stage|point)|at present|at the moment|currently|for now)\b/i
const SEPARATOR = /^(?:[ ]?[:;,.(]|[ ]?[-–—]{1,3}[ ]|[ ]?[–—]|[ ](?=(?:because|since|as|for)\b))[ ]?/i

/**
 * What a text that says "nothing to say here" gives as its reason: `N/A: no data changes` gives `no data changes`; `N/A` and
 * `None required.` give ''. Undefined where the text says something else (`None of the services ...`).
 */
export function notApplicable(text: string): { readonly reason: string } | undefined {
  const start = text.trimStart()
  if (!/^[^\p{L}\p{N}]{0,12}n/iu.test(start.slice(0, 16))) return undefined
  const bare = unwrap(start.replace(/\s+/g, ' ')).replace(
    /^[*_~]{1,3}(n\/a|none|not applicable)([:.]?)[*_~]{1,3}/i,
    '$1$2',
  )
  const head = HEAD.exec(bare)
  if (head === null) return undefined
  let rest = bare.slice(head[0].length)
  let filler = FILLER.exec(rest)
  for (let count = 0; filler !== null && count < 3; count++) {
    rest = rest.slice(filler[0].length)
    filler = FILLER.exec(rest)
  }
  if (!/[\p{L}\p{N}]/u.test(rest)) return { reason: '' }
  if (head[0].endsWith('.') && rest.startsWith(' ')) rest = `.${rest}`
  const separator = SEPARATOR.exec(rest)
  if (separator === null) return undefined
  let reason = rest.slice(separator[0].length).trim()
  if (separator[0].includes('(') && reason.endsWith(')')) reason = reason.slice(0, -1).trimEnd()
  return { reason }
}
