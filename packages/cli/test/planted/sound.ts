import { MODEL, SECOND_GHERKIN, RISKS, EXTERNAL, SECURITY, NOTES, TS, type Edit } from './parts.ts'

/** What people write differently, and rightly: nothing is found in it. */
export const SOUND: readonly { readonly what: string; readonly edits: readonly Edit[] }[] = [
  {
    what: 'an item whose text is a list',
    edits: [['FR2: The answer `2` sets the visit to *cancelled* and frees its slot', 'FR2:']],
  },
  { what: 'no notes', edits: [[NOTES, '']] },
  {
    what: 'an underlined title',
    edits: [
      [
        '# Feature Specification: Appointment reminders by text message',
        'Feature Specification: Appointment reminders by text message\n===',
      ],
    ],
  },
  {
    what: 'closed headings',
    edits: [
      ['## Timeline', '## Timeline ##'],
      ['### Overview', '### Overview ###'],
    ],
  },
  {
    what: 'numbers and emoji before headings',
    edits: [
      ['## Timeline', '## 11. Timeline'],
      ['## Security Considerations', '## 🔒 Security Considerations'],
      ['### Overview', '### 3.1 Overview:'],
    ],
  },
  {
    what: 'the colon inside the bold',
    edits: [
      ['**Author**:', '**Author:**'],
      ['**Issue**:', '__Issue:__'],
    ],
  },
  { what: 'stars for bullets', edits: [[SECURITY, SECURITY.replaceAll('- [', '* [')]] },
  { what: 'a table without bars at its ends', edits: [[RISKS, RISKS.replace(/^\| | *\|$/gm, '')]] },
  {
    what: 'columns in another order, and one more',
    edits: [
      [
        RISKS,
        '| Owner | Mitigation | Impact | Probability | Risk |\n|---|---|---|---|---|\n| | It is tested | low | **High** | A bug |\n',
      ],
    ],
  },
  { what: 'an escaped bar', edits: [['`STOP` is honoured', '`STOP\\|NO` is honoured']] },
  {
    what: 'remarks behind values',
    edits: [
      ['**Created**: 2026-09-14', '**Created**: 2026-09-14 (first draft)'],
      ['clinic/portal#731', '[clinic/portal#731](https://example.org/731)'],
    ],
  },
  {
    what: 'withdrawn, with a task that was done',
    edits: [
      ['**Status**: Draft', '**Status**: Withdrawn'],
      ['- [ ] Task 1.1', '- [x] Task 1.1'],
    ],
  },
  { what: 'one block of scenarios, and prose', edits: [[SECOND_GHERKIN, 'The rest is agreed on the telephone.\n\n']] },
  {
    what: 'waived sections',
    edits: [
      [RISKS, 'None: the job can be stopped at any time\n'],
      [EXTERNAL, 'No new dependencies: the gateway is there already\n'],
    ],
  },
  {
    what: 'types that the project has',
    edits: [
      [
        MODEL,
        TS(
          "import type { Visit } from '../src/visit.ts'\n\ninterface Reminder {\n  readonly visit: Visit\n  readonly kind: 'three-days' | 'one-day'\n}",
        ),
      ],
    ],
  },
  { what: 'a tilde fence', edits: [[MODEL, '~~~ts\ninterface Reminder {\n  readonly visit: number\n}\n~~~\n']] },
  {
    what: 'comments',
    edits: [
      ['## Timeline', '<!-- agreed on Monday -->\n## Timeline'],
      ['- [ ] FR3:', '<!-- see the law -->\n- [ ] FR3:'],
    ],
  },
  { what: 'front matter', edits: [['# Feature Specification', '---\ntags: [clinic]\n---\n\n# Feature Specification']] },
  {
    what: 'bare steps',
    edits: [[SECOND_GHERKIN, '```gherkin\nGiven a visit\nWhen it is cancelled\nThen its slot is free\n```\n\n']],
  },
  {
    what: 'another language of gherkin',
    edits: [
      [
        SECOND_GHERKIN,
        '```gherkin\n# language: no\nScenario: Et svar\n  Gitt en time\n  Når pasienten svarer\n  Så er timen ledig\n```\n\n',
      ],
    ],
  },
  {
    what: 'an item that was dropped',
    edits: [['FR3: A patient who opted out gets no message at all', 'FR3: N/A: the law asks for a message']],
  },
  {
    what: 'a finding that is waived',
    edits: [
      [
        'The order of phases',
        '<!-- truespec-disable-next-line todo-left: the name of a board -->\nTBD is a board, and the order of phases',
      ],
    ],
  },
  {
    what: 'bold IDs',
    edits: [
      ['- [ ] FR3: A', '- [ ] **FR3**: A'],
      ['- [ ] Task 1.2: Skip', '- [ ] **Task 1.2:** Skip'],
    ],
  },
  {
    what: 'a checklist with remarks',
    edits: [
      ['- [ ] Input validation', '- [ ] **Input validation** (at the webhook)'],
      ['- [ ] Audit logging', '- [ ] Audit logging, in the log of the clinic'],
    ],
  },
  {
    what: 'milestones of no phase',
    edits: [['  - Phase 4 Complete', '  - The clinics are told: 2027-03-31\n  - Phase 4 Complete']],
  },
  {
    what: 'white space at the ends of lines',
    edits: [
      ['**Status**: Draft', '**Status**: Draft  '],
      ['## Timeline', '## Timeline  '],
    ],
  },
  {
    what: 'no line end at the end',
    edits: [['- <https://www.datatilsynet.no/en/>\n', '- <https://www.datatilsynet.no/en/>']],
  },
]
