import { expect, test } from 'vitest'
import { compose } from './compose.ts'

const base = `# Title

## Metadata
- **ID**: A-1
- **Issue**: #1
- **Steps**:
  - one
  - two

## First
one

### Inner
in

## Last
end
`

test('a section takes the place of the one of its name, and the rest stays', () => {
  expect(compose(base, '## First\nother\n', [])).toBe(base.replace('one\n\n### Inner\nin', 'other'))
  expect(compose(base, '### Inner\n\nother\n\n\n', [])).toBe(base.replace('Inner\nin', 'Inner\n\nother'))
})

test('a section of another level takes the place of the one of its name', () => {
  expect(compose(base, '#### Inner\nin\n', [])).toBe(base.replace('### Inner', '#### Inner'))
})

test('a section that the document does not have follows the one before it, or stands at the end', () => {
  expect(compose(base, '## First\nx\n\n## New\ny\n', [])).toBe(base.replace('one\n\n### Inner\nin', 'x\n\n## New\ny'))
  expect(compose(base, '## New\ny\n', [])).toBe(`${base}\n## New\ny\n`)
})

test('a section that the fragment names twice is there twice', () => {
  expect(compose(base, '## Last\na\n\n## Last\nb\n', [])).toBe(base.replace('end', 'a\n\n## Last\nb'))
})

test('the title alone is what a title replaces', () => {
  expect(compose(base, '# Other\n', [])).toBe(base.replace('# Title', '# Other'))
})

test('a field takes the place of the one with its key, with what belongs to it', () => {
  expect(compose(base, '<!-- c -->\n- **ID**: B\n   ^ x\n- **Steps**: none\n', [])).toBe(
    base
      .replace('- **ID**: A-1', '<!-- c -->\n- **ID**: B\n   ^ x')
      .replace('- **Steps**:\n  - one\n  - two', '- **Steps**: none'),
  )
})

test('a field that the document does not have follows the one before it; one that is named twice is there twice', () => {
  expect(compose(base, '- **ID**: B\n- **New**: x\n- **ID**: C\n', [])).toBe(
    base.replace('- **ID**: A-1', '- **ID**: B\n- **New**: x\n- **ID**: C'),
  )
})

test('sections and fields can be taken out', () => {
  expect(compose(base, '', ['First', 'Steps'])).toBe(
    base.replace('## First\none\n\n### Inner\nin\n\n', '').replace('- **Steps**:\n  - one\n  - two\n', ''),
  )
  expect(() => compose(base, '', ['Nothing'])).toThrow("nothing that is called 'Nothing'")
})

test('headings in fences are none', () => {
  const fenced = '## First\n```\n## Last\n```\n'
  expect(compose(base, fenced, [])).toBe(base.replace('one\n\n### Inner\nin', '```\n## Last\n```'))
})
