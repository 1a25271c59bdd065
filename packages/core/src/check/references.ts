import { looseAnchor } from '../markdown/headings.ts'
import type { Outline } from '../spec/outline.ts'
import type { Fix } from '../text/diagnostic.ts'
import { parseLink, resolvePath } from '../values/link.ts'

/** What specs say of each other by name. */
export interface References {
  /** A name that a fix would take from a spec, and another file that refers to it; undefined where none does. */
  broken(outline: Pick<Outline, 'file' | 'id'>, fix: Fix): { readonly name: string; readonly by: string } | undefined
}

/** By file or by spec ID: each name that others use, and the first file that does. */
type Names = Map<string, Map<string, string>>

/** Collects what specs refer to in each other: anchors that links name, IDs that the prose mentions. */
export function createReferences(outlines: readonly Outline[]): References {
  const files = new Set(outlines.map(({ file }) => file))
  const anchors: Names = new Map()
  const ids: Names = new Map()
  for (const { file, id, links, mentions } of outlines) {
    for (const { url } of links) {
      const target = url.includes('#') ? parseLink(url) : undefined
      if (target?.kind !== 'path' || target.path === '' || !target.fragment) continue
      const path = resolvePath(file, target.path)
      const linked = [path, `${path}.md`, `${path}.mdx`].find((each) => files.has(each))
      if (linked !== undefined && linked !== file) note(anchors, linked, looseAnchor(target.fragment), file)
    }
    for (const mention of mentions) {
      const of = mention.kind === 'spec' ? mention.id : mention.spec
      if (of !== undefined && of !== id?.text) note(ids, of, mention.id, file)
    }
  }
  return {
    broken({ file, id }, { renames = [] }) {
      for (const name of renames) {
        const by = name.startsWith('#')
          ? anchors.get(file)?.get(looseAnchor(name.slice(1)))
          : id && ids.get(id.text)?.get(name)
        if (by !== undefined) return { name, by }
      }
      return undefined
    },
  }
}

function note(names: Names, of: string, name: string, by: string): void {
  const known = names.get(of) ?? new Map<string, string>()
  if (!known.has(name)) known.set(name, by)
  names.set(of, known)
}
