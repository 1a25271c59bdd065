import DOMPurify from 'dompurify'
import type { BlockFault } from '@truespec/core'
import { reasonOfError } from './mermaid-error.ts'
import { firstLine, lineOfMermaid } from './mermaid-lines.ts'

/** Says what mermaid has against a diagram; undefined where it parses. Never throws for what the text holds. */
type DiagramParser = (text: string) => Promise<BlockFault | undefined>

/** Mermaid draws nothing that is longer. */
const LONGEST = 50_000

interface FlowParser {
  parse(text: string): unknown
  parser: { yy: unknown }
}

/**
 * Loads mermaid, which wants a browser and gets by without: of DOMPurify it needs two functions. Most diagrams are plain
 * flowcharts, and for them mermaid's own flowchart parser alone is asked, which takes a fiftieth of the time; what it
 * refuses, and every other diagram, goes the whole way.
 */
export async function loadDiagramParser(options: { readonly fast: boolean } = { fast: true }): Promise<DiagramParser> {
  const purify = DOMPurify as unknown as { addHook?: unknown; sanitize?: unknown }
  purify.addHook ??= () => {}
  purify.sanitize ??= String
  const { default: mermaid } = await import('mermaid')
  // Registers the kinds of diagrams, without which `detectType` knows none.
  await mermaid.parse('graph TD\nA')
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else of mermaid gives out its flowchart parser
  const { parser, db } = await mermaid.mermaidAPI.getDiagramFromText('graph TD\nA')
  const flow = parser as unknown as FlowParser
  const deaf = deafDatabase(db)

  return async (text) => {
    if (text.length > LONGEST) return fault(firstLine(text), `longer than the ${LONGEST} characters that mermaid draws`)
    try {
      if (
        options.fast &&
        isPlainFlowchart(text) &&
        mermaid.detectType(text).startsWith('flowchart') &&
        accepts(flow, deaf, text)
      )
        return undefined
      await mermaid.parse(text)
      return undefined
    } catch (error) {
      return faultOf(text, error)
    }
  }
}

/**
 * A flowchart of which only the grammar can be wrong. What mermaid looks up or rewrites before or while it parses is not
 * plain: front matter, directives, shapes, numbered links, entities, quoted attributes, more links than it allows.
 */
function isPlainFlowchart(text: string): boolean {
  if (!/^\s*(?:%%(?!\{)[^\n]*\n\s*)*(?:graph|flowchart)[\s;]/.test(text)) return false
  if (/%%\{|@\{|\blinkStyle\b|<\w[^>]*=\s*"|\r/.test(text)) return false
  if (text.includes('#') && text.includes(';')) return false
  return (text.match(/--|==|-\.|~~/g)?.length ?? 0) < 400
}

function accepts(flow: FlowParser, deaf: Record<string, unknown>, text: string): boolean {
  flow.parser.yy = { ...deaf, lex: { firstGraph: firstGraph() } }
  try {
    flow.parse(`${text.replace(/^\s*%%(?!\{)[^\n]+\n?/gm, '').trimStart()}\n`)
    return true
  } catch {
    return false
  }
}

/**
 * A database that takes what the grammar reports and keeps nothing: every function of mermaid's own (jison copies own
 * properties only). The lexer asks one thing back: whether it is at the start.
 */
function deafDatabase(db: object): Record<string, unknown> {
  const names = new Set<string>()
  for (let each: object = db; each !== Object.prototype; each = Object.getPrototypeOf(each)) {
    for (const name of Object.getOwnPropertyNames(each)) names.add(name)
  }
  return Object.fromEntries([...names].map((name) => [name, nothing]))
}

function firstGraph(): () => boolean {
  let first = true
  return () => {
    const was = first
    first = false
    return was
  }
}

function nothing(): object {
  return {}
}

function faultOf(text: string, error: unknown): BlockFault {
  const { line, reason } = reasonOfError(error)
  const flowchart = /^\s*(?:%%[^\n]*\n\s*)*(?:graph|flowchart|swimlane)/.test(text)
  return fault(line === undefined ? firstLine(text) : lineOfMermaid(text, line, flowchart), reason)
}

function fault(span: BlockFault['span'], reason: string): BlockFault {
  return { rule: 'mermaid-syntax', span, reason }
}
