import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlaceholder, placeholders } from './placeholder.ts'

describe('isPlaceholder', () => {
  test.each([
    '[Description]',
    '  [One paragraph, with [nested] brackets]  ',
    '**[Name]**',
    '`[name]`',
    '"[name]"',
    '“[name]”.',
    '[name].',
    '{short title}',
    '{{title}}',
    '<your name>',
    '<feature-name>',
    '<title of the feature>',
    `<${'What the reader is told, and how. '.repeat(20)}>`,
    '<link to the docs>',
    '<path/to/file.md>',
    '<Day, Month, Year>',
    '...',
    '…',
    'NNNN',
    'NNN',
    'YYYY-MM-DD',
    'yyyy-mm-dd',
    'AAAA-MM-DD',
    'JJJJ-MM-TT',
    'TT.MM.JJJJ',
    'jj/mm/aaaa',
    'ДД.ММ.ГГГГ',
    'MM/DD/YYYY',
    '[YYYY-MM-DD]',
    '(fill me in with a unique ident)',
    '(fill in)',
    '#[Number]',
    '#[Issue Number]',
    '#NNN',
    '\\[Your Name\\]',
    '[two\nlines]',
    '[[{{name}}]]',
    '<% tp.file.title %>',
    '"[[<% tp.user.name %>]]"',
    '[[YYYY-MM-DD]]',
    '[[...]]',
    '[[ ]]',
    '[see [[Outbox]] first]',
  ])('%j is one', (text) => expect(isPlaceholder(text)).toBe(true))

  test.each([
    '',
    'text',
    '[a](b)',
    '[a](b "[c]")',
    '[a][b]',
    '![a](b)',
    '[^1]',
    '[ ]',
    '[x]',
    '[X]',
    '[]',
    '[✓]',
    '[a] and [b]',
    '[a] [b]',
    '[a]: text',
    'a [b]',
    '[a',
    'a]',
    '[a]]',
    '[[Outbox]]',
    '"[[Outbox – RFC 9]]"',
    '[[Outbox#Why|the reason]]',
    '![[Outbox.png]]',
    '[[Outbox]] and [[Inbox]]',
    '{}',
    '{#anchor}',
    '{: .lead }',
    '{:toc}',
    '<b>',
    '<br/>',
    '</b>',
    '<details open>',
    '<img src="x">',
    '<My prop="x">',
    '<!-- note -->',
    '<https://a.example/b>',
    '<me@a.example>',
    '< 200 ms >',
    '<%>',
    '<% 200 ms >',
    '<k8s.io/kubernetes/pkg/api/pod>',
    '<Thu 06 Oct 2022>',
    '<Oct 6, 2022>',
    '<200ms, >',
    'Promise<T>',
    'wait...',
    '...and more',
    '../docs',
    'NN',
    'Aardvark',
    'aa-mm-dd',
    'aaaabbbbcc',
    'AAAA-BB-CC',
    '==========',
    'ANNNN',
    'YYYY-MM-DDT',
    '2026-11-22',
    '(see the notes)',
    'No',
    'Draft',
    '#[derive(Debug)]',
    '`#[test]`',
    '{"id": "a"}',
    '{ id: "a" }',
    '[a\n\nb]',
    '\\',
  ])('%j is none', (text) => expect(isPlaceholder(text)).toBe(false))

  test('configured forms count, whatever their case', () => {
    expect(isPlaceholder('tbd', ['TBD'])).toBe(true)
    expect(isPlaceholder('**TBD**.', ['TBD'])).toBe(true)
    expect(isPlaceholder('TBD soon', ['TBD'])).toBe(false)
    expect(isPlaceholder('', [''])).toBe(false)
  })
})

describe('placeholders', () => {
  const texts = (text: string): string[] => placeholders(text).map(({ from, to }) => text.slice(from, to))

  test.each([
    ['SPEC-[YYYY-MM-DD]-[NUMBER]', ['[YYYY-MM-DD]', '[NUMBER]']],
    ['#[Number]', ['[Number]']],
    ['[Link to docs]', ['[Link to docs]']],
    ['FR1: [Description]', ['[Description]']],
    ['[Library/Service]: [Version] - [Purpose]', ['[Library/Service]', '[Version]', '[Purpose]']],
    ['see [a](b) and [c][d], then [e]', ['[e]']],
    ['KEP-NNNN: Your short title', ['NNNN']],
    ['Low/Medium/...', ['...']],
    ['a | b | …', ['…']],
    ['[a {b} <c>]', ['[a {b} <c>]']],
    ['- [ ] [Task]', ['[Task]']],
    ['Start Date: (fill me in with today, YYYY-MM-DD)', ['(fill me in with today, YYYY-MM-DD)']],
    ['x < y and <name> > z', ['<name>']],
    ['nothing here', []],
    ['escaped \\[a] [b]', ['[b]']],
  ])('of %j are %j', (text, expected) => expect(texts(text)).toEqual(expected))

  test('lie in the text, in order, apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]{}<>().N a\\\n…x-'), maxLength: 60 }), (text) => {
        let last = 0
        for (const { from, to } of placeholders(text)) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(to).toBeGreaterThan(from)
          last = to
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  test('deeply nested markup is read in linear time', () => {
    const begin = performance.now()
    placeholders(`${'<a '.repeat(100_000)}x=""${'>'.repeat(100_000)}`)
    expect(performance.now() - begin).toBeLessThan(10_000)
  })

  test.each(['[', '<', '(', '{', '[]', '<a', '[[a](', '\n ', '...', 'N', '(fill me in', '\\', '<a b>', '[a]('])(
    '%j a hundred thousand times is read in linear time',
    (piece) => {
      const begin = performance.now()
      const text = piece.repeat(100_000)
      placeholders(text)
      isPlaceholder(`[${text}`)
      isPlaceholder(`[${text}]`)
      expect(performance.now() - begin).toBeLessThan(10_000)
    },
  )
})
