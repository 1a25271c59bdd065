import { HOSTILE } from './hostile.ts'
import type { Random } from './random.ts'

/** A change to a text; `other` is a second document to take from. */
interface Mutation {
  (text: string, random: Random, other: () => string): string
}

const at = (text: string, random: Random): number => random.below(text.length + 1)

function splice(text: string, from: number, to: number, insert: string): string {
  return text.slice(0, from) + insert + text.slice(to)
}

/** Lines with their ends, so that joining them gives the text again. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []
}

const inLines =
  (change: (lines: string[], random: Random) => void): Mutation =>
  (text, random) => {
    const lines = linesOf(text)
    if (lines.length === 0) return text
    change(lines, random)
    return lines.join('')
  }

const stretch = (lines: readonly string[], random: Random): readonly [number, number] => {
  const from = random.below(lines.length)
  return [from, Math.min(lines.length, from + 1 + random.below(random.percent(20) ? 20 : 3))]
}

const WORDS = [
  'Draft',
  'In Review',
  'Complete',
  'Superseded by SPEC-2026-11-22-002',
  'Low',
  'High',
  'x',
  '',
  '0',
  'TBD',
  '2026-11-22',
  'None',
  '[x]',
  '[ ]',
  '#1',
  '95%',
  'https://example.org',
  '`a`',
  '**a**',
  'Phase 2: b',
]
const UNITS = [
  0, 9, 10, 11, 12, 13, 27, 32, 33, 35, 38, 40, 42, 45, 46, 58, 60, 62, 91, 92, 93, 95, 96, 124, 126, 127, 133, 160,
  173, 776, 8203, 8232, 8238, 55357, 56832, 65279, 65533,
]

const MUTATIONS: readonly Mutation[] = [
  // One unit flipped, put in or taken out, as a damaged disk and a slipped key do.
  (text, random) => {
    const place = at(text, random)
    return splice(text, place, place + 1, String.fromCharCode((text.charCodeAt(place) || 0) ^ (1 << random.below(8))))
  },
  (text, random) => {
    const place = at(text, random)
    return splice(text, place, place, String.fromCharCode(random.pick(UNITS)))
  },
  (text, random) => {
    const place = at(text, random)
    return splice(text, place, place + 1 + random.below(random.percent(10) ? 400 : 6), '')
  },
  // Bytes rather than units: broken UTF-8 becomes replacement characters.
  (text, random) => {
    const bytes = Buffer.from(text)
    for (let i = random.below(4); i >= 0 && bytes.length > 0; i--) bytes[random.below(bytes.length)] = random.below(256)
    return bytes.toString()
  },
  inLines((lines, random) => {
    const [from, to] = stretch(lines, random)
    lines.splice(from, to - from)
  }),
  inLines((lines, random) => {
    const [from, to] = stretch(lines, random)
    lines.splice(random.below(lines.length + 1), 0, ...lines.slice(from, to))
  }),
  inLines((lines, random) => {
    const [a, b] = [random.below(lines.length), random.below(lines.length)]
    const [one, other] = [lines[a] ?? '', lines[b] ?? '']
    lines[a] = other
    lines[b] = one
  }),
  // Deeper, quoted, listed, headed.
  inLines((lines, random) => {
    const [from, to] = stretch(lines, random)
    const prefix = random.pick([
      '  ',
      '    ',
      '\t',
      '> ',
      '- ',
      '1. ',
      '#',
      '## ',
      '- [ ] ',
      '- [x] ',
      '| ',
      '**',
      '<!-- ',
      ' ',
    ])
    for (let i = from; i < to; i++) lines[i] = prefix + (lines[i] ?? '')
  }),
  inLines((lines, random) => {
    const line = random.below(lines.length)
    lines[line] = (lines[line] ?? '').trimStart()
  }),
  inLines((lines, random) => {
    const line = random.below(lines.length)
    lines[line] = (lines[line] ?? '').replace(
      /(:\s*|\|\s*|\]\s*).*?(?=[\r\n|]|$)/,
      (_, lead: string) => lead + random.pick(WORDS),
    )
  }),
  // A heading or a value under another case, as people write them.
  inLines((lines, random) => {
    const line = random.below(lines.length)
    const text = lines[line] ?? ''
    lines[line] = random.percent(50) ? text.toUpperCase() : text.toLowerCase()
  }),
  (text, random) => {
    const place = at(text, random)
    const piece = random.pick(HOSTILE)
    return splice(text, place, place, random.percent(50) ? `\n${piece}\n` : piece)
  },
  inLines((lines, random) => {
    lines.splice(random.below(lines.length + 1), 0, `${random.pick(HOSTILE)}\n`)
  }),
  // Two documents in one.
  (text, random, other) => {
    const second = other()
    return text.slice(0, at(text, random)) + second.slice(at(second, random))
  },
  (text, random, other) => {
    const second = other()
    const from = at(second, random)
    return (
      splice(text, at(text, random), text.length, second.slice(from, from + random.below(600))) +
      text.slice(at(text, random))
    )
  },
  (text, random) => text.replace(/\r\n?|\n/g, random.pick(['\r\n', '\r', '\n', '\n\n', '\u2028'])),
  (text, random) => text.replace(/\n/g, () => (random.percent(30) ? '\r\n' : '\n')),
  (text, random) => (random.percent(50) ? `\ufeff${text}` : text.trimEnd()),
  // Again and again: numbers climb, IDs repeat, sections repeat.
  (text, random) => {
    const from = at(text, random)
    const piece = text.slice(from, from + random.below(80))
    return splice(text, from, from, piece.repeat(1 + random.below(20)))
  },
  (text, random) =>
    text.replace(/\d+/g, (digits) => (random.percent(10) ? String(random.below(10 ** (1 + random.below(9)))) : digits)),
]

/** A text after some changes, most often few. At most 40,000 units long. */
export function mutated(text: string, random: Random, other: () => string): string {
  let changed = text
  const count = random.percent(70) ? 1 + random.below(4) : 1 + random.below(20)
  for (let i = 0; i < count; i++) changed = random.pick(MUTATIONS)(changed, random, other)
  return changed.slice(0, 40_000)
}
