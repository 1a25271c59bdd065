/**
 * A part of an ID. A number of `pad` 1 bears no leading zeros, one of more has at least that many digits. `loose`: any count of digits is read, `pad` is how it is
 * written. `phase` is the number of the section that holds the item, `n` the one that counts up.
 */
export type IdPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'number'; readonly pad: number; readonly group?: 'phase' | 'n'; readonly loose?: true }
  | { readonly kind: 'text' }

/** How a template's IDs are built, as plain data. */
export interface IdPattern {
  readonly parts: readonly IdPart[]
}

/** An ID found at the start of a text. `numbers` in the order of the pattern; a date that does not exist gives the fault `no-such-day` and no `date`. */
export interface IdMatch {
  readonly length: number
  readonly numbers: readonly number[]
  readonly phase?: number
  readonly n?: number
  /** `YYYY-MM-DD`. */
  readonly date?: string
  readonly texts: readonly string[]
  readonly fault?: 'no-such-day'
}

/** What goes into an ID that is written. `numbers` fills the numbers in order, where `phase` and `n` do not. */
export interface IdValues {
  readonly phase?: number
  readonly n?: number
  readonly numbers?: readonly number[]
  readonly date?: string
  readonly texts?: readonly string[]
}

/** Writes an ID. What the values lack stands as `describePattern` shows it. */
export function formatId(pattern: IdPattern, values: IdValues): string {
  let number = 0
  let text = 0
  return pattern.parts
    .map((part) => {
      if (part.kind === 'literal') return part.text
      if (part.kind === 'date') return values.date ?? describePart(part)
      if (part.kind === 'text') return values.texts?.[text++] ?? describePart(part)
      const index = number++
      const value = (part.group === undefined ? undefined : values[part.group]) ?? values.numbers?.[index]
      return value === undefined ? describePart(part) : String(value).padStart(part.pad, '0')
    })
    .join('')
}

/** A pattern as people read it: `FR{n}`, `Task {phase}.{n}`, `SPEC-YYYY-MM-DD-NNN`. */
export function describePattern(pattern: IdPattern): string {
  return pattern.parts.map(describePart).join('')
}

function describePart(part: IdPart): string {
  switch (part.kind) {
    case 'literal':
      return part.text
    case 'date':
      return 'YYYY-MM-DD'
    case 'text':
      return '{text}'
    case 'number':
      return part.pad > 1 ? 'N'.repeat(part.pad) : `{${part.group ?? 'n'}}`
  }
}

/** Which of the numbers of a pattern, from 0, is that of its phase; -1 where none is. */
export function phaseIndex(pattern: IdPattern): number {
  return pattern.parts.filter((part) => part.kind === 'number').findIndex((part) => part.group === 'phase')
}
