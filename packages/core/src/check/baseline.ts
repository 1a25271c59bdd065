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

/** The text of a baseline file: JSON, one fingerprint a line, sorted, so that a merge sees lines. The same findings give the same text. */
export function writeBaseline(findings: Iterable<{ readonly fingerprint: string }>): string {
  const counts = new Map<string, number>()
  for (const { fingerprint } of findings) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1)
  const lines = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `    ${JSON.stringify(key)}: ${count}`)
  const fingerprints = lines.length > 0 ? `{\n${lines.join(',\n')}\n  }` : '{}'
  return `{\n  "schemaVersion": ${SCHEMA_VERSION},\n  "fingerprints": ${fingerprints}\n}\n`
}

/** Reads a baseline file; where it is none, `fault` says why, as a phrase. */
export function parseBaseline(text: string): { readonly baseline: Baseline } | { readonly fault: string } {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { fault: 'it is no JSON' }
  }
  if (!isRecord(value)) return { fault: 'it is no JSON object' }
  if (value['schemaVersion'] !== SCHEMA_VERSION) return { fault: `its schemaVersion is not ${SCHEMA_VERSION}` }
  const { fingerprints } = value
  if (!isRecord(fingerprints)) return { fault: "it has no 'fingerprints'" }
  const baseline = new Map<string, number>()
  for (const [key, count] of Object.entries(fingerprints)) {
    if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1)
      return { fault: `the count of '${key.slice(0, 80)}' is no whole number from 1` }
    baseline.set(key, count)
  }
  return { baseline }
}

/** Takes out the findings that the baseline knows; of more findings with one fingerprint than it knows, the last ones are left. */
export function applyBaseline<F extends { readonly fingerprint: string }>(
  baseline: Baseline,
  findings: readonly F[],
): Baselined<F> {
  const open = new Map(baseline)
  const left = findings.filter(({ fingerprint }) => {
    const count = open.get(fingerprint) ?? 0
    if (count > 0) open.set(fingerprint, count - 1)
    return count === 0
  })
  let gone = 0
  for (const count of open.values()) gone += count
  return { left, known: findings.length - left.length, gone }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
