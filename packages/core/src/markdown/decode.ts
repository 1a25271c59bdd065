import { type Span, span } from '../text/span.ts'

/** Bytes that are not the UTF-8 they should be. */
interface DecodeFault {
  readonly code: 'encoding-invalid'
  readonly span: Span
  /** `reason`: `bytes` (with the offset of the first bad `byte`) or `utf-16`. */
  readonly data: Readonly<Record<string, string | number>>
}

/** What every platform has, and the ES library does not declare (WHATWG Encoding). */
declare const TextDecoder: new (
  label: string,
  options: { readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string }

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * A file's bytes as text. A UTF-8 byte order mark stays, at offset 0, so that offsets hold for what is written back. Bad bytes
 * become U+FFFD, and the first is a fault, at its place in the text; a text that opens with a UTF-16 mark is not read at all.
 */
export function decode(bytes: Uint8Array): { readonly text: string; readonly faults: readonly DecodeFault[] } {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { text: '', faults: [{ code: 'encoding-invalid', span: span(0, 0), data: { reason: 'utf-16', byte: 0 } }] }
  const text = utf8.decode(bytes)
  const byte = text.includes('\ufffd') ? firstBadByte(bytes) : undefined
  if (byte === undefined) return { text, faults: [] }
  const from = utf8.decode(bytes.subarray(0, byte)).length
  return { text, faults: [{ code: 'encoding-invalid', span: span(from, from + 1), data: { reason: 'bytes', byte } }] }
}

/** Where the first sequence starts that is not well-formed (Unicode 16, table 3-7). */
function firstBadByte(bytes: Uint8Array): number | undefined {
  let i = 0
  while (i < bytes.length) {
    const size = sequenceAt(bytes, i)
    if (size === 0) return i
    i += size
  }
  return undefined
}

/** The length of the well-formed sequence at `i`; 0 where there is none. */
function sequenceAt(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] ?? 0
  if (lead < 0x80) return 1
  const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  const second = bytes[i + 1] ?? 0
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (size === 0 || second < low || second > high) return 0
  for (let k = 2; k < size; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return 0
  return size
}
