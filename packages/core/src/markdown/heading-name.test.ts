import { expect, test } from 'vitest'
import { span } from '../text/span.ts'
import { nameSpan } from './heading-name.ts'
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
  ['', ''],
])('the name in %s', (source, name) => {
  const { from, to } = nameSpan(`## ${source}`, span(3, 3 + source.length))
  expect(`## ${source}`.slice(from, to)).toBe(name)
})

test.each([
  '9️⃣ Non-Functional',
  '3. :link: Non‑Functional :memo:',
  '1️⃣ 🔗 Non‐Functional',
  '**:link: Non-functional**',
])('what is compared of %s', (heading) => expect(normalizeHeading(heading)).toBe('non functional'))
