/** What a planted defect is, and the texts of fixtures/specs/planted.md that they are planted in. */

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

export type More = Omit<Defect, 'code' | 'what' | 'edits' | 'at'>

export function one(code: string, what: string, find: string, insert: string, at: string, more: More = {}): Defect {
  return { code, what, edits: [[find, insert]], at, ...more }
}

export function many(code: string, what: string, edits: readonly Edit[], at: string, more: More = {}): Defect {
  return { code, what, edits, at, ...more }
}

export const SAFE: More = { fix: 'safe' }
export const UNSAFE: More = { fix: 'unsafe' }

export const METADATA: string = `- **Spec ID**: SPEC-2026-09-14-101
- **Status**: Draft
- **Author**: Dr. Ingrid Halvorsen
- **Created**: 2026-09-14
- **Last Updated**: 2026-11-18
- **Reviewers**: Tomás Ferreira, @wei-chen
- **Issue**: clinic/portal#731
`
export const PAINS: string = `1. 11% of all visits are missed, which is 1,240 a year.
2. Reception spends *nine hours a week* on the telephone.
   - Mondays alone take three of them.
3. A cancelled slot stays empty, because the waiting list is on paper.
`
export const OVERVIEW: string = `A nightly job looks at the visits of the next 72 hours and queues one message per visit. Answers come back through a
webhook and change the state of the visit.
`
export const MODEL: string = 'N/A: a reminder is a row of the existing `outbox` table, and no column changes.\n'
export const PHASE_2: string = `### Phase 2: Sending

- [ ] Task 2.1: Hand queued rows to the provider
  - at most 20 at once;
  - a refused number is marked, and not tried again.
- [ ] Task 2.2: Record the delivery receipt
- [ ] Task 2.3: Send nothing between 21:00 and 08:00

`
export const PHASE_3: string = `### Phase 3: Answers

- [ ] Task 3.1: Receive answers at the webhook
- [ ] Task 3.2: Offer a freed slot to the first of the waiting list

`
export const FR2: string = `- [ ] FR2: The answer \`2\` sets the visit to *cancelled* and frees its slot
  - the slot is offered within the hour;
  - reception sees who was offered it.
`
export const FR3: string = '- [ ] FR3: A patient who opted out gets no message at all\n'
export const FR4: string = '- [ ] FR4: Reception can see every message of a visit, with its receipt\n'
export const SECOND_GHERKIN: string = `What reception sees:

\`\`\`gherkin
Scenario: An answer that nobody understands
  Given these answers:
    | from            | text        |
    | +47 400 00 000  | maybe later |
  When reception opens the list of answers
  Then "maybe later" stands at its top
\`\`\`

`
export const UNIT: string = `### Unit Tests

- Matcher of answers: 100% of its branches
- \`Outbox\`: at least 90% of lines

`
export const INTEGRATION: string = `### Integration Tests

- \`POST /hooks/answers\`: an answer with a valid signature changes the visit
- GET /api/visits/:id/messages: lists the messages of a visit with their receipts

`
export const E2E: string = `### E2E Tests

- Cancelling by text: a patient answers \`2\`, and the next patient is offered the slot
- Opting out: a patient opts out at the desk and gets no further message

`
export const RISKS: string = `| Risk                                | Probability | Impact | Mitigation                                                 |
| :---------------------------------- | :---------: | :----: | ---------------------------------------------------------- |
| The provider is down in the evening | Low         | High   | Rows stay in the outbox; reception is told after 2 hours   |
| A number belongs to someone else    | Medium      | High   | Messages name no diagnosis, and \`STOP\` is honoured at once |
| Patients answer with free text      | High        | Low    | Reception sees such answers in a list                      |
| Costs run away                      | Low         | Low    | None: the contract has a monthly ceiling                   |
`
export const FIRST_RISK: string =
  '| The provider is down in the evening | Low         | High   | Rows stay in the outbox; reception is told after 2 hours   |'
export const COSTS: string =
  '| Costs run away                      | Low         | Low    | None: the contract has a monthly ceiling                   |'
export const EXTERNAL: string = `- \`libphonenumber-js\`: ^1.11.0 - Checks and formats the numbers
- **PostgreSQL**: 16 or later - Keeps the outbox
- Text message gateway: N/A: hosted - Delivers in all of Norway
`
export const PERFORMANCE: string = `## Performance Considerations

- **Expected Load**: 1,500 messages/day, 12 requests/second at 18:00
- **Response Time**: 250 ms for the webhook
- **Resource Usage**: 1 CPU, 256 MB

`
export const SECURITY: string = `- [ ] Authentication required
- [ ] Authorization checks implemented: only reception of the same clinic
- [ ] Input validation
- [ ] Output encoding - answers are shown as plain text
- [ ] Audit logging
- [ ] Numbers are masked in logs
`
export const MILESTONES: string = `- **Milestones**:
  - Phase 1 Complete: 2027-01-08
  - Phase 2 Complete: 2027-02-12
  - Phase 3 Complete: 2027-03-19
  - Phase 4 Complete: 2027-04-30
`
export const NOTES: string = `## Notes

Whether the second message may hold a link is decided with the privacy officer by January; FR2 and NFR4 stand either way.
The order of phases follows Task 3.2, which needs [what the risks say](#risk-assessment).

`
export const REFERENCES: string = `## References

- [Passkey sign-in](complete.md#risk-assessment)
- [Webhooks of the provider](https://www.twilio.com/docs/usage/webhooks)
- <https://www.datatilsynet.no/en/>
`
export const SUMMARY: string = `## Executive Summary

One in nine booked visits at our four clinics is missed. This feature sends each patient **two text messages** before a
visit, and lets the patient answer \`1\` to confirm or \`2\` to cancel, so that a freed slot goes to the waiting list on the
same day. [The sign-in spec](complete.md) is its only technical neighbour.

`
export const DIAGRAMS: string = `The parts, and who speaks to whom:

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
export const TS = (body: string, tag = 'typescript'): string => `\`\`\`${tag}\n${body}\n\`\`\`\n`
