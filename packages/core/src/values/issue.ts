import { fault, ok } from './result.ts'
import type { Result } from './result.ts'
import { notApplicable } from './waived.ts'
import { unwrap } from './wrapping.ts'

/** A reference to an issue. `reference` is its short form: `#12`, `owner/repo#12`, `ABC-12`, or the URL where that has no short form. */
export interface Issue {
  readonly kind: 'local' | 'repository' | 'tracker' | 'url'
  readonly reference: string
  readonly number?: number
  readonly repository?: string
  readonly url?: string
}

/** As most references are written. */
const PLAIN = /^#[1-9]\d{0,8}$/
const LINK = /^\[([^[\]]{1,200})\]\(<?([^\s()<>]{1,500})>?(?: "[^"]{0,200}")?\)/
const URL_FORM = /^<?(https?:\/\/[^\s<>()[\]/]{1,255}(?:\/[^\s<>()[\]]{0,1000})?)>?/i
const FORGE =
  /^https?:\/\/[^/]{1,255}\/([\w.-]{1,100}\/[\w.-]{1,100})\/(?:-\/)?(?:issues|pull|pulls|merge_requests|discussions)\/(\d{1,9})(?:[/?#]|$)/i
const LOCAL = /^(?:#|GH-)0{0,3}([1-9]\d{0,8})(?![\w-])/i
const REPOSITORY = /^([\w.-]{1,100}(?:\/[\w.-]{1,100})+)[#!]0{0,3}([1-9]\d{0,8})(?![\w-])/
const TRACKER = /^([A-Z][A-Z0-9_]{0,19})-([1-9]\d{0,8})(?![\w-])/
const LABEL = /^(?:issue|ticket|bug|story|closes|fixes|resolves|refs?|see)s?:? (?=[#A-Z[<h\w])/i
/** A reference ends the text, or a remark or another reference follows it. */
const END = /^(?:$|[ ]?[(,;:|.]|[ ][-–—&+]|[ ](?:and|see|in|on)\b)/i

/**
 * Reads an issue reference: `#12`, `GH-12`, `owner/repo#12`, `ABC-12`, a URL, or a Markdown link whose text or target is one. A remark
 * or further references may follow. Faults: `none` for `N/A` or `None`, with a reason or without; else `not-an-issue`.
 */
export function parseIssue(text: string): Result<Issue> {
  if (PLAIN.test(text)) return ok({ kind: 'local', reference: text, number: Number(text.slice(1)) })
  if (notApplicable(text) !== undefined) return fault('none')
  const bare = unwrap(text.slice(0, 4000)).replace(/\s+/g, ' ').replace(LABEL, '')
  const link = LINK.exec(bare)
  const issue = link === null ? read(bare) : (read(link[1] ?? '') ?? read(link[2] ?? ''))
  if (issue === undefined) return fault('not-an-issue')
  const target = link === null ? undefined : URL_FORM.exec(link[2] ?? '')?.[1]
  return ok(target === undefined || issue.url !== undefined ? issue : { ...issue, url: target })
}

function read(text: string): Issue | undefined {
  let match = LOCAL.exec(text)
  if (match) return ended(text, match[0], { kind: 'local', reference: `#${match[1]}`, number: Number(match[1]) })
  match = REPOSITORY.exec(text)
  if (match) {
    const [whole, repository = '', number = ''] = match
    return ended(text, whole, {
      kind: 'repository',
      reference: `${repository}#${number}`,
      repository,
      number: Number(number),
    })
  }
  match = TRACKER.exec(text)
  if (match) return ended(text, match[0], { kind: 'tracker', reference: match[0], number: Number(match[2]) })
  match = URL_FORM.exec(text)
  return match ? ended(text, match[0], fromUrl(match[1] ?? '')) : undefined
}

function fromUrl(url: string): Issue {
  const forge = FORGE.exec(url)
  if (forge === null) return { kind: 'url', reference: url, url }
  const [, repository = '', number = ''] = forge
  return { kind: 'url', reference: `${repository}#${Number(number)}`, repository, number: Number(number), url }
}

function ended(text: string, matched: string, issue: Issue): Issue | undefined {
  return END.test(text.slice(matched.length, matched.length + 8)) ? issue : undefined
}
