import type { Reason } from '../evidence/reason.ts'
import type { EvidenceView } from '../evidence/view.ts'
import { missing } from './reasons.ts'

/** The documents that links lead to: a file of the repository is there or not, and an address elsewhere proves nothing. */
export function* documented(file: string, links: readonly string[], evidence: EvidenceView): Generator<Reason> {
  if (links.length === 0) return yield missing('no-link', '')
  for (const url of links) {
    const linked = evidence.linked(file, url)
    if (!linked) yield missing('outside', url)
    else if (linked.found === 'file')
      yield { kind: 'file', weight: linked.path === file ? 'none' : 'for', name: linked.path, outcome: 'there', file: linked.path }
    else if (linked.found === 'missing')
      yield { kind: 'file', weight: 'against', name: linked.path, outcome: 'missing', because: 'not-there' }
    else yield missing(linked.found === 'folder' ? 'not-a-file' : 'outside', linked.path)
  }
}
