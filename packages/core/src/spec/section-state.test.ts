import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { compile } from '../template/compile.ts'
import { read } from './read.ts'
import { allSections } from './views.ts'

const template = `# Spec: [NAME]

## Summary
[One paragraph]

## Problem
### Pains
1. [A pain]
2. [Another pain]

### Diagram
\`\`\`mermaid
graph TD
  A[Component A] --> B
\`\`\`

## Work
What is to be done:

- [ ] Task 1: [Description]
- [ ] Task 2: [Description]

## Facts
- **State**: Open
- **Load**: [Requests/second]

## Risks
| Risk | Probability |
|------|-------------|
| [Risk 1] | Low/High |

## Review
- [ ] Read by somebody
`
const schema = compile(template, engine, { name: 'template.md' })
const statesOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    allSections(read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })).map(({ heading, state }) => [
      heading?.text,
      state,
    ]),
  )

test('the template read through itself is filled nowhere but where it gives an answer', () => {
  expect(statesOf(template)).toEqual({
    Summary: 'placeholder',
    Problem: 'placeholder',
    Pains: 'placeholder',
    Diagram: 'placeholder',
    Work: 'placeholder',
    Facts: 'filled',
    Risks: 'placeholder',
    Review: 'filled',
  })
})

test.each([
  ['Summary', '[One paragraph]', 'Two words.'],
  ['Summary', '[One paragraph]', '[One paragraph]\n\nTwo words.'],
  ['Pains', '2. [Another pain]', '2. It hurts'],
  ['Problem', '### Pains', 'Two words.\n\n### Pains'],
  ['Problem', '1. [A pain]', '1. It hurts'],
  ['Diagram', 'A[Component A] --> B', 'A --> C'],
  ['Work', '- [ ] Task 1: [Description]', '- [ ] Task 1: Write it'],
  ['Work', 'What is to be done:', 'All of it:'],
  ['Risks', '| [Risk 1] |', '| Nobody comes |'],
])('one answer of its own makes %s filled: %s -> %s', (section, from, to) => {
  const text = template.replace(from, to)
  expect(text).not.toBe(template)
  expect(statesOf(text)[section]).toBe('filled')
})

test('an empty section is empty, and one with an empty one below it is still only what the template says', () => {
  const states = statesOf(template.replace('1. [A pain]\n2. [Another pain]\n', ''))
  expect(states).toMatchObject({ Pains: 'empty', Problem: 'placeholder' })
})

test('a heading of its own says what stands below it', () => {
  const states = statesOf(
    '# Spec: X\n\n## Summary\n\n### Said\nTwo words.\n\n### Left\n[To be written]\n\n### Bare\n\n## Other\n### Deep\nText.\n',
  )
  expect(states).toEqual({
    Summary: 'filled',
    Said: 'filled',
    Left: 'placeholder',
    Bare: 'empty',
    Other: 'filled',
    Deep: 'filled',
  })
})

test('what is left as it stood does not count as filled, and what is answered does', () => {
  const completeness = (text: string): number =>
    read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine }).completeness
  expect(completeness(template)).toBeLessThan(0.2)
  expect(completeness(template.replace('1. [A pain]', '1. It hurts'))).toBeGreaterThan(completeness(template))
})

test('a section of very many placeholders is told in no more than a moment', () => {
  const block = '```mermaid\ngraph TD\n  A[Component A] --> B\n```\n'
  const text = template.replace(block, `${block}\n[To be written]\n\n`.repeat(5_000))
  const before = performance.now()
  expect(statesOf(text)['Diagram']).toBe('placeholder')
  expect(performance.now() - before).toBeLessThan(5_000)
})

test.each(['\n', '\r\n', '\r'])('hints of many lines that stay are no word of the writer: %j', (end) => {
  const text = `# T\n\n## A\n\n${'- *a*\n'.repeat(9)}\n## B\n\nSay why.\n`
  const schema = compile(text, engine, { name: 't.md' })
  const spec = read({ file: 's.md', text: text.replaceAll('\n', end), schema, nesting: 100 }, { markdown: engine })
  expect(spec.sections.map(({ state }) => state)).toEqual(['placeholder', 'placeholder'])
})

test('guidance in a quotation of several lines is no word of the writer', () => {
  const text = '# T\n\n## Facts\n> Say what is known\n> of the load.\n\n- **Load**: [Requests/second]\n'
  const schema = compile(text, engine, { name: 't.md' })
  const spec = read({ file: 's.md', text, schema, nesting: 100 }, { markdown: engine })
  expect(spec.sections.map(({ state }) => state)).toEqual(['placeholder'])
})
