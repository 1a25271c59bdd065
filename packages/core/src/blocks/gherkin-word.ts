import { nearest } from '../text/nearest.ts'
import type { Span } from '../text/span.ts'
import type { GherkinSource, SourceLine } from './gherkin-source.ts'

/** The first word of a line and the step keyword that it is or resembles. */
interface NearKeyword {
  readonly word: string
  readonly wordSpan: Span
  readonly meant: string | undefined
  /** It is the keyword but for case, or for marks such as `**` around it. */
  readonly exact: boolean
}

/** The keyword of a scenario, or of what else holds steps, that a line with a colon resembles: `Scenrio: Sign in`, `**Scenario:** Sign in`. */
export function scenarioNear(text: string, line: SourceLine, { words }: GherkinSource): NearKeyword | undefined {
  return headNear(text, line, [...words.scenario, ...words.scenarioOutline, ...words.background])
}

/** The same of a feature. Fewer letters may differ, as the first line may well be prose: `Future: ...`. */
export function featureNear(text: string, line: SourceLine, { words }: GherkinSource): NearKeyword | undefined {
  return headNear(text, line, words.feature, 4)
}

function headNear(
  text: string,
  line: SourceLine,
  keywords: readonly string[],
  share?: number,
): NearKeyword | undefined {
  const head = text.slice(line.from, Math.min(line.to, line.from + 80))
  const found = head.match(/^[-*_>\s\d.]*(\p{L}[\p{L}\p{M}' ]{2,30}):/u)
  const word = found?.[1]
  if (!found || word === undefined) return undefined
  const exact = keywords.find((each) => each.toLowerCase() === word.toLowerCase())
  const meant = exact ?? nearest(word, keywords, share)
  const from = line.from + found[0].length - word.length - 1
  return meant === undefined
    ? undefined
    : { word, wordSpan: { from, to: from + word.length }, meant, exact: exact !== undefined }
}

/** The first word of a line behind list and emphasis marks, and the step keyword it is nearest to. */
export function keywordNear(text: string, line: SourceLine, source: GherkinSource): NearKeyword {
  const head = text.slice(line.from, Math.min(line.to, line.from + 80))
  const found = head.match(/^[-*_>\s\d.]*([\p{L}\p{M}']+)/u)
  const word = found?.[1] ?? head.split(/\s/, 1)[0] ?? ''
  const from = line.from + (found ? found[0].length - word.length : 0)
  const keywords = source.steps.map((each) => each.trim())
  const exact = keywords.find((each) => each.toLowerCase() === word.toLowerCase())
  const meant =
    exact ??
    nearest(
      word,
      keywords.filter((each) => each !== '*'),
    )
  return { word, wordSpan: { from, to: from + word.length }, meant, exact: exact !== undefined }
}
