import { composed, inAnyScript } from '../text/letters.ts'
import type { Config } from '../config/model.ts'
import type { Slot } from '../spec/model.ts'
import { type Span, span } from '../text/span.ts'
import { once } from '../text/once.ts'
import { type Quantity, parseQuantities } from '../values/quantity.ts'
import { occurrences, phrasesOf, type Phrases } from './claims/phrases.ts'
import { requirementProse } from './claims/plain-prose.ts'
import { VAGUE_WORDS } from './claims/vague-words.ts'
import { defineRule } from './define.ts'

/** A word that two people understand in two ways, and that no test can settle. */
export default defineRule({
  code: 'requirement-vague',
  kind: 'local',
  severity: 'warning',
  yieldsTo: ['nfr-unmeasurable'],
  says: ({ word }) =>
    // `and/or`, `und/oder`
    String(word).includes('/')
      ? `'${word}' leaves open whether both are meant: say 'and', 'or', or 'either or both'`
      : `No test can settle '${word}': say exactly what is meant`,
  *check({ spec, config }) {
    const vague = vagueOf(config.vague)
    for (const { value, prose } of requirementProse(spec)) {
      let quantities: readonly Quantity[] | undefined
      for (const { from, to } of occurrences(prose, vague.phrases)) {
        const written = prose.slice(from, to)
        const word = plain(written)
        if (vague.terms.has(word) || isName({ from, to }, prose, value, spec.text)) continue
        const settles = vague.settles.get(word)
        if (settles && (quantities ??= parseQuantities(value.text)).some(settles)) continue
        yield {
          at: { ...value.span, ...span(value.span.from + from, value.span.from + to) },
          data: { word: written.replace(/\s+/g, ' ') },
        }
      }
    }
  },
})

interface Vague {
  readonly phrases: Phrases
  readonly terms: ReadonlySet<string>
  /** Whether a quantity says what a word means; absent where none does. */
  readonly settles: ReadonlyMap<string, (quantity: Quantity) => boolean>
}

/** All words, and the terms: the longest is found first, so that a term hides the word in it. Those that a configuration adds are settled by no number. */
const vagueOf: (config: Config['vague']) => Vague = once((config) => {
  const lists = Object.values(VAGUE_WORDS)
  const terms = new Set([...lists.flatMap((list) => list.terms), ...config.allow].map(plain))
  const settles = new Map(
    lists.flatMap(({ speed, ease, measured }) => [
      ...speed.map((word) => [plain(word), isPace] as const),
      ...ease.map((word) => [plain(word), isEffort] as const),
      ...measured.map((word) => [plain(word), () => true] as const),
    ]),
  )
  const all = new Set([...settles.keys(), ...lists.flatMap((list) => list.open), ...config.add, ...terms].map(plain))
  return { phrases: phrasesOf(all), terms, settles }
})

const PACE: ReadonlySet<string> = new Set(['time', 'rate', 'throughput', 'percent', 'factor'])

/** The whole of something (`100 %`) is of no pace. */
function isPace({ dimension, value }: Quantity): boolean {
  return PACE.has(dimension) && !(dimension === 'percent' && value === 100)
}

/** The shortest month, in seconds. */
const MONTH = 28 * 86_400

function isEffort(quantity: Quantity): boolean {
  const { dimension, unit, base } = quantity
  // `easily buy a subscription of 12 months`: what somebody does takes no month.
  if (dimension === 'time' && base >= MONTH) return false
  return isPace(quantity) || dimension === 'score' || /^(?:click|tap|step|action|screen|page|interaction)$/.test(unit)
}

function plain(word: string): string {
  return composed(word.trim()).replace(/\s+/g, ' ').toLowerCase()
}

const CAPITALISED = inAnyScript(String.raw`^\p{Lu}\p{M}*\p{Ll}`)
const CAPITAL_AFTER = inAnyScript(String.raw`^ \p{Lu}`)
const CAPITAL_BEFORE = inAnyScript(String.raw`\p{Lu}[\p{L}\p{N}]* $`)
const NEXT_NAMES = inAnyScript(String.raw`^(?: \p{Lu}[\p{L}\p{M}\p{N}]{0,30}){1,3}`)
/** So many places of a name are looked at. */
const MOST_TRIED = 20
/** What a sentence begins with, and what its first word may stand in. */
const FIRST = /(?:^|[.!?]\s|\n)[\s*_([]*$/
const WITHIN = inAnyScript(String.raw`[\p{Ll}\p{N},] [*_]{0,2}$`)

/** `the new Quick Start`: a capital beside another one. */
function isName({ from: at, to }: Span, prose: string, value: Slot, text: string): boolean {
  const word = prose.slice(at, to)
  if (!CAPITALISED(word).test(word)) return false
  // The first word has a capital whatever it is, and the one after it where it is an acronym, or a noun of German.
  if (FIRST.test(value.text.slice(Math.max(0, at - 8), at))) {
    const behind = prose.slice(at + word.length, at + word.length + 100)
    const names = NEXT_NAMES(behind).exec(behind)?.[0]
    return names !== undefined && standsWithin(text, word + (names.match(/^ \S+/)?.[0] ?? ''))
  }
  const after = prose.slice(at + word.length, at + word.length + 3)
  if (CAPITAL_AFTER(after).test(after)) return true
  const before = prose.slice(Math.max(0, at - 40), at)
  return CAPITAL_BEFORE(before).test(before)
}

/** Whether a name stands within a sentence of the document too, where only names have capitals: `Quick Pay` of `hotels with Quick Pay`. */
function standsWithin(text: string, name: string): boolean {
  let tried = 0
  for (let at = text.indexOf(name); at >= 0 && tried < MOST_TRIED; at = text.indexOf(name, at + name.length), tried++) {
    const before = text.slice(Math.max(0, at - 5), at)
    if (WITHIN(before).test(before)) return true
  }
  return false
}
