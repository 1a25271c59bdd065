import { describe, expect, test } from 'vitest'
import { parseLink, resolvePath } from './link.ts'

describe('the target of a link', () => {
  test.each([
    ['https://example.org/a#b', 'https'],
    ['JavaScript:alert(1)', 'javascript'],
    ['\u0001 java\tscript\n:alert(1)', 'javascript'],
    ['javascript&#58;alert(1)', 'javascript'],
    ['&#x6A;avascript&colon;alert(1)', 'javascript'],
    ['mailto:ada@example.org', 'mailto'],
    ['//example.org/a', ''],
    ['\\\\example.org\\a', ''],
  ])('%j is an address', (url, scheme) => {
    expect(parseLink(url)).toMatchObject({ kind: 'address', scheme })
  })

  test.each([
    ['a.md', 'a.md', undefined],
    ['a%20b.md?plain=1#L1', 'a b.md', 'L1'],
    ['#caf%C3%A9', '', 'café'],
    ['a.md#', 'a.md', ''],
    ['100%.md', '100%.md', undefined],
    ['docs/a:b.md', 'docs/a:b.md', undefined],
    ['', '', undefined],
    ['%2e%2e%2fa.md', '../a.md', undefined],
  ])('%j is a path', (url, path, fragment) => {
    expect(parseLink(url)).toEqual({ kind: 'path', path, fragment })
  })
})

test.each([
  ['specs/a.md', 'b.md', 'specs/b.md'],
  ['specs/a.md', './x/../b.md', 'specs/b.md'],
  ['specs/a.md', '../b.md', 'b.md'],
  ['specs/a.md', '../../b.md', '../b.md'],
  ['specs/a.md', '../../../specs/../b.md', '../../b.md'],
  ['specs/a.md', '/docs/b.md', 'docs/b.md'],
  ['a.md', '/../b.md', '../b.md'],
  ['specs/a.md', '..', ''],
])('from %s, %s is %j', (file, path, expected) => {
  expect(resolvePath(file, path)).toBe(expected)
})
