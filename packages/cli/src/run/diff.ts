/** Around a change, as many lines of what stays. */
const CONTEXT = 3
/** Above this many compared lines squared, the middle is shown as wholly replaced. */
const MOST_CELLS = 16_000_000

interface Line {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

/** The change from one text to another as a unified diff (as `diff -u` and git write it); empty where they are equal. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return ''
  const lines = compare(split(before), split(after))
  const out = [`--- a/${file}`, `+++ b/${file}`]
  for (const [from, to] of hunks(lines)) {
    const [oldStart, newStart] = [countOf(lines, 0, from, '+'), countOf(lines, 0, from, '-')]
    const [oldCount, newCount] = [countOf(lines, from, to, '+'), countOf(lines, from, to, '-')]
    out.push(`@@ -${place(oldStart, oldCount)} +${place(newStart, newCount)} @@`)
    for (const { mark, text } of lines.slice(from, to)) {
      out.push(mark + text.replace(/\n$/, ''))
      if (!text.endsWith('\n')) out.push('\\ No newline at end of file')
    }
  }
  return `${out.join('\n')}\n`
}

/** Lines with their ends. */
function split(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}

function compare(a: readonly string[], b: readonly string[]): readonly Line[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const kept = (text: string): Line => ({ mark: ' ', text })
  return [
    ...a.slice(0, start).map(kept),
    ...compareMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(kept),
  ]
}

/** By the longest common subsequence. */
function compareMiddle(a: readonly string[], b: readonly string[]): readonly Line[] {
  const width = b.length + 1
  if (a.length * b.length > MOST_CELLS)
    return [...a.map((text): Line => ({ mark: '-', text })), ...b.map((text): Line => ({ mark: '+', text }))]
  const longest = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ mark: ' ', text: a[i++] ?? '' })
      j++
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1)))
      lines.push({ mark: '-', text: a[i++] ?? '' })
    else lines.push({ mark: '+', text: b[j++] ?? '' })
  }
  return lines
}

function hunks(lines: readonly Line[]): readonly (readonly [from: number, to: number])[] {
  const ranges: [number, number][] = []
  for (const [i, { mark }] of lines.entries()) {
    if (mark === ' ') continue
    const [from, to] = [Math.max(0, i - CONTEXT), Math.min(lines.length, i + CONTEXT + 1)]
    const last = ranges.at(-1)
    if (last && from <= last[1]) last[1] = to
    else ranges.push([from, to])
  }
  return ranges
}

function countOf(lines: readonly Line[], from: number, to: number, without: '+' | '-'): number {
  let count = 0
  for (let i = from; i < to; i++) if (lines[i]?.mark !== without) count++
  return count
}

function place(before: number, count: number): string {
  const line = count === 0 ? before : before + 1
  return count === 1 ? `${line}` : `${line},${count}`
}
