/**
 * Defects that people make in a spec, one at a time, each with the one finding that it must give. What they are planted in is
 * fixtures/specs/planted.md, which has none.
 */

/** One text for another; what is replaced must stand there exactly once. */
export type Edit = readonly [find: string, insert: string]

export interface Defect {
  readonly code: string
  readonly what: string
  readonly edits: readonly Edit[]
  /** A part of the line at which it is reported, in the text with the defect; the first that has it. */
  readonly at: string
  /** Statuses at which it is planted; else Draft and In Review. */
  readonly statuses?: readonly string[]
  readonly severity?: 'error' | 'warning' | 'hint'
  /** Whether `--fix` or only `--fix-unsafe` mends it. */
  readonly fix?: 'safe' | 'unsafe'
  /** What the text is then, as edits of the sound one; without it, the sound one itself. */
  readonly fixed?: readonly Edit[]
  /** What is then found instead, where a fix brings text of the template that is still to be filled in. */
  readonly leaves?: readonly string[]
}

/** Makes the edits, in their order. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = text
  for (const [find, insert] of edits) {
    const parts = result.split(find)
    if (parts.length !== 2) throw new Error(`${JSON.stringify(find)} stands there ${parts.length - 1} times`)
    result = parts.join(insert)
  }
  return result
}

type More = Omit<Defect, 'code' | 'what' | 'edits' | 'at'>

function one(code: string, what: string, find: string, insert: string, at: string, more: More = {}): Defect {
  return { code, what, edits: [[find, insert]], at, ...more }
}

function many(code: string, what: string, edits: readonly Edit[], at: string, more: More = {}): Defect {
  return { code, what, edits, at, ...more }
}

const SAFE: More = { fix: 'safe' }
const UNSAFE: More = { fix: 'unsafe' }

const METADATA = `- **Spec ID**: SPEC-2026-09-14-101
- **Status**: Draft
- **Author**: Dr. Ingrid Halvorsen
- **Created**: 2026-09-14
- **Last Updated**: 2026-11-18
- **Reviewers**: Tomás Ferreira, @wei-chen
- **Issue**: clinic/portal#731
`
const PAINS = `1. 11% of all visits are missed, which is 1,240 a year.
2. Reception spends *nine hours a week* on the telephone.
   - Mondays alone take three of them.
3. A cancelled slot stays empty, because the waiting list is on paper.
`
const OVERVIEW = `A nightly job looks at the visits of the next 72 hours and queues one message per visit. Answers come back through a
webhook and change the state of the visit.
`
const MODEL = 'N/A: a reminder is a row of the existing `outbox` table, and no column changes.\n'
const PHASE_2 = `### Phase 2: Sending

- [ ] Task 2.1: Hand queued rows to the provider
  - at most 20 at once;
  - a refused number is marked, and not tried again.
- [ ] Task 2.2: Record the delivery receipt
- [ ] Task 2.3: Send nothing between 21:00 and 08:00

`
const PHASE_3 = `### Phase 3: Answers

- [ ] Task 3.1: Receive answers at the webhook
- [ ] Task 3.2: Offer a freed slot to the first of the waiting list

`
const FR2 = `- [ ] FR2: The answer \`2\` sets the visit to *cancelled* and frees its slot
  - the slot is offered within the hour;
  - reception sees who was offered it.
`
const FR3 = '- [ ] FR3: A patient who opted out gets no message at all\n'
const FR4 = '- [ ] FR4: Reception can see every message of a visit, with its receipt\n'
const SECOND_GHERKIN = `What reception sees:

\`\`\`gherkin
Scenario: An answer that nobody understands
  Given these answers:
    | from            | text        |
    | +47 400 00 000  | maybe later |
  When reception opens the list of answers
  Then "maybe later" stands at its top
\`\`\`

`
const UNIT = `### Unit Tests

- Matcher of answers: 100% of its branches
- \`Outbox\`: at least 90% of lines

`
const INTEGRATION = `### Integration Tests

- \`POST /hooks/answers\`: an answer with a valid signature changes the visit
- GET /api/visits/:id/messages: lists the messages of a visit with their receipts

`
const RISKS = `| Risk                                | Probability | Impact | Mitigation                                                 |
| :---------------------------------- | :---------: | :----: | ---------------------------------------------------------- |
| The provider is down in the evening | Low         | High   | Rows stay in the outbox; reception is told after 2 hours   |
| A number belongs to someone else    | Medium      | High   | Messages name no diagnosis, and \`STOP\` is honoured at once |
| Patients answer with free text      | High        | Low    | Reception sees such answers in a list                      |
| Costs run away                      | Low         | Low    | None: the contract has a monthly ceiling                   |
`
const FIRST_RISK = '| The provider is down in the evening | Low         | High   | Rows stay in the outbox; reception is told after 2 hours   |'
const COSTS = '| Costs run away                      | Low         | Low    | None: the contract has a monthly ceiling                   |'
const EXTERNAL = `- \`twilio\`: ^5.3.0 - Sends the messages and checks signatures
- **PostgreSQL**: 16 or later - Keeps the outbox
- Text message gateway: N/A: hosted - Delivers in all of Norway
`
const PERFORMANCE = `## Performance Considerations

- **Expected Load**: 1,500 messages/day, 12 requests/second at 18:00
- **Response Time**: 250 ms for the webhook
- **Resource Usage**: 1 CPU, 256 MB

`
const SECURITY = `- [ ] Authentication required
- [ ] Authorization checks implemented: only reception of the same clinic
- [ ] Input validation
- [ ] Output encoding - answers are shown as plain text
- [ ] Audit logging
- [ ] Numbers are masked in logs
`
const MILESTONES = `- **Milestones**:
  - Phase 1 Complete: 2027-01-08
  - Phase 2 Complete: 2027-02-12
  - Phase 3 Complete: 2027-03-19
  - Phase 4 Complete: 2027-04-30
`
const NOTES = `## Notes

Whether the second message may hold a link is decided with the privacy officer by January; FR2 and NFR4 stand either way.
The order of phases follows Task 3.2, which needs [what the risks say](#risk-assessment).

`
const REFERENCES = `## References

- [Passkey sign-in](complete.md#risk-assessment)
- [Webhooks of the provider](https://www.twilio.com/docs/usage/webhooks)
- <https://www.datatilsynet.no/en/>
`
const SUMMARY = `## Executive Summary

One in nine booked visits at our four clinics is missed. This feature sends each patient **two text messages** before a
visit, and lets the patient answer \`1\` to confirm or \`2\` to cancel, so that a freed slot goes to the waiting list on the
same day. [The sign-in spec](complete.md) is its only technical neighbour.

`
const DIAGRAMS = `The parts, and who speaks to whom:

\`\`\`mermaid
flowchart LR
    Job["Nightly job"] -->|queues| Queue[(Outbox)]
    Queue --> Sender{{Sender}}
    Sender -- HTTPS --> Provider
\`\`\`

An answer takes this way:

\`\`\`mermaid
sequenceDiagram
    participant P as Patient
    participant H as Webhook
    P->>H: "2"
    H-->>P: Your visit is cancelled
\`\`\`

\`\`\`mermaid
stateDiagram-v2
    [*] --> Booked
    Booked --> Confirmed: answer 1
    Booked --> Cancelled: answer 2
\`\`\`
`
const TS = (body: string, tag = 'typescript'): string => `\`\`\`${tag}\n${body}\n\`\`\`\n`

const READING: readonly Defect[] = [
  one('encoding-invalid', 'a byte of Latin-1', 'about three minutes', 'about three m\uE0E9nutes', 'about three m'),
  one('encoding-invalid', 'a NUL', 'Retire the calling', 'Retire\u0000 the calling', 'Retire'),
  one('file-too-large', 'nested too deeply', OVERVIEW, `${'> '.repeat(150)}${OVERVIEW}`, '# Feature'),
  one('conflict-marker', 'a whole conflict', FR3, `<<<<<<< HEAD\n${FR3}=======\n- [ ] FR3: Nobody gets one\n>>>>>>> main\n`, '<<<<<<<'),
  one('conflict-marker', 'with the base between', NOTES, `${NOTES}<<<<<<< ours\na\n||||||| base\nb\n=======\nc\n>>>>>>> theirs\n\n`, '<<<<<<<'),
  one('conflict-marker', 'only its end was left', FR4, `${FR4}>>>>>>> 1a2b3c4 (reminders)\n`, '>>>>>>>'),
  one('bidi-character', 'in prose', 'by hand from', 'by \u202Ehand from', 'hand from', SAFE),
  one('bidi-character', 'in a heading', '## Notes', '## \u2066Notes', 'Notes', SAFE),
  one('bidi-character', 'in a step', 'Then one message is queued', 'Then one \u202Dmessage is queued', 'message is queued', SAFE),
  one('bidi-character', 'in an ID', 'FR3: A patient', 'FR\u20693: A patient', '3: A patient', SAFE),
  one('control-character', 'an escape', 'Retire the', 'Retire \u001Bthe', 'Retire', SAFE),
  one('control-character', 'a backspace in a cell', 'Costs run away   ', 'Costs run away\u0008   ', 'Costs run', SAFE),
  one('control-character', 'in a diagram', 'Booked --> Confirmed', 'Booked -->\u0007 Confirmed', 'Confirmed:', SAFE),
  one('fence-unclosed', 'the last fence is gone', 'stands at its top\n```\n', 'stands at its top\n', '```gherkin\nScenario: An'),
  one('fence-unclosed', 'a fence was begun', NOTES, `${NOTES}\`\`\`sql\nselect 1\n`, '```sql'),
  one('fence-unclosed', 'closed with too few', NOTES, `${NOTES}\`\`\`\`json\n{}\n\`\`\`\n`, '````json'),
]

const TITLES: readonly Defect[] = [
  one('title-missing', 'no title', '# Feature Specification: Appointment reminders by text message\n\n', '', '## Metadata'),
  one('title-missing', 'nothing but the prefix', ': Appointment reminders by text message', ':', '# Feature'),
  one('title-missing', 'an empty heading', '# Feature Specification: Appointment reminders by text message', '#', '#'),
  one('title-missing', 'bold instead', '# Feature Specification: Appointment reminders by text message', '**Appointment reminders**', '**Appointment'),
  one('title-prefix', 'only the name', '# Feature Specification: App', '# App', '# App', SAFE),
  one('title-prefix', 'another word', '# Feature Specification: App', '# Feature Spec: App', '# Feature', SAFE),
  one('title-prefix', 'a dash for the colon', '# Feature Specification: App', '# Feature Specification - App', '# Feature', SAFE),
  one('placeholder-left', 'in the title', 'Appointment reminders by text message', '[FEATURE_NAME]', '[FEATURE_NAME]'),
]

const SECTIONS: readonly Defect[] = [
  one('section-missing', 'a section is gone', NOTES.slice(0, 0) + PERFORMANCE, '', '# Feature', { fix: 'unsafe', leaves: ['placeholder-left', 'placeholder-left', 'placeholder-left'] }),
  one('section-missing', 'a subsection is gone', UNIT, '', '## Testing Strategy', { fix: 'unsafe', leaves: ['placeholder-left', 'placeholder-left'] }),
  one('section-missing', 'the metadata are gone', `## Metadata\n\n${METADATA}\n`, '', '# Feature'),
  one('section-missing', 'the summary is gone', SUMMARY, '', '# Feature', { fix: 'unsafe', leaves: ['placeholder-left'] }),
  one('section-missing', 'the heading of a paragraph is gone', '## Executive Summary\n\n', '', '# Feature'),
  one('section-missing', 'the heading of a list is gone', '### Pain Points\n\n', '', '## Problem Statement'),
  one('section-missing', 'the heading of a table is gone', '## Risk Assessment\n\n', '', '# Feature'),
  one('section-missing', 'the heading above subsections is gone', '## Testing Strategy\n\n', '', '# Feature'),
  one('section-missing', 'the heading of a diagram is gone', '### Architecture Changes\n\n', '', '## Proposed Solution'),
  one('section-missing', 'the heading of the scenarios is gone', '### Acceptance Criteria\n\n', '', '## Success Criteria'),
  one('section-missing', 'mistyped', '## Dependencies', '## Dependancies', '# Feature', UNSAFE),
  one('section-missing', 'a subsection mistyped', '### Technical Approach', '### Techincal Aproach', '## Proposed', UNSAFE),
  one('section-missing', 'the heading is bold', '### Current State', '**Current State**', '## Problem Statement'),
  one('section-missing', 'no space behind the number signs', '### Current State', '###Current State', '## Problem Statement'),
  one('section-missing', 'no phase is left', '## Implementation Plan', '## Plan of work', '# Feature'),
  one('section-empty', 'prose is gone', OVERVIEW, '', '### Overview'),
  one('section-empty', 'only a comment is left', OVERVIEW, '<!-- ask Tomás -->\n', '### Overview'),
  one('section-empty', 'a bare N/A', OVERVIEW, 'N/A\n', '### Overview'),
  one('section-empty', 'the list is gone', PAINS, '', '### Pain Points'),
  one('section-empty', 'the table is gone', RISKS, '', '## Risk Assessment'),
  one('section-empty', 'the waiver is gone', MODEL, '', '### Data Model Changes'),
  one('section-empty', 'the diagrams are gone', DIAGRAMS, '', '### Architecture Changes'),
  one('section-empty', 'the fields are gone', PERFORMANCE, '## Performance Considerations\n\n', '## Performance'),
  one('section-empty', 'the checklist is gone', SECURITY, '', '## Security'),
  one('section-empty', 'the whole with its subsections', UNIT + INTEGRATION, '', '## Testing Strategy', { statuses: [] }),
  one('section-duplicate', 'pasted twice', REFERENCES, `${REFERENCES}\n${REFERENCES}`, '## References', { statuses: [] }),
  one('section-duplicate', 'an empty copy', REFERENCES, `${REFERENCES}\n## Executive Summary\n`, '## Executive Summary\n$'),
  one('section-duplicate', 'a phase was copied', PHASE_2, `${PHASE_2}### Phase 2: Sending again\n\n- [ ] Task 2.1: Hand over\n\n`, 'Sending again'),
  one('section-duplicate', 'a subsection was copied', INTEGRATION, `${INTEGRATION}### unit tests:\n\n- Sender: 80%\n\n`, '### unit tests'),
  many('section-order', 'two have changed places', [[NOTES, ''], [REFERENCES, `${REFERENCES}\n${NOTES}`]], '## Notes'),
  many('section-order', 'two subsections have', [[UNIT, ''], [INTEGRATION, INTEGRATION + UNIT]], '### Unit Tests'),
  many('section-order', 'the summary comes last', [[SUMMARY, ''], [REFERENCES, `${REFERENCES}\n${SUMMARY}`]], '## Executive'),
  many('section-order', 'one moved up', [[PERFORMANCE, ''], ['## Testing Strategy', `${PERFORMANCE}## Testing Strategy`]], '## Performance'),
  one('section-level', 'one too deep', '### Unit Tests', '#### Unit Tests', 'Unit Tests', SAFE),
  one('section-level', 'one too high', '### Current State', '## Current State', 'Current State', SAFE),
  one('section-level', 'a section became a subsection', '## Executive Summary', '### Executive Summary', 'Executive', SAFE),
  one('section-level', 'a second title', '## Notes', '# Notes', '# Notes', SAFE),
  one('section-level', 'a parent went deeper', '## Testing Strategy', '### Testing Strategy', 'Testing Strategy', SAFE),
  one('section-level', 'a phase went deeper', '### Phase 3: Answers', '#### Phase 3: Answers', 'Phase 3: Answers', SAFE),
  one('section-level', 'the last subsection went up', '### Acceptance Criteria', '## Acceptance Criteria', 'Acceptance', SAFE),
  one('section-synonym', 'a known name', '## Executive Summary', '## Summary', '## Summary', SAFE),
  one('section-synonym', 'with a number', '### Integration Tests', '### 2. Integration Testing', 'Integration Testing', { fix: 'safe', fixed: [['### Integration Tests', '### 2. Integration Tests']] }),
  one('section-synonym', 'of a subsection', '### E2E Tests', '### End-to-End Tests', 'End-to-End', SAFE),
  one('section-unknown', 'a section of its own', '## Timeline', '## Rollback\n\nThe job is stopped.\n\n## Timeline', '## Rollback'),
  one('section-unknown', 'a subsection of its own', '### Impact', '### Assumptions\n\nPatients can read.\n\n### Impact', '### Assumptions'),
  one('section-gap', 'a number was skipped', '### Phase 4: Roll-out', '### Phase 5: Roll-out', '### Phase 5'),
  many('section-gap', 'the heading, its tasks and its milestone', [['### Phase 4: Roll-out', '### Phase 5: Roll-out'], ['Task 4.1', 'Task 5.1'], ['Task 4.2', 'Task 5.2'], ['Phase 4 Complete', 'Phase 5 Complete']], '### Phase 5'),
  many('section-gap', 'a phase was dropped', [[PHASE_2, ''], ['  - Phase 2 Complete: 2027-02-12\n', '']], '### Phase 3: Answers'),
  many('section-gap', 'two phases have changed places', [[PHASE_2, ''], [PHASE_3, PHASE_3 + PHASE_2]], '### Phase 2: Sending'),
  one('section-gap', 'a phase jumped ahead of all', '### Phase 2: Sending', '### Phase 6: Sending', 'Phase 6: Sending'),
  one('section-gap', 'the heading of a phase is gone', '### Phase 2: Sending\n\n', '', '### Phase 3: Answers'),
  one('section-duplicate', 'a phase bears the number of another', '### Phase 3: Answers', '### Phase 2: Answers', '### Phase 2: Answers'),
]

const PLACEHOLDERS: readonly Defect[] = [
  one('placeholder-left', 'a person', 'Dr. Ingrid Halvorsen', '[Your Name]', '[Your Name]'),
  one('placeholder-left', 'people', 'Tomás Ferreira, @wei-chen', '[Names]', '[Names]'),
  one('placeholder-left', 'an issue', 'clinic/portal#731', '#[Number]', '#[Number]'),
  one('placeholder-left', 'an ID', 'SPEC-2026-09-14-101', 'SPEC-[YYYY-MM-DD]-[NUMBER]', 'SPEC-[Y'),
  one('placeholder-left', 'a date', '**Created**: 2026-09-14', '**Created**: [Date]', '[Date]'),
  one('placeholder-left', 'a date in letters', '**Last Updated**: 2026-11-18', '**Last Updated**: YYYY-MM-DD', 'YYYY-MM-DD'),
  one('placeholder-left', 'a milestone', 'Phase 3 Complete: 2027-03-19', 'Phase 3 Complete: [Date]', '[Date]'),
  one('placeholder-left', 'a target', '2027-04-30\n- **Milestones', '[Date]\n- **Milestones', '[Date]'),
  one('placeholder-left', 'a paragraph', OVERVIEW, '[High-level description of the solution]\n', '[High-level'),
  one('placeholder-left', 'a paragraph in other words', OVERVIEW, '{{describe it here}}\n', '{{describe'),
  one('placeholder-left', 'a wrapped paragraph', SUMMARY, '## Executive Summary\n\n[One paragraph summary of what this feature does\nand why it is needed]\n\n', '[One paragraph'),
  one('placeholder-left', 'an ellipsis', OVERVIEW, '…\n', '…'),
  one('placeholder-left', 'a pain point', 'A cancelled slot stays empty, because the waiting list is on paper.', '[Pain point 3]', '[Pain point 3]'),
  one('placeholder-left', 'a field of text', '18,400 patients and 26 receptionists', '[Number/Type]', '[Number/Type]'),
  one('placeholder-left', 'the name of a phase', 'Phase 3: Answers', 'Phase 3: [Name]', '[Name]'),
  one('placeholder-left', 'a task', 'Skip patients who opted out', '[Description]', '[Description]'),
  one('placeholder-left', 'a requirement', 'A patient who opted out gets no message at all', '<what the system does>', '<what the'),
  one('placeholder-left', 'a metric', 'p95 of an answer to its visit below 3 s', '[Metric]', '[Metric]'),
  one('placeholder-left', 'a requirement of security', 'Webhooks without a valid signature are refused with status 403', '[Requirement]', '[Requirement]'),
  one('placeholder-left', 'a step', 'Given a visit in 72 hours', 'Given [context]', '[context]'),
  one('placeholder-left', 'a step with a keyword of its own', 'And its text names the clinic', 'And [expected outcome]', '[expected'),
  one('placeholder-left', 'a component', 'Matcher of answers: 100', '[Component]: 100', '[Component]'),
  one('placeholder-left', 'a coverage', 'at least 90% of lines', '[Test coverage requirement]', '[Test cov'),
  one('placeholder-left', 'an endpoint', '`POST /hooks/answers`', '[API Endpoint]', '[API'),
  one('placeholder-left', 'a scenario', 'lists the messages of a visit with their receipts', '[Test scenario]', '[Test scenario]'),
  one('placeholder-left', 'a whole pair', '- Opting out: a patient opts out at the desk and gets no further message', '- [User Flow]: [Test scenario]', '[User Flow]'),
  one('placeholder-left', 'a risk', 'Costs run away     ', '[Risk 4]', '[Risk 4]'),
  one('placeholder-left', 'a mitigation', 'Rows stay in the outbox; reception is told after 2 hours', '[Mitigation strategy]', '[Mitigation'),
  one('placeholder-left', 'the mitigation of a high risk', 'Messages name no diagnosis, and `STOP` is honoured at once', '[Mitigation strategy]', '[Mitigation'),
  one('placeholder-left', 'a component that is needed', '- Visit service: knows', '- [Component/Service]: knows', '[Component/'),
  one('placeholder-left', 'a reason', 'knows who comes when', '[Why needed]', '[Why needed]'),
  one('placeholder-left', 'a version', '^5.3.0 - Sends', '[Version] - Sends', '[Version]'),
  one('placeholder-left', 'a purpose', 'Keeps the outbox', '[Purpose]', '[Purpose]'),
  one('placeholder-left', 'a whole triple', '- **PostgreSQL**: 16 or later - Keeps the outbox', '- [Library/Service]: [Version] - [Purpose]', '[Library'),
  one('placeholder-left', 'a load', '1,500 messages/day, 12 requests/second at 18:00', '[Requests/second]', '[Requests'),
  one('placeholder-left', 'a time', '250 ms for the webhook', '[Target milliseconds]', '[Target'),
  one('placeholder-left', 'the notes', NOTES, '## Notes\n\n[Any additional notes, open questions, or considerations]\n\n', '[Any'),
  one('placeholder-left', 'a link', '- <https://www.datatilsynet.no/en/>', '- [Link to design documents]', '[Link to'),
  one('placeholder-left', 'the diagram of the template', DIAGRAMS, '```mermaid\ngraph TD\n    A[Component A] --> B[Component B]\n    B --> C[Component C]\n```\n', '```mermaid'),
  one('placeholder-left', 'the types of the template', MODEL, TS('interface NewModel {\n  // Define new interfaces/types\n}'), '```typescript'),
  one('todo-left', 'in prose', 'is made at 07:00', 'is made at TBD', 'TBD'),
  one('todo-left', 'in a task', 'Record the delivery receipt', 'Record the delivery receipt (TODO: where?)', 'TODO'),
  one('todo-left', 'in a requirement', 'with its receipt\n', 'with its receipt [NEEDS CLARIFICATION: for how long?]\n', '[NEEDS'),
  one('todo-left', 'question marks', 'Mondays alone take three', 'Mondays alone take ???', '???'),
  one('todo-left', 'a reviewer', 'Tomás Ferreira, @wei-chen', 'TBD', 'TBD'),
  one('todo-left', 'a date', '2027-04-30\n- **Milestones', 'TBD\n- **Milestones', 'TBD'),
  one('todo-left', 'a metric', 'p95 of an answer to its visit below 3 s', 'TBD', 'TBD'),
  one('todo-left', 'a quantity', '250 ms for the webhook', 'TBD', 'TBD'),
  one('todo-left', 'a version', '16 or later', 'TBD', 'TBD'),
  one('todo-left', 'a coverage', '100% of its branches', 'TBD', 'TBD'),
  one('todo-left', 'a cell', 'Reception sees such answers in a list', 'FIXME', 'FIXME'),
  one('todo-left', 'an issue', 'clinic/portal#731', 'TBD', 'TBD'),
  one('todo-left', 'a whole section', OVERVIEW, 'TODO\n', 'TODO'),
]

const LISTS: readonly Defect[] = [
  one('checkbox-malformed', 'without a space', '- [ ] FR3:', '- [] FR3:', 'FR3: A patient', SAFE),
  one('checkbox-malformed', 'a mark', '- [ ] Input validation', '- [✓] Input validation', 'Input validation', { fix: 'safe', fixed: [['- [ ] Input validation', '- [x] Input validation']] }),
  one('checkbox-malformed', 'a space before', '- [ ] User Guide', '- [ x] User Guide', 'User Guide', { fix: 'safe', fixed: [['- [ ] User Guide', '- [x] User Guide']] }),
  one('checkbox-malformed', 'a space behind', '- [ ] Timeline realistic', '- [x ] Timeline realistic', 'Timeline realistic', { fix: 'safe', fixed: [['- [ ] Timeline realistic', '- [x] Timeline realistic']] }),
  one('checkbox-malformed', 'nothing between it and the text', '- [ ] Task 1.2', '- [ ]Task 1.2', 'Task 1.2', SAFE),
  one('checklist-item-missing', 'one was deleted', '- [ ] Input validation\n', '', '## Security', SAFE),
  one('checklist-item-missing', 'the first was deleted', '- [ ] Spec reviewed by technical lead\n', '', '## Review', SAFE),
  one('checklist-item-missing', 'the last was deleted', '- [ ] Architecture Decision Record (ADR)\n', '', '## Documentation', SAFE),
  one('checklist-item-missing', 'one was rewritten', 'Risk assessment complete', 'Risks looked at', '## Review', { fix: 'safe', fixed: [['- [ ] Risk assessment complete\n', '- [ ] Risks looked at\n- [ ] Risk assessment complete\n']] }),
  one('item-id-format', 'a hyphen', '- [ ] FR3:', '- [ ] FR-3:', 'FR-3', SAFE),
  one('item-id-format', 'a space', '- [ ] NFR3:', '- [ ] NFR 3:', 'NFR 3', SAFE),
  one('item-id-format', 'small letters', '- [ ] FR4:', '- [ ] fr4:', 'fr4', SAFE),
  one('item-id-format', 'a task without a space', '- [ ] Task 2.2:', '- [ ] Task2.2:', 'Task2.2', SAFE),
  one('item-id-format', 'a task with a hyphen', '- [ ] Task 4.2:', '- [ ] Task 4-2:', 'Task 4-2', SAFE),
  one('item-id-format', 'none at all', '- [ ] FR3: A patient', '- [ ] A patient', 'who opted out gets'),
  one('item-id-format', 'another kind', '- [ ] NFR4:', '- [ ] FR4:', 'Privacy', { statuses: [] }),
  one('item-id-duplicate', 'a line was copied', FR4, FR4.replace('FR4', 'FR3'), 'Reception can see every'),
  one('item-id-duplicate', 'a task', 'Task 2.3: Send', 'Task 2.2: Send', 'Send nothing'),
  one('item-id-duplicate', 'an ID of another section', '- [ ] NFR4: Privacy', '- [ ] NFR3: Privacy', 'Privacy', { statuses: [] }),
  many('item-id-gap', 'one was deleted', [[FR3, '']], 'FR4: Reception', { fix: 'unsafe', fixed: [[FR3, ''], ['FR4', 'FR3']] }),
  one('item-id-gap', 'a task was deleted', '- [ ] Task 2.2: Record the delivery receipt\n', '', 'Task 2.3', { fix: 'unsafe', fixed: [['- [ ] Task 2.2: Record the delivery receipt\n', ''], ['Task 2.3', 'Task 2.2']] }),
  one('item-id-gap', 'the last jumps', 'FR4: Reception', 'FR6: Reception', 'FR6', UNSAFE),
  many('item-id-gap', 'two have changed places', [[FR3, ''], [FR4, FR4 + FR3]], 'FR3: A patient', { fix: 'unsafe', fixed: [[FR3, ''], [FR4, FR4.replace('FR4', 'FR3') + FR3.replace('FR3', 'FR4')]] }),
  one('item-id-gap', 'begins with two', 'Task 4.1: Run beside the calls for two weeks in Bergen\n- [ ] Task 4.2:', 'Task 4.2: Run beside the calls for two weeks in Bergen\n- [ ] Task 4.3:', 'Task 4.2', UNSAFE),
  one('task-phase-mismatch', 'a number of the next', 'Task 2.3: Send', 'Task 3.3: Send', 'Task 3.3'),
  one('task-phase-mismatch', 'a number that the next has too', 'Task 1.2: Skip', 'Task 2.2: Skip', 'Task 2.2: Skip'),
  many('task-phase-mismatch', 'moved', [['- [ ] Task 2.3: Send nothing between 21:00 and 08:00\n', ''], ['waiting list\n\n## Succ', 'waiting list\n- [ ] Task 2.3: Send nothing between 21:00 and 08:00\n\n## Succ']], 'Task 2.3', { statuses: [] }),
  one('list-empty-item', 'a pain point', '3. A cancelled slot stays empty, because the waiting list is on paper.', '3.', '3.\n'),
  one('list-empty-item', 'a requirement', FR4, '- [ ] FR4:\n', 'FR4:'),
  one('list-empty-item', 'a task without a colon', 'Task 1.2: Skip patients who opted out', 'Task 1.2', 'Task 1.2'),
  one('list-empty-item', 'a checkbox', '- [ ] Numbers are masked in logs', '- [ ]', '- [ ]\n'),
  one('list-empty-item', 'a link', '- <https://www.datatilsynet.no/en/>', '-', '-\n$'),
  one('list-missing', 'the pains in prose', PAINS, 'Visits are missed, and reception is on the telephone.\n', '### Pain'),
  one('list-missing', 'a phase in prose', PHASE_3, '### Phase 3: Answers\n\nAnswers are received.\n\n', '### Phase 3'),
  many('list-missing', 'the requirements in prose', [[`- [ ] FR1: A patient with a mobile number gets a message 72 hours and 24 hours before a visit\n${FR2}${FR3}${FR4}`, 'Patients get messages.\n'], ['by January; FR2 and NFR4', 'by January; NFR4']], '### Functional'),
  one('list-missing', 'a checklist in prose', SECURITY, 'Reception signs in.\n', '## Security'),
  one('list-missing', 'no link', REFERENCES, '## References\n\nSee the wiki.\n', '## References'),
  one('list-missing', 'a bare N/A', UNIT, '### Unit Tests\n\nN/A\n\n', '### Unit'),
  one('list-missing', 'external dependencies in prose', EXTERNAL, 'The gateway and the database.\n', '### External'),
  one('pair-incomplete', 'no colon', '- Visit service: knows who comes when', '- Visit service', '- Visit service'),
  one('pair-incomplete', 'nothing behind it', '- Matcher of answers: 100% of its branches', '- Matcher of answers:', 'Matcher'),
  one('pair-incomplete', 'nothing before it', '- Visit service: knows', '- : knows', '- : knows'),
  one('pair-incomplete', 'a flow without a scenario', '- Opting out: a patient opts out at the desk and gets no further message', '- Opting out', 'Opting out'),
]

const FIELDS: readonly Defect[] = [
  one('field-missing', 'no ID', '- **Spec ID**: SPEC-2026-09-14-101\n', '', '## Metadata', { severity: 'error' }),
  one('field-missing', 'no status', '- **Status**: Draft\n', '', '## Metadata', { severity: 'error', statuses: ['Draft'] }),
  one('field-missing', 'no author', '- **Author**: Dr. Ingrid Halvorsen\n', '', '## Metadata', { fix: 'safe', leaves: ['placeholder-left'] }),
  one('field-missing', 'no date', '- **Created**: 2026-09-14\n', '', '## Metadata', { fix: 'safe', leaves: ['placeholder-left'] }),
  one('field-missing', 'no second date', '- **Last Updated**: 2026-11-18\n', '', '## Metadata', { fix: 'safe', leaves: ['placeholder-left'] }),
  one('field-missing', 'no reviewers', '- **Reviewers**: Tomás Ferreira, @wei-chen\n', '', '## Metadata', { fix: 'safe', leaves: ['placeholder-left'] }),
  one('field-missing', 'no issue', '- **Issue**: clinic/portal#731\n', '', '## Metadata', { fix: 'safe', leaves: ['placeholder-left'] }),
  one('field-missing', 'a key is mistyped', '**Reviewers**', '**Reviwers**', '## Metadata', UNSAFE),
  one('field-missing', 'the key of the status is mistyped', '**Status**', '**Staus**', '## Metadata', { fix: 'unsafe', severity: 'error', statuses: ['Draft'] }),
  one('field-missing', 'of the impact', '- **Business Impact**: about 96,000 EUR of lost fees a year\n', '', '### Impact', { fix: 'safe', leaves: ['placeholder-left'] }),
  one('field-missing', 'of the performance', '- **Response Time**: 250 ms for the webhook\n', '', '## Performance', { fix: 'safe', leaves: ['placeholder-left'] }),
  one('field-missing', 'no start', '- **Start Date**: 2026-12-07\n', '', '## Timeline', { fix: 'safe', leaves: ['placeholder-left'] }),
  one('field-missing', 'no milestones', MILESTONES, '', '## Timeline'),
  one('field-empty', 'the author', ': Dr. Ingrid Halvorsen', ':', '**Author**'),
  one('field-empty', 'the status', '**Status**: Draft', '**Status**:', '**Status**', { statuses: ['Draft'] }),
  one('field-empty', 'the ID', '**Spec ID**: SPEC-2026-09-14-101', '**Spec ID**: ', '**Spec ID**'),
  one('field-empty', 'a date', '**Created**: 2026-09-14', '**Created**:', '**Created**'),
  one('field-empty', 'reviewers of none', 'Tomás Ferreira, @wei-chen', 'None', '**Reviewers**'),
  one('field-empty', 'a bare N/A', '18,400 patients and 26 receptionists', 'N/A', 'Users Affected'),
  one('field-empty', 'a quantity', '1 CPU, 256 MB', '-', 'Resource'),
  one('field-empty', 'the milestones', MILESTONES, '- **Milestones**:\n', '**Milestones**'),
  one('field-empty', 'the target', '**Target Completion**: 2027-04-30', '**Target Completion**:', '**Target'),
  one('field-duplicate', 'the same again', '- **Issue**: clinic/portal#731\n', '- **Issue**: clinic/portal#731\n- **Issue**: #731\n', '- **Issue**: #731'),
  one('field-duplicate', 'two statuses', '- **Author**', '- **Status**: Approved\n- **Author**', '- **Status**: Approved'),
  one('field-duplicate', 'of the performance', '- **Resource Usage**: 1 CPU, 256 MB\n', '- **Resource Usage**: 1 CPU, 256 MB\n- **Response time**: 300 ms\n', 'Response time'),
  one('field-unknown', 'of the metadata', '- **Issue**', '- **Priority**: high\n- **Issue**', '**Priority**'),
  one('field-unknown', 'of the timeline', '- **Milestones**', '- **Freeze**: 2027-04-01\n- **Milestones**', '**Freeze**'),
  one('id-format', 'a month of one digit', 'SPEC-2026-09-14-101', 'SPEC-2026-9-14-101', 'SPEC-2026-9'),
  one('id-format', 'a day that does not exist', 'SPEC-2026-09-14-101', 'SPEC-2026-09-31-101', 'SPEC-2026-09-31'),
  one('id-format', 'another form', 'SPEC-2026-09-14-101', 'FEAT-101', 'FEAT-101'),
  one('id-format', 'no number', 'SPEC-2026-09-14-101', 'SPEC-2026-09-14', 'SPEC-2026-09-14'),
  one('id-created-mismatch', 'a day off', '**Created**: 2026-09-14', '**Created**: 2026-09-15', '**Created**'),
  one('id-created-mismatch', 'the year before', '**Created**: 2026-09-14', '**Created**: 2025-09-14', '**Created**'),
  one('status-unknown', 'mistyped', '**Status**: Draft', '**Status**: Drfat', '**Status**', { fix: 'safe', statuses: ['Draft'] }),
  one('status-unknown', 'a word of another team', '**Status**: Draft', '**Status**: WIP', '**Status**', { statuses: ['Draft'] }),
  one('status-unknown', 'two at once', '**Status**: Draft', '**Status**: Draft / In Review', '**Status**', { statuses: ['Draft'] }),
  one('task-ticked-early', 'one', '- [ ] Task 1.1', '- [x] Task 1.1', 'Task 1.1'),
  one('task-ticked-early', 'with a capital', '- [ ] Task 4.2', '- [X] Task 4.2', 'Task 4.2'),
  one('date-invalid', 'days first', '**Created**: 2026-09-14', '**Created**: 14/09/2026', '**Created**', SAFE),
  one('date-invalid', 'in words', '**Last Updated**: 2026-11-18', '**Last Updated**: November 18, 2026', '**Last', SAFE),
  one('date-invalid', 'no such day', '**Last Updated**: 2026-11-18', '**Last Updated**: 2026-11-31', '**Last'),
  one('date-invalid', 'short', '**Start Date**: 2026-12-07', '**Start Date**: 2026-12-7', '**Start', SAFE),
  one('date-invalid', 'a milestone', 'Phase 2 Complete: 2027-02-12', 'Phase 2 Complete: 12 Feb 2027', 'Phase 2 Complete', SAFE),
  one('date-invalid', 'ambiguous', 'Phase 2 Complete: 2027-02-12', 'Phase 2 Complete: 02/03/2027', 'Phase 2 Complete'),
  one('date-invalid', 'a quarter', '2027-04-30\n- **Milestones', 'Q2 2027\n- **Milestones', 'Q2 2027'),
  one('date-order', 'the day before', '**Last Updated**: 2026-11-18', '**Last Updated**: 2026-09-13', '**Last'),
  one('date-order', 'the year before', '**Last Updated**: 2026-11-18', '**Last Updated**: 2025-11-18', '**Last'),
  one('date-future', 'updated', '**Last Updated**: 2026-11-18', '**Last Updated**: 2026-12-18', '**Last'),
  one('date-future', 'created', '**Created**: 2026-09-14', '**Created**: 2027-09-14', '**Created**'),
  one('people-missing', 'the author', 'Dr. Ingrid Halvorsen', 'unknown', '**Author**'),
  one('people-missing', 'the reviewers', 'Tomás Ferreira, @wei-chen', 'nobody yet', '**Reviewers**'),
  one('people-missing', 'the reviewers to come', 'Tomás Ferreira, @wei-chen', 'to be assigned', '**Reviewers**'),
  one('reviewer-is-author', 'the same', 'Tomás Ferreira, @wei-chen', 'Dr. Ingrid Halvorsen', '**Reviewers**'),
  one('reviewer-is-author', 'in small letters, with an address', 'Tomás Ferreira, @wei-chen', 'dr. ingrid halvorsen <ih@example.org>', '**Reviewers**'),
  one('issue-format', 'a bare number', 'clinic/portal#731', '731', '**Issue**'),
  one('issue-format', 'in words', 'clinic/portal#731', 'the reminder card on the board', '**Issue**'),
  one('issue-format', 'no number', 'clinic/portal#731', '#seven', '**Issue**'),
]

const CLAIMS: readonly Defect[] = [
  one('requirement-vague', 'a word of quality', 'FR4: Reception can see every', 'FR4: Reception can easily see every', 'FR4'),
  one('requirement-vague', 'leaves it open', 'with its receipt\n', 'with its receipt, etc.\n', 'FR4'),
  one('requirement-vague', 'of security', 'are refused with status 403', 'are handled appropriately', 'NFR2'),
  one('requirement-vague', 'and/or', 'gets no message at all', 'gets no message and/or call', 'FR3'),
  one('requirement-compound', 'must and must', 'FR3: A patient who opted out gets no message at all', 'FR3: The job must skip patients who opted out and must record that it did', 'FR3'),
  one('nfr-category', 'none', 'NFR2: Security - Webhooks', 'NFR2: Webhooks', 'NFR2'),
  one('nfr-category', 'a metric without one', 'NFR1: Performance - p95', 'NFR1: p95', 'NFR1'),
  one('nfr-unmeasurable', 'no number', 'p95 of an answer to its visit below 3 s', 'Answers reach the visit at once', 'NFR1'),
  one('nfr-unmeasurable', 'no unit', 'p95 of an answer to its visit below 3 s', 'p95 of an answer to its visit below 3', 'NFR1'),
  one('nfr-unmeasurable', 'of scalability', '40 messages per second from one worker', 'Works for many clinics', 'NFR3'),
  one('nfr-unmeasurable', 'and a vague word', 'p95 of an answer to its visit below 3 s', 'Answers are fast', 'NFR1'),
  one('quantity-invalid', 'no unit', '250 ms for the webhook', '250', 'Response Time'),
  one('quantity-invalid', 'no number', '1,500 messages/day, 12 requests/second at 18:00', 'moderate', 'Expected Load'),
  one('quantity-invalid', 'words', '1 CPU, 256 MB', 'the usual', 'Resource'),
  one('coverage-target', 'no percentage', '100% of its branches', 'all branches', 'Matcher'),
  one('coverage-target', 'over a hundred', '100% of its branches', '110% of its branches', 'Matcher'),
  one('coverage-target', 'no percent sign', 'at least 90% of lines', '90', '`Outbox`'),
  one('endpoint-format', 'no method', 'GET /api/visits/:id/messages', '/api/visits/:id/messages', '/api/visits'),
  one('endpoint-format', 'no path', '`POST /hooks/answers`', 'Answers', '- Answers'),
  one('endpoint-format', 'no slash', 'GET /api/visits/:id/messages', 'GET visits', 'GET visits'),
  one('reference-unknown', 'a requirement', 'January; FR2 and', 'January; FR7 and', 'FR7'),
  one('reference-unknown', 'a task', 'follows Task 3.2', 'follows Task 3.9', 'Task 3.9'),
  one('reference-unknown', 'a spec', '- Visit service: knows', '- SPEC-2024-01-01-001: knows', 'SPEC-2024'),
  one('reference-unknown', 'a requirement of another spec', 'January; FR2', 'January; SPEC-2026-11-02-001/FR9', '/FR9'),
  one('reference-unknown', 'a requirement that another bears no more', 'and NFR4', 'and NFR14', 'NFR14'),
  many('reference-unknown', 'what is named was deleted', [['- [ ] NFR4: Privacy - No message names a diagnosis or a doctor\n', '']], 'FR2 and NFR4'),
]

const BLOCKS: readonly Defect[] = [
  one('block-missing', 'the diagram in prose', DIAGRAMS, 'The job queues, and the sender sends.\n', '### Architecture'),
  one('block-missing', 'a bare N/A', MODEL, 'N/A\n', '### Data Model'),
  one('block-missing', 'types in prose', MODEL, 'A column is added.\n', '### Data Model'),
  one('block-missing', 'an empty block', MODEL, '```typescript\n```\n', '### Data Model'),
  one('block-language', 'no tag', MODEL, TS('interface Reminder {\n  readonly visit: number\n}', ''), '```\ninterface', { fix: 'safe', fixed: [[MODEL, TS('interface Reminder {\n  readonly visit: number\n}')]] }),
  one('block-language', 'another tag', MODEL, TS('interface Reminder {\n  readonly visit: number\n}', 'java'), '```java', { fix: 'unsafe', fixed: [[MODEL, TS('interface Reminder {\n  readonly visit: number\n}')]] }),
  one('block-language', 'a diagram without a tag', DIAGRAMS, '```\ngraph TD\n    Job --> Queue\n```\n', '```\ngraph', { fix: 'safe', fixed: [[DIAGRAMS, '```mermaid\ngraph TD\n    Job --> Queue\n```\n']] }),
  many('block-language', 'scenarios without a tag', [[SECOND_GHERKIN, ''], ['```gherkin\nFeature', '```\nFeature']], '```\nFeature', { fix: 'safe', fixed: [[SECOND_GHERKIN, '']] }),
  one('mermaid-syntax', 'a bracket is left open', 'Sender{{Sender}}', 'Sender{{Sender}', 'Sender{{Sender}'),
  one('mermaid-syntax', 'no colon', 'H-->>P: Your visit is cancelled', 'H-->>P Your visit is cancelled', 'H-->>P'),
  one('mermaid-syntax', 'no such diagram', 'stateDiagram-v2', 'statesDiagram', 'statesDiagram'),
  one('mermaid-syntax', 'an arrow to nothing', 'Sender -- HTTPS --> Provider', 'Sender -- HTTPS -->', 'Sender -- HTTPS'),
  one('mermaid-unsafe', 'a script', 'Sender -- HTTPS --> Provider', 'Sender -- HTTPS --> Provider\n    click Sender "javascript:alert(1)"', 'click Sender'),
  one('mermaid-unsafe', 'a directive', 'flowchart LR', '%%{init: {"securityLevel": "loose"}}%%\nflowchart LR', '%%{init'),
  one('mermaid-unsafe', 'a picture of elsewhere', 'Sender -- HTTPS --> Provider', 'Sender -- HTTPS --> Provider\n    style Sender fill:url(//example.org/x)', 'style Sender'),
  one('mermaid-label', 'an arrow in a label', 'Queue --> Sender{{Sender}}', 'Queue[Outbox --> Sender]', 'Queue[Outbox'),
  one('mermaid-label', 'a dotted one', 'Queue --> Sender{{Sender}}', 'Queue(Outbox -.-> Sender)', 'Queue(Outbox'),
  one('typescript-syntax', 'a comma too many', MODEL, TS('interface Reminder {\n  visit: number,,\n}'), 'visit: number,,'),
  one('typescript-syntax', 'no end', MODEL, TS('interface Reminder {\n  visit: number\n\nconst kind = 1'), 'const kind'),
  one('typescript-syntax', 'another language', MODEL, TS('CREATE TABLE reminder (visit int);'), 'CREATE TABLE'),
  one('typescript-type', 'a name that nothing declares', MODEL, TS('interface Reminder {\n  visit: VisitId\n}'), 'visit: VisitId'),
  one('typescript-type', 'no such file', MODEL, TS("import type { Visit } from './visit.ts'\n\ninterface Reminder {\n  visit: Visit\n}"), './visit.ts'),
  one('typescript-type', 'no such export', MODEL, TS("import type { Vist } from '../src/visit.ts'\n\ninterface Reminder {\n  visit: Vist\n}"), 'import type'),
  one('typescript-type', 'a value of another type', MODEL, TS("const kinds: readonly string[] = ['two-days', 2]"), 'const kinds'),
  one('typescript-type', 'declared twice', MODEL, TS('type Kind = string\ntype Kind = number'), 'type Kind = string', { statuses: [] }),
  one('typescript-global', 'globals', MODEL, TS('declare global {\n  interface Window {\n    reminders: number\n  }\n}'), 'declare global'),
  one('typescript-global', 'a module', MODEL, TS("declare module 'express' {\n  interface Request {\n    clinic: string\n  }\n}"), 'declare module'),
]

const SCENARIOS: readonly Defect[] = [
  one('gherkin-syntax', 'a keyword mistyped in the middle', 'When the nightly job has run', 'Whn the nightly job has run', 'Whn the'),
  one('gherkin-syntax', 'a ragged table', '| +47 400 00 000  | maybe later |', '| +47 400 00 000  |', '| +47 400'),
  one('gherkin-syntax', 'ragged examples', '| 2      | cancelled |', '| 2      | cancelled | now |', '| 2  '),
  one('gherkin-syntax', 'a fence in the middle is gone', 'cancelled |\n```\n\nWhat', 'cancelled |\n\nWhat', 'What reception sees'),
  one('gherkin-stray-text', 'a keyword mistyped at the start', 'Given a visit in 72 hours', 'Givn a visit in 72 hours', 'Givn', SAFE),
  one('gherkin-stray-text', 'small letters', 'Given a visit in 72 hours', 'given a visit in 72 hours', 'given a', SAFE),
  one('gherkin-stray-text', 'a bullet', 'Given these answers:', '- Given these answers:', '- Given', { statuses: [] }),
  many('gherkin-step-order', 'a Then first', [['    When the nightly job has run\n    Then one message is queued\n', '    Then one message is queued\n    When the nightly job has run\n'], ['    And its text names the clinic\n', '    Then its text names the clinic\n']], 'Then one message'),
  one('gherkin-step-order', 'a Given at the end', 'And its text names the clinic', 'Given its text names the clinic', 'Given its text'),
  one('gherkin-incomplete', 'no When', '    When the nightly job has run\n', '', 'Scenario: The first'),
  one('gherkin-incomplete', 'no Then', '    Then one message is queued\n    And its text names the clinic\n', '', 'Scenario: The first'),
  one('gherkin-incomplete', 'no step', '  Scenario: The first reminder\n', '  Scenario: Later\n\n  Scenario: The first reminder\n', 'Scenario: Later'),
  one('gherkin-incomplete', 'an outline without a Then', '    Then the visit is <state>\n', '', 'Scenario Outline', { statuses: [] }),
  one('gherkin-duplicate', 'in another block', 'Scenario: An answer that nobody understands', 'Scenario: The first reminder', 'Scenario: The first reminder\n  Given these'),
  one('gherkin-duplicate', 'in the same block', 'Scenario Outline: An answer changes the visit', 'Scenario Outline: The first  Reminder', 'Outline: The first'),
  one('gherkin-parameter', 'a column was renamed', '| answer | state     |', '| reply  | state     |', '"<answer>"'),
  one('gherkin-parameter', 'a column too many', 'Then the visit is <state>', 'Then the visit is changed', '| answer | state'),
  one('gherkin-parameter', 'a parameter mistyped', 'the visit is <state>', 'the visit is <sate>', '<sate>'),
]

const TABLES: readonly Defect[] = [
  one('table-missing', 'in prose', RISKS, 'The provider may be down.\n', '## Risk'),
  one('table-missing', 'only its header', RISKS, RISKS.split('\n').slice(0, 2).join('\n') + '\n', '## Risk'),
  one('table-missing', 'a bare word', RISKS, 'None.\n', '## Risk'),
  one('table-missing', 'a line between header and dashes', '| Mitigation                                                 |\n|', '| Mitigation                                                 |\n\n|', '## Risk'),
  one('table-missing', 'as a list', RISKS, '- The provider is down: Low, High\n', '## Risk'),
  one('cell-empty', 'a risk', 'Costs run away     ', '                   ', 'monthly ceiling'),
  one('cell-empty', 'a level', `| Costs run away                      | Low         |`, `| Costs run away                      |             |`, 'Costs run'),
  one('cell-empty', 'the mitigation of a low risk', 'None: the contract has a monthly ceiling', 'None', 'Costs run'),
  one('cell-empty', 'a dash', 'Reception sees such answers in a list', '-', 'free text', { statuses: [] }),
  one('cell-empty', 'a row of nothing', COSTS, '| | | | |', '| | | | |'),
  one('table-columns', 'renamed', '| Probability |', '| Likelihood  |', 'Likelihood', { fix: 'unsafe', fixed: [['| Probability |', '| Probability  |']] }),
  one('table-columns', 'mistyped', '| Mitigation  ', '| Mitigaton   ', 'Mitigaton', { fix: 'unsafe', fixed: [['| Mitigation  ', '| Mitigation   ']] }),
  one('table-columns', 'deleted', RISKS, '| Risk | Impact | Mitigation |\n|---|---|---|\n| Costs run away | Low | None: the contract has a ceiling |\n', '| Risk | Impact'),
  one('table-ragged', 'a fifth cell', COSTS, `${COSTS} Ida |`, 'Costs run'),
  one('table-ragged', 'a cell too few', '| Low         | Low    | None: the', '| Low    | None: the', 'Costs run'),
  one('table-ragged', 'a bar in code', '`STOP` is honoured', '`STOP|NO` is honoured', 'STOP|NO'),
  one('table-ragged', 'text right below', `${COSTS}\n`, `${COSTS}\nAll were found in May.\n`, 'All were found'),
  one('choice-unchosen', 'as it stands', '| Low         | High   | Rows', '| Low/Medium/High | High   | Rows', 'Low/Medium/High'),
  one('choice-unchosen', 'two of them', '| Low         | High   | Rows', '| Low or Medium | High   | Rows', 'Low or Medium'),
  one('choice-unchosen', 'of the impact', '| Low    | None: the', '| Low / Medium / High | None: the', 'Low / Medium'),
  one('choice-unknown', 'mistyped', '| Medium      | High ', '| Meduim      | High ', 'Meduim', UNSAFE),
  one('choice-unknown', 'another word', '| Low         | High   | Rows', '| Unlikely    | High   | Rows', 'Unlikely'),
  one('choice-unknown', 'a number', '| Low    | None: the', '| 3      | None: the', 'Costs run'),
  one('risk-unmitigated', 'empty', 'Messages name no diagnosis, and `STOP` is honoured at once', '', 'someone else'),
  one('risk-unmitigated', 'N/A', 'Messages name no diagnosis, and `STOP` is honoured at once', 'N/A', 'someone else'),
  one('risk-unmitigated', 'a dash', 'Messages name no diagnosis, and `STOP` is honoured at once', '—', 'someone else'),
  one('risk-unmitigated', 'to come', 'Messages name no diagnosis, and `STOP` is honoured at once', 'TBD', 'someone else'),
]

const REST: readonly Defect[] = [
  one('dependency-format', 'no purpose', '- **PostgreSQL**: 16 or later - Keeps the outbox', '- **PostgreSQL**: 16 or later', 'PostgreSQL'),
  one('dependency-format', 'no version', '- **PostgreSQL**: 16 or later - Keeps the outbox', '- **PostgreSQL**: keeps the outbox', 'PostgreSQL'),
  one('dependency-format', 'a name alone', '- **PostgreSQL**: 16 or later - Keeps the outbox', '- PostgreSQL', '- PostgreSQL'),
  one('dependency-format', 'a waiver without a reason', EXTERNAL, '- No new external dependencies required\n', 'No new'),
  one('dependency-version', 'words', '16 or later -', 'whatever is there -', 'PostgreSQL'),
  one('dependency-version', 'a letter too many', '^5.3.0 -', '^5.x.O!1 -', 'twilio`: '),
  one('dependency-mismatch', 'a range of the past', '^5.3.0', '^4.0.0', '`twilio`'),
  one('dependency-mismatch', 'nothing depends on it', '- **PostgreSQL**: 16 or later - Keeps the outbox', '- @clinic/outbox: ^1.0.0 - Keeps the outbox', '@clinic', { severity: 'hint' }),
  one('dependency-cycle', 'on itself', '- Visit service: knows', '- SPEC-2026-09-14-101: knows', 'who comes when'),
  one('timeline-order', 'the target before the start', '**Start Date**: 2026-12-07', '**Start Date**: 2027-12-07', 'Target Completion'),
  one('timeline-order', 'a milestone before the start', 'Phase 1 Complete: 2027-01-08', 'Phase 1 Complete: 2026-12-01', 'Phase 1 Complete'),
  one('timeline-order', 'a milestone after the target', 'Phase 4 Complete: 2027-04-30', 'Phase 4 Complete: 2027-05-30', 'Phase 4 Complete'),
  one('timeline-order', 'two milestones the wrong way round', 'Phase 2 Complete: 2027-02-12', 'Phase 2 Complete: 2027-03-20', 'Phase 3 Complete'),
  one('timeline-phase', 'a milestone is gone', '  - Phase 4 Complete: 2027-04-30\n', '', '### Phase 4'),
  one('timeline-phase', 'a milestone too many', 'Phase 4 Complete: 2027-04-30', 'Phase 4 Complete: 2027-04-30\n  - Phase 5 Complete: 2027-04-30', 'Phase 5 Complete'),
  one('timeline-phase', 'a phase is gone', `### Phase 4: Roll-out

- [ ] Task 4.1: Run beside the calls for two weeks in Bergen
- [ ] Task 4.2: Retire the calling list

`, '', 'Phase 4 Complete'),
  many('timeline-overdue', 'the target has passed', [['2027-04-30\n- **Milestones', '2026-11-20\n- **Milestones'], ['2026-12-07', '2026-10-07']], 'Target Completion'),
  one('link-broken', 'no such file', 'spec](complete.md)', 'spec](compleet.md)', 'compleet.md'),
  one('link-broken', 'out of the root', 'spec](complete.md)', 'spec](../../elsewhere/complete.md)', 'elsewhere'),
  one('link-broken', 'a picture', 'on the telephone.', 'on the telephone ![list](list.png).', 'list.png'),
  one('link-broken', 'a definition', REFERENCES, `${REFERENCES}- [Old list][old]\n\n[old]: old/list.md\n`, '[old]: old'),
  one('anchor-broken', 'no such heading here', '(#risk-assessment)', '(#risk-asessment)', '#risk-asessment', UNSAFE),
  one('anchor-broken', 'no such heading there', 'complete.md#risk-assessment', 'complete.md#perils', '#perils'),
  one('link-unsafe', 'a script', '<https://www.datatilsynet.no/en/>', '[Privacy](javascript:alert(1))', 'javascript:'),
  one('link-unsafe', 'a file', '<https://www.datatilsynet.no/en/>', '[Privacy](file:///C:/privacy.docx)', 'file:///'),
  one('link-unsafe', 'a page in a link', '<https://www.datatilsynet.no/en/>', '[Privacy](data:text/html,hello)', 'data:'),
  one('suppression-invalid', 'waives nothing', 'The order of phases', '<!-- truespec-disable-next-line todo-left: a name -->\nThe order of phases', 'truespec-disable', SAFE),
  one('suppression-invalid', 'no such code, nothing to waive', '## Notes\n', '<!-- truespec-disable todo-leftover: a name -->\n\n## Notes\n', 'truespec-disable', { fix: 'unsafe', leaves: [] }),
  one('suppression-invalid', 'for the whole file, waives nothing', '## Notes\n', '<!-- truespec-disable link-broken: moved -->\n\n## Notes\n', 'truespec-disable', SAFE),
]

/** Defects that need a status at which something is demanded. */
const STATUSES: readonly Defect[] = [
  one('status-ahead', 'one of the review is open', '- [x] Timeline realistic', '- [ ] Timeline realistic', '**Status**', { statuses: ['Approved', 'Implementing', 'Complete'] }),
  many('status-ahead', 'two of the review are open', [['- [x] Timeline realistic', '- [ ] Timeline realistic'], ['- [x] Risk assess', '- [ ] Risk assess']], '**Status**', { statuses: ['Approved', 'Complete'] }),
  one('status-ahead', 'no issue', 'clinic/portal#731', 'N/A', '**Status**', { statuses: ['Implementing', 'Complete'] }),
  one('status-ahead', 'a task is open', '- [x] Task 2.2', '- [ ] Task 2.2', '**Status**', { statuses: ['Complete'] }),
  one('status-ahead', 'a requirement is open', '- [x] FR2', '- [ ] FR2', '**Status**', { statuses: ['Complete'] }),
  one('status-ahead', 'a metric is open', '- [x] NFR3', '- [ ] NFR3', '**Status**', { statuses: ['Complete'] }),
  one('status-ahead', 'security is open', '- [x] Audit logging', '- [ ] Audit logging', '**Status**', { statuses: ['Complete'] }),
  one('status-ahead', 'an item of its own is open', '- [x] Numbers are masked', '- [ ] Numbers are masked', '**Status**', { statuses: ['Complete'] }),
  one('status-ahead', 'documentation is open', '- [x] User Guide', '- [ ] User Guide', '**Status**', { statuses: ['Complete'] }),
  one('task-ticked-early', 'approved is not implementing', '- [ ] Task 1.1', '- [x] Task 1.1', 'Task 1.1', { statuses: ['Approved'] }),
  one('status-unknown', 'mistyped far on', '**Status**: Complete', '**Status**: Compelte', '**Status**', { statuses: ['Complete'], fix: 'safe' }),
  one('section-missing', 'gone though complete', PERFORMANCE, '', '# Feature', { statuses: ['Complete'] }),
  one('checkbox-malformed', 'at the end', '- [x] FR3:', '- [x ] FR3:', 'FR3: A patient', { statuses: ['Complete'], fix: 'safe' }),
  one('dependency-immature', 'on what was withdrawn', '- Visit service: knows', '- SPEC-2026-03-02-001: knows', 'SPEC-2026-03-02-001', { statuses: ['Approved', 'Implementing', 'Complete'] }),
]

export const DEFECTS: readonly Defect[] = [
  ...READING, ...TITLES, ...SECTIONS, ...PLACEHOLDERS, ...LISTS, ...FIELDS, ...CLAIMS, ...BLOCKS, ...SCENARIOS, ...TABLES, ...REST, ...STATUSES,
].filter(({ statuses }) => statuses?.length !== 0)

/** Texts of the spec, for what changes it as a whole. */
export const PARTS = { NOTES, REFERENCES, MODEL, PAINS, FIRST_RISK, RISKS, METADATA, EXTERNAL } as const
