import { SaxesParser } from 'saxes'
import { ReportError, type ReportReader } from './define.ts'

/** Deeper than any report: 12 is much. */
const DEEPEST = 256
const MOST_ATTRIBUTES = 1000
const LONGEST_UNWANTED = 1 << 16
/** Signs that no XML may hold, and that tools leave in the output of tests. NUL is not among them: a disk fills up with it. */
const FORBIDDEN = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const LAST_HIGH_SURROGATE = 0xdbff
/** What may stand before the root: a byte order mark, spaces, a declaration, comments, a document type without a subset. */
const BEFORE_ROOT = /^\ufeff?\s*/

/** An element as it opens. */
export interface XmlElement {
  /** Without the prefix of its namespace. */
  readonly name: string
  /** Has no prototype: `__proto__` is a key like others. */
  readonly attributes: Readonly<Record<string, string | undefined>>
  /** Where its tag begins, from 1. */
  readonly line: number
}

/** Takes what stands within one element. What nobody asks for is passed over, whatever it holds. */
export interface XmlNode {
  /** What takes the inside of a child; undefined where nobody wants it. */
  readonly open?: (child: XmlElement) => XmlNode | undefined
  /** Text that stands in the element itself, in pieces. */
  readonly text?: (piece: string) => void
  readonly comment?: (comment: string) => void
  readonly close?: () => void
}

/**
 * The inside of the parser. Its own `on` stores handlers by computed names, and from the eighth on V8 treats such an object as a table, at a
 * quarter of the speed.
 */
interface Inside {
  /** What it has put together of an attribute, a text, a comment. */
  text: string
  textHandler: ((piece: string) => void) | undefined
  cdataHandler: ((piece: string) => void) | undefined
  commentHandler: (comment: string) => void
  attributeHandler: () => void
}

/**
 * Reads XML 1.0 as a stream (https://www.w3.org/TR/xml/). `root` takes the root; it may throw a `ReportError`. Entities that a document type
 * declares are not known, and none is ever fetched. What is not well-formed is a `ReportError`, and so is an element 257 deep, or one of more
 * than 1000 attributes; only signs that XML forbids, raw or as `&#27;`, are let pass, for tools write them.
 */
export function readXml(root: (element: XmlElement) => XmlNode): ReportReader {
  const parser = new SaxesParser({ xmlns: false })
  const inside = parser as unknown as Inside
  // Without prototype, or `&constructor;` would be one.
  parser.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, {
    amp: '&',
    gt: '>',
    lt: '<',
    quot: '"',
    apos: "'",
  })
  const open: XmlNode[] = []
  /** So many elements are open that nobody wants. */
  let passedOver = 0
  let line = 1
  let begun = false
  let held = ''
  let inTag = false
  let attributesOfTag = 0

  /** Text is put together only where somebody wants it. */
  function listen(): void {
    inside.textHandler = passedOver === 0 ? open.at(-1)?.text : undefined
    inside.cdataHandler = inside.textHandler
  }

  parser.on('error', (error) => {
    if (error.message.endsWith('malformed character entity.')) return
    throw new ReportError(`it is no XML: ${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}`, parser.line)
  })
  parser.on('opentagstart', () => {
    // A line that ends with the name has been counted.
    line = parser.column === 0 ? parser.line - 1 : parser.line
    inTag = true
    attributesOfTag = 0
    if (open.length + passedOver >= DEEPEST) throw new ReportError(`its elements are more than ${DEEPEST} deep`, line)
  })
  inside.attributeHandler = () => {
    if (++attributesOfTag > MOST_ATTRIBUTES)
      throw new ReportError(`an element has more than ${MOST_ATTRIBUTES} attributes`, line)
  }
  parser.on('opentag', ({ name, attributes }) => {
    inTag = false
    const parent = open.at(-1)
    if (passedOver > 0) {
      passedOver++
      return
    }
    const element: XmlElement = { name: name.slice(name.indexOf(':') + 1), attributes, line }
    const node = begun ? parent?.open?.(element) : root(element)
    begun = true
    if (node) open.push(node)
    else passedOver = 1
    if (node?.text ?? parent?.text) listen()
  })
  parser.on('closetag', () => {
    if (passedOver > 0) passedOver--
    else {
      const node = open.pop()
      node?.close?.()
      if (!node?.text && !open.at(-1)?.text) return
    }
    listen()
  })
  inside.commentHandler = (comment) => {
    if (passedOver === 0) open.at(-1)?.comment?.(comment)
  }

  function write(piece: string | null): void {
    try {
      parser.write(piece)
    } catch (error) {
      // A text that is longer than a string can be.
      if (error instanceof RangeError) throw new ReportError(`it cannot be read: ${error.message}`, parser.line)
      throw error
    }
    // The output of a test may be larger than all else: nobody wants it, and it is not kept.
    if (!inTag && !inside.textHandler && inside.text.length > LONGEST_UNWANTED) inside.text = ''
  }

  return {
    write(piece) {
      let whole = held + piece
      held = ''
      const last = whole.charCodeAt(whole.length - 1)
      if (last >= 0xd800 && last <= LAST_HIGH_SURROGATE) {
        held = whole.slice(-1)
        whole = whole.slice(0, -1)
      }
      // Half a pair would take the next sign with it, be it `<`.
      if (!whole.isWellFormed()) throw new ReportError('it holds half a surrogate pair', parser.line)
      write(whole.replace(FORBIDDEN, '\ufffd'))
    },
    end() {
      if (held !== '') throw new ReportError('it holds half a surrogate pair', parser.line)
      if (open.length + passedOver > 0) throw new ReportError('it ends too early', parser.line)
      write(null)
    },
  }
}

/** The root's name without its prefix, and its attributes as they stand, of a text that begins so; undefined for what is no XML. */
export function rootOf(head: string): { readonly name: string; readonly attributes: string } | undefined {
  let at = BEFORE_ROOT.exec(head)?.[0].length ?? 0
  for (;;) {
    const closing = head.startsWith('<?', at)
      ? '?>'
      : head.startsWith('<!--', at)
        ? '-->'
        : head.startsWith('<!DOCTYPE', at)
          ? '>'
          : undefined
    if (closing === undefined) break
    const end = head.indexOf(closing, at)
    if (end < 0) return undefined
    at = end + closing.length
    while (/\s/.test(head[at] ?? '')) at++
  }
  if (head[at] !== '<') return undefined
  const end = head.indexOf('>', at)
  const tag = head.slice(at + 1, end < 0 ? undefined : end)
  const name = /^[\w.-]+(?::[\w.-]+)?/.exec(tag.slice(0, 200))?.[0]
  if (name === undefined) return undefined
  return { name: name.slice(name.indexOf(':') + 1), attributes: tag.slice(name.length) }
}
