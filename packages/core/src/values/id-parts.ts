/**
 * A part of an ID. A number of `pad` 1 bears no leading zeros, one of more has at least that many digits. `loose`: any count of digits is read, `pad` is how it is
 * written. `phase` is the number of the section that holds the item, `n` the one that counts up. A date is `YYYY-MM-DD` unless its `form` says otherwise: `YYYY`, `YYYYMM`.
 * A text is what only the writer knows; `placeholder` is the template's word for it: `[AREA]`.
 */
export type IdPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'date'; readonly form?: string }
  | { readonly kind: 'number'; readonly pad: number; readonly group?: 'phase' | 'n'; readonly loose?: true }
  | { readonly kind: 'text'; readonly placeholder: string }

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

const ISO = 'YYYY-MM-DD'

/** The part of an ID that is a date or some of one. */
export type DatePart = Extract<IdPart, { readonly kind: 'date' }>

/** Where a date ends that starts at an offset of a text; undefined where none in that form does. */
export function dateEnd({ form = ISO }: DatePart, text: string, at: number): number | undefined {
  for (let i = 0; i < form.length; i++) {
    const [wanted, there] = [form.charAt(i), text.charAt(at + i)]
    if ('YMD'.includes(wanted) ? there < '0' || there > '9' || there === '' : there !== wanted) return undefined
  }
  return at + form.length
}

/** What was written in the form of a part as `YYYY-MM-DD`; what the form leaves out is the first. */
export function dateWritten({ form = ISO }: DatePart, written: string): string {
  const digits = (letters: string): string => {
    const at = form.indexOf(letters)
    return at < 0 ? '' : written.slice(at, at + letters.length)
  }
  const year = digits('YYYY') || `20${digits('YY') || '00'}`
  return `${year}-${digits('MM') || '01'}-${digits('DD') || '01'}`
}

/** Whether a form names a day. */
export function isWholeDate({ form = ISO }: DatePart): boolean {
  return ['YYYY', 'MM', 'DD'].every((letters) => form.includes(letters))
}

/** A date, given as `YYYY-MM-DD`, in the form of a part. */
function dateInForm({ form = ISO }: DatePart, date: string): string {
  return form
    .replace('YYYY', date.slice(0, 4))
    .replace('YY', date.slice(2, 4))
    .replace('MM', date.slice(5, 7))
    .replace('DD', date.slice(8, 10))
}

/** Writes an ID. What the values lack stands as `describePattern` shows it. */
export function formatId(pattern: IdPattern, values: IdValues): string {
  let number = 0
  let text = 0
  return pattern.parts
    .map((part) => {
      if (part.kind === 'literal') return part.text
      if (part.kind === 'date') return values.date === undefined ? describePart(part) : dateInForm(part, values.date)
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
      return part.form ?? ISO
    case 'text':
      return part.placeholder
    case 'number':
      return part.pad > 1 ? 'N'.repeat(part.pad) : `{${part.group ?? 'n'}}`
  }
}

/** Which of the numbers of a pattern, from 0, is that of its phase; -1 where none is. */
export function phaseIndex(pattern: IdPattern): number {
  return pattern.parts.filter((part) => part.kind === 'number').findIndex((part) => part.group === 'phase')
}
