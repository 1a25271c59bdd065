import { type Expression, inAnyScript } from '../text/letters.ts'
import type { Config } from '../config/model.ts'
import { span } from '../text/span.ts'
import { type Quantity, parseQuantities } from '../values/quantity.ts'
import { requirementProse } from './claims/plain-prose.ts'
import { VAGUE_WORDS } from './claims/vague-words.ts'
import { defineRule } from './define.ts'

/** A word that two people understand in two ways, and that no test can settle. */
export default defineRule({
  code: 'requirement-vague',
  kind: 'local',
  severity: 'warning',
  yieldsTo: ['nfr-unmeasurable'],
  says: ({ word }) => `No test can settle '${word}': say exactly what is meant`,
  *check({ spec, config }) {
    const vague = vagueOf(config.vague)
    for (const { value, prose } of requirementProse(spec)) {
      const pattern = vague.pattern(prose)
      if (prose.search(pattern) < 0) continue
      let quantities: readonly Quantity[] | undefined
      for (const match of prose.matchAll(pattern)) {
        const word = plain(match[0])
        if (vague.terms.has(word) || isName(prose, match[0], match.index)) continue
        const settles = vague.settles.get(word)
        if (settles && (quantities ??= parseQuantities(value.text)).some(settles)) continue
        const from = value.span.from + match.index
        yield {
          at: { ...value.span, ...span(from, from + match[0].length) },
          data: { word: match[0].replace(/\s+/g, ' ') },
        }
      }
    }
  },
})

interface Vague {
  readonly pattern: Expression
  readonly terms: ReadonlySet<string>
  /** Whether a quantity says what a word means; absent where none does. */
  readonly settles: ReadonlyMap<string, (quantity: Quantity) => boolean>
}

const compiled = new WeakMap<Config['vague'], Vague>()

/** All words in one pattern, the longest first, so that a term hides the word in it. Those that a configuration adds are settled by no number. */
function vagueOf(config: Config['vague']): Vague {
  const known = compiled.get(config)
  if (known) return known
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
  all.delete('')
  const longestFirst = [...all].toSorted((a, b) => b.length - a.length)
  // By their first letters, so that one look at a word of the text rules most of them out.
  const words = [...Map.groupBy(longestFirst, ([first = '']) => first)].map(
    ([first, group]) => `${patternOf(first)}(?:${group.map((word) => patternOf(word.slice(first.length))).join('|')})`,
  )
  const vague = {
    pattern: inAnyScript(
      String.raw`(?<![\p{L}\p{N}_/.@#$-])(?:${words.join('|')})(?![\p{L}\p{N}_]|[-/.@][\p{L}\p{N}])`,
      'giu',
    ),
    terms,
    settles,
  }
  compiled.set(config, vague)
  return vague
}

const PACE: ReadonlySet<string> = new Set(['time', 'rate', 'throughput', 'percent', 'factor'])

/** The whole of something (`100 %`) is of no pace. */
function isPace({ dimension, value }: Quantity): boolean {
  return PACE.has(dimension) && !(dimension === 'percent' && value === 100)
}

function isEffort(quantity: Quantity): boolean {
  const { dimension, unit } = quantity
  return isPace(quantity) || dimension === 'score' || /^(?:click|tap|step|action|screen|page|interaction)$/.test(unit)
}

function plain(word: string): string {
  return word.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** A pattern of a text, whose spaces may be any white space. */
function patternOf(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '\\s+')
}

const CAPITALISED = inAnyScript(String.raw`^\p{Lu}\p{Ll}`)
const CAPITAL_AFTER = inAnyScript(String.raw`^ \p{Lu}`)
const CAPITAL_BEFORE = inAnyScript(String.raw`\p{Lu}[\p{L}\p{N}]* $`)

/** `Scalable Vector Graphics`, `the new Quick Start`: a capital beside another one. */
function isName(prose: string, word: string, at: number): boolean {
  if (!CAPITALISED(word).test(word)) return false
  const after = prose.slice(at + word.length, at + word.length + 3)
  if (CAPITAL_AFTER(after).test(after)) return true
  const before = prose.slice(Math.max(0, at - 40), at)
  return CAPITAL_BEFORE(before).test(before)
}
