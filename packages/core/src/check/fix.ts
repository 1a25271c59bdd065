import { countBefore } from '../text/bisect.ts'
import type { Diagnostic, Fix } from '../text/diagnostic.ts'
import { applyEdits, clashes, lineEndOf, type TextEdit } from '../text/edit.ts'

/** Which fixes may be made: `unsafe` ones too, which may change the meaning. */
export interface FixOptions {
  readonly unsafe: boolean
}

/** The edits of one round. */
interface FixPlan {
  /** By file, sorted, none clashing with another. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>
  /** The diagnostics that the edits answer, in order. */
  readonly fixed: readonly Diagnostic[]
  /** Diagnostics whose fix clashes with one that was chosen: another round may fix them. */
  readonly deferred: readonly Diagnostic[]
}

/** How a text came to rest, or did not. */
export interface Fixed {
  readonly text: string
  /** How many fixes were made. */
  readonly count: number
  /** False where fixes are left: some undo each other, or mend nothing, or the rounds did not suffice. */
  readonly stable: boolean
}

/** A round makes one of several insertions at one place, so a text that lacks most of its sections takes dozens. */
const MOST_ROUNDS = 100
/** So many fixes that did not mend anything beside others are tried by themselves. */
const MOST_ALONE = 10

/**
 * Chooses, in the order of the diagnostics, the first fix of each that may be made and that clashes with none chosen before.
 * A fix is made whole or not at all; one with an edit outside its text, or of a file that is not in `texts`, is never made.
 */
export function planFixes(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  { unsafe }: FixOptions,
): FixPlan {
  const edits = new Map<string, TextEdit[]>()
  const fixed: Diagnostic[] = []
  const deferred: Diagnostic[] = []
  for (const diagnostic of diagnostics) {
    const fix = diagnostic.fixes.find((each) => (unsafe || each.safe) && fits(each, texts))
    if (!fix) continue
    if (fix.edits.some((edit) => clashesWithSome(edit, edits.get(edit.file)))) deferred.push(diagnostic)
    else {
      for (const edit of fix.edits) insertSorted(edit, edits)
      fixed.push(diagnostic)
    }
  }
  return { edits, fixed, deferred }
}

/** Makes edits of one file. Bytes outside them stay, and so does whether the text ends in a line end. */
export function applyFixes(text: string, edits: readonly TextEdit[]): string {
  const result = applyEdits(text, edits)
  if (text === '' || result === '' || endsLine(text) === endsLine(result)) return result
  return endsLine(text) ? result + lineEndOf(text) : result.replace(/(?:\r\n|\r|\n)$/, '')
}

/**
 * Fixes one text until nothing is left to fix, or a text comes back that was there before, or a hundred rounds are over. A fix that
 * leaves what it should mend is not made.
 * @param check The diagnostics of the file for a text of it.
 */
export function fixUntilStable(
  check: (text: string) => readonly Diagnostic[],
  file: string,
  text: string,
  options: FixOptions,
): Fixed {
  let count = 0
  let current = text
  let found = check(text)
  /** The text some rounds ago, a later one from time to time: fixes that go in circles come back to it (Brent). */
  let earlier = text
  /** What fixes did not mend beside others: they are made one by one when nothing else is left. */
  let idle: readonly Place[] = []
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const waits = new Set(idle.map(keyOf))
    const isIdle = (each: Diagnostic): boolean => waits.size > 0 && waits.has(keyOf(placeOf(each)))
    let step = attempt(found.filter((each) => !isIdle(each)))
    if (step.useless.length > 0) {
      idle = [...idle, ...step.useless]
      continue
    }
    if (step.next === current) {
      const alone = found.filter(isIdle).slice(0, MOST_ALONE)
      const helpful = alone
        .map((each) => attempt([each]))
        .find(({ next, useless }) => next !== current && !useless.length)
      if (!helpful) return end()
      step = helpful
      idle = []
    }
    count += step.fixed.length
    current = step.next
    found = step.left
    idle = idle.map((each) => moved(each, step.edits))
    if (current === earlier) return end()
    if ((round & (round - 1)) === 0) earlier = current
  }
  return end()

  function attempt(wanted: readonly Diagnostic[]): Attempt {
    const plan = planFixes(wanted, new Map([[file, current]]), options)
    const edits = plan.edits.get(file) ?? []
    const next = applyFixes(current, edits)
    const left = next === current ? found : check(next)
    return { next, edits, left, fixed: plan.fixed, useless: next === current ? [] : vainFixes(plan.fixed, left, edits) }
  }

  function end(): Fixed {
    return { text: current, count, stable: attempt(found).next === current }
  }
}

/** A round that may be taken. */
interface Attempt {
  readonly next: string
  readonly edits: readonly TextEdit[]
  /** The diagnostics of `next`. */
  readonly left: readonly Diagnostic[]
  readonly fixed: readonly Diagnostic[]
  /** Those that were to be mended and stand there all the same. */
  readonly useless: readonly Place[]
}

/** What a diagnostic says, and where. */
interface Place {
  readonly says: string
  readonly from: number
}

/**
 * Diagnostics whose fix adds text and that stand there after it as before: what it brings is not read as what is missing, say behind a
 * comment that nothing ends. (A fix that takes text away may bring forth its like, and comes to an end.)
 */
function vainFixes(
  fixed: readonly Diagnostic[],
  left: readonly Diagnostic[],
  edits: readonly TextEdit[],
): readonly Place[] {
  const there = new Set(left.map((each) => keyOf(placeOf(each))))
  return fixed
    .filter(adds)
    .map(placeOf)
    .filter((each) => there.has(keyOf(moved(each, edits))))
}

function adds({ fixes }: Diagnostic): boolean {
  return fixes.some(
    ({ edits }) => edits.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0) > 0,
  )
}

function placeOf({ code, data, span }: Diagnostic): Place {
  return { says: `${code} ${JSON.stringify(data)}`, from: span.from }
}

function keyOf({ says, from }: Place): string {
  return `${from} ${says}`
}

/** The same place when the edits are made. */
function moved({ says, from }: Place, edits: readonly TextEdit[]): Place {
  const before = edits.filter((edit) => edit.to <= from)
  return { says, from: before.reduce((at, edit) => at + edit.insert.length - (edit.to - edit.from), from) }
}

function fits({ edits }: Fix, texts: ReadonlyMap<string, string>): boolean {
  return (
    edits.length > 0 &&
    edits.every(({ file, from, to }) => from >= 0 && from <= to && to <= (texts.get(file)?.length ?? -1)) &&
    edits.every((edit, i) => edits.every((other, j) => i >= j || !clashes(edit, other)))
  )
}

/** `chosen` is sorted and free of clashes, so that only neighbours can clash. */
function clashesWithSome(edit: TextEdit, chosen: readonly TextEdit[] | undefined): boolean {
  if (!chosen) return false
  const at = placeFor(edit, chosen)
  for (let i = Math.max(0, at - 2); i < Math.min(chosen.length, at + 2); i++) {
    const other = chosen[i] as TextEdit
    if (clashes(edit, other) || insertsAtEdge(edit, other)) return true
  }
  return false
}

/** An insertion at the end of a replacement: both can be made, but in which order nobody said. */
function insertsAtEdge(a: TextEdit, b: TextEdit): boolean {
  return (a.from === a.to || b.from === b.to) && (a.from === b.to || b.from === a.to)
}

function insertSorted(edit: TextEdit, edits: Map<string, TextEdit[]>): void {
  const chosen = edits.get(edit.file) ?? []
  chosen.splice(placeFor(edit, chosen), 0, edit)
  edits.set(edit.file, chosen)
}

/** The index of the first chosen edit that starts after this one. */
function placeFor(edit: TextEdit, chosen: readonly TextEdit[]): number {
  return countBefore(chosen, ({ from }) => from <= edit.from)
}

function endsLine(text: string): boolean {
  return /[\r\n]$/.test(text)
}
