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
