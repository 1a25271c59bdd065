import { ReportError } from './define.ts'

/** An object of a JSON document. Its keys are whatever the document holds: only `field` and its like read it. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a value is an object of JSON: neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a document gives for a key, `__proto__` included; undefined for a key that it has not, and for null. */
export function field(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? (object[key] ?? undefined) : undefined
}

/** The value as an object. `where` is its place in the report: `results.tests[3]`. */
export function asObject(value: unknown, where: string): JsonObject {
  if (isObject(value)) return value
  throw new ReportError(`${where} is no object`)
}

/** The object under a key; an empty one where the key is absent. */
export function objectOf(object: JsonObject, key: string, where: string): JsonObject {
  const value = field(object, key)
  return value === undefined ? {} : asObject(value, `${where}.${key}`)
}

/** The list under a key; an empty one where the key is absent. */
export function listOf(object: JsonObject, key: string, where: string): readonly unknown[] {
  const value = field(object, key)
  if (value === undefined) return []
  if (Array.isArray(value)) return value as readonly unknown[]
  throw new ReportError(`${where}.${key} is no list`)
}

/** The text under a key; undefined where the key is absent. */
export function textOf(object: JsonObject, key: string, where: string): string | undefined {
  const value = field(object, key)
  if (value === undefined || typeof value === 'string') return value
  throw new ReportError(`${where}.${key} is no text`)
}

/** The finite number under a key; undefined where the key is absent. */
export function numberOf(object: JsonObject, key: string, where: string): number | undefined {
  const value = field(object, key)
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value
  throw new ReportError(`${where}.${key} is no number`)
}

/** A count under a key: a whole number from 0, which must be there. */
export function countOf(object: JsonObject, key: string, where: string): number {
  const value = numberOf(object, key, where)
  if (value !== undefined && Number.isSafeInteger(value) && value >= 0) return value
  throw new ReportError(`${where}.${key} must be a whole number from 0`)
}

/** The texts of the list under a key. */
export function textsOf(object: JsonObject, key: string, where: string): readonly string[] {
  return listOf(object, key, where).map((value, index) => {
    if (typeof value === 'string') return value
    throw new ReportError(`${where}.${key}[${index}] is no text`)
  })
}

/** The last milliseconds since 1970 that a date can have (ECMAScript, section 21.4.1.1). */
const LAST_TIME = 8.64e15

/** Milliseconds since 1970 as ISO 8601 in UTC; undefined for what is no time: absent, 0 or past all dates. */
export function isoTime(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined || !(milliseconds > 0 && milliseconds <= LAST_TIME)) return undefined
  return new Date(milliseconds).toISOString()
}

/** A time with its zone as ISO 8601 in UTC; undefined for a text that is none. */
export function isoTimeOf(text: string | undefined): string | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined
  return isoTime(Date.parse(text))
}
