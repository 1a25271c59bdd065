import { slug } from '../../markdown/headings.ts'
import type { Link, Spec } from '../../spec/model.ts'
import type { Span } from '../../text/span.ts'
import { parseLink, resolvePath } from '../../values/link.ts'
import type { FoundFix } from '../define.ts'

/**
 * A fix of a heading's text, which links of the document follow to the anchor that the heading will have, and with the name that other documents
 * may know it by. Not safe where a link cannot follow, or might lead elsewhere then.
 * @param heading the place of the heading's text
 */
export function followedByLinks(spec: Spec, heading: Span, fix: FoundFix): FoundFix {
  const before = slug(spec.text.slice(heading.from, heading.to))
  const after = slug(edited(spec.text, heading, fix))
  if (before === after || !spec.anchors.includes(before)) return fix
  const renames = [...(fix.renames ?? []), `#${before}`]
  const places = new Map(
    spec.links.filter((link) => leadsTo(link, before, spec.file)).map((link) => [link.urlSpan.from, link]),
  )
  if (places.size === 0) return { ...fix, renames }
  const edits = [...places.values()].flatMap((link) => anchorEdit(link, after))
  // Of two headings that are named alike only one is meant.
  const isOnly = !spec.anchors.includes(`${before}-1`)
  const safe = fix.safe && isOnly && !spec.anchors.includes(after) && edits.length === places.size
  return { ...fix, safe, renames, edits: isOnly ? [...fix.edits, ...edits] : fix.edits }
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

function leadsTo({ url }: Link, anchor: string, file: string): boolean {
  if (!url.includes('#')) return false
  const target = parseLink(url)
  if (target.kind !== 'path' || target.fragment?.toLowerCase() !== anchor) return false
  return target.path === '' || resolvePath(file, target.path) === file
}

/** Nothing where the target is not written as it is read (`&amp;`): then its place is not known. */
function anchorEdit({ url, urlSpan: { from, to } }: Link, anchor: string): FoundFix['edits'] {
  return to - from === url.length ? [{ from: from + url.indexOf('#') + 1, to, insert: encodeURI(anchor) }] : []
}
