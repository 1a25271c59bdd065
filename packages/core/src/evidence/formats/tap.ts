import { readLines } from '../by-line.ts'
import { defineFormat, ReportError, type ReportReader, type Sink } from '../define.ts'
import { nameOfTest, saysSomething } from '../suite-names.ts'
import { createLevels, type HeldTest, type TapPoint } from '../tap-levels.ts'
import { tapLine } from '../tap-lines.ts'

/** What one level of subtests is indented by. */
const STEP = 4

/** Test Anything Protocol, versions 12 to 14, with subtests as node:test, node-tap and Vitest write them. */
export default defineFormat({
  name: 'tap',
  says: 'TAP (Test Anything Protocol 12 to 14)',
  detects(head) {
    const lines = (head.charCodeAt(0) === 0xfeff ? head.slice(1) : head).split(/\r?\n/, 200)
    const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
    if (/^\s*[<{[]/.test(first)) return false
    return (
      ['point', 'plan', 'bail'].includes(tapLine(first).kind) || lines.some((line) => tapLine(line).kind === 'version')
    )
  },
  open: readTap,
})

function readTap(sink: Sink): ReportReader {
  const levels = createLevels()
  let point: TapPoint | undefined
  /** What the line with the three dots that ends diagnostics is indented by. */
  let diagnostics: number | undefined

  function take(line: string, number: number): void {
    const indent = indentOf(line)
    if (point && indent > point.depth * STEP && line.slice(indent).trimEnd() === '---') {
      diagnostics = indent
      return
    }
    const found = tapLine(line.slice(indent))
    if (found.kind === 'bail') throw new ReportError(`the run was given up: ${found.reason || 'Bail out!'}`, number)
    if (found.kind === 'version' && (found.version < 12 || found.version > 14))
      throw new ReportError(`TAP version ${found.version} is not known`, number)
    if (indent % STEP !== 0 || found.kind === 'version' || found.kind === 'other') return
    const depth = indent / STEP
    if (found.kind === 'open') {
      if (point?.depth === depth) point.brace = true
    } else if (found.kind === 'close') {
      settle(point?.depth === depth)
      point = levels.close(depth, number)
    } else {
      settle(point?.depth === depth - 1)
      if (found.kind === 'plan') return levels.plan(depth, found.count, number)
      const { ok, text, brace } = found
      const inner = levels.point(depth, found.id, number)
      point = { ok, text, depth, line: number, brace, inner, source: undefined, suite: false }
    }
  }

  /** Takes over the last test point: nothing more of it can come but subtests within its brace, which are `next`. */
  function settle(next: boolean): void {
    const last = point
    point = undefined
    if (!last) return
    if (last.brace && next) return levels.open(last)
    for (const test of testsOf(last)) {
      const { suites, name, outcome, source, line } = test
      if (last.depth > 0) levels.hold(last.depth, test)
      else
        sink.result({
          kind: 'test',
          name: nameOfTest(suites.filter(saysSomething), '', name),
          tags: [],
          outcome,
          flaky: false,
          source,
          line,
        })
    }
  }

  return readLines({
    line(text, number) {
      if (diagnostics === undefined) take(text, number)
      else if (indentOf(text) === diagnostics && text.trim() === '...') diagnostics = undefined
      else if (point) readDiagnostic(point, text)
    },
    end() {
      if (diagnostics !== undefined) throw new ReportError('it ends within diagnostics')
      settle(false)
      levels.end()
    },
  })
}

/**
 * A test point without subtests is a test. One with subtests is proven by these alone, and has failed itself where none of them did; a suite of
 * nothing is skipped.
 */
function* testsOf({ ok, text, line, inner, source, suite }: TapPoint): Generator<HeldTest> {
  const { description: name, directive } = text
  const outcome = directive ? 'skipped' : ok ? 'passed' : 'failed'
  for (const test of inner ?? [])
    yield {
      ...test,
      suites: [name, ...test.suites],
      outcome: directive && test.outcome === 'passed' ? 'skipped' : test.outcome,
    }
  const empty = suite || inner !== undefined
  if (!inner?.length) yield { suites: [], name, outcome: empty && ok ? 'skipped' : outcome, source, line }
  else if (outcome === 'failed' && inner.every((test) => test.outcome !== 'failed'))
    yield { suites: [], name, outcome, source, line }
}

/** Of diagnostics only where the test stands, and whether it is a suite, as node:test has it. */
function readDiagnostic(point: TapPoint, text: string): void {
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
