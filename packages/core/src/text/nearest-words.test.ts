import { expect, test } from 'vitest'
import { nearestByWords } from './nearest-words.ts'

const HEADINGS = [
  'options',
  'related-options-in-cargo',
  'flexible-faster-compilation',
  'feasible-static-policy-matrix',
  'supported-static-policy-matrix',
  'field-of-the-node-status',
  'field-of-the-node-status-1',
]

test.each([
  ['related-options', 'related-options-in-cargo'],
  ['flexible-faster-rust-compilation', 'flexible-faster-compilation'],
  ['supported-static-matrix', 'supported-static-policy-matrix'],
  ['static-policy-matrix', undefined],
  ['flag-of-the-node-status-1', 'field-of-the-node-status-1'],
  ['options', undefined],
  ['other-options', undefined],
  ['', undefined],
])('%j is nearest to %j', (text, expected) => expect(nearestByWords(text, HEADINGS)).toBe(expected))
