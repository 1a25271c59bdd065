import { partsOfKind } from '../../spec/views.ts'
import { claimName } from '../address.ts'
import { endBelow } from '../below.ts'
import { defineClaim } from '../define.ts'
import { measured } from '../measures.ts'
import { missing } from '../reasons.ts'

/** A figure that the feature keeps under load: measured figures say so. */
export default defineClaim({
  kind: 'performance',
  *find(spec) {
    for (const { section, part } of partsOfKind(spec, 'fields')) {
      if (section.role !== 'performance') continue
      for (const { schema, value, span } of part.fields)
        if (schema && value.state === 'filled')
          yield {
            ...claimName('PERF', schema.key),
            span,
            statement() {
              const figures = spec.text.slice(value.span.from, endBelow(spec.text, span))
              return { text: value.text, wording: figures, terms: { figures } }
            },
          }
    }
  },
  *prove({ address, terms }, evidence) {
    const reasons = [...measured(address, terms.figures ?? '', evidence)]
    yield* reasons
    if (reasons.length === 0) yield missing('no-metric', address)
  },
})
