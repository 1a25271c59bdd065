import { expect, test } from 'vitest'
import type { Outline } from '../spec/outline.ts'
import { createCatalogue } from './catalogue.ts'

const NOWHERE = { from: 0, to: 0 }
const outline = (file: string, id: string): Outline => ({
  file,
  id: { text: id, span: NOWHERE },
  title: '',
  titleSpan: NOWHERE,
  status: undefined,
  author: undefined,
  created: undefined,
  updated: undefined,
  target: undefined,
  tasks: { done: 0, total: 0 },
  requirements: { done: 0, total: 0 },
  completeness: 1,
  items: [],
  mentions: [],
  dependsOn: [],
  packages: [],
  links: [],
  anchors: [],
  looksLikeSpec: true,
  sound: true,
})
const nameOf = (i: number): string => `${String(i).padStart(3, '0')}.md`

test('of hundreds of copies of a spec the first hundred by name bear its ID: each copy is told of so many, not of all', () => {
  const catalogue = createCatalogue()
  for (let i = 249; i >= 0; i--) catalogue.set(outline(nameOf(i), 'SPEC-1'))
  catalogue.set(outline('other.md', 'SPEC-2'))
  const bearers = (id: string): readonly string[] =>
    catalogue
      .view(() => {})
      .withId(id)
      .map(({ file }) => file)
  expect(bearers('SPEC-1')).toEqual(Array.from({ length: 100 }, (_, i) => nameOf(i)))
  expect(bearers('SPEC-2')).toEqual(['other.md'])
  // One that goes makes room for the next.
  catalogue.remove(nameOf(7))
  expect(bearers('SPEC-1')).toHaveLength(100)
  expect(bearers('SPEC-1').at(-1)).toBe(nameOf(100))
})
