import { linkedFile } from '../facts/linked-file.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { shortened } from './parts/shortened.ts'

/** A link to a file that is not there. */
export default defineRule({
  code: 'link-broken',
  kind: 'facts',
  severity: 'error',
  says: ({ url, path, outside }) =>
    outside === 1 ? `'${url}' leads out of the root` : `'${url}' leads to '${path}', which does not exist`,
  *check({ outline, facts }): Iterable<Found> {
    for (const { url, span } of outline.links) {
      const linked = linkedFile(facts.files, outline.file, url)
      if (linked?.found === 'missing' || linked?.found === 'outside')
        yield {
          at: span,
          data: { url: shortened(url), path: tailOf(linked.path), outside: linked.found === 'outside' ? 1 : 0 },
        }
    }
  },
})

/** Of a long path its end says most. */
function tailOf(path: string): string {
  return path.length > 60 ? `…${path.slice(-59)}` : path
}
