import { HOSTILE } from './hostile.ts'
import type { Random } from './random.ts'

const HEADINGS = [
  'Metadata',
  'Executive Summary',
  'Problem Statement',
  'Current State',
  'Pain Points',
  'Impact',
  'Proposed Solution',
  'Overview',
  'Architecture Changes',
  'Data Model Changes',
  'Implementation Plan',
  'Phase 1: Foundation',
  'Phase 2: Core',
  'Success Criteria',
  'Functional Requirements',
  'Non-Functional Requirements',
  'Acceptance Criteria',
  'Testing Strategy',
  'Unit Tests',
  'Integration Tests',
  'Risk Assessment',
  'Risks',
  'Dependencies',
  'Internal Dependencies',
  'External Dependencies',
  'Performance Considerations',
  'Security Considerations',
  'Timeline',
  'Review Checklist',
  'Notes',
  'References',
  'Summary',
  'Goals',
  'Considered Options',
  'User Story 1 - a (Priority: P1)',
  'Dangers',
  'Plan A',
  'Table of Contents',
]
const KEYS = [
  'Spec ID',
  'Status',
  'Author',
  'Created',
  'Last Updated',
  'Reviewers',
  'Issue',
  'Expected Load',
  'Response Time',
  'Resource Usage',
  'Start Date',
  'Target Completion',
  'Milestones',
  'Phase 1 Complete',
  'Owner',
  'Date',
  'Peak',
  '',
]
const VALUES = [
  'Draft',
  'Complete',
  'In Review',
  'Ada',
  '2026-11-22',
  '22.11.2026',
  '9999-99-99',
  '#12',
  'owner/repo#1',
  '200 ms',
  '10 GB, 4 CPU',
  'p99 < 5 s',
  '95%',
  'GET /a/:b',
  'Low',
  'Low/Medium/High',
  '[Date]',
  'None: x',
  'N/A',
  '^1.2.3',
  '1.x',
  'SPEC-2026-11-22-001',
  '[a](b.md#c)',
  '`x`',
  '**x**',
  'fast and easy',
  'TODO',
  '',
]
const LANGUAGES = ['mermaid', 'typescript', 'ts', 'gherkin', 'json', '', 'Mermaid {a}', 'cucumber']

type Grower = (random: Random) => string

const words: Grower = (random) =>
  Array.from({ length: 1 + random.below(12) }, () =>
    random.percent(15) ? random.pick(HOSTILE) : random.pick(VALUES),
  ).join(' ')

const GROWERS: readonly Grower[] = [
  (random) =>
    `${'#'.repeat(1 + random.below(5))} ${random.percent(20) ? `${random.below(9)}.${random.below(9)} ` : ''}${random.pick(HEADINGS)}${random.pick(['', '', ':', ' (optional)', ' #', ' {#id}', '🚀'])}`,
  (random) =>
    `${random.pick(['-', '*', '+', '  -', '1.'])} **${random.pick(KEYS)}**${random.pick([':', ' :', '', ': :'])} ${words(random)}`,
  (random) => `**${random.pick(KEYS)}:** ${random.pick(VALUES)}`,
  (random) =>
    Array.from(
      { length: 1 + random.below(6) },
      (_, i) =>
        `${'  '.repeat(random.below(3))}- ${random.pick(['[ ]', '[x]', '[X]', '[]', ''])} ${random.pick(['FR', 'NFR', 'Task 1.', 'Task 2.', 'FR-00', ''])}${random.percent(80) ? i + 1 : random.below(99)}${random.pick([':', '', ' -'])} ${random.pick(VALUES)}`,
    ).join('\n'),
  (random) =>
    Array.from({ length: 1 + random.below(5) }, (_, i) => `${i + random.below(2)}. ${words(random)}`).join('\n'),
  (random) => {
    const columns = 1 + random.below(6)
    const row = (cell: Grower): string =>
      `| ${Array.from({ length: columns + (random.percent(10) ? 1 : 0) }, () => cell(random)).join(' | ')} |`
    return [
      row((each) => each.pick(['Risk', 'Probability', 'Impact', 'Mitigation', 'Danger', 'x', ''])),
      row(() => random.pick(['---', ':-:', '-', '--:'])),
      ...Array.from({ length: random.below(5) }, () => row((each) => each.pick(VALUES))),
    ].join('\n')
  },
  (random) =>
    `\`\`\`${random.pick(LANGUAGES)}\n${random.pick(['graph TD\nA[a] --> B', 'interface A {\n  b: C\n}', 'Scenario: a\nGiven b\nWhen c\nThen d', 'Feature: x\nBackground:\nGiven y\nScenario Outline: z\nGiven <a>\nExamples:\n| a |\n| 1 |', words(random)])}\n\`\`\``,
  words,
  (random) => random.pick(HOSTILE),
  (random) =>
    `<!-- ${random.pick(['truespec: ', 'truespec-disable ', 'truespec-disable-next-line ', 'optional ', ''])}${random.pick(['optional', 'date-order: why', 'placeholder-left', 'repeat min=0', 'type=choice', 'role=id', '--', ''])} -->`,
  (random) =>
    `---\n${Array.from({ length: random.below(5) }, () => `${random.pick(KEYS)}: ${random.pick(VALUES)}`).join('\n')}\n---`,
]

/** A document that no one has written: pieces of every kind in any order. */
export function grown(random: Random): string {
  const pieces: string[] = random.percent(60) ? [`# Feature Specification: ${random.pick(VALUES)}`] : []
  for (let i = random.below(30); i >= 0; i--) pieces.push(random.pick(GROWERS)(random))
  return pieces.join(random.percent(70) ? '\n\n' : '\n') + random.pick(['\n', '', '\n\n'])
}
