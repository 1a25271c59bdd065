import { readLines } from '../by-line.ts'
import { defineFormat, ReportError } from '../define.ts'
import { fullName } from '../full-name.ts'
import type { Outcome, TestResult } from '../model.ts'
import { tapLine, type TapText } from '../tap-lines.ts'

/** So deep subtests may stand in subtests. */
const DEEPEST = 64
/** What one level of subtests is indented by. */
const STEP = 4

/** A test of a subtest: its suites are known only when the test point of the subtest has come. */
interface Held {
  readonly suites: readonly string[]
  readonly name: string
  readonly outcome: Outcome
  readonly source: string | undefined
  readonly line: number
}

/** The tests of one level: those of the report itself, or those of a subtest. */
interface Level {
  readonly from: number
  planned: number | undefined
  points: number
  readonly ids: Set<number>
  held: Held[]
}

/** A test point whose diagnostics may still come. */
interface Point {
  readonly ok: boolean
  readonly text: TapText
  readonly depth: number
  readonly line: number
  /** Its subtests; undefined where it had none. */
  readonly inner: readonly Held[] | undefined
  source: string | undefined
  suite: boolean
}

/** Test Anything Protocol, versions 12 to 14, with subtests as node:test and node-tap write them. */
export default defineFormat({
  name: 'tap',
  says: 'TAP (Test Anything Protocol 12 to 14)',
  detects(head) {
    const lines = (head.charCodeAt(0) === 0xfeff ? head.slice(1) : head).split(/\r?\n/, 200)
    const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
    if (/^\s*[<{[]/.test(first)) return false
    return tapLine(first).kind !== 'other' || lines.some((line) => tapLine(line).kind === 'version')
  },
  open(sink) {
    const levels: Level[] = [levelFrom(1)]
    let point: Point | undefined
    /** Whether the last test point opened a brace: node-tap may write subtests after their test, within braces. */
    let brace = false
    /** What the line with the three dots that ends diagnostics is indented by. */
    let diagnostics: number | undefined

    /** The level of a line at that depth. A level begins with its first plan or test point. */
    function levelAt(depth: number, number: number): Level {
      if (depth >= DEEPEST) throw new ReportError(`subtests stand more than ${DEEPEST} deep in subtests`, number)
      if (brace && levels.length <= depth) throw new ReportError('subtests in braces are not read', number)
      while (levels.length <= depth) levels.push(levelFrom(number))
      if (levels.length > depth + 1) throw new ReportError('subtests end without the test that they are of', number)
      return levels[depth] as Level
    }

    function take(line: string, number: number): void {
      const indent = indentOf(line)
      if (point && indent > point.depth * STEP && line.slice(indent).trimEnd() === '---') {
        diagnostics = indent
        return
      }
      const found = tapLine(line.slice(indent))
      if (found.kind === 'bail') throw new ReportError(`the run was given up: ${found.reason || 'Bail out!'}`, number)
      if (found.kind === 'version') {
        if (found.version < 12 || found.version > 14)
          throw new ReportError(`TAP version ${found.version} is not known`, number)
        return
      }
      if (found.kind === 'other' && line.trim() === '{') brace = true
      if (found.kind === 'other' || indent % STEP !== 0) return
      settle()
      const depth = indent / STEP
      if (found.kind === 'plan') {
        const level = levelAt(depth, number)
        if (level.planned !== undefined) throw new ReportError('there is a second plan', number)
        level.planned = found.count
        return
      }
      const inner = levels.length === depth + 2 ? closed(levels.pop() as Level, number) : undefined
      const level = levelAt(depth, number)
      level.points++
      brace = line.trimEnd().endsWith('{')
      if (found.id !== undefined && level.ids.has(found.id))
        throw new ReportError(`there is a second test ${found.id}`, number)
      level.ids.add(found.id ?? level.points)
      point = { ok: found.ok, text: found.text, depth, line: number, inner, source: undefined, suite: false }
    }

    /** Takes over the last test point: nothing more of it can come. */
    function settle(): void {
      if (!point) return
      for (const held of heldOf(point))
        if (point.depth > 0) levels[point.depth]?.held.push(held)
        else sink.result(testResult(held))
      point = undefined
    }

    return readLines({
      line(text, number) {
        if (diagnostics === undefined) take(text, number)
        else if (indentOf(text) === diagnostics && text.trim() === '...') diagnostics = undefined
        else if (point) readDiagnostic(point, text)
      },
      end() {
        if (diagnostics !== undefined) throw new ReportError('it ends within diagnostics')
        settle()
        if (levels.length > 1) throw new ReportError('it ends within subtests', levels.at(-1)?.from)
        closed(levels[0] as Level, undefined)
      },
    })
  },
})

function testResult({ suites, name, outcome, source, line }: Held): TestResult {
  return { kind: 'test', name: fullName(suites, name), tags: [], outcome, flaky: false, source, line }
}

function levelFrom(number: number): Level {
  return { from: number, planned: undefined, points: 0, ids: new Set(), held: [] }
}

/** Ends a level, which must hold what its plan says. */
function closed({ planned, points, ids, held, from }: Level, number: number | undefined): readonly Held[] {
  if (planned === undefined) throw new ReportError('there is no plan, such as 1..5', number ?? from)
  if (planned !== points) throw new ReportError(`${planned} tests are planned, and ${points} there`, number)
  for (const id of ids)
    if (id < 1 || id > planned) throw new ReportError(`test ${id} is none of the ${planned} that are planned`, number)
  return held
}

/**
 * A test point without subtests is a test. One with subtests is proven by these alone, and proves that it failed where none of them did; a suite
 * of nothing is skipped.
 */
function* heldOf({ ok, text, line, inner, source, suite }: Point): Generator<Held> {
  const { description: name, directive } = text
  const outcome = directive ? 'skipped' : ok ? 'passed' : 'failed'
  for (const held of inner ?? [])
    yield {
      ...held,
      suites: [name, ...held.suites],
      outcome: directive && held.outcome === 'passed' ? 'skipped' : held.outcome,
    }
  const empty = suite || inner !== undefined
  if (!inner?.length) yield { suites: [], name, outcome: empty && ok ? 'skipped' : outcome, source, line }
  else if (outcome === 'failed' && inner.every((held) => held.outcome !== 'failed'))
    yield { suites: [], name, outcome, source, line }
}

/** Of the diagnostics only where the test stands, and whether it is a suite, as node:test has it. */
function readDiagnostic(point: Point, text: string): void {
  const found = /^\s{0,300}(location|type): *(?:'([^']*)'|"([^"]*)"|(\S*)) *$/.exec(text)
  const value = found?.[2] ?? found?.[3] ?? found?.[4]
  if (found?.[1] === 'location') point.source ??= value
  else if (found?.[1] === 'type' && value === 'suite') point.suite = true
}

function indentOf(line: string): number {
  let at = 0
  while (line.charCodeAt(at) === 32) at++
  return at
}
