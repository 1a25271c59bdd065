import { pairsWith } from '../../spec/views.ts'
import { plainName } from '../address.ts'
import { defineClaim } from '../define.ts'
import { packaged, specced } from '../dependencies.ts'
import { pairDraft } from '../pairs.ts'
import { tested } from '../reasons.ts'

/** What the feature builds on: a spec that is as mature, or a package that manifest and lock file hold. A component of another name is proven by tests. */
export default defineClaim({
  kind: 'dependency',
  *find(spec) {
    for (const pair of pairsWith(spec, 'internal-dependencies')) {
      if (pair.key.state !== 'filled') continue
      yield pairDraft(spec, 'DEP', pair, () => {
        const within = spec.mentions.filter(
          ({ kind, span }) => kind === 'spec' && pair.span.from <= span.from && span.to <= pair.span.to,
        )
        const specs = [...new Set(within.map(({ id }) => id))]
        return specs.length > 0 ? { specs } : {}
      })
    }
    for (const pair of pairsWith(spec, 'external-dependencies')) {
      if (pair.key.state !== 'filled') continue
      yield pairDraft(spec, 'DEP', pair, ({ key, values }) => ({
        package: { name: plainName(key.text), version: values[0]?.text ?? '' },
      }))
    }
  },
  *prove({ address, file, terms }, evidence) {
    if (terms.package) yield* packaged(terms.package, evidence)
    else if (terms.specs) for (const id of terms.specs) yield* specced(id, file, evidence)
    else yield* tested(address, evidence)
  },
})
