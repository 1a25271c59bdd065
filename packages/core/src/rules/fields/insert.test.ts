import { expect, test } from 'vitest'
import { specOf } from '../../../test/trial.ts'
import type { Section } from '../../spec/model.ts'
import { insertField } from './insert.ts'

const PLAN = '## Implementation Plan\n\n### Phase 1: One\n- [ ] Task 1.1: A\n\n### Phase 2: Two\n- [ ] Task 2.1: B\n\n'
const TIMELINE = '## Timeline\n* **Start Date**: 2026-12-01\n* **Target Completion**: 2027-02-26\n'

/** The document with the first field that its last section lacks. */
function repaired(sections: string): string {
  const spec = specOf(sections)
  const section = spec.sections.at(-1) as Section
  const [missing] = section.missingFields
  const edit = missing && insertField(section, missing, spec)?.edits[0]
  if (!edit) throw new Error('nothing is missing')
  return spec.text.slice(0, edit.from) + edit.insert + spec.text.slice(edit.to)
}

test('a field with entries is inserted with one for each phase of the plan', () => {
  const entries = '  - Phase 1 Complete: [Date]\n  - Phase 2 Complete: [Date]\n'
  expect(repaired(`${PLAN}${TIMELINE}`)).toContain(`${TIMELINE}* **Milestones**:\n${entries}`)
})
test('without a plan with one of the template', () => {
  expect(repaired(TIMELINE)).toContain(`${TIMELINE}* **Milestones**:\n  - Phase 1 Complete: [Date]\n`)
})
test('any other field is one line', () => {
  const lines = TIMELINE.replace(/\* \*\*Target.*\n/, '* **Milestones**:\n  - Phase 1 Complete: 2027-01-01\n')
  expect(repaired(lines)).toContain('* **Start Date**: 2026-12-01\n* **Target Completion**: [Date]\n* **Milestones**')
})
