import { readGherkin } from '../blocks/gherkin.ts'
import { looksLike } from '../blocks/language.ts'
import { knownLanguage, type RawFence } from '../markdown/fences.ts'
import type { BlockSchema, ContentSchema } from '../template/schema.ts'
import { span } from '../text/span.ts'
import { LineIndex } from '../text/lines.ts'
import type { Reading } from './context.ts'
import type { BlockPart } from './model.ts'
import { once } from '../text/once.ts'

/** Words for one language that Truespec does not look into, by the first of them; shells differ in what their listings seldom show. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['yml', 'yaml'],
  ['bash', 'sh'],
  ['shell', 'sh'],
  ['zsh', 'sh'],
  ['js', 'javascript'],
  ['py', 'python'],
])

/** Whether a fence's word is the language that a template asks for. */
function isLanguage(word: string, language: string): boolean {
  const own = word.toLowerCase()
  return (
    own === language ||
    (ALIASES.get(own) ?? own) === (ALIASES.get(language) ?? language) ||
    (knownLanguage(word) !== undefined && knownLanguage(word) === knownLanguage(language))
  )
}

/** The fences of a section by the block of its template that they answer, and those that answer none. */
interface FenceShares {
  readonly shares: ReadonlyMap<BlockSchema, readonly RawFence[]>
  readonly others: readonly RawFence[]
}

/**
 * Gives the fences of a section to the blocks that its template asks for: each gets one of its language, as long as enough are left for those
 * that are demanded, and the last of a language all that are left. A block without any gets one of no language, or the first.
 */
export function shareFences(
  { text }: Reading,
  fences: readonly RawFence[],
  content: readonly ContentSchema[],
): FenceShares {
  const shares = new Map<BlockSchema, readonly RawFence[]>()
  if (fences.length === 0) return { shares, others: fences }
  const word = ({ languageSpan: { from, to } }: RawFence): string => text.slice(from, to)
  const left = new Set(fences)
  const blocks = content.filter((one) => one.kind === 'block')
  for (const [i, one] of blocks.entries()) {
    const right = [...left].filter((fence) => isLanguage(word(fence), one.language))
    const wrong = [...left].find((fence) => word(fence) === '') ?? fences[0]
    const later = blocks.slice(i + 1).filter(({ language }) => isLanguage(language, one.language))
    const demanded = one.optional ? later.filter(({ optional }) => !optional).length : 0
    const own = later.length > 0 ? right.slice(0, Math.min(1, Math.max(0, right.length - demanded))) : right
    const chosen = right.length > 0 ? own : wrong ? [wrong] : []
    shares.set(
      one,
      chosen.filter((fence) => left.delete(fence)),
    )
  }
  return { shares, others: [...left] }
}

/** Reads a fence as a block. Without a word it is of the language that the template asks for, if it looks like it: a drawing in ASCII is no diagram that does not parse. */
export function readBlock(reading: Reading, fence: RawFence, schema: BlockSchema | undefined): BlockPart {
  const language = reading.text.slice(fence.languageSpan.from, fence.languageSpan.to)
  const expected = schema && !isLanguage(language, schema.language) ? schema.language : undefined
  const known = language === '' && schema ? guessedLanguage(fence.text, schema) : knownLanguage(language)
  const state =
    fence.text.trim() === '' ? 'empty' : schema && codesOf(schema).has(plainCode(fence.text)) ? 'placeholder' : 'filled'
  return {
    kind: 'block',
    schema,
    role: schema?.role,
    span: fence.span,
    fenceSpan: fence.fenceSpan,
    language,
    languageSpan: fence.languageSpan,
    known,
    text: fence.text,
    content: fence.content.from <= fence.content.to ? fence.content : span(fence.span.to, fence.span.to),
    lineStarts: fence.lineStarts,
    expected,
    state,
    gherkin:
      known === 'gherkin' && state === 'filled' && reading.gherkin
        ? readGherkin(fence.text, reading.gherkin)
        : undefined,
  }
}

function guessedLanguage(text: string, { language }: BlockSchema): BlockPart['known'] {
  return looksLike(language, text) ? knownLanguage(language) : undefined
}

/** The template's own blocks, those of every sibling of a repeated section. */
const codesOf: (schema: BlockSchema) => ReadonlySet<string> = once(
  ({ text, others = [] }) => new Set([text, ...others].map(plainCode)),
)

function plainCode(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Where an offset of a block's text stands in the document: within the block, whatever a parser says. */
export function placeInDocument(block: Pick<BlockPart, 'text' | 'lineStarts' | 'content'>, offset: number): number {
  const lines = linesOf(block)
  const line = lines.lineAt(offset)
  const at = (block.lineStarts[line - 1] ?? block.content.to) + offset - lines.startOf(line)
  return Math.min(Math.max(at, block.content.from), block.content.to)
}

/** The lines of a block's own text: a block is asked for many of its places. */
const linesOf: (block: Pick<BlockPart, 'text'>) => LineIndex = once(({ text }) => new LineIndex(text))
