import { isTableRule, pipesIn } from './table-lines.ts'

/**
 * How long a Markdown parser may need for a text, and we for its tree, estimated before it starts. Linear. Text that people write costs
 * little here. What makes the parser quadratic counts: deep containers, thousands of emphasis marks, addresses or footnotes in one
 * paragraph, long words with underscores, marks in a long line that is not ASCII, and entities in a long paragraph, each of which takes
 * as much memory as the paragraph before it. And what there may be hundreds of thousands of in 2 MiB: headings, list items, rows, tags, links, lines.
 * In nanoseconds; the weights were measured on satteri 0.10.5.
 */
export function effortOf(text: string): number {
  if (mostEffortOf(text) <= EFFORT_LIMIT) return 0
  const state: Scan = {
    total: 0,
    open: 0,
    blank: true,
    bare: true,
    openers: 0,
    closers: 0,
    images: 0,
    addresses: 0,
    footnotes: 0,
    run: 0,
    table: 'none',
    pipes: 0,
  }
  let at = 0
  while (at < text.length && state.total <= EFFORT_LIMIT) at = scanLine(text, at, state)
  closeParagraph(state)
  return state.total + 0.35 * state.footnotes * state.footnotes
}

/** About half a second beyond the time that a text of its length needs anyway. */
export const EFFORT_LIMIT = 5e8

/** No text with so many marks, lines and characters in its longest line needs more: what most texts are told apart by, in a fraction of the time. */
function mostEffortOf(text: string): number {
  const { length } = text
  if (length < 10_000) return 0
  let marks = 0
  let entities = 0
  let lines = 1
  let longest = 0
  let start = 0
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) continue
    marks += MARK[code] as number
    if (code === AMPERSAND) entities++
    if (code === NEWLINE || code === RETURN) {
      lines++
      if (i - start > longest) longest = i - start
      start = i + 1
    }
  }
  longest = Math.max(longest, length - start)
  const unit = Math.max(NODE, HEADING, ITEM, ROW)
  return (
    2 * marks * marks +
    unit * marks +
    (LINE + 4 * (marks + longest)) * lines +
    1.1 * marks * longest +
    ENTITY * entities * length
  )
}

interface Scan {
  total: number
  /** At most so many containers are open here. */
  open: number
  /** Whether the line before was blank. */
  blank: boolean
  /** Whether nothing but quotation marks and spaces began this line: an empty list item ends no paragraph. */
  bare: boolean
  openers: number
  closers: number
  images: number
  addresses: number
  footnotes: number
  /** Where the text began that an entity is made one with: this paragraph, or this row of a table. */
  run: number
  /** Whether this line is, for certain, a row of a table; `header`: if the next one rules it off. */
  table: 'none' | 'header' | 'rows'
  /** Of the header. */
  pipes: number
}

const AMPERSAND = 38
const NEWLINE = 10
const RETURN = 13
const SPACE = 32
const TAB = 9
const HASH = 35
const PIPE = 124

/** 1: may be a mark that makes a node; 2: ends a word; 0: neither. By ASCII code. */
const KIND: Uint8Array = (() => {
  const kinds = new Uint8Array(128)
  for (const mark of '*_~[]!`<&|\\:@.') kinds[mark.charCodeAt(0)] = 1
  for (const space of [NEWLINE, RETURN, SPACE, TAB]) kinds[space] = 2
  return kinds
})()

/** What a container costs where there are many in each line: some nodes, and the memory that they fill. */
const NODE = 2000
/** What one of a kind costs until its findings are written, where there are very many. */
const HEADING = 15_000
const ITEM = 3000
const ROW = 6000
const LINK = 2000
const TAG = 800
const TICK = 1000
const LINE = 1000
/** For each character before it in its paragraph. */
const ENTITY = 4

/** Every mark, and what starts a list item, a quotation or a heading. */
const MARK: Uint8Array = Uint8Array.from(KIND, (kind, code) =>
  kind === 1 || code === 62 || code === 43 || code === 45 || code === 41 || code === 35 ? 1 : 0,
)

/** Adds the effort of the line at `from`; gives where the next one starts. */
function scanLine(text: string, from: number, state: Scan): number {
  let i = containers(text, from, state)
  const content = i
  state.total += LINE + (text.charCodeAt(i) === HASH ? HEADING : 0)
  scanRow(text, from, content, state)
  let marks = 0
  let ascii = true
  let word = i
  let underscores = 0
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) {
      ascii = false
      continue
    }
    const kind = KIND[code]
    if (kind === 0) continue
    if (kind === 1) {
      marks++
      if (code === 95) underscores++
      count(text, i, code, state)
      continue
    }
    if (underscores > 0) state.total += underscores * (i - word) * 0.5
    underscores = 0
    word = i + 1
    if (code === NEWLINE || code === RETURN) break
  }
  if (underscores > 0 && i === text.length) state.total += underscores * (i - word) * 0.5
  if (!ascii) state.total += marks * (i - from) * 0.6
  state.blank = i === content && state.bare
  if (state.blank) {
    closeParagraph(state)
    state.run = i
    state.table = 'none'
  }
  return text.charCodeAt(i) === RETURN && text.charCodeAt(i + 1) === NEWLINE ? i + 2 : i + 1
}

/**
 * Tells whether a line is a row of a table, whose cells are no paragraph. It is where the line after a blank one and the one that rules it
 * off have as many cells, and where each begins at the margin: behind a mark or a space it may be of a list or a quotation. Any doubt is none.
 */
function scanRow(text: string, from: number, content: number, state: Scan): void {
  if (text.charCodeAt(content) === PIPE) state.total += ROW
  if (text.charCodeAt(from) !== PIPE) {
    state.table = 'none'
    return
  }
  if (state.table === 'header') state.table = isTableRule(text, from, state.pipes) ? 'rows' : 'none'
  else if (state.table === 'none' && state.blank) {
    state.table = 'header'
    state.pipes = pipesIn(text, from)
  }
  if (state.table === 'rows') state.run = from
}

/** Counts a mark for the paragraph that it stands in. */
function count(text: string, at: number, code: number, state: Scan): void {
  if (code === 42 || code === 95 || code === 126) {
    if (text.charCodeAt(at - 1) === code) return
    let after = at + 1
    while (text.charCodeAt(after) === code) after++
    const length = after - at
    // More than two tildes strike nothing.
    if (code === 126 && length > 2) return
    if (after < text.length && KIND[text.charCodeAt(after)] !== 2) state.openers += length
    if (at > 0 && KIND[text.charCodeAt(at - 1)] !== 2) state.closers += length
  } else if (code === 60) state.total += TAG
  else if (code === 91) state.total += LINK
  else if (code === 96) state.total += TICK
  else if (code === AMPERSAND) {
    if (isEntity(text, at)) state.total += ENTITY * (at - state.run)
  } else if (code === 33) {
    if (text.charCodeAt(at + 1) === 91) state.images++
  } else if (code === 64 || (code === 58 && text.charCodeAt(at + 1) === 47)) state.addresses++
  else if (code === 46 && (text.charCodeAt(at - 1) | 32) === 119) state.addresses++
}

/** Whether `&amp;` or `&#38;` may stand there. */
function isEntity(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1)
  return next === HASH || ((next | 32) >= 97 && (next | 32) <= 122)
}

function closeParagraph(state: Scan): void {
  const pairs = Math.min(state.openers, state.closers)
  state.total += 0.05 * pairs * pairs + 0.01 * state.images * state.images + 0.25 * state.addresses * state.addresses
  state.openers = state.closers = state.images = state.addresses = 0
}

/** Steps over the marks of quotations, list items and footnotes at the start of a line, and adds what they cost. */
function containers(text: string, from: number, state: Scan): number {
  let i = from
  let depth = 0
  let columns = 0
  let dashes = 0
  let last = 0
  // A bullet that is no deeper than a paragraph's own text ends that paragraph, unless nothing follows.
  let item = false
  state.bare = true
  for (;;) {
    const code = text.charCodeAt(i)
    if (code === SPACE) columns++
    else if (code === TAB) columns += 4
    else if (code === 62) depth++
    else if ((code === 42 || code === 43 || code === 45) && endsMarker(text, i + 1)) {
      if (columns < 4) item = true
      depth++
      state.bare = false
      dashes = code === last ? dashes + 1 : 1
      last = code
    } else {
      const after = code >= 48 && code <= 57 ? afterNumber(text, i) : code === 91 ? afterFootnote(text, i, state) : i
      if (after === i) break
      depth++
      state.bare = false
      i = after
      continue
    }
    i++
  }
  const code = text.charCodeAt(i)
  const ended = i >= text.length || code === NEWLINE || code === RETURN
  // A thematic break, `* * * *`, opens nothing.
  if (ended && dashes > 2 && last !== 43) depth -= dashes
  const deepest = depth + (ended && depth === 0 ? 0 : columns >> 1)
  state.open = state.blank && !ended ? deepest : Math.max(state.open, deepest)
  if (item && !ended) {
    closeParagraph(state)
    state.run = i
  }
  state.total += 2 * depth * depth + 4 * state.open + (depth > 10 ? NODE * depth : depth > 0 ? ITEM : 0)
  return i
}

function endsMarker(text: string, at: number): boolean {
  return at >= text.length || KIND[text.charCodeAt(at)] === 2
}

function afterNumber(text: string, from: number): number {
  let i = from
  while (i < from + 9 && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i++
  const code = text.charCodeAt(i)
  return (code === 46 || code === 41) && endsMarker(text, i + 1) ? i + 1 : from
}

function afterFootnote(text: string, from: number, state: Scan): number {
  if (text.charCodeAt(from + 1) !== 94) return from
  let i = from + 2
  while (i < from + 1002 && text.charCodeAt(i) !== 93 && text.charCodeAt(i) !== NEWLINE && i < text.length) i++
  if (text.charCodeAt(i) !== 93 || text.charCodeAt(i + 1) !== 58) return from
  state.footnotes++
  return i + 2
}
