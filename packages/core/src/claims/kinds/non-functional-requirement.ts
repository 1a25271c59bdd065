import { items, planned } from '../../spec/views.ts'
import { endBelow } from '../below.ts'
import { defineClaim } from '../define.ts'
import { itemDraft } from '../items.ts'
import { measured } from '../measures.ts'
import { missing, testRuns } from '../reasons.ts'

/** A requirement that says how well: measured figures keep what it asks for, or tests carry its address. */
export default defineClaim({
  kind: 'non-functional-requirement',
  *find(spec) {
    const plan = planned(spec)
    for (const { section, item } of items(spec))
      if (!plan.has(section) && section.role === 'non-functional' && item.id)
        yield itemDraft(spec, item, item.id.text, ({ value, span }) => ({
          figures: spec.text.slice(value.span.from, endBelow(spec.text, span)),
        }))
  },
  *prove({ address, terms }, evidence) {
    const reasons = [...testRuns(address, evidence), ...measured(address, terms.figures ?? '', evidence)]
    yield* reasons
    if (reasons.length === 0) yield missing('no-metric', address)
  },
})
