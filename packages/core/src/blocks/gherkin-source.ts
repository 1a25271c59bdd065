import type { GherkinEngine, GherkinLanguage } from './engines.ts'

/** A line of a block: offsets of what stands between its white space, in the block's own text. */
export interface SourceLine {
  readonly from: number
  readonly to: number
}

/** What gherkin's parser is given, and the way back from its lines to the block's. */
export interface GherkinSource {
  readonly text: string
  /** The line of the block at each line of `text`, from 0; undefined where the line was put in. */
  readonly lines: readonly (SourceLine | undefined)[]
  readonly language: string
  readonly words: GherkinLanguage
  /** Every step keyword as it is written, the longest first. */
  readonly steps: readonly string[]
  /** The steps stand alone, without a scenario's line above them. */
  readonly bare: boolean
}

/** A block that gherkin's parser need not see. `line`: where it goes wrong; undefined where it is empty. */
interface Unreadable {
  readonly line: SourceLine | undefined
  readonly reason: string
}

/** No keyword is longer; what stands behind it is read from the block itself, so that no long line slows gherkin. */
const ENOUGH = 400

const LANGUAGE = /^#\s*language\s*:\s*([\w-]+)/

/**
 * Prepares a block for gherkin's parser: bare steps and scenarios get the `Feature:` and `Scenario:` that they lack, above
 * their first line; empty lines, comments and repeated tag lines, over which that parser takes time in the square of
 * their number, are left out.
 */
export function prepareGherkin(text: string, engine: GherkinEngine): GherkinSource | Unreadable {
  const all = linesOf(text)
  const first = all.find((line) => line.from < line.to)
  if (first === undefined) return { line: undefined, reason: 'the block is empty' }
  const named = languageOf(text, all)
  const language = named?.name ?? 'en'
  const words = engine.language(language)
  if (words === undefined)
    return { line: named?.line ?? first, reason: `language '${language}' is not known to gherkin` }

  const steps = stepWords(words)
  const opening = openingOf(text, all, words, steps)
  if (opening === undefined) return { line: first, reason: reasonOfNothing(text, all, named === undefined, engine) }
  const made = opening === 'step' ? [words.feature, words.scenario] : opening === 'part' ? [words.feature] : []
  const source = made.map((keywords) => `${keywords[0] ?? ''}:`)
  const lines: (SourceLine | undefined)[] = made.map(() => undefined)
  let tagged = false
  for (const line of all) {
    const char = text.charAt(line.from)
    if (line.from === line.to || char === '#') continue
    if (char === '@' && tagged) continue
    tagged = char === '@'
    source.push(text.slice(line.from, Math.min(line.to, line.from + ENOUGH)))
    lines.push(line)
  }
  return { text: source.join('\n'), lines, language, words, steps, bare: opening === 'step' }
}

/** Languages whose keywords are known by their looks where no comment names the language. */
const LANGUAGES = [
  'zh-CN',
  'zh-TW',
  'ja',
  'ko',
  'fr',
  'de',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'ru',
  'uk',
  'tr',
  'cs',
  'sv',
  'vi',
  'id',
]

/** Why nothing is found in a block that is not empty: it holds only comments, or keywords of a language that it does not name. */
function reasonOfNothing(
  text: string,
  lines: readonly SourceLine[],
  isUnnamed: boolean,
  engine: GherkinEngine,
): string {
  if (lines.every(({ from, to }) => from === to || text.charAt(from) === '#')) return 'it holds nothing but comments'
  const meant = isUnnamed ? languageMeant(text, lines, engine) : undefined
  return meant === undefined
    ? 'no scenario and no step is found'
    : `its keywords are of the language '${meant}': write '# language: ${meant}' above them`
}

/** The language, of those that one knows by looks, in which most lines begin with the word of a feature or of a scenario. */
function languageMeant(text: string, lines: readonly SourceLine[], engine: GherkinEngine): string | undefined {
  const heads = new Set(lines.flatMap(({ from, to }) => /^[^:\s][^:]{0,30}(?=:)/.exec(text.slice(from, to))?.[0] ?? []))
  const counted = LANGUAGES.map((language) => {
    const words = engine.language(language)
    const keywords = words ? new Set([words.feature, words.scenario, words.scenarioOutline].flat()) : heads
    return { language, count: words ? [...heads].filter((head) => keywords.has(head)).length : 0 }
  })
  const best = counted.toSorted((a, b) => b.count - a.count)[0]
  return best && best.count > 0 ? best.language : undefined
}

/** Every line of a text, without its white space. LF, CRLF and a lone CR each end one. */
export function linesOf(text: string): readonly SourceLine[] {
  const lines: SourceLine[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 10
    if (code !== 10 && code !== 13) continue
    const line = text.slice(start, at)
    const from = start + line.length - line.trimStart().length
    lines.push({ from, to: Math.max(from, start + line.trimEnd().length) })
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++
    start = at + 1
  }
  return lines
}

/** `# language: fr` stands above everything but other comments. */
function languageOf(text: string, lines: readonly SourceLine[]): { name: string; line: SourceLine } | undefined {
  for (const line of lines) {
    if (line.from === line.to) continue
    if (text.charAt(line.from) !== '#') return undefined
    const name = text.slice(line.from, Math.min(line.to, line.from + ENOUGH)).match(LANGUAGE)?.[1]
    if (name !== undefined) return { name, line }
  }
  return undefined
}

/** What opens the block: a feature, a part of one (rule, background, scenario), or a step. Prose before it is passed over. */
function openingOf(
  text: string,
  lines: readonly SourceLine[],
  words: GherkinLanguage,
  steps: readonly string[],
): 'feature' | 'part' | 'step' | undefined {
  const parts = [words.rule, words.background, words.scenario, words.scenarioOutline, words.examples].flat()
  for (const line of lines) {
    if (line.from === line.to || text.charAt(line.from) === '#') continue
    const head = text.slice(line.from, Math.min(line.to, line.from + ENOUGH))
    // Prose above a `Feature:` is for gherkin to refuse.
    if (words.feature.some((word) => head.startsWith(`${word}:`))) return 'feature'
    if (parts.some((word) => head.startsWith(`${word}:`))) return 'part'
    if (steps.some((word) => head.startsWith(word))) return 'step'
  }
  return undefined
}

function stepWords(words: GherkinLanguage): readonly string[] {
  const all = new Set([...words.given, ...words.when, ...words.then, ...words.and, ...words.but])
  return [...all].toSorted((a, b) => b.length - a.length)
}
