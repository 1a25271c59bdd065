import { expect, test } from 'vitest'
import { defaultConfig } from '../config/config.ts'
import { levelsOf } from './levels.ts'

test.each([
  ['Draft', 'warning', 'Draft'],
  ['In Review', 'error', 'In Review'],
  ['Drafty', 'error', undefined],
  ['Draft (rewritten in May)', 'warning', undefined],
  ['Approved (by Ben)', 'error', undefined],
  ['Draft (old) - done (new)', 'error', undefined],
  ['almost (Draft)', 'error', undefined],
])('a remark makes a status unknown, and what is missing weighs as before: %s', (text, severity, name) => {
  const levels = levelsOf(defaultConfig, 'a.md', true, text)
  expect([levels.of({ code: 'field-empty' }, 'by-status'), levels.status?.name]).toEqual([severity, name])
})
