import { items, planned } from '../../spec/views.ts'
import { defineClaim } from '../define.ts'
import { itemDraft } from '../items.ts'
import { committed, missing } from '../reasons.ts'

/** A task of the plan: commits say that they did it. */
export default defineClaim({
  kind: 'task',
  *find(spec) {
    const plan = planned(spec)
    for (const { section, item } of items(spec))
      if (plan.has(section) && item.id) yield itemDraft(spec, item, item.id.text)
  },
  *prove({ address }, evidence) {
    const commits = evidence.commits(address)
    yield* committed(commits)
    if (commits.length === 0) yield missing('no-commit', address)
  },
})
