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
