import { looseAnchor } from '../markdown/headings.ts'
import type { Outline } from '../spec/outline.ts'
import type { Fix } from '../text/diagnostic.ts'
import type { Span } from '../text/span.ts'
import { parseLink, resolvePath } from '../values/link.ts'

/** What specs say of each other by name. */
export interface References {
  /** A name that a fix would take from a spec, and another file that refers to it and where; undefined where none does. */
  broken(outline: Pick<Outline, 'file' | 'id'>, fix: Fix): (Use & { readonly name: string }) | undefined
}

/** Where a file refers to another. */
interface Use {
  readonly by: string
  readonly at: Span
}

/** By file or by spec ID: each name that others use, and the first file that does. */
type Names = Map<string, Map<string, Use>>

/** Collects what specs refer to in each other: anchors that links name, IDs that the prose mentions. */
export function createReferences(outlines: readonly Outline[]): References {
  const files = new Set(outlines.map(({ file }) => file))
  const anchors: Names = new Map()
  const ids: Names = new Map()
  for (const { file, id, links, mentions } of outlines) {
    for (const { url, span } of links) {
      const target = url.includes('#') ? parseLink(url) : undefined
      if (target?.kind !== 'path' || target.path === '' || !target.fragment) continue
      const path = resolvePath(file, target.path)
      const linked = [path, `${path}.md`, `${path}.mdx`].find((each) => files.has(each))
      if (linked !== undefined && linked !== file)
        note(anchors, linked, looseAnchor(target.fragment), { by: file, at: span })
    }
    for (const mention of mentions) {
      const of = mention.kind === 'spec' ? mention.id : mention.spec
      if (of !== undefined && of !== id?.text) note(ids, of, mention.id, { by: file, at: mention.span })
    }
  }
  return {
    broken({ file, id }, { renames = [] }) {
      for (const name of renames) {
        const use = name.startsWith('#')
          ? anchors.get(file)?.get(looseAnchor(name.slice(1)))
          : id && ids.get(id.text)?.get(name)
        if (use) return { ...use, name }
      }
      return undefined
    },
  }
}

function note(names: Names, of: string, name: string, use: Use): void {
  const known = names.get(of) ?? new Map<string, Use>()
  if (!known.has(name)) known.set(name, use)
  names.set(of, known)
}
