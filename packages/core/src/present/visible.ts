/**
 * Characters that a reader does not see, or that move or hide others: C0 and C1 controls, bidirectional controls, line and paragraph
 * separators, zero-width ones (not the joiners: scripts and emoji need them), tags, lone surrogates.
 */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]/gu

const UNSEEN_BUT_LAYOUT = new RegExp(`(?![\\t\\n])${UNSEEN.source}`, 'gu')

/** Most texts: this spares them the long way. */
const PLAIN = /^[ -~]*$/

/** Text on one line, in which every unseen character shows: `␛` for ESC, `\u{202e}` for U+202E. */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(UNSEEN, show)
}

/** The same, but line ends (made LF) and tabs stay. */
export function visibleLines(text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(/\r\n?/g, '\n').replace(UNSEEN_BUT_LAYOUT, show)
}

/** A sentence for one line: line ends and runs of blanks become one space, what else is unseen shows. */
export function oneLine(text: string): string {
  return visible(text.replace(/[ \t\r\n]+/g, ' ').trim())
}

/** JSON on one line, in which unseen characters are escapes: it parses back to the same value and can be printed anywhere. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(UNSEEN, escapeUnits)
}

function show(character: string): string {
  const code = character.codePointAt(0) as number
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '␡'
  return `\\u{${code.toString(16)}}`
}

function escapeUnits(character: string): string {
  let escaped = ''
  for (let i = 0; i < character.length; i++) {
    escaped += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`
  }
  return escaped
}
