import { expect, test } from 'vitest'
import { reasonOfError } from './mermaid-error.ts'

test('a token that goes on over several lines is named by its first', () => {
  const thrown = {
    message: "Parse error on line 2:\n...\nExpecting 'SEMI'",
    hash: { text: ']\n    I --> D{', token: 'SQE', expected: [] },
  }
  expect(reasonOfError(thrown)).toEqual({ line: 2, reason: "unexpected ']'" })
})

test('what is not understood stands on one line', () => {
  const thrown = { message: 'Lexical error on line 3. Unrecognized text.\n...  A --> P    Q]\n----^' }
  expect(reasonOfError(thrown)).toEqual({ line: 3, reason: "not understood: '... A --> P Q]'" })
})
