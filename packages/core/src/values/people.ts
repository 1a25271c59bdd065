import { hasWord, inAnyScript } from '../text/letters.ts'
import { remembered } from '../text/remembered.ts'
import { isPutOff } from './later.ts'
import { isPlaceholder } from './placeholder.ts'
import { notApplicable } from './waived.ts'
import { unwrap } from './wrapping.ts'

/**
 * Somebody named in a field. `name` as written, without mail and remarks; `key` is equal for equal people, and `handle` is the key of
 * the `@handle` behind a name: `Ada Moreau (@ada)`.
 */
interface Person {
  readonly name: string
  readonly key: string
  readonly handle?: string
}

const ACCENTS = inAnyScript(String.raw`\p{M}`, 'gu')
const NOBODY = new Set([
  'n/a',
  'na',
  'none',
  'nobody',
  'no one',
  'to be assigned',
  'to be named',
  'not assigned',
  'unassigned',
  'unknown',
  'unbekannt',
  'inconnu',
  'inconnue',
  'desconocido',
  'desconocida',
  'niemand',
  'nadie',
  'offen',
  'noch offen',
  'noch unbekannt',
  'a definir',
  'por definir',
  'pending',
])
const OPENING = '([<{'
const CLOSING = ')]>}'

/**
 * The people of a text: names apart by commas, semicolons, ` / `, `and`, `&` or line ends; `@handle`, `Name <mail>`, `[Name](url)`, `[[Page|Name]]`
 * and remarks in parentheses are understood. `N/A`, `TBD`, `none`, `-` and placeholders are nobody. One who is named twice comes twice.
 */
export const parsePeople: (text: string) => readonly Person[] = remembered((text) => {
  if (notApplicable(text) !== undefined) return []
  return pieces(text).flatMap((piece) => {
    if (isPlaceholder(piece)) return []
    const name = nameOf(piece)
    const key = keyOf(name)
    return isNobody(key) ? [] : [personOf(piece, name, key)]
  })
})

function isNobody(key: string): boolean {
  const said = key.replace(/ yet$|(?<=^not )yet /, '')
  return NOBODY.has(said) || isPutOff(said) || !hasWord(key)
}

function personOf(piece: string, name: string, key: string): Person {
  const handle = /\((?:[^()]{0,60}\s)?@([\w-]{1,60})\s{0,9}\)/.exec(piece)?.[1]
  return handle === undefined ? { name, key } : { name, key, handle: keyOf(handle) }
}

/** Whether two names are of one person. */
export function isSamePerson(a: Person, b: Person): boolean {
  return (
    a.key === b.key || a.key === b.handle || a.handle === b.key || (a.handle !== undefined && a.handle === b.handle)
  )
}

/** Cuts at the separators that no bracket encloses. A bracket that never closes encloses nothing. */
function pieces(text: string): string[] {
  const result: string[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const flat = line.replace(/\s+/g, ' ')
    let depth = 0
    let balanced = true
    let from = 0
    const cuts: [number, number][] = []
    for (let at = 0; at < flat.length; at++) {
      const character = flat.charAt(at)
      if (OPENING.includes(character)) depth++
      else if (CLOSING.includes(character)) depth--
      if (depth < 0) balanced = false
      const length = separatorAt(flat, at, character)
      if (length > 0 && (depth === 0 || !balanced)) cuts.push([at, length])
    }
    if (depth !== 0 || !balanced) cuts.splice(0, cuts.length, ...everyCut(flat))
    for (const [at, length] of cuts) {
      if (at < from) continue
      result.push(flat.slice(from, at))
      from = at + length
    }
    result.push(flat.slice(from))
  }
  return result
}

function* everyCut(flat: string): Generator<[number, number]> {
  for (let at = 0; at < flat.length; at++) {
    const length = separatorAt(flat, at, flat.charAt(at))
    if (length > 0) yield [at, length]
  }
}

/** The length of a separator at an offset, or 0. */
function separatorAt(flat: string, at: number, character: string): number {
  if (',;&、，；'.includes(character)) return 1
  if (character !== ' ') return 0
  const word = flat.slice(at, at + 5).toLowerCase()
  if (word === ' and ') return 4
  return word.startsWith(' / ') || word.startsWith(' | ') || word.startsWith(' + ') ? 2 : 0
}

function nameOf(piece: string): string {
  if (!/[[(<{]/.test(piece)) return bareName(piece)
  const written = piece.replace(/\[\[(?:[^[\]|]{1,200}\|)?([^[\]|]{1,200})\]\]/g, '$1')
  let name = written.replace(/\[([^[\]]{1,200})\]\([^()]{0,500}\)/g, '$1').replace(/\([^()]*\)/g, ' ')
  const withoutMail = name.replace(/<[^<>]*>/g, ' ').trim()
  if (withoutMail !== '') name = withoutMail
  else name = name.replace(/[<>]/g, ' ')
  return bareName(name)
}

/** Without the list marker before it, and the emphasis and full stop around it. */
function bareName(name: string): string {
  return unwrap(name.replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s/, '').replace(/\s+/g, ' '))
    .replace(/[.:]$/, '')
    .trim()
}

/** One form for comparison: compatibility forms, case, accents and `@` do not count (Unicode Standard Annex 15). */
function keyOf(name: string): string {
  const handle = name.startsWith('@') ? name.slice(1) : name
  const parts = handle.normalize('NFKD')
  return parts.replace(ACCENTS(parts), '').toLowerCase().trim()
}
