import { expect, test } from 'vitest'
import { span } from '../text/span.ts'
import { headingChange, nameSpan } from './heading-name.ts'
import { normalizeHeading } from './normalize.ts'

test.each([
  ['Risks', 'Risks'],
  ['8. Risks', 'Risks'],
  ['8.2) Risks', 'Risks'],
  ['⚠️ Risks', 'Risks'],
  ['8️⃣ Risks', 'Risks'],
  [':warning: Risks :link:', 'Risks'],
  ['**8. Risks**', 'Risks'],
  ['IV. Risks (draft) {#risks}', 'Risks'],
  ['Mixed *words* and `code`', 'Mixed *words* and `code`'],
  ['"Risks" (draft)', 'Risks'],
  ['[Risks]', 'Risks'],
  ['[Old] Risks', '[Old] Risks'],
  ['(1) Risks (one)', 'Risks'],
  ['', ''],
])('the name in %s', (source, name) => {
  const { from, to } = nameSpan(source)
  expect(source.slice(from, to)).toBe(name)
})

test.each([
  '9️⃣ Non-Functional',
  '3. :link: Non‑Functional :memo:',
  '1️⃣ 🔗 Non‐Functional',
  '**:link: Non-functional**',
])('what is compared of %s', (heading) => expect(normalizeHeading(heading)).toBe('non functional'))

test.each([
  ['2. Overal Description', '2. Overall Description', '2. Overall Description'],
  ['3. Overal Description', '2. Overall Description', '3. Overall Description'],
  ['Overal Description', '2. Overall Description', 'Overall Description'],
  ['2 Overal Description', '2 Overall Description', '2 Overall Description'],
  ['**Overal**', '🎯 Overall', '**Overall**'],
  ['Scpe (in)', 'Scope (in)', 'Scope (in)'],
  ['4. Scpe (draft)', 'Scope', '4. Scope (draft)'],
  ['4. Scpe (draft)', 'Scope (in)', 'Scope (in)'],
  ['', '1. Scope', 'Scope'],
])('%j becomes %j as %j', (heading, name, expected) => {
  const { at, insert } = headingChange(
    heading,
    { textSpan: span(0, heading.length), anchorText: heading.replaceAll('*', '') },
    name,
  )
  expect(heading.slice(0, at.from) + insert + heading.slice(at.to)).toBe(expected)
})

test.each([
  ['8. **Risks**', '8. Risks', '8. **Dangers**'],
  ['8. Mixed *words*', '8. Mixed words', '8. Dangers'],
  ['[Risks](https://a.example)', 'Risks', '[Dangers](https://a.example)'],
  ['![An icon](a.png) Risks', ' Risks', '![An icon](a.png) Dangers'],
  ['~~Mixed *words*~~', 'Mixed words', 'Dangers'],
  ['&quot;Risks&quot;', '"Risks"', 'Dangers'],
  ['[Risks](Risks.md)', 'Risks', 'Dangers'],
])('the name in the source %s is what changes', (source, anchorText, expected) => {
  const { at, insert } = headingChange(`## ${source}`, { textSpan: span(3, 3 + source.length), anchorText }, 'Dangers')
  expect(`## ${source}`.slice(3, at.from) + insert + source.slice(at.to - 3)).toBe(expected)
})
