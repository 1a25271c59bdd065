import { randomFrom } from './random.ts'
import { ACTORS, DEEDS, PARTS, REASONS, THINGS, TIMES } from './words.ts'

/** A spec in OpenSpec's own format, valid by its strictest rules; of at least `bytes` UTF-8 bytes, different for every `n`. */
export function openspecText(n: number, bytes: number): string {
  const random = randomFrom(n + 1)
  const thing = (): string => random.pick(THINGS)
  let text = `# ${random.pick(PARTS)} ${n} Specification

## Purpose
A ${random.pick(ACTORS)} wants to ${random.pick(DEEDS)} a ${thing()} ${random.pick(TIMES)}, ${random.pick(REASONS)}. This is case ${n}.

## Requirements
`
  for (let i = 1; text.length < bytes; i++) {
    text += `
### Requirement: ${random.pick(PARTS)} handles ${thing()} ${i}
The system SHALL let a ${random.pick(ACTORS)} ${random.pick(DEEDS)} up to ${random.whole(2, 500)} ${thing()} records ${random.pick(TIMES)}.

#### Scenario: Case ${i}, ${random.pick(DEEDS)} a ${thing()}
- **GIVEN** a ${random.pick(ACTORS)} with ${random.whole(2, 40)} ${thing()} records
- **WHEN** the ${random.pick(ACTORS)} asks to ${random.pick(DEEDS)} one ${random.pick(TIMES)}
- **THEN** the ${random.pick(PARTS)} holds ${random.whole(2, 40)} entries

#### Scenario: Case ${i}, refused
- **WHEN** a ${random.pick(ACTORS)} without a ${thing()} asks for it ${random.pick(TIMES)}
- **THEN** the ${random.pick(PARTS)} answers with status ${random.whole(400, 422)}
`
  }
  return text
}
