import type { Diagnostic } from '../text/diagnostic.ts'
import type { LineIndex } from '../text/lines.ts'

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

/**
 * 64 bits that spread well and guard against nothing: two lanes of FNV-1a (32 bits, over UTF-16 code units) with different primes, each
 * finished with the mixer of MurmurHash3. 16 hexadecimal digits.
 */
export function hash64(text: string): string {
  let a = 0x811c9dc5
  let b = 0x2f0b4a27
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x27d4eb2f)
    b = (b << 13) | (b >>> 19)
  }
  return hex(mixed(a ^ text.length)) + hex(mixed(b + Math.imul(a, 0x9e3779b1)))
}

function mixed(hash: number): number {
  let mix = hash
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b)
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35)
  return mix ^ (mix >>> 16)
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
