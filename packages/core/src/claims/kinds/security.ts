import { checklistDrafts } from '../checklists.ts'
import { defineClaim } from '../define.ts'
import { tested } from '../reasons.ts'

/** An item of the security checklist: tests carry its address, or it is waived with a reason. */
export default defineClaim({
  kind: 'security',
  find: (spec) => checklistDrafts(spec, 'security', 'SEC'),
  prove: ({ address }, evidence) => tested(address, evidence),
})
