import { randomFrom, type Random } from './random.ts'
import { ACTORS, DEEDS, PACKAGES, PARTS, PEOPLE, REASONS, THINGS, TIMES } from './words.ts'

/** How a generated spec looks. */
export interface SpecForm {
  /** UTF-8 bytes that it has at least; the last sentence goes a little over. */
  readonly bytes: number
  /** `none` answers the section with a reason; `repeating` takes one of 20 diagrams; `mixed` is `distinct` with a sequence diagram in every tenth. */
  readonly diagrams: 'none' | 'repeating' | 'distinct' | 'mixed'
}

/** The day that generated specs take for today. */
export const TODAY = '2026-11-22'

const REPEATING = 20

/** The spec with number `n`, from 0: valid at `In Review`, different from all others, the same on every machine. */
export function specText(n: number, form: SpecForm): string {
  const random = randomFrom(n + 1)
  const thing = random.pick(THINGS)
  const deed = random.pick(DEEDS)
  const created = createdOf(n)
  const more = Math.max(0, Math.round((form.bytes - 5600) / 900))
  const [author, ...reviewers] = random.some(PEOPLE, 3)
  const [first, second, ...others] = random.some(PARTS, 6)
  const text = `# Feature Specification: ${capital(deed)} a ${thing}, case ${n + 1}

## Metadata
- **Spec ID**: ${specId(n)}
- **Status**: In Review
- **Author**: ${author}
- **Created**: ${created}
- **Last Updated**: ${dayOf(200 + random.whole(0, 90))}
- **Reviewers**: ${reviewers.join(', ')}
- **Issue**: #${n + 1}

## Executive Summary
${sentence(random)}

## Problem Statement
### Current State
${sentence(random)}

### Pain Points
1. ${sentence(random)}
2. ${sentence(random)}

### Impact
- **Users Affected**: ${random.whole(200, 90_000)} ${random.pick(ACTORS)} accounts
- **Business Impact**: ${random.whole(4, 80)} hours of manual work a week
- **Technical Debt**: The ${random.pick(PARTS)} job from ${random.whole(2015, 2024)} can be deleted

## Proposed Solution
### Overview
${sentence(random)}

### Technical Approach
${sentence(random)} The ${first} asks the ${second} for each ${thing}, and keeps \`${word(random)}_${n}\` for ${random.whole(2, 90)} days.
FILLER
### Architecture Changes
${diagram(n, form, [first, second, ...others].join(','), random)}

### Data Model Changes
${dataModel(n, random)}

## Implementation Plan
${[1, 2, 3].map((phase) => planned(phase, 2 + (more >> 1), random)).join('\n\n')}

## Success Criteria
### Functional Requirements
${list(3 + more, (i) => `- [ ] FR${i}: A ${random.pick(ACTORS)} can ${random.pick(DEEDS)} up to ${random.whole(2, 500)} ${random.pick(THINGS)} records ${random.pick(TIMES)}`)}

### Non-Functional Requirements
- [ ] NFR1: Performance - 95% of requests take less than ${random.whole(80, 900)} ms
- [ ] NFR2: Security - A link to a ${thing} expires after ${random.whole(5, 90)} minutes
- [ ] NFR3: Scalability - ${random.whole(50, 900)} requests per second on ${random.whole(2, 6)} nodes

### Acceptance Criteria
\`\`\`gherkin
${scenarios(2 + (more >> 2), random)}
\`\`\`

## Testing Strategy
### Unit Tests
- ${first}: ${random.whole(80, 99)}% of its lines
- ${second}: ${random.whole(80, 99)}% of its branches

### Integration Tests
- POST /api/${word(random)}/${n}: ${lower(sentence(random))}
- DELETE /api/${word(random)}/:id: ${lower(sentence(random))}

### E2E Tests
- First ${thing}: ${lower(sentence(random))}
- Last ${thing}: ${lower(sentence(random))}

## Risk Assessment
| Risk | Probability | Impact | Mitigation |
|------|-------------|---------|------------|
${list(2 + (more >> 2), () => `| ${capital(random.pick(THINGS))} data is lost by the ${random.pick(PARTS)} | ${random.pick(['Low', 'Medium', 'High'])} | ${random.pick(['Low', 'Medium', 'High'])} | A copy is kept for ${random.whole(2, 60)} days |`)}

## Dependencies
### Internal Dependencies
- ${n % 2 === 0 ? first : specId(n >> 1)}: ${lower(sentence(random))}
- ${second}: ${lower(sentence(random))}

### External Dependencies
${random
  .some(PACKAGES, 2)
  .map(
    ([name, version]) => `- ${name}: ^${version} - Used by the ${random.pick(PARTS)} for each ${random.pick(THINGS)}`,
  )
  .join('\n')}

## Performance Considerations
- **Expected Load**: ${random.whole(50, 900)} requests/second
- **Response Time**: ${random.whole(80, 900)} ms
- **Resource Usage**: ${random.whole(1, 8)} CPU, ${random.whole(128, 2048)} MB

## Security Considerations
- [ ] Authentication required
- [ ] Authorization checks implemented
- [ ] Input validation
- [ ] Output encoding
- [ ] Audit logging

## Documentation Requirements
- [ ] API Documentation
- [ ] User Guide
- [ ] Developer Guide
- [ ] Architecture Decision Record (ADR)

## Timeline
- **Start Date**: 2026-12-01
- **Target Completion**: 2027-03-31
- **Milestones**:
  - Phase 1 Complete: 2026-12-${random.whole(10, 28)}
  - Phase 2 Complete: 2027-01-${random.whole(10, 28)}
  - Phase 3 Complete: 2027-03-${random.whole(10, 28)}

## Review Checklist
- [ ] Spec reviewed by technical lead
- [ ] Spec reviewed by product owner
- [ ] Dependencies identified and confirmed
- [ ] Risk assessment complete
- [ ] Testing strategy approved
- [ ] Timeline realistic and approved

## Notes
${sentence(random)}

## References
- [Handbook of the ${first}](https://example.org/handbook/${n})
- [Decision ${n}](https://example.org/decisions/${n})
`
  return filled(text, form.bytes, random)
}

/** The ID of the spec with number `n`. A day has 100 of them. */
export function specId(n: number): string {
  return `SPEC-${createdOf(n)}-${String((n % 100) + 1).padStart(3, '0')}`
}

function createdOf(n: number): string {
  return dayOf(Math.floor(n / 100))
}

function dayOf(days: number): string {
  return new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)
}

function filled(text: string, bytes: number, random: Random): string {
  const [before = '', after = ''] = text.split('FILLER\n')
  const missing = bytes - before.length - after.length
  let filler = ''
  while (filler.length < missing) filler += `\n${sentence(random)} ${sentence(random)}\n`
  return `${before}${filler}\n${after}`
}

function sentence(random: Random): string {
  const who = random.pick(ACTORS)
  return random.pick([
    `A ${who} wants to ${random.pick(DEEDS)} a ${random.pick(THINGS)} ${random.pick(TIMES)}, ${random.pick(REASONS)}.`,
    `Each ${random.pick(THINGS)} passes the ${random.pick(PARTS)} ${random.pick(TIMES)}, and a ${who} waits ${random.whole(2, 90)} minutes for it.`,
    `In ${random.whole(3, 97)} of 100 cases the ${who} has to ${random.pick(DEEDS)} the ${random.pick(THINGS)} twice, ${random.pick(REASONS)}.`,
    `The ${random.pick(PARTS)} tells the ${random.pick(PARTS)} of every ${random.pick(THINGS)} that a ${who} may ${random.pick(DEEDS)}.`,
  ])
}

function planned(phase: number, tasks: number, random: Random): string {
  const names = ['Foundation', 'Core Implementation', 'Polish & Testing']
  const line = (i: number): string =>
    `- [ ] Task ${phase}.${i}: ${capital(random.pick(DEEDS))} the ${random.pick(THINGS)} in the ${random.pick(PARTS)}`
  return `### Phase ${phase}: ${names[phase - 1]}\n${list(tasks, line)}`
}

function scenarios(count: number, random: Random): string {
  const one = (i: number): string => `Scenario: Case ${i}, ${random.pick(DEEDS)} a ${random.pick(THINGS)}
  Given a ${random.pick(ACTORS)} with ${random.whole(2, 40)} ${random.pick(THINGS)} records
  And the ${random.pick(PARTS)} is reachable
  When the ${random.pick(ACTORS)} asks to ${random.pick(DEEDS)} one ${random.pick(TIMES)}
  Then the ${random.pick(PARTS)} holds ${random.whole(2, 40)} entries`
  return Array.from({ length: count }, (_, i) => one(i + 1)).join('\n\n')
}

function dataModel(n: number, random: Random): string {
  const name = `${capital(word(random))}${n}`
  const types = [
    'string',
    'number',
    'boolean',
    'Date',
    'readonly string[]',
    'Map<string, number>',
    `${name}State | undefined`,
  ]
  const field = (i: number): string => `  readonly ${word(random)}${i}: ${random.pick(types)}`
  return `\`\`\`typescript
type ${name}State = 'open' | 'held' | 'closed'

interface ${name} {
${list(5, field)}
  readonly state: ${name}State
}
\`\`\``
}

function diagram(n: number, { diagrams }: SpecForm, names: string, random: Random): string {
  if (diagrams === 'none') return `None: no component comes or goes with ${specId(n)}.`
  if (diagrams === 'mixed' && n % 10 === 9) return sequence(n, names)
  return diagrams === 'repeating'
    ? flow(n % REPEATING, PARTS, randomFrom(n % REPEATING))
    : flow(n, names.split(','), random)
}

function flow(n: number, names: readonly string[], random: Random): string {
  const parts = names.slice(0, 6).map((name, i) => `N${i}[${name} ${n}]`)
  const edges = parts.slice(1).map((part, i) => `    ${parts[random.whole(0, i)]} --> ${part}`)
  return ['```mermaid', 'graph TD', ...edges, '```'].join('\n')
}

function sequence(n: number, names: string): string {
  const parts = names.split(',').slice(0, 4)
  const lines = parts.slice(1).map((name, i) => `    ${code(parts[i] ?? name)}->>${code(name)}: asks for ${n}`)
  return [
    '```mermaid',
    'sequenceDiagram',
    ...parts.map((name) => `    participant ${code(name)}`),
    ...lines,
    '```',
  ].join('\n')
}

function code(name: string): string {
  return name.replace(/\W/g, '')
}

function word(random: Random): string {
  return random.pick(THINGS).replace(/\W.*/, '')
}

function list(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i + 1)).join('\n')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '')
}
