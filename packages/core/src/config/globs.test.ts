import fc from 'fast-check'
import picomatch from 'picomatch'
import { expect, test } from 'vitest'
import { globFault, matcherOf } from './globs.ts'

test.each<[string, readonly string[], readonly string[]]>([
  [
    'specs/**/*.md',
    ['specs/a.md', 'specs/b/c/d.md', 'specs/.x/.y.md'],
    ['specs', 'specs/a.txt', 'x/specs/a.md', 'specs/a.MD'],
  ],
  ['**/*.md', ['a.md', '.specs/a.md', 'a/b/c.md'], ['a.mdx']],
  ['specs/', ['specs/a', 'specs/a/b'], ['spec', 'x/specs/a']],
  ['./docs/*.{md,markdown}', ['docs/a.md', 'docs/a.markdown'], ['docs/a.md,markdown', 'docs/b/a.md']],
  ['a?[0-9][!x]', ['ab1y', 'a?0.'], ['ab1x', 'a1y', 'a/1y']],
  ['**', ['a', 'a/b'], []],
  ['a/**/b', ['a/b', 'a/x/y/b'], ['a/xb']],
  ['{a,b{c,d}}/x', ['a/x', 'bc/x', 'bd/x'], ['b/x']],
  ['(a+)+$', ['(a+)+$'], ['aaaa']],
  ['+(a|b)', ['+(a|b)'], ['a', 'ab']],
  ['\\*.md', ['*.md'], ['a.md']],
  ['[', ['['], ['a']],
])('%s', (glob, yes, no) => {
  const matches = matcherOf([glob])
  expect(yes.filter((path) => !matches(path))).toEqual([])
  expect(no.filter((path) => matches(path))).toEqual([])
})

test('no globs fit nothing, several fit what any fits', () => {
  expect(matcherOf([])('a')).toBe(false)
  expect(matcherOf(['a', 'b'])('b')).toBe(true)
})

test.each(['', ' ', '!a', '/etc/**', 'C:\\x', '../a', 'a/../../b', '{a,b}'.repeat(20), 'a'.repeat(501)])(
  '%j is no glob for a root',
  (glob) => {
    expect(globFault(glob)).toEqual(expect.any(String))
  },
)

test('what would keep a regular expression busy for ever takes a moment', () => {
  const started = performance.now()
  for (const glob of ['(a+)+$', '*a'.repeat(100), '**/'.repeat(100) + 'b', '{a,a}'.repeat(30), '[a-z]*'.repeat(80)])
    matcherOf([glob])(`${'a'.repeat(2000)}/${'a/'.repeat(2000)}c`)
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('on plain globs it says what picomatch says', () => {
  const part = fc.constantFrom('a', 'b.md', '*', '**', '*.md', '?', 'a*', '.x')
  const name = fc.constantFrom('a', 'b.md', 'ab', '.x', 'c')
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 5 }),
      fc.array(name, { minLength: 1, maxLength: 5 }),
      (parts, names) => {
        const [glob, path] = [parts.join('/'), names.join('/')]
        // It lets `a/**` fit `a` itself, which no file under a folder is.
        if (glob.endsWith('/**')) return
        expect([glob, path, matcherOf([glob])(path)]).toEqual([glob, path, picomatch(glob, { dot: true })(path)])
      },
    ),
    { numRuns: 3000 },
  )
})
