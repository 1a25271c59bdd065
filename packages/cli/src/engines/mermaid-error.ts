/** What mermaid names: its line, from 1, where it names one, and its reason in one line. */
interface MermaidError {
  readonly line: number | undefined
  readonly reason: string
}

/** The parts of the errors of mermaid's two kinds of parser (jison, Langium) and of its YAML reader. */
interface Thrown {
  readonly name?: unknown
  readonly message?: unknown
  readonly hash?: { readonly text?: unknown; readonly token?: unknown; readonly expected?: readonly string[] }
  readonly result?: {
    readonly lexerErrors?: readonly { readonly line?: number; readonly message: string }[]
    readonly parserErrors?: readonly { readonly message: string; readonly token?: { readonly startLine?: number } }[]
  }
}

const LABEL_ENDS = ["'SQE'", "'PE'", "'DIAMOND_STOP'"]

/** Reads line and reason out of what mermaid threw. */
export function reasonOfError(error: unknown): MermaidError {
  const thrown: Thrown = typeof error === 'object' && error !== null ? error : {}
  const message = String(thrown.message ?? error)
  if (thrown.name === 'UnknownDiagramError') return { line: undefined, reason: 'no kind of diagram that mermaid knows' }
  if (error instanceof RangeError) return { line: undefined, reason: 'nested too deeply' }
  const { result, hash } = thrown
  if (result !== undefined) {
    const lexer = result.lexerErrors?.[0]
    if (lexer !== undefined) return { line: lexer.line, reason: tidy(lexer.message.replace(/ at offset:.*$/s, '')) }
    const parser = result.parserErrors?.[0]
    const line = parser?.token?.startLine
    return { line: Number.isInteger(line) ? line : Infinity, reason: tidy(parser?.message ?? message) }
  }
  const place = /^(Parse|Lexical) error on line (\d+)/.exec(message)
  if (place === null) return { line: undefined, reason: tidy(message) }
  // The end of a line is named by the line below it.
  const atEnd = hash?.text === '\n' && hash.token !== undefined
  const line = Number(place[2])
  return { line, reason: place[1] === 'Lexical' ? lexical(message) : unexpected(hash, atEnd) }
}

function lexical(message: string): string {
  const near = message.split('\n')[1]?.replace(/\s+/g, ' ').trim()
  return near ? `not understood: '${near.slice(0, 60)}'` : 'not understood'
}

function unexpected(hash: Thrown['hash'], atEnd: boolean): string {
  // A token may go on over the lines below.
  const text = typeof hash?.text === 'string' ? (hash.text.trim().split('\n', 1)[0] ?? '').trimEnd() : ''
  const what = text !== '' ? `'${text.slice(0, 40)}'` : atEnd ? 'end of line' : 'end of the diagram'
  const inLabel = LABEL_ENDS.every((end) => hash?.expected?.includes(end))
  if (inLabel && text !== '') return `unexpected ${what} in a label: close the label before it, or quote the label`
  const names = (hash?.expected ?? []).filter((name) => /^'[^A-Z]*'$|^'(?:COLON|NEWLINE|TXT)'$/.test(name)).slice(0, 3)
  const wanted = names.map((name) =>
    name === "'COLON'" || name === "'TXT'" ? "':'" : name === "'NEWLINE'" ? 'end of line' : name,
  )
  return hash !== undefined && (hash.expected?.length ?? 9) <= 3 && wanted.length > 0
    ? `unexpected ${what}, where ${[...new Set(wanted)].join(' or ')} is wanted`
    : `unexpected ${what}`
}

/** One line, without doubled white space and mermaid's decoration. */
function tidy(message: string): string {
  const first = message.split(/\n\s*\n/, 1)[0] ?? ''
  const line = first.replaceAll('->', "'").replaceAll('<-', "'").replace(/\s+/g, ' ').trim()
  return line.slice(0, 200).replace(/\.$/, '') || 'mermaid cannot read it'
}
