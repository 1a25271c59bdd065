import { linkedFile } from '../facts/linked-file.ts'
import { looseAnchor } from '../markdown/headings.ts'
import { nearest } from '../text/nearest.ts'
import { nearestByWords } from '../text/nearest-words.ts'
import { shortened } from '../text/shortened.ts'
import type { Span } from '../text/span.ts'
import type { FactsContext, Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'

/** Lines of a source file, footnotes, and what a browser itself knows. */
const NO_HEADING = /^(?:top|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|(?:user-content-)?fn(?:ref)?-?\d.*|:~:.*|[!/?=].*)$/i

/** So many anchors are compared for a document: what each broken link was meant to be is worth only so much work. */
const MOST_COMPARED = 5000

/** A link to a heading that is not there. */
export default defineRule({
  code: 'anchor-broken',
  kind: 'facts',
  severity: 'error',
  says: ({ fragment, file, nearest, label }) => {
    const none = `No heading of ${file} is '#${fragment}'`
    if (label !== undefined)
      return `${none}, but a link is defined as '[${fragment}]': write '[${fragment}]' for '(#${fragment})'`
    return nearest === undefined ? none : `${none}: did you mean '#${nearest}'?`
  },
  *check({ outline, facts }: FactsContext): Iterable<Found> {
    const known = new Map<string, Anchors | undefined>()
    let compared = 0
    for (const { url, span, label } of outline.links) {
      if (!url.includes('#')) continue
      const linked = linkedFile(facts.files, outline.file, url)
      if (linked?.found !== 'file' || !linked.fragment || NO_HEADING.test(linked.fragment)) continue
      const { path, fragment } = linked
      const isOwn = path === outline.file
      if (!known.has(path)) known.set(path, anchorsOf(isOwn ? new Set(outline.anchors) : facts.files.anchors(path)))
      const anchors = known.get(path)
      if (!anchors || anchors.loose.has(looseAnchor(fragment))) continue
      compared += anchors.all.length
      const isCompared = label === undefined && compared <= MOST_COMPARED
      const near = isCompared ? (nearest(fragment, anchors.all) ?? nearestByWords(fragment, anchors.all)) : undefined
      yield {
        at: span,
        data: {
          fragment: shortened(fragment),
          file: isOwn ? 'this document' : `'${shortened(path)}'`,
          ...(near !== undefined && { nearest: near }),
          ...(label !== undefined && { label: 1 }),
        },
        ...(near !== undefined && { fixes: fixes(url, span, near) }),
        ...(label !== undefined && { fixes: [labelled(span, label)] }),
      }
    }
  },
})

interface Anchors {
  readonly all: readonly string[]
  readonly loose: ReadonlySet<string>
}

function anchorsOf(anchors: ReadonlySet<string> | undefined): Anchors | undefined {
  return (
    anchors && { all: [...anchors].filter((each) => each !== ''), loose: new Set(Array.from(anchors, looseAnchor)) }
  )
}

/** Nothing where the target is not written as it is read (`&amp;`): then its place is not known. */
function fixes(url: string, { from, to }: Span, near: string): readonly FoundFix[] {
  if (to - from !== url.length) return []
  const at = from + url.indexOf('#') + 1
  return [{ title: `Change to '#${near}'`, safe: false, edits: [{ from: at, to, insert: encodeURI(near) }] }]
}

/** `(#label)` as `[label]`. */
function labelled({ from, to }: Span, label: string): FoundFix {
  const insert = `[${label}]`
  return { title: `Change to '${insert}'`, safe: false, edits: [{ from: from - 1, to: to + 1, insert }] }
}
