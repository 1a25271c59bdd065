import { span, type Span } from '../text/span.ts'
import type { BlockFault } from './fault.ts'
import { frontMatter } from './flowchart.ts'

/** Statements that may bear an address: `click A "..."`, `link A: text @ ...`, `links A: {"text": "..."}`. */
const LINKS = /(?:^|[\n\r;])[^\S\n\r]*(?:click|links?|href)\b([^\n\r]*)|@\{([^}\n\r]*)|\$link\s*=\s*("[^"\n\r]*")/gi

/** Statements that bear CSS. */
const STYLES = /(?:^|[\n\r;])[^\S\n\r]*(?:classDef|style|linkStyle|cssClass)\b([^\n\r]*)/gi

/** CSS that leaves its place, loads, or runs. A backslash and hexadecimal digits may spell any of it. */
const CSS = /url\s*\(|expression\s*\(|@import|javascript\s*:|<\/|-moz-binding|behavior\s*:|\\[0-9a-f]/i

/** Elements and attributes that run, in a label that may hold HTML. */
const HTML = /<\s*(?:script|iframe)\b|<\w[^<>]*\son\w+\s*=/gi

const SETTINGS: readonly { readonly pattern: RegExp; readonly says: string }[] = [
  { pattern: /\bsecurityLevel["']?\s*:\s*["']?(?!strict\b|sandbox\b)\w+["']?/gi, says: 'sets a looser security level' },
  { pattern: /\b(?:secure|dompurifyConfig)["']?\s*:/g, says: 'changes what mermaid protects' },
  { pattern: /\bhtmlLabels["']?\s*:\s*["']?true\b/gi, says: 'turns on HTML in labels' },
  { pattern: /:(?:not|is|where|has)\(\s*&/g, says: 'CSS that leaves the diagram' },
]

/**
 * What a diagram could do to its reader's page: script links, settings that loosen mermaid's security, CSS that leaves
 * the diagram. Of the rule `mermaid-unsafe`, each at its place, in order. Looks at the text of any kind of diagram, valid
 * or not.
 */
export function unsafeFaults(text: string): readonly BlockFault[] {
  const faults: BlockFault[] = []
  const add = (at: Span, reason: string): void => {
    faults.push({ rule: 'mermaid-unsafe', span: at, reason })
  }
  for (const found of text.matchAll(LINKS)) {
    const rest = found[1] ?? found[2] ?? found[3] ?? ''
    for (const at of scriptAddresses(text, found.index + found[0].length - rest.length, rest))
      add(at, 'a link that runs a script')
  }
  for (const found of text.matchAll(STYLES)) {
    const rest = found[1] ?? ''
    const from = found.index + found[0].length - rest.length
    const at = rest.search(/\}/) >= 0 ? rest.indexOf('}') : rest.search(CSS)
    if (at >= 0)
      add(span(from + at, from + rest.trimEnd().length), 'CSS that leaves its element or loads from elsewhere')
  }
  for (const found of text.matchAll(HTML))
    add(span(found.index, found.index + found[0].length), 'HTML that runs a script')
  for (const place of settings(text)) settingFaults(text.slice(place.from, place.to), place.from, add)
  return faults.toSorted((a, b) => a.span.from - b.span.from)
}

/** The addresses in the rest of a statement that run or read what they should not. */
function scriptAddresses(text: string, from: number, rest: string): readonly Span[] {
  const found: Span[] = []
  for (const token of rest.matchAll(/"([^"]*)"|'([^']*)'|[^\s"',@]+/g)) {
    const inner = token[1] ?? token[2] ?? token[0]
    if (!/^(?:javascript|vbscript):|^file:[/\\]|^data:text\/html/i.test(plainAddress(inner))) continue
    const start = from + token.index + token[0].indexOf(inner)
    found.push(span(start, Math.min(start + inner.length, text.length)))
  }
  return found
}

/** An address as a browser reads it: entities resolved (`&#106;`, mermaid's `#106;`), white space and control characters gone. */
function plainAddress(address: string): string {
  return address
    .slice(0, 400)
    .replace(/&?#x([0-9a-f]{1,6});?/gi, (_, digits: string) => character(Number.parseInt(digits, 16)))
    .replace(/&?#(\d{1,7});?/g, (_, digits: string) => character(Number(digits)))
    .replace(/&(?:colon|Tab|NewLine);/g, (name) => (name === '&colon;' ? ':' : ''))
    .replace(/[\p{Cc}\p{Zs}]/gu, '')
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Directives (`%%{init: ...}%%`) and the `config` of the front matter. */
function settings(text: string): readonly Span[] {
  const found: Span[] = []
  const front = frontMatter(text)
  if (front !== undefined) {
    const config = /(?:^|[\r\n])[^\S\r\n]*["']?config["']?\s*:/.exec(text.slice(0, front.to))
    if (config !== null) found.push(span(config.index, front.to))
  }
  for (let from = text.indexOf('%%{'); from >= 0;) {
    const end = text.indexOf('}%%', from)
    const to = end < 0 ? text.length : end + 3
    found.push(span(from, to))
    from = text.indexOf('%%{', to)
  }
  return found
}

function settingFaults(source: string, from: number, add: (at: Span, reason: string) => void): void {
  for (const { pattern, says } of SETTINGS) {
    for (const found of source.matchAll(pattern))
      add(span(from + found.index, from + found.index + found[0].length), says)
  }
  for (const found of source.matchAll(new RegExp(CSS, 'gi'))) {
    add(span(from + found.index, from + found.index + found[0].length), 'CSS that loads or runs')
  }
  for (const { from: at, to } of quotedStrings(source)) {
    const brace = firstUnopened(source.slice(at, to))
    if (brace >= 0) add(span(from + at + brace, from + to), 'CSS that leaves its rule')
  }
}

/** What stands between quotes, on one line. */
function quotedStrings(source: string): readonly Span[] {
  const found: Span[] = []
  for (let at = 0; at < source.length; at++) {
    const quote = source[at]
    if (quote !== '"' && quote !== "'") continue
    const from = at + 1
    for (at = from; at < source.length && source[at] !== quote && !/[\r\n]/.test(source.charAt(at)); at++)
      if (source[at] === '\\') at++
    if (source[at] === quote) found.push(span(from, at))
  }
  return found
}

/** Where a brace closes that nothing opened; -1 where none does. */
function firstUnopened(css: string): number {
  let depth = 0
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '{') depth++
    else if (css[at] === '}' && --depth < 0) return at
  }
  return -1
}
