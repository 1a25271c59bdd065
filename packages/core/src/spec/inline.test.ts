import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { parse } from '../markdown/parse.ts'
import { linksInHtml } from './html-links.ts'
import { readInline } from './inline.ts'

test('a pair that Markdown takes for the definition of a link leads nowhere', () => {
  const text = '- [AuthService]: 90%\n- [Guide](guide.md), [Guide]\n\n[guide]: guide.md\n'
  const { links, labels } = readInline(parse(text, engine, { nesting: 100 }).root, text)
  expect(links.map((link) => link.url)).toEqual(['guide.md', 'guide.md'])
  expect([...labels]).toEqual(['authservice', 'guide'])
})

test('what HTML links to is a link, and nothing in a comment is', () => {
  const text = `<img width="5" SRC='a.png'>\n\n<!-- <a href="no.md"> -->\n\nSee <a\nhref = b.md>it</a>, \`<a href="c.md">\`, data-href="d.md".\n`
  const { links } = readInline(parse(text, engine, { nesting: 100 }).root, text)
  expect(links.map(({ url, image, urlSpan }) => [url, image, text.slice(urlSpan.from, urlSpan.to)])).toEqual([
    ['a.png', true, 'a.png'],
    ['b.md', false, 'b.md'],
  ])
})

test('hostile HTML is read in linear time', () => {
  const text = `<a ${' href='.repeat(20_000)}${'<!--'.repeat(20_000)}${' src="'.repeat(20_000)}>`
  expect(linksInHtml(text, { from: 0, to: text.length }).length).toBeLessThan(20_001)
})

test('a definition is a link where something refers to it, and only the first of its label', () => {
  const text = 'See [Guide][guide] and ![map].\n\n[guide]: a.md\n[GUIDE]: b.md\n[unused]: c.md\n[map]: d.png\n'
  const { links, definitions } = readInline(parse(text, engine, { nesting: 100 }).root, text)
  expect(links.map(({ url }) => url)).toEqual(['a.md', 'd.png'])
  expect([...definitions]).toEqual([
    ['guide', 'a.md'],
    ['unused', 'c.md'],
    ['map', 'd.png'],
  ])
})

test('a block of very many comments and links is read', () => {
  const text = `<div>${'<!----><a href="x"></a>'.repeat(150_000)}</div>\n`
  const { links, comments } = readInline(parse(text, engine, { nesting: 100 }).root, text)
  expect([links.length, comments.length]).toEqual([150_000, 150_000])
})

test('a comment stands where it stands: in a quotation, behind a tab in a list', () => {
  const text = '> <!-- a\n> b -->\n> <!-- c -->\n\n- x\n\n\t<!-- d -->\n'
  const { comments } = readInline(parse(text, engine, { nesting: 100 }).root, text)
  expect(comments.map(({ span }) => text.slice(span.from, span.to))).toEqual([
    '<!-- a\n> b -->',
    '<!-- c -->',
    '<!-- d -->',
  ])
})
