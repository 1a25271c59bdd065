import { linkedFile } from '../facts/linked-file.ts'
import { shortened } from '../text/shortened.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** What begins as a host does, and stands where a file would: `github.com/owner/name`. */
const HOST = /^(?:www\.[\w-]+(?:\.[\w-]+)+|(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|dev)\/)/i

/** A link to a file that is not there. */
export default defineRule({
  code: 'link-broken',
  kind: 'facts',
  severity: 'error',
  says: ({ url, path, outside, meant, host }) => {
    if (host !== undefined)
      return `Without 'https://', '${url}' leads to a file, which does not exist: did you mean '${host}'?`
    if (meant !== undefined) return `'${url}' stands in brackets, and leads to no file: write '${meant}'`
    return outside === 1 ? `'${url}' leads out of the root` : `'${url}' leads to '${path}', which does not exist`
  },
  *check({ outline, facts }): Iterable<Found> {
    for (const { url, span } of outline.links) {
      const linked = linkedFile(facts.files, outline.file, url)
      if (linked?.found !== 'missing' && linked?.found !== 'outside') continue
      const meant = /^\((https?:\/\/[^()\s]{1,2000})\)$/i.exec(url)?.[1]
      const { from, to } = span
      if (HOST.test(url)) {
        const insert = `https://${url}`
        const fixes = [{ title: `Change to '${shortened(insert)}'`, safe: false, edits: [{ from, to, insert }] }]
        const data = { url: shortened(url), path: tailOf(linked.path), host: shortened(insert) }
        yield { at: span, data, ...(to - from === url.length && { fixes }) }
        continue
      }
      yield {
        at: span,
        data: {
          url: shortened(url),
          path: tailOf(linked.path),
          outside: linked.found === 'outside' ? 1 : 0,
          ...(meant !== undefined && { meant: shortened(meant) }),
        },
        ...(meant !== undefined &&
          to - from === url.length && {
            fixes: [{ title: 'Remove the brackets', safe: true, edits: [{ from, to, insert: meant }] }],
          }),
      }
    }
  },
})

/** Of a long path its end says most. */
function tailOf(path: string): string {
  return path.length > 60 ? `…${path.slice(-59)}` : path
}
