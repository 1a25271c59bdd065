import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { saysOnly, titleLike } from './parts/title.ts'

/** A document that does not say what it is about. */
export default defineRule({
  code: 'title-missing',
  kind: 'local',
  severity: 'error',
  says: ({ problem, prefix, level }) => {
    // `KEP-` goes on without a space.
    const wanted = prefix ? `'# ${prefix}${/[-#/]$/.test(String(prefix)) ? '' : ' '}NAME'` : "'# NAME'"
    if (problem === 'no-name') return `The title names nothing: write ${wanted}`
    if (problem === 'level') return `The title stands at level ${level}: write ${wanted}`
    return `The document has no title: write ${wanted}`
  },
  *check({ spec }): Iterable<Found> {
    const wanted = spec.schema.title
    if (!wanted) return
    const { prefix } = wanted
    if (spec.title) {
      const isPrefix = prefix !== '' && saysOnly(spec.title.text, prefix)
      if (spec.title.name.state === 'empty' || isPrefix)
        yield { at: spec.title.span, data: { problem: 'no-name', prefix } }
      return
    }
    const heading = titleLike(spec)?.heading
    if (!heading) yield { at: { from: 0, to: 0 }, data: { problem: 'no-title', prefix } }
    else yield { at: heading.span, data: { problem: 'level', level: heading.level, prefix } }
  },
})
