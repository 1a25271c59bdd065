import { isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, parseDocument } from 'yaml'
import { afterLineEnd, lineEnd } from '../text/lines.ts'
import { type Span, span } from '../text/span.ts'
import { type Root, spanOf } from './tree.ts'

/** A key of YAML and what stands there. Spans are of the text that was asked about. */
export interface FrontMatterEntry {
  readonly key: string
  readonly keySpan: Span
  /** A scalar's text without quotes; of a list its items, joined by `, `; of a map its source. Aliases are not followed: `*name` is text. */
  readonly value: string
  /** Without quotes where the text between them is the value; empty after the colon where there is no value; of one item below a dash that item's. */
  readonly valueSpan: Span
  /** Quotes included. */
  readonly writtenSpan: Span
  readonly style: YamlStyle
  readonly kind: 'scalar' | 'list' | 'map'
  /** Of a list: its items, those that are no scalars as source. */
  readonly items: readonly FrontMatterItem[]
}

interface FrontMatterItem {
  readonly value: string
  readonly span: Span
}

/** How a value is written. `other`: not as it is read (escaped, on several lines, a list), so that no place in it is one of the document. */
export type YamlStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'other'

/** `reason`: `syntax`, `duplicate-key`, `not-a-map` or `too-large`; `message` is the parser's, one line. */
export interface FrontMatterFault {
  readonly reason: 'syntax' | 'duplicate-key' | 'not-a-map' | 'too-large'
  readonly span: Span
  readonly message: string
}

export interface Fields {
  /** In the order of the text; what could be read, where there is a fault. Of a key that stands twice, both. */
  readonly entries: readonly FrontMatterEntry[]
  /** The first thing that is wrong. */
  readonly fault: FrontMatterFault | undefined
}

/** The YAML between the two `---` lines, with its place in the document. */
interface FrontMatter extends Fields {
  readonly source: string
  readonly span: Span
}

/** The most that is read, in UTF-16 code units, and how deep. */
const LARGEST = 64 * 1024
const DEEPEST = 100

/** The front matter of a document; undefined where it has none in YAML. `---js` and the like are not front matter, and nothing runs. */
export function frontMatterOf(root: Root, text: string): FrontMatter | undefined {
  const first = root.children[0]
  if (first?.type !== 'yaml') return undefined
  const whole = spanOf(first)
  const from = afterLineEnd(text, lineEnd(text, whole.from))
  let to = whole.to
  while (to > from && text[to - 1] !== '\n' && text[to - 1] !== '\r') to--
  const source = text.slice(from, Math.max(from, to))
  return { ...fieldsAt(source, from), source, span: span(from, from + source.length) }
}

/** The fields of a YAML file such as `kep.yaml`: a map at its top. */
export function parseYamlFields(text: string): Fields {
  return text.startsWith('\ufeff') ? fieldsAt(text.slice(1), 1) : fieldsAt(text, 0)
}

function fieldsAt(source: string, offset: number): Fields {
  const fault = (reason: FrontMatterFault['reason'], from: number, to: number, message: string): FrontMatterFault => ({
    reason,
    span: span(offset + from, offset + Math.max(from, to)),
    message,
  })
  if (source.length > LARGEST)
    return { entries: [], fault: fault('too-large', 0, 0, `longer than ${LARGEST} characters`) }
  if (isTooDeep(source)) return { entries: [], fault: fault('too-large', 0, 0, `nested deeper than ${DEEPEST} levels`) }
  let document
  try {
    // Strings only, no merge keys, no tags of its own: nothing in it can mean more than its text.
    // The parser takes no lone CR for a line end. A key that stands twice is looked for below, where it takes linear time.
    document = parseDocument(source.replace(/\r(?!\n)/g, '\n'), {
      schema: 'failsafe',
      merge: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    })
  } catch (error) {
    return { entries: [], fault: fault('syntax', 0, 0, error instanceof Error ? oneLine(error.message) : 'unreadable') }
  }
  const [error] = document.errors
  const wrong = error && fault('syntax', error.pos[0], Math.min(error.pos[1], source.length), oneLine(error.message))
  const { contents } = document
  if (!isMap(contents)) {
    const empty = contents === null || (isScalar(contents) && (contents.value === null || contents.value === ''))
    return {
      entries: [],
      fault: wrong ?? (empty ? undefined : fault('not-a-map', 0, source.length, 'no `key: value` lines')),
    }
  }
  const entries: FrontMatterEntry[] = []
  const seen = new Set<string>()
  let twice: FrontMatterFault | undefined
  for (const pair of contents.items) {
    const entry = entryOf(pair, source, offset, contents.flow === true)
    if (!entry) continue
    if (seen.has(entry.key))
      twice ??= { reason: 'duplicate-key', span: entry.keySpan, message: `'${entry.key}' stands twice` }
    seen.add(entry.key)
    entries.push(entry)
  }
  return { entries, fault: wrong ?? twice }
}

function entryOf(pair: Pair, source: string, offset: number, isInFlow: boolean): FrontMatterEntry | undefined {
  const { key } = pair
  if (!isScalar(key) || !key.range) return undefined
  const [from, to] = key.range
  const keySpan = span(offset + from, offset + to)
  const name = wordOf(key.value)
  const node = textOf(pair.value, source)
  if (!node) {
    const colon = source.indexOf(':', to)
    const after = offset + (colon < 0 ? to : colon + 1)
    const nothing = span(after, after)
    return {
      key: name,
      keySpan,
      value: '',
      valueSpan: nothing,
      writtenSpan: nothing,
      style: 'other',
      kind: 'scalar',
      items: [],
    }
  }
  const listed = isSeq(pair.value) ? pair.value.items : []
  const items = listed.flatMap((item) => textOf(item, source) ?? [])
  const kind = isSeq(pair.value) ? 'list' : isMap(pair.value) ? 'map' : 'scalar'
  const [only, more] = items
  // The dash of a list of one item is no part of what stands there.
  const shown = only && !more && source[node.from] === '-' ? only : node
  const written = span(offset + shown.from, offset + shown.to)
  return {
    key: name,
    keySpan,
    value: kind === 'list' ? items.map((item) => item.value).join(', ') : node.value,
    valueSpan: placed(shown, offset),
    writtenSpan: written,
    style: isInFlow ? 'other' : shown.style,
    kind,
    items: items.map((item) => ({ value: item.value, span: placed(item, offset) })),
  }
}

/** A value, and where it stands in the source. */
interface Written {
  readonly value: string
  readonly from: number
  readonly to: number
  readonly style: YamlStyle
}

/** Between the quotes, where the value stands there as it is read. */
function placed({ from, to, style }: Written, offset: number): Span {
  const mark = style.endsWith('-quoted') ? 1 : 0
  return span(offset + from + mark, offset + to - mark)
}

/** The text and the place of a node; undefined where nothing stands there. */
function textOf(node: unknown, source: string): Written | undefined {
  if (!isScalar(node) && !isMap(node) && !isSeq(node) && !isAlias(node)) return undefined
  if (!node.range) return undefined
  const from = node.range[0]
  let to = node.range[1]
  while (to > from && /\s/.test(source[to - 1] ?? '')) to--
  if (from === to) return undefined
  const whole = source.slice(from, to)
  if (!isScalar(node)) return { value: whole, from, to, style: 'other' }
  const value = isNull(node) ? '' : wordOf(node.value).trim()
  return { value, from, to, style: styleOf(node, whole, value) }
}

function styleOf({ type }: Scalar, written: string, value: string): YamlStyle {
  if (type === 'PLAIN') return written === value ? 'plain' : 'other'
  // A quote that nothing closes is a fault.
  if (written.length < 2 || written.slice(1, -1) !== value) return 'other'
  if (type === 'QUOTE_DOUBLE') return 'double-quoted'
  return type === 'QUOTE_SINGLE' ? 'single-quoted' : 'other'
}

/** `null` and `~` without quotes say that there is nothing (YAML 1.2.2, section 10.2.1.1). */
function isNull({ type, value }: Scalar): boolean {
  return type === 'PLAIN' && NULLS.has(wordOf(value))
}

const NULLS = new Set(['null', 'Null', 'NULL', '~'])

/** Every scalar is a string, or null where nothing stands. */
function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Flow brackets and indentation nest; both are counted generously, quotes or not. */
function isTooDeep(source: string): boolean {
  let depth = 0
  let starters = 0
  for (let i = 0; i < source.length; i++) {
    const char = source[i]
    if (char === '\n') starters = 0
    else if (char === '[' || char === '{') depth++
    else if (char === ']' || char === '}') depth = Math.max(0, depth - 1)
    else if ((char === '-' || char === '?' || char === ':') && (source[i + 1] === ' ' || source[i + 1] === '\n'))
      starters++
    if (depth > DEEPEST || starters > DEEPEST) return true
  }
  return false
}

function oneLine(message: string): string {
  return message.replace(/\s+/g, ' ').trim()
}
