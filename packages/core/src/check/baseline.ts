import { isObject } from '../evidence/json.ts'

/** Findings that are known and not to be reported: how often each fingerprint occurs. */
export type Baseline = ReadonlyMap<string, number>

/** What a baseline leaves of some findings. */
export interface Baselined<F> {
  readonly left: readonly F[]
  /** How many findings it takes out. */
  readonly known: number
  /** How many of its entries no longer occur: it can be written anew, smaller. */
  readonly gone: number
}

const SCHEMA_VERSION = 1

/** What a baseline says of a finding; its rule and file are for those who read it. */
export interface BaselineEntry {
  readonly fingerprint: string
  readonly code: string
  readonly file: string
  /** Of one that stands for others: how many. */
  readonly unlisted?: number
}

/** The text of a baseline file: JSON, an entry a line, by file and rule, so that a merge sees lines. The same findings give the same text. */
export function writeBaseline(findings: Iterable<BaselineEntry>): string {
  const counted = new Map<string, BaselineEntry & { count: number }>()
  for (const { file, code, fingerprint, unlisted = 1 } of findings) {
    const entry = counted.get(fingerprint)
    if (entry) entry.count += unlisted
    else counted.set(fingerprint, { file, code, fingerprint, count: unlisted })
  }
  const lines = [...counted.values()]
    .toSorted((a, b) => order(a.file, b.file) || order(a.code, b.code) || order(a.fingerprint, b.fingerprint))
    .map(({ count, ...entry }) => `    ${JSON.stringify(count === 1 ? entry : { ...entry, count })}`)
  const findingsText = lines.length > 0 ? `[\n${lines.join(',\n')}\n  ]` : '[]'
  return `{\n  "schemaVersion": ${SCHEMA_VERSION},\n  "findings": ${findingsText}\n}\n`
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Reads a baseline file, in its first form (`fingerprints` with counts) too; where it is none, `fault` says why, as a phrase. */
export function parseBaseline(text: string): { readonly baseline: Baseline } | { readonly fault: string } {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { fault: 'it is no JSON' }
  }
  if (!isObject(value)) return { fault: 'it is no JSON object' }
  if (value['schemaVersion'] !== SCHEMA_VERSION) return { fault: `its schemaVersion is not ${SCHEMA_VERSION}` }
  const { findings, fingerprints } = value
  if (!Array.isArray(findings) && !isObject(fingerprints)) return { fault: "it has no 'findings'" }
  const counts = Array.isArray(findings) ? findings.map(countOf) : Object.entries(fingerprints as object)
  const baseline = new Map<string, number>()
  for (const [key, count] of counts) {
    if (typeof key !== 'string') return { fault: "one of its 'findings' has no fingerprint" }
    if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1)
      return { fault: `the count of '${key.slice(0, 80)}' is no whole number from 1` }
    // Once more after a merge of two branches that both recorded it.
    baseline.set(key, Math.max(count, baseline.get(key) ?? 0))
  }
  return { baseline }
}

function countOf(entry: unknown): readonly [key: unknown, count: unknown] {
  return isObject(entry) ? [entry['fingerprint'], entry['count'] ?? 1] : [undefined, undefined]
}

/**
 * Takes out the findings that the baseline knows; of more findings with one fingerprint than it knows, the last ones are left. One that
 * stands for others is left where it stands for more than it did.
 */
export function applyBaseline<F extends { readonly fingerprint: string; readonly unlisted?: number }>(
  baseline: Baseline,
  findings: readonly F[],
): Baselined<F> {
  const open = new Map(baseline)
  const left = findings.filter(({ fingerprint, unlisted = 1 }) => {
    const count = open.get(fingerprint) ?? 0
    if (count > 0) open.set(fingerprint, Math.max(0, count - unlisted))
    return count < unlisted
  })
  let gone = 0
  for (const count of open.values()) gone += count
  return { left, known: findings.length - left.length, gone }
}
