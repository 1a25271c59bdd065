import { SaxesParser } from 'saxes'
import { ReportError, type ReportReader } from './define.ts'

/** Deeper than any report: 12 is much. */
const DEEPEST = 256
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
 * Reads XML 1.0 as a stream (https://www.w3.org/TR/xml/). `root` takes the root; it may throw a `ReportError`. Entities that a document type
 * declares are not known, and none is ever fetched. What is not well-formed is a `ReportError`, and so is an element 257 deep.
 */
export function readXml(root: (element: XmlElement) => XmlNode): ReportReader {
  const parser = new SaxesParser({ xmlns: false })
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

  /** Text is put together only where somebody wants it. */
  function listen(): void {
    const take = passedOver === 0 ? open.at(-1)?.text : undefined
    if (take) {
      parser.on('text', take)
      parser.on('cdata', take)
    } else {
      parser.off('text')
      parser.off('cdata')
    }
  }

  parser.on('error', (error) => {
    throw new ReportError(`it is no XML: ${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}`, parser.line)
  })
  parser.on('opentagstart', () => {
    line = parser.line
    if (open.length + passedOver >= DEEPEST) throw new ReportError(`its elements are more than ${DEEPEST} deep`, line)
  })
  parser.on('opentag', ({ name, attributes }) => {
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
  parser.on('comment', (comment) => {
    if (passedOver === 0) open.at(-1)?.comment?.(comment)
  })

  function write(piece: string | null): void {
    try {
      parser.write(piece)
    } catch (error) {
      // A text that is longer than a string can be.
      if (error instanceof RangeError) throw new ReportError(`it cannot be read: ${error.message}`, parser.line)
      throw error
    }
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
      write(whole)
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
