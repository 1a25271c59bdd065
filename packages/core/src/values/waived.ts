import { hasWord, inAnyScript } from '../text/letters.ts'
import { isPutOff } from './later.ts'
import { unwrap } from './wrapping.ts'

/** Whether a text begins with a letter or digit of ASCII that is no `n`: most texts do. */
function beginsOtherwise(text: string): boolean {
  const code = text.charCodeAt(0) | 32
  return (code >= 97 && code <= 122 && code !== 110) || (code >= 48 && code <= 57)
}

const FIRST_N = inAnyScript(String.raw`^[^\p{L}\p{N}]{0,12}n`, 'iu')
const HEAD = /^(?:n[/.]?[ ]?a\b\.?|not applicable\b|none\b|nothing\b|nil\b)/i
/** `No new external dependencies`, `No schema changes`: what a section of a list, a table or a block can say instead of it. */
const NO_SUCH =
  /^no(?: (?:new|additional|further|other|external|internal|third[- ]party|runtime|data|data model|model|database|schema|api|architectural|architecture|structural|known|significant)){0,5} (?:dependenc(?:y|ies)|packages?|librar(?:y|ies)|services?|tables?|types?|interfaces?|components?|risks?|changes?(?: to the [\w ]{1,40}?)?(?=$|[.:;,(–—]| [-–—(]| (?:is|are|was|were|required|needed|necessary|planned|because|since|as|for)\b))/i
/** A cheap look before the dear one: V8 makes a long expression anew in every process, for a millisecond. */
const BEGINS_NO = /^no /i
/** Words that add nothing to `None`: `None required.` */
const FILLER =
  /^ (?:(?:is|are|was|were|have been|has been) )?(?:introduced|available|encountered|found|present|new|reported|required|needed|necessary|planned|expected|identified|known|applicable|anticipated|so far|yet|at this (?:time|stage|point)|at present|at the moment|currently|for now)\b/i
/** What says nothing more: `N/A: none`. */
const NO_REASON = /^(?:none|nothing|n\/?a|no|nil|[-–—?.…]{1,3})\.?$/i

const SEPARATOR = /^(?:[ ]?[:;,.(]|[ ]?[-–—]{1,3}[ ]|[ ]?[–—]|[ ](?=(?:because|since|as|for)\b))[ ]?/i

/**
 * What a text that says "nothing to say here" gives as its reason: `N/A: no data changes` gives `no data changes`; `N/A` and
 * `None required.` give ''. Undefined where the text says something else (`None of the services ...`).
 */
export function notApplicable(text: string): { readonly reason: string } | undefined {
  const start = text.trimStart()
  const first = start.slice(0, 16)
  if (beginsOtherwise(start) || !FIRST_N(first).test(first)) return undefined
  const bare = unwrap(start.replace(/\s+/g, ' ')).replace(
    /^[*_~]{1,3}(n\/a|none|not applicable)([:.]?)[*_~]{1,3}/i,
    '$1$2',
  )
  const head = HEAD.exec(bare)
  return head === null ? undefined : reasonAfter(head[0], bare)
}

/**
 * The same, and of a whole section that should hold a list, a table or a block also what says that there is none of it: `No new
 * dependencies: the platform has all` gives `the platform has all`; `No schema changes required` gives ''.
 */
export function noneOfThem(text: string): { readonly reason: string } | undefined {
  const bare = unwrap(text.trimStart().slice(0, 2000).replace(/\s+/g, ' '))
  const head = BEGINS_NO.test(bare) ? NO_SUCH.exec(bare) : null
  return notApplicable(text) ?? (head === null ? undefined : reasonAfter(head[0], bare))
}

function reasonAfter(head: string, bare: string): { readonly reason: string } | undefined {
  let rest = bare.slice(head.length)
  let filler = rest.startsWith(' ') ? FILLER.exec(rest) : null
  for (let count = 0; filler !== null && count < 3; count++) {
    rest = rest.slice(filler[0].length)
    filler = FILLER.exec(rest)
  }
  if (!hasWord(rest)) return { reason: '' }
  if (head.endsWith('.') && rest.startsWith(' ')) rest = `.${rest}`
  const separator = SEPARATOR.exec(rest)
  if (separator === null) return undefined
  let reason = rest.slice(separator[0].length).trim()
  if (separator[0].includes('(') && reason.endsWith(')')) reason = reason.slice(0, -1).trimEnd()
  return { reason: NO_REASON.test(reason) || isPutOff(reason.replace(/\.$/, '')) ? '' : reason }
}
