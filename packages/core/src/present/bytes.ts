const STEP = 64

/**
 * How many bytes of UTF-8 a stretch of `text` takes; a lone surrogate takes 3, as U+FFFD does. Reads the text once, and then no more than
 * 2 x 64 code units for an answer, so that many questions about one long line stay cheap.
 */
export function byteCounter(text: string): (from: number, to: number) => number {
  if (!/[^\0-\x7f]/.test(text)) return (from, to) => to - from
  const sums: number[] = []
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    if (i % STEP === 0) sums.push(bytes)
    bytes += bytesAt(text, i)
  }
  sums.push(bytes)
  const upTo = (offset: number): number => {
    const step = Math.floor(offset / STEP)
    let sum = sums[step] as number
    for (let i = step * STEP; i < offset; i++) sum += bytesAt(text, i)
    return sum
  }
  return (from, to) => upTo(to) - upTo(from)
}

/** The first unit of a pair bears all 4 bytes. */
function bytesAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset)
  if (unit < 0x80) return 1
  if (unit < 0x800) return 2
  if (unit < 0xd800 || unit > 0xdfff) return 3
  if (unit < 0xdc00) return isLow(text.charCodeAt(offset + 1)) ? 4 : 3
  const before = offset > 0 ? text.charCodeAt(offset - 1) : 0
  return before >= 0xd800 && before < 0xdc00 ? 0 : 3
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
