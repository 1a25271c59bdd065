import { inAnyScript } from '../text/letters.ts'
import { comparatorAtEnd } from './comparator.ts'
import { isCounted, singular } from './nouns.ts'
import { perTime, unitOf } from './units.ts'
import type { Unit } from './units.ts'

const WORD_BEFORE = inAnyScript(
  String.raw`([\p{L}%$€°µ][\p{L}\d%]*(?:/\p{L}+|[ ]per[ ]\p{L}+)?)\)?[*_\x60]{0,3}(\s?[:=]\s?)?[*_\x60]{0,3}\s?$`,
)
const LETTER_BEFORE = inAnyScript(String.raw`\p{L}.$`)
const LINK_WORDS = /(?:\s(?:of|is|are|be|must|should|shall|stays?))+$/i
/** Words that a number follows as a name: `Phase 2`, `port 8080`. All other words in capitals (`HTTP 404`) do too. */
const LABELS = new Set(
  (
    'phase version ver v step section sections level tier rfc iso http https port chapter figure table task story epic sprint milestone option approach stage ' +
    'wave part appendix principle rule article annex ticket issue pr bug adr spec line type class category python node java angular vue react django ' +
    'rails php ruby swift kotlin postgres postgresql mysql windows ubuntu debian ios android macos status code exit gen generation ' +
    'wcag tls ssl oauth soc pci sha aes utf es ecmascript openapi day week year quarter q id no number nr requirement criterion scenario priority severity'
  ).split(' '),
)
/** Words in capitals that are emphasis (RFC 2119), no names. */
const EMPHASIS = new Set(
  'must shall should may can will not and or to the with for of by all at in support supports handle have has max min maximum minimum up under below least most than is are only exactly every within over above target goal'.split(
    ' ',
  ),
)
/** What is measured without a unit: `CLS < 0.1`, `Lighthouse score >= 90`. */
const SCORES = new Set(
  'score cls apdex ratio rating index f1 accuracy precision recall complexity nps mos factor cvss lighthouse grade load rate depth concurrency lcp inp fid ttfb'.split(
    ' ',
  ),
)
/** What is measured in time, so that the words behind it are no unit: `p95 of pushes < 20`, `latency from reading to push < 20`. */
const TIMED =
  /\b(?:p\d{2,4}|percentile|latency|latencies|durations?|delays?|times?) (?:of|for|from|per|between) [^,;|.]{0,40}$/i
/** `p99 of the number of retries < 3` counts them. */
const COUNTS = /\b(?:number|count|length|depth|size) /i
/** The word that ends a text, with a space behind it: looked for from there backwards. */
const NAME = inAnyScript(String.raw`(?<=([\p{L}\d.+-]+)[*_\x60]{0,3} [*_\x60]{0,3})`, 'uy')
/** How far a comparator or a unit may stand before its number, in code units. */
export const REACH: number = 48

/** The unit of a number that stands before it: `Memory (MB): 512`, `RPS: 500`, `CLS < 0.1`. */
export function unitBefore(text: string, from: number): Unit | undefined {
  const { comparator, rest } = comparatorAtEnd(text.slice(Math.max(0, from - REACH), from))
  const bare = rest.replace(LINK_WORDS, '')
  const match = WORD_BEFORE(bare).exec(bare)
  if (match === null || (comparator === undefined && match[2] === undefined && bare === rest)) return undefined
  const word = match[1] ?? ''
  const [counted = '', time] = word.split(/\/| per /)
  // `Go: 1.22`, `Mo 5`.
  if (LABELS.has(counted.toLowerCase()) || /^[GMT]o$/.test(counted)) return undefined
  const per = time === undefined ? undefined : unitOf(time)
  const unit = counted.length > 1 || counted === '%' ? unitOf(counted) : undefined
  if (per?.dimension === 'time') return perTime(unit ?? singular(counted), per)
  if (unit !== undefined) return unit
  if (SCORES.has(counted.toLowerCase())) return { unit: 'score', dimension: 'score', factor: 1 }
  const timed = singular(counted) === 'time' || (TIMED.test(bare) && !COUNTS.test(bare))
  return isCounted(counted) && !timed ? { unit: singular(counted), dimension: 'count', factor: 1 } : undefined
}

/** Whether a number is the second half of a name: `HTTP 404`, `Phase 2`, `HTTP/2`. */
export function isLabelled(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - REACH), from)
  if ((before.endsWith('/') || before.endsWith(':')) && LETTER_BEFORE(before).test(before)) return true
  const name = NAME(before)
  name.lastIndex = before.length
  const word = name.exec(before)?.[1]
  if (word === undefined || /^\d/.test(word)) return false
  const lower = word.toLowerCase()
  if (LABELS.has(lower.replace(/\.$/, ''))) return true
  return /^[A-Z][A-Z\d.+-]+$/.test(word) && !EMPHASIS.has(lower) && !word.endsWith('.')
}
