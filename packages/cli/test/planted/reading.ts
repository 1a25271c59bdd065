import { one, SAFE, OVERVIEW, FR3, FR4, NOTES, type Defect } from './parts.ts'

/** What keeps a text from being read. */
export const READING: readonly Defect[] = [
  one('encoding-invalid', 'a byte of Latin-1', 'about three minutes', 'about three m\uE0E9nutes', 'about three m'),
  one('encoding-invalid', 'a NUL', 'Retire the calling', 'Retire\u0000 the calling', 'Retire'),
  one('file-too-large', 'nested too deeply', OVERVIEW, `${'> '.repeat(150)}${OVERVIEW}`, '# Feature'),
  one(
    'conflict-marker',
    'a whole conflict',
    FR3,
    `<<<<<<< HEAD\n${FR3}=======\n- [ ] FR3: Nobody gets one\n>>>>>>> main\n`,
    '<<<<<<<',
  ),
  one(
    'conflict-marker',
    'with the base between',
    NOTES,
    `${NOTES}<<<<<<< ours\na\n||||||| base\nb\n=======\nc\n>>>>>>> theirs\n\n`,
    '<<<<<<<',
  ),
  one('conflict-marker', 'only its end was left', FR4, `${FR4}>>>>>>> 1a2b3c4 (reminders)\n`, '>>>>>>>'),
  one('bidi-character', 'in prose', 'by hand from', 'by \u202Ehand from', 'hand from', SAFE),
  one('bidi-character', 'in a heading', '## Notes', '## \u2066Notes', 'Notes', SAFE),
  one(
    'bidi-character',
    'in a step',
    'Then one message is queued',
    'Then one \u202Dmessage is queued',
    'message is queued',
    SAFE,
  ),
  one('bidi-character', 'in an ID', 'FR3: A patient', 'FR\u20693: A patient', '3: A patient', SAFE),
  one('control-character', 'an escape', 'Retire the', 'Retire \u001Bthe', 'Retire', SAFE),
  one('control-character', 'a backspace in a cell', 'Costs run away   ', 'Costs run away\u0008   ', 'Costs run', SAFE),
  one('control-character', 'in a diagram', 'Booked --> Confirmed', 'Booked -->\u0007 Confirmed', 'Confirmed:', SAFE),
  one(
    'fence-unclosed',
    'the last fence is gone',
    'stands at its top\n```\n',
    'stands at its top\n',
    '```gherkin\nScenario: An',
  ),
  one('fence-unclosed', 'a fence was begun', NOTES, `${NOTES}\`\`\`sql\nselect 1\n`, '```sql'),
  one('fence-unclosed', 'closed with too few', NOTES, `${NOTES}\`\`\`\`json\n{}\n\`\`\`\n`, '````json'),
]
