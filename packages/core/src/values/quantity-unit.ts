import { inAnyScript, isWordAt } from '../text/letters.ts'
import { comparatorAtStart } from './comparator.ts'
import type { Comparator } from './comparator.ts'
import { isCounted, isPlural, singular } from './nouns.ts'
import { take } from './number.ts'
import { scaleOf } from './scale.ts'
import { perTime, unitOf } from './units.ts'
import type { Unit } from './units.ts'

/** The unit that follows a number, where it ends, and what else stood there: `10k+ users` has a scale of 1000 and a comparator. */
export interface FollowingUnit {
  readonly unit: Unit
  readonly to: number
  readonly scale: number
  readonly comparator?: Comparator
}

const ATTACHED = /[A-Za-zÀ-ɏµμ°×]+|[%‰％¢$€£¥℃]/y
const CJK = inAnyScript(
  String.raw`[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}ー]{1,8}`,
  'uy',
)
/** No character of `CJK` comes before the letters of Hangul. */
const FIRST_CJK = '\u1100'
const GAP = /-|[*_`]{0,3}\s{0,10}\(?[*_`]{0,3}/y
const WORD = inAnyScript(
  String.raw`[%‰％¢$€£¥℃]|[\p{L}µ°×][\p{L}\p{M}°]{0,40}(?:[-'’][\p{L}\p{M}]{1,40}){0,4}(?![\p{N}_])`,
  'uy',
)
const BETWEEN = /[\s*_`]{1,6}(?:\(|(?:or|and|\/|to) )?|[/-]/y
const PER = inAnyScript(
  String.raw`(?:[*_\x60]{0,3}\s{0,3}/\s{0,3}|\s{1,3}(?:per|a|an|each|every|pro|par|por|je)\s{1,3}|-per-)(\p{L}[\p{L}\p{M}]{0,19})(?![\p{L}\p{M}\p{N}])`,
  'uy',
)
/** `million million` is as far as scales multiply; this bounds the recursion. */
const LARGEST_SCALE = 1e12
/** Words that no counted noun stands behind. */
const STOPS = new Set(
  (
    'a an the this that these those of to in on at by for from with without within as is are was were be been being has have had must shall ' +
    'should will would can could may might do does did not no than then when while if but so per via into over under after before ' +
    'during through until between and or it its they them their we us our you your he she who which what where only also even'
  ).split(' '),
)
/** Counting words that follow a number without a space in Chinese, Japanese and Korean. */
const COUNTERS =
  '次 个 個 条 件 人 名 台 行 回 枚 用户 请求 并发 节点 ユーザー リクエスト 회 개 명 건 대 번 요청 사용자 줄'.split(' ')

/**
 * The unit behind the number that ends at an offset, if any. `labelled`: the number may be part of a name (`Phase 2`, `HTTP 404`), so nouns do not count.
 */
export function unitAfter(text: string, at: number, labelled: boolean): FollowingUnit | undefined {
  const attached = take(ATTACHED, text, at)
  if (attached !== '') return fromAttached(text, at, attached, labelled)
  return fromWords(text, at, 1, labelled) ?? bareRate(text, at, 1)
}

function fromAttached(text: string, at: number, attached: string, labelled: boolean): FollowingUnit | undefined {
  const end = at + attached.length
  if ((text[end] === '_' || isWordAt(text, end)) && take(CJK(text), text, end) === '') return undefined
  const scale = scaleOf(attached)
  if (scale !== undefined) {
    const scaled = fromWords(text, end, scale, false, attached === 'B') ?? bareRate(text, end, scale)
    if (scaled !== undefined) return scaled
  }
  if (attached === 'm' && /^ (?:v?cpus?|cores?)\b/i.test(text.slice(end, end + 8)))
    return finish(text, end + 4, count('millicore'), 1)
  // `4G` is a network as well as a size; `512M` is a size where nothing is counted.
  if (attached === 'G' && /[2-5]/.test(text.charAt(at - 1)) && !/\d/.test(text.charAt(at - 2))) return undefined
  const unit = unitOf(attached === 'M' ? 'MB' : attached)
  if (unit !== undefined) return finish(text, end, unit, 1)
  return !labelled && isCounted(attached) ? finish(text, end, count(singular(attached)), 1) : undefined
}

/** Reads `+`, `or more`, a scale in words, and then a unit or a counted noun behind adjectives. */
function fromWords(
  text: string,
  from: number,
  scale: number,
  labelled: boolean,
  nounsOnly = false,
): FollowingUnit | undefined {
  let at = from
  const comparator = comparatorAtStart(text.slice(at, at + 24))
  if (comparator !== undefined) at += comparator.length
  const counter = counted(text, at)
  if (counter !== undefined) return finish(text, at + counter.length, counter.unit, scale, comparator?.comparator)
  let start = at + take(GAP, text, at).length
  let word = take(WORD(text), text, start)
  const larger = scaleOf(word)
  if (word.length > 1 && larger !== undefined && scale * larger <= LARGEST_SCALE) {
    const next = start + word.length
    const after = fromWords(text, next, scale * larger, false) ?? bareRate(text, next, scale * larger)
    return after === undefined || comparator === undefined ? after : { comparator: comparator.comparator, ...after }
  }
  let crossed = false
  let found: { unit: Unit; to: number; plural: boolean } | undefined
  for (let index = 0; index < 6 && word !== ''; index++) {
    const to = start + word.length
    const unit = unitOf(word)
    const spelled =
      unit !== undefined && (index === 0 ? !nounsOnly && !(labelled && word.length === 1) : word.length > 3)
    const hyphenated = word.includes('-') ? unitOf(word.slice(0, word.indexOf('-'))) : undefined
    if (found === undefined && spelled && unit !== undefined)
      return finish(text, to, unit, scale, comparator?.comparator)
    if (found === undefined && index === 0 && hyphenated !== undefined && !nounsOnly) {
      return finish(text, start + word.indexOf('-'), hyphenated, scale, comparator?.comparator)
    }
    if (STOPS.has(word.toLowerCase()) || labelled) break
    const plural = isPlural(word)
    const near = found === undefined && index < 3 && !crossed
    if (isCounted(word) || (near && (plural || (mayBePer(text, to) && ratePart(text, to) !== undefined))))
      found = { unit: count(singular(word)), to, plural }
    else if (found !== undefined) break
    if (found?.plural === true) break
    const between = take(BETWEEN, text, to)
    if (between === '') break
    if (found !== undefined && between.trim() !== '') break
    crossed ||= /or|and|\//.test(between)
    start = to + between.length
    word = take(WORD(text), text, start)
  }
  return found && finish(text, found.to, found.unit, scale, comparator?.comparator)
}

function counted(text: string, at: number): { unit: Unit; length: number } | undefined {
  const space = text[at] === ' ' ? 1 : 0
  if (text.charAt(at + space) < FIRST_CJK) return undefined
  const run = take(CJK(text), text, at + space)
  for (let length = Math.min(run.length, 5); length > 0; length--) {
    const piece = run.slice(0, length)
    const unit = unitOf(piece) ?? (COUNTERS.includes(piece) ? count(piece) : undefined)
    if (unit !== undefined) return { unit, length: length + space }
  }
  return undefined
}

/** A number per time without a noun: `100/s`, `5 per minute`. */
function bareRate(text: string, at: number, scale: number): FollowingUnit | undefined {
  const rate = ratePart(text, at)
  return rate && /^\s*[*_`]*\s*(?:\/|per|-per)/.test(text.slice(at, at + 10))
    ? { unit: perTime('', rate.time), to: rate.to, scale }
    : undefined
}

/** Whether what stands at an offset may begin as `/h` or ` per hour` does: a cheap look before the dear one, since most words are followed by others. */
function mayBePer(text: string, at: number): boolean {
  const next = text.charAt(at)
  return next !== '' && (next === ' ' ? '/ paej' : '/-*_`').includes(text.charAt(next === ' ' ? at + 1 : at))
}

function ratePart(text: string, at: number): { time: Unit; to: number } | undefined {
  const per = PER(text)
  per.lastIndex = at
  const match = per.exec(text)
  const time = match === null ? undefined : unitOf(match[1] ?? '')
  return match !== null && time?.dimension === 'time' ? { time, to: at + match[0].length } : undefined
}

/** Adds what may follow a unit: `per second`, `or less`. */
function finish(text: string, at: number, unit: Unit, scale: number, before?: Comparator): FollowingUnit {
  const mayRate =
    unit.dimension === 'size' || unit.dimension === 'count' || unit.dimension === 'factor' || unit.dimension === 'money'
  const rate = mayRate ? ratePart(text, at) : undefined
  const whole = rate === undefined ? unit : perTime(unit.dimension === 'factor' ? '' : unit, rate.time)
  const to = rate?.to ?? at
  const comparator = before ?? comparatorAtStart(text.slice(to, to + 24), unit.dimension === 'time')?.comparator
  return { unit: whole, to, scale, ...(comparator === undefined ? {} : { comparator }) }
}

function count(noun: string): Unit {
  return { unit: noun, dimension: 'count', factor: 1 }
}
