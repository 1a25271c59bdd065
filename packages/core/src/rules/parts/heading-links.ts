import { onlyPlace } from '../../markdown/heading-name.ts'
import { looseAnchor, slug } from '../../markdown/headings.ts'
import type { Heading, Link, Spec } from '../../spec/model.ts'
import type { Span } from '../../text/span.ts'
import { parseLink, resolvePath } from '../../values/link.ts'
import type { FoundFix } from '../define.ts'

/**
 * A fix of a heading's text, which links of the document follow to the anchor that the heading will have, and with the name that other documents
 * may know it by. Not safe where a link cannot follow, or might lead elsewhere then, and where the anchor is not known.
 */
export function followedByLinks(
  spec: Spec,
  heading: Pick<Heading, 'textSpan' | 'anchorText'>,
  fix: FoundFix,
): FoundFix {
  const before = slug(heading.anchorText)
  const after = anchorAfter(spec.text, heading, fix)
  if (before === after) return fix
  const renames = [...(fix.renames ?? []), `#${before}`]
  if (after === undefined || !spec.anchors.includes(before)) return { ...fix, safe: false, renames }
  const named = looseAnchor(before)
  const places = new Map(
    spec.links.filter((link) => leadsTo(link, named, spec.file)).map((link) => [link.urlSpan.from, link]),
  )
  if (places.size === 0) return { ...fix, renames }
  const edits = [...places.values()].flatMap((link) => anchorEdit(link, after))
  // Of two headings that are named alike only one is meant.
  const isOnly = !spec.anchors.includes(`${before}-1`)
  const safe = fix.safe && isOnly && !spec.anchors.includes(after) && edits.length === places.size
  return { ...fix, safe, renames, edits: isOnly ? [...fix.edits, ...edits] : fix.edits }
}

/** The heading's anchor once the edits are made; undefined where its source does not tell: emphasis by `_`, links and entities are in what changes. */
function anchorAfter(
  text: string,
  { textSpan, anchorText }: Pick<Heading, 'textSpan' | 'anchorText'>,
  fix: FoundFix,
): string | undefined {
  const source = text.slice(textSpan.from, textSpan.to)
  if (slug(source) === slug(anchorText)) return slug(edited(text, textSpan, fix))
  const [edit, more] = fix.edits
  if (!edit || more) return undefined
  const at =
    edit.to === textSpan.from
      ? anchorText.length - anchorText.trimStart().length
      : onlyPlace(anchorText, text.slice(edit.from, edit.to))
  if (at === undefined) return undefined
  return slug(anchorText.slice(0, at) + edit.insert + anchorText.slice(at + edit.to - edit.from))
}

/** The heading's text once the edits are made. */
function edited(text: string, { from, to }: Span, { edits }: FoundFix): string {
  let result = ''
  let at = from
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    if (edit.from < at || edit.to > to) continue
    result += text.slice(at, edit.from) + edit.insert
    at = edit.to
  }
  return result + text.slice(at, to)
}

/** @param anchor see `looseAnchor` */
function leadsTo({ url }: Link, anchor: string, file: string): boolean {
  if (!url.includes('#')) return false
  const target = parseLink(url)
  if (target.kind !== 'path' || !target.fragment || looseAnchor(target.fragment) !== anchor) return false
  return target.path === '' || resolvePath(file, target.path) === file
}

/** In the form that stands there, percent-encoded or not. Nothing where the target is not written as it is read (`&amp;`): then its place is not known. */
function anchorEdit({ url, urlSpan: { from, to } }: Link, anchor: string): FoundFix['edits'] {
  if (to - from !== url.length) return []
  const start = url.indexOf('#') + 1
  const isEncoded = /%[\da-f]{2}/i.test(url.slice(start))
  return [{ from: from + start, to, insert: isEncoded ? encodeURI(anchor) : anchor }]
}
