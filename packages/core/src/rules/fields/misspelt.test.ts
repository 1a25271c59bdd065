import { expect, test } from 'vitest'
import type { Section } from '../../spec/model.ts'
import type { FieldSchema } from '../../template/schema.ts'
import { misspelt } from './misspelt.ts'

const STATUS = { key: 'Status', match: 'status', synonyms: ['state'] } as unknown as FieldSchema

/** What may be meant as the field, in a section that holds nothing but a text. */
function meantIn(text: string): string | undefined {
  const section = { missingFields: [STATUS], parts: [], body: { from: 0, to: text.length } } as unknown as Section
  return misspelt(section, text).get(STATUS)?.key
}

test.each([
  ['Statsu: Draft', 'Statsu'],
  ['- Sttaus: Draft', 'Sttaus'],
  ['Status: Draft', undefined],
  ['STATE: Draft', undefined],
  ['Owner: Ada', undefined],
])('a key that is nearly the missing one may be meant as it, one that is it may not: %s', (text, key) => {
  expect(meantIn(text)).toBe(key)
})
