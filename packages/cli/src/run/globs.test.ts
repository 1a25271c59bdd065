import { matcherOf } from '@truespec/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { globMatcher } from './globs.ts'

test('the short way answers as the long one', () => {
  const name = fc.constantFrom('specs', '.specs', 'docs', 'a.md', '.md', 'b.txt', '', '.', 'x-y.md')
  const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'))
  const glob = fc.constantFrom('specs/**/*.md', 'docs/specs/**/*.md', '**/specs/**', './specs/**/*.md', '*.md')
  fc.assert(
    fc.property(path, fc.array(glob, { maxLength: 3 }), (path, globs) => {
      expect(globMatcher(globs)(path)).toBe(matcherOf(globs)(path))
    }),
  )
})
