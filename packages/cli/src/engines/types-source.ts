import type { Span } from '@truespec/core'

/** What stands in a block of TypeScript besides code. Of the same length as the text: what is no code is white space. */
export interface TypeSource {
  readonly code: string
  /** The deepest nesting of brackets. */
  readonly depth: number
  /** `/// <reference ...>` and its like. */
  readonly references: readonly Span[]
}

/** Separates code from comments, strings, templates' text and regular expressions. Time grows with the text's length. */
export function readTypeSource(text: string): TypeSource {
  const scanner = new Scanner(text)
  return scanner.read()
}

/** Where a block declares globals or augments a module: `declare global`, `declare module 'x'`, `export as namespace`. */
export function globalsOf(source: TypeSource, text: string): readonly Span[] {
  // A keyword may be spelt with escapes; outside strings a backslash has no other use.
  if (/\\u/.test(source.code)) {
    const at = source.code.indexOf('\\u')
    return [{ from: at, to: at + 2 }]
  }
  const found: Span[] = []
  for (const match of source.code.matchAll(/\bdeclare\s+(?:global\b|module\b)|\bexport\s+as\s+namespace\b/g)) {
    const to = match.index + match[0].length
    // `declare module Name {}` is an old way to write a namespace.
    if (match[0].endsWith('module') && !/^\s*["']/.test(text.slice(to, to + 200))) continue
    found.push({ from: match.index, to })
  }
  return found
}

/** The names that a block declares or imports, at whatever depth. */
export function namesOf(code: string): ReadonlySet<string> {
  const names = new Set<string>()
  const declared =
    /\b(?:interface|type|class|enum|function|const|let|var|namespace)\s+\*?\s*([\p{L}_$][\p{L}\p{N}_$]*)/gu
  for (const match of code.matchAll(declared)) names.add(match[1] ?? '')
  let imported = -1
  for (const word of code.matchAll(/\b(?:import|from)\b/g)) {
    if (word[0] === 'import') imported = word.index + word[0].length
    else if (imported >= 0) {
      for (const name of code.slice(imported, word.index).matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) names.add(name[0])
      imported = -1
    }
  }
  return names
}

/** One name that a block imports from a relative module, and a statement that imports just that. */
export interface Import {
  readonly name: string
  readonly statement: string
}

/** What the statements of a block import from relative modules: `import type { A, B as C } from './x'` gives A and C. */
export function importsOf({ code }: TypeSource, text: string): readonly Import[] {
  const found: Import[] = []
  let start = -1
  for (const { 0: word, index } of code.matchAll(/\b(?:import|from)\b/g)) {
    if (word === 'import') start = index + word.length
    else if (start >= 0) {
      const clause = /^\s*(type\b(?=\s*[\p{L}_$*{]))?([\p{L}\p{N}_$\s,*{}]*)$/u.exec(code.slice(start, index))
      const from = /^\s*("|')(\.{1,2}(?:\/[^"'\r\n]*)?)\1/.exec(
        text.slice(index + word.length, index + MOST_OF_PATH),
      )?.[2]
      if (clause && from !== undefined) found.push(...importsIn(clause[2] ?? '', clause[1] ?? '', from))
      start = -1
    }
  }
  return found
}

/** No path is longer. */
const MOST_OF_PATH = 1000

function* importsIn(clause: string, type: string, from: string): Generator<Import> {
  const braces = clause.indexOf('{')
  for (const { 0: binding, index } of clause.matchAll(/[^,{}]+/g)) {
    const form = binding.trim().replace(/\s+/g, ' ')
    const name = form.split(' ').at(-1) ?? ''
    if (!/^[\p{L}_$]/u.test(name)) continue
    const named = braces >= 0 && index > braces
    yield { name, statement: `import ${type} ${named ? `{ ${form} }` : form} from ${JSON.stringify(from)}` }
  }
}

/** The relative modules that a text may import: more than it does, never fewer. */
export function relativeImports(text: string): readonly string[] {
  if (!/["']\.{1,2}\//.test(text) && !/["']\.{1,2}["']/.test(text)) return []
  const found = new Set<string>()
  for (const match of text.matchAll(/(?:from|import|require)\s*\(?\s*["'](\.{1,2}(?:\/[^"'\r\n]*)?)["']/g))
    found.add(match[1] ?? '')
  return [...found]
}

const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%<>~^])\s*$|\b(?:return|typeof|case|in|of|do|else)\s+$/

/** Code in which nothing opens, closes or hides. */
const PLAIN = /[^/"'`()[\]{}]+/y

/** A class because it is one position and one stack of brackets that every step moves on. */
class Scanner {
  readonly #text: string
  readonly #kept: string[] = []
  readonly #references: Span[] = []
  /** What each open bracket is; `$` where it is a template's. */
  readonly #open: string[] = []
  #deepest = 0
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  read(): TypeSource {
    while (this.#at < this.#text.length) this.#next()
    return { code: this.#kept.join(''), depth: this.#deepest, references: this.#references }
  }

  #next(): void {
    const text = this.#text
    PLAIN.lastIndex = this.#at
    const plain = PLAIN.exec(text)
    if (plain !== null) {
      this.#kept.push(plain[0])
      this.#at += plain[0].length
      return
    }
    const char = text.charAt(this.#at)
    if (text.startsWith('//', this.#at)) this.#comment()
    else if (text.startsWith('/*', this.#at)) this.#blank(this.#past('*/', this.#at + 2))
    else if (char === '"' || char === "'") this.#blank(this.#stringEnd(char))
    else if (char === '`') this.#template(this.#at + 1)
    else if (char === '}' && this.#open.at(-1) === '$') {
      this.#open.pop()
      this.#template(this.#at + 1)
    } else if (char === '/' && BEFORE_REGEX.test(this.#before())) this.#regex()
    else this.#keep(char)
  }

  #keep(char: string): void {
    if ('([{'.includes(char)) this.#push(char)
    else if (')]}'.includes(char)) this.#open.pop()
    this.#kept.push(char)
    this.#at++
  }

  #push(bracket: string): void {
    this.#open.push(bracket)
    this.#deepest = Math.max(this.#deepest, this.#open.length)
  }

  /** The code just before, which tells a regular expression from a division. */
  #before(): string {
    return this.#kept.slice(-12).join('').slice(-100)
  }

  #blank(to: number): void {
    this.#kept.push(this.#text.slice(this.#at, to).replace(/[^\r\n]/g, ' '))
    this.#at = to
  }

  #comment(): void {
    const end = this.#lineEnd(this.#at)
    if (/^\/\/\/\s*<\s*(?:reference|amd-)/.test(this.#text.slice(this.#at, this.#at + 200)))
      this.#references.push({ from: this.#at, to: end })
    this.#blank(end)
  }

  #past(end: string, from: number): number {
    const found = this.#text.indexOf(end, from)
    return found < 0 ? this.#text.length : found + end.length
  }

  #lineEnd(from: number): number {
    let at = from
    while (at < this.#text.length && !/[\r\n]/.test(this.#text.charAt(at))) at++
    return at
  }

  #stringEnd(quote: string): number {
    let at = this.#at + 1
    while (at < this.#text.length && this.#text[at] !== quote && !/[\r\n]/.test(this.#text.charAt(at)))
      at += this.#text[at] === '\\' ? 2 : 1
    return Math.min(at + (this.#text[at] === quote ? 1 : 0), this.#text.length)
  }

  /** A template's text from `from` on, to its end or to the next `${`. */
  #template(from: number): void {
    let at = from
    while (at < this.#text.length && this.#text[at] !== '`' && !this.#text.startsWith('${', at))
      at += this.#text[at] === '\\' ? 2 : 1
    const code = this.#text.startsWith('${', at)
    this.#blank(Math.min(at + (code ? 2 : 1), this.#text.length))
    if (code) this.#push('$')
  }

  /** One that does not end is an error; its line counts as code, so that nothing hides in it. */
  #regex(): void {
    const whole = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\r\n])*\]|[^/\\[\r\n])+\/[a-z]*/y
    whole.lastIndex = this.#at
    const match = whole.exec(this.#text)
    if (match !== null) return this.#blank(this.#at + match[0].length)
    const stop = this.#lineEnd(this.#at)
    while (this.#at < stop) this.#keep(this.#text.charAt(this.#at))
  }
}
