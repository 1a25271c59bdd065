import { parseLink } from '../values/link.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

const SCRIPTS = new Set(['javascript', 'vbscript'])
/** Documents that may hold scripts. An image never runs them. */
const ACTIVE = /^\s*(?:text\/html|application\/xhtml\+xml|text\/xml|application\/xml|image\/svg\+xml)\s*(?:[;,]|$)/i

/** A link that runs something, or opens what lies on the reader's machine. */
export default defineRule({
  code: 'link-unsafe',
  kind: 'local',
  severity: 'error',
  says: ({ scheme }) => `A '${scheme}:' link is not safe: expected 'https:' or a path`,
  *check({ spec }): Iterable<Found> {
    for (const { url, urlSpan, image } of spec.links) {
      const target = parseLink(url)
      if (target.kind !== 'address') continue
      const { scheme, rest } = target
      const isActive = scheme === 'data' && ACTIVE.test(rest.slice(0, 100)) && !(image && !/^\s*text\/html/i.test(rest))
      if (SCRIPTS.has(scheme) || scheme === 'file' || isActive) yield { at: urlSpan, data: { scheme } }
    }
  },
})
