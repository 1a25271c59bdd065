import { expect, test } from 'vitest'
import { withoutHashes } from './headings.ts'

test.each([
  ['## Risks', 'Risks'],
  ['# Risks #####  ', 'Risks'],
  ['### Written in C#', 'Written in C#'],
  ['### [Brief Title] (P1)\t##', '[Brief Title] (P1)'],
  ['## ##', ''],
  ['##', ''],
])('the text of %j is %j', (line, text) => expect(withoutHashes(line)).toBe(text))
