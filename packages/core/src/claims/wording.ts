import { withoutComments } from '../markdown/comments.ts'
import { BOX_MARKS, LIST_MARK } from '../markdown/list-mark.ts'
import { inAnyScript } from '../text/letters.ts'

/** The mark of the entry that a text is. */
const ENTRY = new RegExp(String.raw`^\s*${LIST_MARK}\s+`)
/** The checkboxes of an entry, and of those below it. */
const CHECKBOX = new RegExp(
  String.raw`^([ \t]*(?:${LIST_MARK}[ \t]+)?)\[[ xX]\](?=[${BOX_MARKS}]{0,2}[ \t])[ \t]*`,
  'gm',
)
const MARKS = /`+|\*+|_+/g
const SPACE_BEFORE = /(?:^|\s)$/
const SPACE_AFTER = /^(?:\s|$)/
const WORD_BEFORE = inAnyScript(String.raw`[\p{L}\p{N}]$`)
const WORD_AFTER = inAnyScript(String.raw`^[\p{L}\p{N}]`)

/** A run of marks of emphasis that no other one has closed yet. */
interface Opened {
  readonly from: number
  readonly to: number
}

/**
 * What has to stay as it is for evidence to hold: a text in Markdown without checkboxes, comments, marks of emphasis and code, and
 * differences of white space. All else counts: letters, signs, deletion, the targets of links, and marks that mark nothing (`2 * 3`, `snake_case`).
 * Time grows with the length of the text.
 */
export function wordingOf(text: string): string {
  const body = withoutComments(text, 'kept').replace(CHECKBOX, '$1').replace(ENTRY, '')
  const cuts: Opened[] = []
  const open: Record<string, Opened[]> = { '*': [], _: [] }
  const runs = [...body.matchAll(MARKS)].map(([run], i, all) => ({ run, from: all[i]?.index ?? 0 }))
  const closing = closingTicks(runs.map(({ run }) => run))
  for (let i = 0; i < runs.length; i++) {
    const { run, from } = runs[i] as (typeof runs)[number]
    const to = from + run.length
    const end = closing[i]
    if (run[0] === '`') {
      if (end === undefined) continue
      const last = runs[end] as (typeof runs)[number]
      cuts.push({ from, to }, { from: last.from, to: last.from + last.run.length })
      // Within code, marks are signs like others.
      i = end
      continue
    }
    const before = body.slice(Math.max(0, from - 2), from)
    const after = body.slice(to, to + 2)
    // `snake_case` has none, nor has `\*`.
    if (before.endsWith('\\') || (run[0] === '_' && WORD_BEFORE(before).test(before) && WORD_AFTER(after).test(after)))
      continue
    const stack = open[run[0] ?? ''] ?? []
    const opener = SPACE_BEFORE.test(before) ? undefined : stack.pop()
    if (opener) cuts.push(opener, { from, to })
    else if (!SPACE_AFTER.test(after)) stack.push({ from, to })
  }
  return spaced(without(body, cuts))
}

/** A text in which only differences of white space do not count. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** For each run of ticks the next one of its length, which closes it, unless another has taken it (CommonMark 0.31, section 6.1). */
function closingTicks(runs: readonly string[]): readonly (number | undefined)[] {
  const next = new Map<number, number>()
  const closing: (number | undefined)[] = runs.map(() => undefined)
  for (let i = runs.length - 1; i >= 0; i--) {
    const run = runs[i] ?? ''
    if (run[0] !== '`') continue
    closing[i] = next.get(run.length)
    next.set(run.length, i)
  }
  return closing
}

function without(text: string, cuts: readonly Opened[]): string {
  let at = 0
  const kept: string[] = []
  for (const { from, to } of cuts.toSorted((a, b) => a.from - b.from)) {
    kept.push(text.slice(at, from))
    at = to
  }
  return kept.join('') + text.slice(at)
}
