import { checklistDrafts } from '../checklists.ts'
import { defineClaim } from '../define.ts'
import { documented } from '../documents.ts'

/** A document that the feature needs: the file that the item links is there. */
export default defineClaim({
  kind: 'documentation',
  find: (spec) => checklistDrafts(spec, 'documentation', 'DOC'),
  *prove({ file, terms }, evidence) {
    yield* documented(file, terms.links ?? [], evidence)
  },
})
