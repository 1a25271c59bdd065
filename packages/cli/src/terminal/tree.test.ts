import { expect, test } from 'vitest'
import { type Branch, tree } from './tree.ts'

test('children hang on their parents', () => {
  const roots: Branch[] = [
    { label: 'a', note: 'required', children: [{ label: 'b', children: [{ label: 'c' }] }, { label: 'd\u001b[2J' }] },
    { label: 'e' },
  ]
  expect(tree(roots)).toBe('a  required\n├─ b\n│  └─ c\n└─ d␛[2J\ne\n')
})

test('depth costs no stack', () => {
  let branch: Branch = { label: 'leaf' }
  for (let i = 0; i < 2000; i++) branch = { label: 'x', children: [branch] }
  expect(tree([branch]).split('\n').length).toBe(2002)
})

test('where the width is known, lines break between words, and never within what is to be copied', () => {
  const roots: Branch[] = [
    {
      label: 'a',
      children: [{ label: 'one two three four', note: 'five six' }, { label: 'write `truespec why A/B` now' }],
    },
  ]
  expect(tree(roots, undefined, 20)).toBe(
    'a\n├─ one two three\n│     four  five six\n└─ write\n      `truespec why A/B`\n      now\n',
  )
  expect(tree([{ label: 'one two', note: 'three four' }], undefined, 10)).toBe('one two\n     three\n   four\n')
  for (const width of [1, 5, 12, 40])
    expect(tree(roots, undefined, width).replace(/[\s│├└─]+/g, '')).toBe(
      'aonetwothreefourfivesixwrite`truespecwhyA/B`now',
    )
})
