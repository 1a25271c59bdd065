import type { AnyRole } from './schema.ts'
import { TYPE_NAMES } from './slot.ts'

/** What a `<!-- truespec: ... -->` comment, or the configuration in its place, says of the node that follows. */
export interface Directives {
  readonly optional?: true
  readonly anyOrder?: true
  readonly anyOf?: true
  readonly min?: number
  readonly type?: string
  readonly role?: AnyRole
  readonly synonyms?: readonly string[]
  readonly metadata?: string
  readonly version?: number
  /** What a comment of another kind says at the end of the line. */
  readonly remark?: string
  /** Words that mean nothing: `slips.ts` reports them. */
  readonly unknown?: readonly string[]
}

/** The words of directives, as they are written. */
export const DIRECTIVES: readonly string[] = [
  'optional',
  'any-order',
  'any-of',
  'repeat',
  'min',
  'version',
  'type',
  'role',
  'metadata',
  'synonyms',
]

const COMMENT = /^<!--\s*truespec:([\s\S]*?)-->\s*$/
const WORD = /([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,"]+)))?/gi

/** Reads a comment's text, `<!-- truespec: optional role=risks -->`; undefined where it is another comment. */
export function directivesOfComment(html: string): Directives | undefined {
  const match = COMMENT.exec(html.trim())
  return match ? parseDirectives(match[1] as string) : undefined
}

/** Reads the words of a directive: `optional`, `repeat min=2`, `synonyms="Risks, Risks and Mitigations"`. */
export function parseDirectives(text: string): Directives {
  const found: { -readonly [K in keyof Directives]: Directives[K] } = {}
  const unknown: string[] = []
  for (const match of text.matchAll(WORD)) {
    const name = (match[1] as string).toLowerCase()
    const value = match[2] ?? match[3] ?? ''
    if (name === 'optional') found.optional = true
    else if (name === 'any-order') found.anyOrder = true
    else if (name === 'any-of') found.anyOf = true
    else if (name === 'repeat') found.min ??= 1
    else if (name === 'min' && /^\d{1,4}$/.test(value)) found.min = Number(value)
    else if (name === 'version' && /^\d{1,6}$/.test(value)) found.version = Number(value)
    else if (name === 'type' && TYPE_NAMES.includes(value)) found.type = value
    else if (name === 'role' && value) found.role = value as AnyRole
    else if (name === 'metadata' && value) found.metadata = value
    else if (name === 'synonyms')
      found.synonyms = value
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== '')
    else unknown.push(match[0])
  }
  return unknown.length > 0 ? { ...found, unknown } : found
}

const ASIDE_LIMIT = 200

/** Whether a template's comment says that what follows may be left out. Long comments are guidance that may use the word for anything. */
export function commentSaysOptional(html: string): boolean {
  return html.length <= ASIDE_LIMIT && /\boptional\b/i.test(html)
}

const SAYS_OPTIONAL = /^[\s>*_(]{0,10}optional(?: section)?[*_)]{0,3}(?:\s*$|\s*[,.;:–—]|\s+-\s)/i
const LEAVE_OUT = '(?:omit|remove|delete|skip|drop|leave out) this (?:entire |whole )?section'
const SAYS_LEAVE_OUT = new RegExp(
  `\\b${LEAVE_OUT}\\s(?:entirely |altogether )?(?:if|when|where|unless)\\b|\\b(?:if|when|where|unless)\\b[^.!?]{1,80}?\\b${LEAVE_OUT}\\b`,
  'i',
)

/** Whether a paragraph of guidance says that its section may be left out: `Omit this section if ...`, and where it is the first `Optional, but ...`. */
export function guidanceSaysOptional(paragraph: string, isFirst: boolean): boolean {
  return (isFirst && SAYS_OPTIONAL.test(paragraph)) || SAYS_LEAVE_OUT.test(paragraph.replace(/\s+/g, ' '))
}

/** What the comment at the end of a line says of that line: `- **Due**: [When] <!-- truespec: type=date -->`, `- Tags: [tags] <!-- optional -->`. */
export function directivesAtEnd(source: string): Directives {
  const open = source.trimEnd().endsWith('-->') ? source.lastIndexOf('<!--') : -1
  if (open < 0) return {}
  const comment = source.slice(open)
  return directivesOfComment(comment) ?? directivesOfRemark(comment.replace(/^<!--|-->\s*$/g, ''))
}

/** `Only for standards. Otherwise, remove this field.`, `if applicable`. */
const LEAVES_OUT =
  /\b(?:otherwise|else),? (?:please )?(?:remove|delete|omit|drop|leave)\b|\b(?:remove|delete|omit|drop) (?:this|the) (?:field|line|key|entry|row) (?:if|when|unless)\b|\bleave (?:it |this )?(?:blank|empty|out) (?:if|when|unless)\b|\bif (?:applicable|any)\b/i

/** What the words of a comment on a field say of it, in Markdown or in YAML: that it is optional; which words it may have. */
export function directivesOfRemark(remark: string): Directives {
  const optional = commentSaysOptional(remark) || (remark.length <= ASIDE_LIMIT && LEAVES_OUT.test(remark))
  return { ...(optional && { optional: true }), remark: remark.trim() }
}

/** Whether a comment offers a choice of what follows: `Pick one of these and delete the rest`. */
export function commentOffersChoice(html: string): boolean {
  return /\b(?:pick|choose|select|keep) (?:at least )?(?:one|any|some)\b/i.test(html)
}

/** `a` with what `b` says besides; `b` wins. */
export function merged(a: Directives, b: Directives | undefined): Directives {
  return b ? { ...a, ...b } : a
}
