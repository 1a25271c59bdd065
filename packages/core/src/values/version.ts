import satisfiesRange from 'semver/functions/satisfies.js'
import parseStrict from 'semver/functions/parse.js'
import validRange from 'semver/ranges/valid.js'
import { composed } from '../text/letters.ts'
import { remembered } from '../text/remembered.ts'
import { fault, ok } from './result.ts'
import type { Result } from './result.ts'
import { notApplicable } from './waived.ts'
import { unwrap } from './wrapping.ts'

/** A version or range. `npm` is the same in npm's own syntax; absent where it has no such form (a tag, a date, `1.2.3.4`). */
export interface VersionRange {
  readonly kind: 'range' | 'tag' | 'date' | 'edition' | 'other'
  readonly text: string
  readonly npm?: string
}

const LONGEST = 200
/** npm's own form, which most versions have: what else is looked for takes ten expressions, and V8 two milliseconds to make them. */
const PLAIN = /^[~^]?(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){0,2}$/
const TAG =
  /^(?:latest|next|stable|current|canary|nightly|edge|beta|alpha|rc|lts|head|main|master|trunk|any|any version|latest stable|stable latest|latest lts|lts\/\*|\*|x|workspace:[*^~]?)$/i
const DATE = /^\d{4}-\d{2}(?:-\d{2})?(?:[-.](?:preview|beta|alpha|ga|rc)[\w.]{0,20})?$/i
const EDITION = /^(?:ES|ECMAScript |C\+\+|C|HTML|CSS|SQL:)\d{1,4}$/i
const REMARK =
  / ?\([^()]{0,150}\)$| (?:lts|ga|stable|release|runtime|sdk|api|series|branch|community|enterprise|edition)$/i
const PREFIX = /^(?:versions?|ver\.?|v\.|release|rest api|api|sdk|cli|lts|edition)[ :]+(?=\S)/i
const AT_LEAST =
  /^(?:at least|minimum|min\.?|from|since|ab|seit|mindestens|à partir de|depuis|au moins|a partir de|desde|al menos|como mínimo|mínimo) (?:(?:de )?(?:la )?versi(?:on|ón) )?(?=v?\d)/i
const OR_LATER =
  / ?(?:\+|(?:or|and) (?:later|newer|higher|above|greater|up|more)|onwards?|(?:oder|und) (?:neuer|höher|später|mehr)|aufwärts|(?:ou|et) (?:plus(?: récente?)?|supérieure?|ultérieure?)|[oy] (?:superior(?:es)?|posterior(?:es)?|más(?: reciente)?))$/i
const OR_EARLIER =
  / (?:(?:or|and) (?:earlier|older|lower|below|less)|(?:oder|und) (?:älter|früher|niedriger)|(?:ou|et) (?:inférieure?|antérieure?)|[oy] (?:inferior(?:es)?|anterior(?:es)?))$/i
const VERSION = '[vV]?\\d[0-9A-Za-z]{0,30}(?:[.\\-+_][0-9A-Za-z*]{1,40}){0,8}'
const TOKEN = new RegExp(`^(?:[<>]=?|={1,3}|!=|\\^|~>?=?|≥|≤)? ?(?:${VERSION}|[xX*])$`)
const COMPARATOR = /^(?:[<>]=?|={1,3}|!=|\^|~>?=?|≥|≤)/
const MAVEN = /^([[(])\s?([\w.-]{0,40})\s?,\s?([\w.-]{0,40})\s?([\])])$/

/**
 * Reads a version or a range of versions, as npm, pip, Cargo, RubyGems, Maven or prose write it: `^1.2`, `~> 2.0`, `>=3.9,<4`, `18 LTS`, `9+`,
 * `17 or later`, `latest`, `ES2022`, `2024-10-01`. Faults: `none` for `N/A`; else `not-a-version`.
 */
export const parseVersion: (text: string) => Result<VersionRange> = remembered((text) => {
  if (PLAIN.test(text)) return ok({ kind: 'range', text, npm: text })
  if (notApplicable(text) !== undefined) return fault('none')
  if (text.length > 1000) return fault('not-a-version')
  const whole = composed(unwrap(text)).replace(/\s+/g, ' ')
  if (whole.length > LONGEST) return fault('not-a-version')
  let bare = whole
  for (let count = 0; count < 3; count++) {
    if (TAG.test(bare))
      return ok({ kind: 'tag', text: whole, ...(/^(?:\*|x|any|any version)$/i.test(bare) ? { npm: '*' } : {}) })
    bare = unwrap(bare.replace(REMARK, '').replace(PREFIX, ''))
  }
  if (DATE.test(bare)) return ok({ kind: 'date', text: whole })
  if (EDITION.test(bare)) return ok({ kind: 'edition', text: whole })
  const npm = alternatives(bare)
  if (npm === undefined) return fault('not-a-version')
  const range = npm === '' ? null : validRange(npm, { loose: true })
  return ok(range === null ? { kind: 'other', text: whole } : { kind: 'range', text: whole, npm })
})

/** A range in npm's syntax, '' where npm has no form for it, undefined where the text is no range. */
function alternatives(text: string): string | undefined {
  const maven = MAVEN.exec(text)
  if (maven !== null && (maven[2] || maven[3])) {
    const low = maven[2] ? `${maven[1] === '[' ? '>=' : '>'}${maven[2]}` : ''
    const high = maven[3] ? `${maven[4] === ']' ? '<=' : '<'}${maven[3]}` : ''
    return both([low, high].filter((part) => part !== ''))
  }
  const groups = text.split(/ ?\|\|? ?| \/ | or (?=[v\d^~<>=])/i).flatMap((group) => commas(group))
  const ranges = groups.map((parts) => both(parts))
  if (ranges.some((range) => range === undefined)) return undefined
  return ranges.includes('') ? '' : ranges.join(' || ')
}

/** Commas join comparators (`>=3.9,<4` is both) and set versions apart (`18, 20 and 22` is any). */
function commas(group: string): string[][] {
  const parts = group.split(/ ?, ?(?:and )?| and (?=[v\d^~<>=])/i)
  return parts.every((part) => COMPARATOR.test(part))
    ? [parts.flatMap(spaces)]
    : parts.map((part) => (isHyphenRange(part) ? [part] : spaces(part)))
}

function spaces(part: string): string[] {
  if (OR_LATER.test(part) || OR_EARLIER.test(part) || AT_LEAST.test(part)) return [part]
  return part.replace(/([<>=~^!≥≤]) /g, '$1').split(' ')
}

const HYPHEN = new RegExp(`^(${VERSION}) ?(?: - |–|—| to | through ) ?(${VERSION})$`, 'i')

function isHyphenRange(part: string): boolean {
  return HYPHEN.test(part)
}

function both(parts: readonly string[]): string | undefined {
  const converted = parts.map((part) => comparator(part))
  if (converted.some((part) => part === undefined)) return undefined
  return converted.includes('') ? '' : converted.join(' ')
}

/** One comparator in npm's syntax. */
function comparator(part: string): string | undefined {
  const hyphen = HYPHEN.exec(part)
  if (hyphen) return `${plain(hyphen[1] ?? '')} - ${plain(hyphen[2] ?? '')}`
  const later = part.replace(OR_LATER, '')
  const bare = later.replace(OR_EARLIER, '').replace(AT_LEAST, '')
  if (!TOKEN.test(bare) || !/[\dxX*]/.test(bare)) return undefined
  const sign = COMPARATOR.exec(bare)?.[0] ?? ''
  const version = plain(bare.slice(sign.length).trim())
  if (later !== part || AT_LEAST.test(later)) return `>=${version}`
  if (later !== bare) return `<=${version}`
  if (sign === '!=') return ''
  if (sign === '~>' || sign === '~=') return pessimistic(version)
  if (/^=+$/.test(sign)) return `=${version}`
  return `${sign.replace('≥', '>=').replace('≤', '<=')}${version}`
}

/** What `~>` (RubyGems) and `~=` (PEP 440) mean: the last part given may grow. `2.0` is `^2.0` without its exception for 0. */
function pessimistic(version: string): string {
  const parts = version.split('.')
  if (parts.length >= 3) return `~${version}`
  return `>=${version} <${Number(parts[0]) + 1}`
}

/** A version as npm writes it: no `v`, no leading zeros (`24.04`). */
function plain(version: string): string {
  return version.replace(/^[vV]/, '').replace(/(^|\.)0{1,30}(?=\d)/g, '$1')
}

/**
 * Whether a version that a lock file holds lies in a range, as npm decides it (a pre-release only where the range names one of the same
 * version). Undefined where that cannot be told: a tag, a date, a version that is not `x.y.z`.
 */
export function satisfies(range: VersionRange, version: string): boolean | undefined {
  if (range.npm === undefined || version.length > LONGEST) return undefined
  const parsed = parseStrict(version.trim().replace(/^[vV=]/, ''), { loose: true })
  if (parsed === null) return undefined
  return range.npm === '*' || satisfiesRange(parsed, range.npm, { loose: true })
}
