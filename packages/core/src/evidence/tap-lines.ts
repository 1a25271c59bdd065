/** One line of TAP 12 to 14, its indentation cut off. */
type TapLine =
  | {
      readonly kind: 'point'
      readonly ok: boolean
      readonly id: number | undefined
      readonly text: TapText
      readonly brace: boolean
    }
  | { readonly kind: 'plan'; readonly count: number }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'bail'; readonly reason: string }
  /** `{` and `}` on lines of their own: around the subtests of the test before them. */
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'other' }

/** What stands behind `ok 1 - `. */
export interface TapText {
  readonly description: string
  /** `# SKIP` and `# TODO`, in any case. */
  readonly directive: 'skip' | 'todo' | undefined
}

const OTHER: TapLine = { kind: 'other' }

/** Tells what a line is, https://testanything.org/tap-version-14-specification.html. */
export function tapLine(line: string): TapLine {
  if (line.startsWith('ok') || line.startsWith('not ok')) return pointOf(line) ?? OTHER
  if (line.startsWith('1..')) {
    const count = /^1\.\.(\d{1,9})[ \t]*(?:#|$)/.exec(line)?.[1]
    return count === undefined ? OTHER : { kind: 'plan', count: Number(count) }
  }
  const version = /^TAP version (\d{1,9})[ \t]*$/i.exec(line)?.[1]
  if (version !== undefined) return { kind: 'version', version: Number(version) }
  if (/^bail out!/i.test(line)) return { kind: 'bail', reason: line.slice('bail out!'.length).trim() }
  const sign = line.trim()
  return sign === '{' ? { kind: 'open' } : sign === '}' ? { kind: 'close' } : OTHER
}

function pointOf(line: string): TapLine | undefined {
  const found = /^(not )?ok(?=[ \t]|$)(?:[ \t]{1,100}(\d{1,9})(?=[ \t]|$))?/.exec(line)
  if (!found) return undefined
  const rest = line
    .slice(found[0].length)
    .trim()
    .replace(/^-(?=\s|$)/, '')
    .trim()
  // `ok 1 - Sessions {`: its subtests follow, as Vitest writes them.
  const brace = rest === '{' || rest.endsWith(' {')
  return {
    kind: 'point',
    ok: found[1] === undefined,
    id: found[2] === undefined ? undefined : Number(found[2]),
    text: tapText(brace ? rest.slice(0, -1).trimEnd() : rest),
    brace,
  }
}

/** Parts a directive, or the time that it took, from a description: the sign before it is no `\#`, and follows white space. */
function tapText(text: string): TapText {
  let escaped = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '#' && !escaped && (at === 0 || /\s/.test(text[at - 1] ?? ''))) {
      const note = text
        .slice(at + 1, at + 40)
        .trim()
        .toLowerCase()
      const directive = (['skip', 'todo'] as const).find((word) => note.startsWith(word))
      if (directive || /^time=[\d.]+m?s$/.test(note))
        return { description: unescaped(text.slice(0, at).trimEnd()), directive }
    }
    escaped = sign === '\\' && !escaped
  }
  return { description: unescaped(text), directive: undefined }
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\([\\#])/g, '$1') : text
}
