/** What the fix of a missing section brings, and where it puts it. */
import { describe, expect, test } from 'vitest'
import { onlyFinding } from '../../../test/only-finding.ts'
import sectionMissing from '../section-missing.ts'

const TEMPLATE = `# [T]

## Why
[Why]

## Tests

### In the office
[How]

### On the ward
[How]

## End
[End]
`

/** The text once the fix of the one missing section is made. */
function mended(text: string, template = TEMPLATE): string {
  const [edit] = onlyFinding(sectionMissing, template, text).fixes?.[0]?.edits ?? []
  return edit ? text.slice(0, edit.from) + edit.insert + text.slice(edit.to) : text
}

describe('a section that is missing, of which a part stands in the document', () => {
  const start = '# T\n\n## Why\nSo.\n\n'
  const end = '## End\nDone.\n'

  test('gets its heading above that part, where it would stand itself', () => {
    const text = `${start}## On the ward\nOnce.\n\n${end}`
    expect(mended(text)).toBe(`${start}## Tests\n## On the ward\nOnce.\n\n${end}`)
  })

  test('gets its heading above all of its parts that the section before it holds last', () => {
    const parts = '### In the office\nOnce.\n\n### On the ward\nTwice.\n\n'
    expect(mended(`${start}${parts}${end}`)).toBe(`${start}## Tests\n${parts}${end}`)
  })

  test('does not take in what follows a part of it', () => {
    const text = `${start}### On the ward\nOnce.\n\n### Costs\nNone.\n\n${end}`
    const expected = `${start}### On the ward\nOnce.\n\n### Costs\nNone.\n\n## Tests\n\n### In the office\n[How]\n\n${end}`
    expect(mended(text)).toBe(expected)
  })

  test('is brought without a part that stands at another place', () => {
    const text = `# T\n\n## In the office\nOnce.\n\n## Why\nSo.\n\n${end}`
    const expected = `# T\n\n## In the office\nOnce.\n\n## Why\nSo.\n\n## Tests\n\n### On the ward\n[How]\n\n${end}`
    expect(mended(text)).toBe(expected)
  })

  test('is brought without all of the sections that count up, where one stands elsewhere', () => {
    const template =
      '# [T]\n\n## Plan\n[Plan]\n\n### Week 1: [Name]\n[What]\n\n### Week 2: [Name]\n[What]\n\n## End\n[End]\n'
    expect(mended(`# T\n\n${end}\n## Week 1: Start\nA.\n`, template)).toBe(
      `# T\n\n## Plan\n[Plan]\n\n${end}\n## Week 1: Start\nA.\n`,
    )
  })
})

test('a section that is inserted stands at the level of its siblings', () => {
  const text = '# T\n\n## Why\nSo.\n\n## Tests\n\n#### On the ward\nOnce.\n\n## End\nDone.\n'
  expect(mended(text)).toContain('\n#### In the office\n[How]\n\n#### On the ward\n')
})

test('a section that follows one which stands outside the section around them stands beside that', () => {
  const text = '# T\n\n## Why\nSo.\n\n## Tests\n\n## In the office\nOnce.\n\n## End\nDone.\n'
  expect(mended(text)).toContain('\n## In the office\nOnce.\n\n## On the ward\n[How]\n\n## End\n')
})

test('a section is not put beside a part that stands before the section around them', () => {
  const text = '# T\n\n## In the office\nOnce.\n\n## Why\nSo.\n\n## Tests\nTwice.\n\n## End\nDone.\n'
  expect(mended(text)).toContain('\n## Tests\nTwice.\n\n### On the ward\n[How]\n\n## End\n')
})
