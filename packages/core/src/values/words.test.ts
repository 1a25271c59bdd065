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
    ['日本語', '日本語'],
    ['Вход через телефон', 'вход-через-телефон'],
    ['Ανάλυση ΑΡΧΕΙΟΥ', 'ανάλυση-αρχειου'],
    ['हिन्दी में', 'हिन्दी-में'],
    ['한국어 로그인', '한국어-로그인'],
    ['a\u{e0101}\u200db \u3164', 'ab'],
    ['\u0301\u0301 🦊', 'untitled'],
    ['𠀀'.repeat(31), '𠀀'.repeat(30)],
    ['', 'untitled'],
    ['---', 'untitled'],
    ['=HYPERLINK("x")', 'hyperlink-x'],
    ['x'.repeat(100), 'x'.repeat(60)],
  ])('of %j is %j', (text, name) => expect(fileSlug(text)).toBe(name))

  test('is always safe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const name = fileSlug(text)
        expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u)
        expect(name).not.toMatch(/\p{Default_Ignorable_Code_Point}|[A-Z]/u)
        expect(Buffer.from(name).length).toBeLessThanOrEqual(180)
        expect(name.length).toBeLessThanOrEqual(60)
        expect(fileSlug(name)).toBe(name)
      }),
    )
  })
})
