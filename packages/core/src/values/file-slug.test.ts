import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileSlug } from './file-slug.ts'

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
