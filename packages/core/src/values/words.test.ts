import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileSlug, slug, uniqueSlugs } from './words.ts'

test.each([
  ['Executive Summary', 'executive-summary'],
  ['Polish & Testing', 'polish--testing'],
  ['2.1 Overview', '21-overview'],
  ['Phase 1: Foundation', 'phase-1-foundation'],
  ['`code` and snake_case', 'code-and-snake_case'],
  ['A – B', 'a--b'],
  ['Über Größe', 'über-größe'],
  ['日本語 の見出し', '日本語-の見出し'],
  ['🚀 Launch', '-launch'],
  ['C++ / C#', 'c--c'],
  ['  padded  ', 'padded'],
  ['ⅷ ½', 'ⅷ-'],
  ['???', ''],
])('the anchor of %j is %j', (text, anchor) => expect(slug(text)).toBe(anchor))

describe('uniqueSlugs', () => {
  test.each([
    [
      ['A', 'A', 'A'],
      ['a', 'a-1', 'a-2'],
    ],
    [
      ['A', 'A 1', 'A'],
      ['a', 'a-1', 'a-2'],
    ],
    [
      ['A', 'A', 'A 1'],
      ['a', 'a-1', 'a-1-1'],
    ],
    [
      ['__proto__', 'constructor', '__proto__'],
      ['__proto__', 'constructor', '__proto__-1'],
    ],
    [
      ['?', '!'],
      ['', '-1'],
    ],
  ])('%j', (texts, anchors) => expect(uniqueSlugs(texts)).toEqual(anchors))

  test('are unique, and found in linear time', () => {
    const texts = [
      ...Array.from({ length: 20_000 }, (_, i) => `a-${i + 1}`),
      ...Array.from({ length: 20_000 }, () => 'a'),
    ]
    const begin = performance.now()
    expect(new Set(uniqueSlugs(texts)).size).toBe(40_000)
    expect(performance.now() - begin).toBeLessThan(10_000)
  })
})

describe('fileSlug', () => {
  test.each([
    ['User Login & Sessions', 'user-login-sessions'],
    ['Größe über Ærø', 'grosse-uber-aero'],
    ["Don't panic", 'dont-panic'],
    ['../../.git/hooks/post-commit', 'git-hooks-post-commit'],
    ['..\\%2e%2e%2f', '2e-2e-2f'],
    ['CON', 'con-file'],
    ['lpt1.', 'lpt1-file'],
    ['日本語', 'untitled'],
    ['', 'untitled'],
    ['---', 'untitled'],
    ['=HYPERLINK("x")', 'hyperlink-x'],
    ['x'.repeat(100), 'x'.repeat(60)],
  ])('of %j is %j', (text, name) => expect(fileSlug(text)).toBe(name))

  test('is always safe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const name = fileSlug(text)
        expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
        expect(name.length).toBeLessThanOrEqual(60)
        expect(fileSlug(name)).toBe(name)
      }),
    )
  })
})
