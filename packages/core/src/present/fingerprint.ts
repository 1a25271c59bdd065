import type { Diagnostic } from '../text/diagnostic.ts'
import type { LineIndex } from '../text/lines.ts'
import { hash64 } from '../text/hash.ts'

/** A text with its lines. */
export interface Source {
  readonly text: string
  readonly lines: LineIndex
}

/** Finds the text of a file; undefined for one that is not known. */
export interface SourceOf {
  (file: string): Source | undefined
}

const MOST_LINES = 4

/**
 * What tells each finding from every other, from one version of a text to the next: its code, file, the words of its data, the text of
 * the lines it marks (the first four) with blanks evened out, and its number among equals. Lines added above it change nothing;
 * neither do figures and dates in its data. 16 hexadecimal digits each, in the order of `diagnostics`.
 */
export function fingerprints(diagnostics: readonly Diagnostic[], sourceOf: SourceOf): readonly string[] {
  const seen = new Map<string, number>()
  const lineHashes = new Map<string, Map<number, string>>()
  const hashOfLine = (file: string, source: Source, line: number): string => {
    const hashes = lineHashes.get(file) ?? new Map<number, string>()
    lineHashes.set(file, hashes)
    const known = hashes.get(line)
    if (known !== undefined) return known
    const text = source.text.slice(source.lines.startOf(line), source.lines.startOf(line + 1))
    const hash = hash64(text.replace(/\s+/g, ' ').trim())
    hashes.set(line, hash)
    return hash
  }
  return diagnostics.map((diagnostic) => {
    const { code, file, span, data } = diagnostic
    const parts = [code, file]
    for (const key of Object.keys(data).sort()) {
      const value = data[key]
      if (typeof value === 'string') parts.push(key, value.replace(/\d+/g, '0'))
    }
    const source = sourceOf(file)
    if (source !== undefined) {
      const first = source.lines.lineAt(span.from)
      const last = source.lines.lineAt(Math.max(span.from, span.to - 1))
      for (let line = first; line <= last && line < first + MOST_LINES; line++)
        parts.push(hashOfLine(file, source, line))
    }
    const same = hash64(parts.join('\0'))
    const ordinal = seen.get(same) ?? 0
    seen.set(same, ordinal + 1)
    return ordinal === 0 ? same : hash64(`${same}\0${ordinal}`)
  })
}
