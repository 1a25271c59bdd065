import type { Reason } from '../evidence/reason.ts'
import type { EvidenceView } from '../evidence/view.ts'
import { missing } from './reasons.ts'

/** The documents that links lead to: a file of the repository is there or not, and an address elsewhere proves nothing. */
export function* documented(file: string, links: readonly string[], evidence: EvidenceView): Generator<Reason> {
  if (links.length === 0) return yield missing('no-link', '')
  const reasons = links.map((url) => ofLink(file, url, evidence))
  const files = reasons.filter(({ kind }) => kind === 'file')
  // A link to elsewhere takes nothing from the files that are there.
  yield* files.length > 0 ? files : reasons
}

function ofLink(file: string, url: string, evidence: EvidenceView): Reason {
  const linked = evidence.linked(file, url)
  if (!linked) return missing('outside', url)
  const { found, path: name, empty } = linked
  if (found === 'folder' || name === file) return missing('not-a-file', name)
  if (found === 'outside') return missing('outside', name)
  if (empty) return missing('empty-file', name)
  return found === 'file'
    ? { kind: 'file', weight: 'for', name, outcome: 'there', file: name }
    : { kind: 'file', weight: 'against', name, outcome: 'missing', because: 'not-there' }
}
