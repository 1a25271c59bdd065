import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { markdownToMdast } from 'satteri'
import { describe, expect, test } from 'vitest'
import { swallowingFence } from './faults.ts'
import { parse } from './parse.ts'
import { childrenOf, type MarkdownEngine, type Node, type Root, spanOf, walk } from './tree.ts'

const engine: MarkdownEngine = (text) => markdownToMdast(text, { features: { gfm: true, frontmatter: true } }) as Root
const oracle: MarkdownEngine = (text) => {
  const root = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  // It moves a task's paragraph behind the checkbox only where text comes first, and leaves it before one where code does.
  for (const node of walk(root)) {
    if (node.type !== 'listItem' || typeof node.checked !== 'boolean') continue
    const [paragraph] = node.children
    const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
    if (paragraph?.position && first?.position) paragraph.position.start = first.position.start
  }
  return root
}
const limits = { nesting: 100 }
const codesOf = (text: string): readonly string[] => parse(text, engine, limits).faults.map((fault) => fault.code)

describe('faults of the text [SPEC-2026-11-22-007/FR2]', () => {
  test('a sound text has none, whatever its line ends', () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(codesOf(['# Title', '', '- a\t😀\f', '', '```ts', 'x', '```', ''].join(end))).toEqual([])
  })

  test.each<[string, string, string, Record<string, unknown>]>([
    ['a|\0\0|b', 'encoding-invalid', '\0\0', { reason: 'nul' }],
    ['😀|\ud800|', 'encoding-invalid', '\ud800', { reason: 'surrogate', character: 'U+D800' }],
    ['a|\udc00|b', 'encoding-invalid', '\udc00', { reason: 'surrogate' }],
    ['😀 |\u202e\u2066|evil', 'bidi-character', '\u202e\u2066', { character: 'U+202E U+2066' }],
    ['a|\u001b|[2J', 'control-character', '\u001b', { character: 'U+001B' }],
    ['a|\u0085|', 'control-character', '\u0085', { character: 'U+0085' }],
    ['# a\n\n|<<<<<<<| HEAD\nb\n=======\nc\n>>>>>>> other\n', 'conflict-marker', '<<<<<<<', { marker: '<<<<<<<' }],
    ['a\n\n=======\nc\n|>>>>>>>| other\n', 'conflict-marker', '>>>>>>>', {}],
    ['# a\n\n|```|ts\nx\n', 'fence-unclosed', '```', { fence: '```' }],
    ['|```|ts\nx\n\n## A b\n\n```sh\ny\n```\n', 'fence-unclosed', '```', { fence: '```', heading: '## A b' }],
    ['> |~~~~|\n> x\n> ~~~\n', 'fence-unclosed', '~~~~', {}],
    ['- a\n\n  |```|\n  x', 'fence-unclosed', '```', {}],
    ['\ufeffa|\0|', 'encoding-invalid', '\0', {}],
    ['\ufeff\ufeffa\n\n|```|', 'fence-unclosed', '```', {}],
    ['\ufeffa\n\n|```|', 'fence-unclosed', '```', {}],
  ])('%j', (marked, code, at, data) => {
    const from = marked.indexOf('|')
    const text = marked.replace('|', '').replace('|', '')
    expect(parse(text, engine, limits).faults).toEqual([
      { code, span: { from, to: from + at.length }, data: expect.objectContaining(data) },
    ])
  })

  test('what one text holds is no matter for the next', () => {
    const swallowing = `\`\`\`\nx\n\n${'y\n'.repeat(60)}## A b\n\n\`\`\`sh\ny\n\`\`\`\n`
    expect(swallowingFence(engine(swallowing), swallowing, () => true)?.data).toMatchObject({ heading: '## A b' })
    expect(codesOf('```ts\nx\n\n## A b\n\n```sh\ny\n```\n')).toEqual(['fence-unclosed'])
  })

  test.each([
    'Heading\n=======\n\n> > > > > > > a\n',
    '```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```\n',
    'a <<<<<<< b\n',
    '```\na\n```',
    '````\n```\n````\n',
    '> ```\n> a\n> ```\n',
    '- a\n  ```\n  b\n  ```\n',
    '    indented\n',
    '~~~\n~~~~~',
    'family 👩‍👩‍👧 \u200f\u200e\u00a0\u00ad',
  ])('%j is sound', (text) => expect(codesOf(text)).toEqual([]))

  test('two conflicts are two faults', () => {
    const conflict = '<<<<<<< a\nx\n||||||| base\n=======\ny\n>>>>>>> b\n'
    const text = `${conflict}\nz\n\n${conflict}`
    expect(parse(text, engine, limits).faults.map((fault) => fault.span.from)).toEqual([0, text.lastIndexOf('<<<<<<<')])
  })

  test('a flood is cut off', () => expect(codesOf('\u0001a'.repeat(50_000))).toHaveLength(10_000))
})

describe('what is too large [SPEC-2026-11-22-002/SEC-input-validation, SPEC-2026-11-22-007/FR1, SPEC-2026-11-22-007/SEC-input-validation]', () => {
  const nested: Record<string, string> = {
    bullets: '* '.repeat(8000) + 'a',
    quotations: '> '.repeat(500) + 'x',
    'many quotations': '>'.repeat(1_000_000),
    numbers: '1. '.repeat(4000) + 'a',
    both: '> * '.repeat(4000) + 'a',
    'indented lists': Array.from({ length: 1400 }, (_, i) => `${'  '.repeat(i)}- a\n`).join(''),
    emphasis: '*'.repeat(1_000_000) + 'a' + '*'.repeat(1_000_000),
    'strong and emphasis': '**a '.repeat(200_000) + 'b** '.repeat(200_000),
    images: '![a'.repeat(300_000) + '](b)'.repeat(300_000),
    addresses: 'www.a '.repeat(300_000),
    'mail addresses': 'a@b.c '.repeat(300_000),
    footnotes: Array.from({ length: 100_000 }, (_, i) => `[^a${i}]: x\n`).join(''),
    'a long word': 'www.' + 'a_'.repeat(500_000),
    'a word of marks': 'a.b-c_d+'.repeat(200_000),
    'a long line with emoji': '😀*a*'.repeat(300_000),
    'a long line with code': 'é`a` '.repeat(300_000),
    'a lazy quotation': '> '.repeat(10_000) + 'a\n' + 'b\n'.repeat(500_000),
    'deep lines, each at the limit': `${'* '.repeat(100)}a\n`.repeat(10_000),
    'an indented item between': '*a '.repeat(300_000) + '\n    - a\n' + 'a* '.repeat(300_000),
    'an empty item between': '*a '.repeat(300_000) + '\n+\n' + 'a* '.repeat(300_000),
  }
  test.each(Object.keys(nested))('%s', (name) => {
    const started = performance.now()
    const { root, faults } = parse(nested[name] ?? '', engine, limits)
    expect(faults).toEqual([expect.objectContaining({ code: 'file-too-large', span: { from: 0, to: 0 } })])
    expect(root.children).toEqual([])
    // Far above what it takes: a guard against hanging, not a benchmark.
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  const long: Record<string, string> = {
    'a line of 10 MB': 'a'.repeat(10_000_000),
    tildes: `${'~'.repeat(100_000)}\n${'~'.repeat(100_000)}`,
    stars: '*'.repeat(50_000),
    brackets: '['.repeat(50_000),
    'a rule with spaces': '* '.repeat(50_000),
    'list items': '- a\n'.repeat(100_000),
    'a table of 10,000 columns': `|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n|${'b|'.repeat(10_000)}\n`,
    base64: 'aGVsbG8gd29ybGQ_-'.repeat(3_000),
    'bold items': '- **é**: *a* [b](c) <https://a.example>\n'.repeat(10_000),
    'a long Chinese paragraph': '这是**一个**测试。'.repeat(1_000),
    links: '- [a](https://example.com/a_b_c) see www.example.com\n'.repeat(20_000),
    'tags that are none': '<Say it>\n# A\n\n'.repeat(20_000),
    'a list of addresses': '- https://a.example **b**\n'.repeat(70_000),
    code: `\`\`\`\n${'                    x(*a, **b) // _c_\n'.repeat(20_000)}\`\`\`\n`,
  }
  test.each(Object.keys(long))('%s is merely long', (name) => expect(codesOf(long[name] ?? '')).toEqual([]))

  test('the limit of nesting is exact', () => {
    expect(parse('> '.repeat(5) + 'a', engine, { nesting: 5 }).faults).toEqual([])
    expect(parse('> '.repeat(6) + 'a', engine, { nesting: 5 }).faults[0]?.data).toEqual({ what: 'nesting', limit: 5 })
  })
})

describe('a placeholder that Markdown takes for a tag is text', () => {
  const blocks = (text: string): readonly string[] =>
    parse(text, engine, limits).root.children.map((node) => {
      const { from, to } = spanOf(node)
      return `${node.type}: ${text.slice(from, to)}`
    })

  test('and takes nothing that follows into it', () => {
    expect(blocks('é\n\n## A\n<Say what it is>\n## B\n  <who>\r\n```ts\n<who>\n```\n\n<Say\nit>\n===\n')).toEqual([
      'paragraph: é',
      'heading: ## A',
      'paragraph: <Say what it is>',
      'heading: ## B',
      'paragraph: <who>',
      'code: ```ts\n<who>\n```',
      'heading: <Say\nit>\n===',
    ])
  })

  test('nothing of it is lost', () => {
    expect(parse('<Say it>\n```ts\n<who>\n```\n', engine, limits).root.children).toMatchObject([
      { type: 'paragraph', children: [{ type: 'text', value: '<Say it>' }] },
      { type: 'code', value: '<who>' },
    ])
  })

  test.each([
    '<br>\n## A',
    '<details open>\n## A',
    '<center>\n<Say it>\n</center>',
    '<Card wide>\n## A\n\n</Card>',
    '<img src="a.png">\n## A',
    '<Card />\n## A',
    '<!--\n<Say it>\n-->',
    '\ufdd0\n\n<Say it>\n## A',
  ])('what is HTML stays so: %j', (text) => {
    expect(blocks(text).filter((block) => block.startsWith('html'))).not.toEqual([])
    expect(blocks(text).filter((block) => block.startsWith('heading'))).toEqual([])
  })
})

const PIECES = [
  '#',
  '- ',
  '* ',
  '> ',
  '1. ',
  '**',
  '_',
  '`',
  '```',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '|',
  '|-|',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  ' ',
  '    ',
  '\t',
  'a',
  'é',
  '😀',
  '<!--',
  '-->',
  '[^1]',
  '<Say it>',
  ': ',
  '---',
  'www.a.b',
  '\\',
  '&amp;',
  '\ufeff',
  '\0',
  '\ud800',
]
const markdown = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 60 })
  .map((parts) => parts.join(''))

describe('places', () => {
  test('any text gives a tree whose nodes lie in their parents', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const { root, faults } = parse(text, engine, limits)
        for (const fault of faults) expect(fault.span.to).toBeLessThanOrEqual(text.length)
        for (const node of walk(root))
          for (const child of childrenOf(node)) {
            if (!child.position) continue
            const [outer, inner] = [spanOf(node), spanOf(child)]
            expect([inner.from >= outer.from, inner.from <= inner.to, inner.to <= text.length]).toEqual([
              true,
              true,
              true,
            ])
          }
      }),
      { numRuns: 500 },
    )
  })

  const shape = (root: Root): readonly string[] => {
    const lines: string[] = []
    const stack: [Node, number][] = [[root, 0]]
    for (let entry = stack.pop(); entry; entry = stack.pop()) {
      const [node, depth] = entry
      const { from, to } = spanOf(node)
      lines.push(`${depth} ${node.type} ${from} ${to}`)
      for (const child of childrenOf(node).toReversed()) stack.push([child, depth + 1])
    }
    return lines
  }
  const sample =
    '# Títle 😀\n\n- **Key**: v 😀 *é*\n- [ ] Task 1.1: b\n  - [x] c\n\n| a | 😀 |\n|---|---|\n| 1 | `x` |\n\n```ts\nx\n\ny\n```\n\n' +
    '> q 😀\n> r\n\nText  \nmore <!-- c --> é [l](u "t") ~~d~~ https://x.example [^1]\n\n[^1]: note 😀\n'

  test.each<[string, string]>([
    ['LF', sample],
    ['CRLF', sample.replaceAll('\n', '\r\n')],
    ['CR', sample.replaceAll('\n', '\r')],
    ['mixed', sample.replace('\n', '\r\n').replace('\n\n', '\r\r\n')],
  ])('%s: the engine and the oracle agree, with a byte order mark too', (_, text) => {
    expect(shape(engine(text))).toEqual(shape(oracle(text)))
    const moved = shape(parse(text, engine, limits).root).map((line) =>
      line.replace(/\d+ \d+$/, (at) =>
        at
          .split(' ')
          .map((n) => Number(n) + 1)
          .join(' '),
      ),
    )
    expect(shape(parse(`\ufeff${text}`, engine, limits).root)).toEqual(moved)
  })

  const corpora = fileURLToPath(new URL('../../../../../shared/corpora', import.meta.url))
  test.skipIf(!existsSync(corpora))(
    'on documents of others the engine and the oracle agree',
    { timeout: 120_000 },
    () => {
      const files = readdirSync(corpora, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .sort()
      const taken = files.filter((_, i) => i % 40 === 7)
      const different: string[] = []
      for (const name of taken) {
        const text = readFileSync(`${corpora}/${name}`, 'utf8')
        // The oracle knows no front matter, and is slow.
        if (text.length > 40_000 || text.startsWith('---') || text.startsWith('+++')) continue
        for (const variant of [text, text.replaceAll(/\r?\n/g, '\r\n')])
          if (shape(engine(variant)).join('\n') !== shape(oracle(variant)).join('\n')) different.push(name)
        expect(parse(text, engine, limits).faults.filter((fault) => fault.code === 'file-too-large')).toEqual([])
      }
      expect(different).toEqual([])
    },
  )
})
