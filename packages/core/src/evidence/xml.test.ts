import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ReportError } from './define.ts'
import { readXml, rootOf, type XmlNode } from './xml.ts'

/** What a text holds, one line each, read in pieces of `size`. */
function seen(text: string, size: number = text.length): readonly string[] {
  const found: string[] = []
  const node = (name: string): XmlNode => ({
    open(child) {
      found.push(`${child.line} <${child.name} ${JSON.stringify(Object.entries(child.attributes))}`)
      return child.name === 'unwanted' ? undefined : node(child.name)
    },
    ...(name === 'text' && { text: (piece: string) => void found.push(`"${piece}"`) }),
    close: () => void found.push(`</${name}`),
  })
  const reader = readXml((root) => {
    found.push(`${root.line} <${root.name}`)
    return node(root.name)
  })
  for (let from = 0; from < text.length; from += Math.max(size, 1)) reader.write(text.slice(from, from + size))
  reader.end()
  return found
}

function refusal(text: string, size?: number): string {
  try {
    seen(text, size)
    return ''
  } catch (error) {
    if (error instanceof ReportError) return `${error.line}: ${error.message}`
    throw error
  }
}

describe('readXml', () => {
  test('gives elements with their lines, and text only to those that ask', () => {
    const text = '<?xml version="1.0"?>\r\n<a>x<b\n  c="1&amp;2"\n/>\n<text>x &lt; <!-- c --><![CDATA[<y>]]></text></a>'
    expect(seen(text)).toEqual(['2 <a', '2 <b [["c","1&2"]]', '</b', '5 <text []', '"x < "', '"<y>"', '</text', '</a'])
  })

  test('passes over what nobody wants, with all that is in it', () => {
    expect(seen('<a><unwanted><b><text>x</text></b><unwanted/></unwanted><b/></a>')).toEqual([
      '1 <a',
      '1 <unwanted []',
      '1 <b []',
      '</b',
      '</a',
    ])
  })

  test('knows no prefixes, and `__proto__` is an attribute like others', () => {
    expect(seen('<x:a><x:b __proto__="c" constructor="d"/></x:a>')).toEqual([
      '1 <a',
      '1 <b [["__proto__","c"],["constructor","d"]]',
      '</b',
      '</a',
    ])
  })

  test.each([
    ['', '1: it is no XML: document must contain a root element'],
    ['<a>', '1: it ends too early'],
    ['<a><b></a>', '1: it is no XML: unexpected close tag'],
    ['<a/>\n<b/>', '2: it is no XML: documents may contain only one root'],
    ['<a/>\nb', '2: it is no XML: text data outside of root node'],
    ['<a/>\n\u0000\u0000', '2: it is no XML: disallowed character'],
    ['<a b="1" b="2"/>', '1: it is no XML: duplicate attribute: b'],
    ['<a b="<"/>', '1: it is no XML: disallowed character'],
    ['<a>&b;</a>', '1: it is no XML: undefined entity'],
    ['<a>&toString;</a>', '1: it is no XML: undefined entity'],
    ['<a>\ud800<b/></a>', '1: it holds half a surrogate pair'],
    ['<a>\udc00</a>', '1: it holds half a surrogate pair'],
    ['<a/>\ud800', '1: it holds half a surrogate pair'],
  ])('refuses %j', (text, said) => {
    expect(refusal(text)).toBe(said)
    expect(refusal(text, 1)).toBe(said)
  })

  test.each([
    ['depth', `${'<a>\n'.repeat(300)}${'</a>'.repeat(300)}`, '257: its elements are more than 256 deep'],
    ['depth of what nobody wants', '<unwanted>'.repeat(100_000), '1: its elements are more than 256 deep'],
    [
      'attributes',
      `<a\n${Array.from({ length: 1_000_000 }, (_, i) => `b${i}=""`).join(' ')}/>`,
      '1: an element has more than 1000 attributes',
    ],
  ])('bounds %s', (_, text, said) => {
    expect(refusal(text)).toBe(said)
    expect(refusal(text, 65_536)).toBe(said)
  })

  test('lets signs pass that tools should not write', () => {
    expect(seen('<a><text>\u001b[31m&#27;[0m\u0008</text></a>')).toContain('"\ufffd[31m&#27;[0m\ufffd"')
  })

  test('an attribute of 10 MB in small pieces', () => {
    const text = `<a><b c="${'x'.repeat(10_000_000)}"/></a>`
    expect(seen(text, 4096)[1]?.length).toBeGreaterThan(10_000_000)
  })

  test('is the same in pieces of any length', () => {
    const parts = [
      '<a>',
      '</a>',
      '<text>',
      '</text>',
      '<b c="&quot;"/>',
      '&amp;',
      '<![CDATA[]]',
      ']]>',
      '\r\n',
      '😀',
      '<!--',
      '-->',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 20 }), fc.nat({ max: 9 }), (inner, size) => {
        const text = `<a>${inner.join('')}</a>`
        // The line of a fault may be that of its piece.
        const all = (of?: number): string =>
          refusal(text, of).replace(/^\d+/, '') || seen(text, of).join('\n').replaceAll('"\n"', '')
        expect(all(size + 1)).toBe(all())
      }),
    )
  })
})

describe('rootOf', () => {
  test.each([
    ['\ufeff<?xml version="1.0"?>\n<!-- <b/> -->\n<!DOCTYPE a SYSTEM "x">\n<x:a c="d">', 'a', ' c="d"'],
    ['<a', 'a', ''],
    ['<a/>', 'a', '/'],
  ])('%j', (head, name, attributes) => {
    expect(rootOf(head)).toEqual({ name, attributes })
  })

  test.each(['', '{}', 'a <b>', '<!-- <a>', '<?xml', '< a>', '<<a>'])('%j has none', (head) => {
    expect(rootOf(head)).toBeUndefined()
  })
})
