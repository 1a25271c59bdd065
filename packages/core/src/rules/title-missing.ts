import type { Spec } from '../spec/model.ts'
import type { TitleSchema } from '../template/schema.ts'
import { shortened } from '../text/shortened.ts'
import { type Span, trimmed } from '../text/span.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { saysOnly, titleLike } from './parts/title.ts'

/** A document that does not say what it is about. */
export default defineRule({
  code: 'title-missing',
  kind: 'local',
  severity: 'error',
  says: ({ problem, wanted: title, level }) => {
    const wanted = `'# ${title}'`
    if (problem === 'no-mark') return `The title has no '#' before it: write ${wanted}`
    if (problem === 'no-name') return `The title names nothing: write ${wanted}`
    if (problem === 'level') return `The title stands at level ${level}: write ${wanted}`
    return `The document has no title: write ${wanted}`
  },
  *check({ spec }): Iterable<Found> {
    const wanted = spec.schema.title
    if (!wanted) return
    const { prefix } = wanted
    const data = { wanted: shortened(asTemplate(wanted)), prefix }
    if (spec.title) {
      const isPrefix = prefix !== '' && saysOnly(spec.title.text, prefix)
      if (spec.title.name.state === 'empty' || isPrefix)
        yield { at: spec.title.span, data: { problem: 'no-name', ...data } }
      return
    }
    const heading = titleLike(spec)?.heading
    const line = firstLine(spec)
    if (heading) yield { at: heading.span, data: { problem: 'level', level: heading.level, ...data } }
    else if (prefix !== '' && spec.text.startsWith(prefix, line.from))
      yield { at: line, data: { problem: 'no-mark', ...data } }
    else yield { at: { from: 0, to: 0 }, data: { problem: 'no-title', ...data } }
  },
})

/** A title as the template has it: `KEP-NNNN: Your title`. Behind `KEP-` it goes on without a space. */
function asTemplate({ prefix, slot }: TitleSchema): string {
  const name = slot?.placeholder ?? 'NAME'
  return prefix === '' || /[-#/]$/.test(prefix) ? `${prefix}${name}` : `${prefix} ${name}`
}

function firstLine({ text }: Spec): Span {
  const { from } = trimmed(text, { from: 0, to: Math.min(text.length, LONGEST) })
  const end = text.slice(from, from + LONGEST).search(/[\r\n]/)
  return trimmed(text, { from, to: end < 0 ? Math.min(text.length, from + LONGEST) : from + end })
}

const LONGEST = 400
