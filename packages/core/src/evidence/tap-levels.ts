import { ReportError } from './define.ts'
import type { Outcome } from './model.ts'
import type { TapText } from './tap-lines.ts'

/** So deep subtests may stand in subtests. */
const DEEPEST = 64

/** A test, with the subtests that it stands in as far as they are known: they are named after what stands in them. */
export interface HeldTest {
  readonly suites: readonly string[]
  readonly name: string
  readonly outcome: Outcome
  readonly source: string | undefined
  readonly line: number
}

/** A test point whose diagnostics may still come. */
export interface TapPoint {
  readonly ok: boolean
  readonly text: TapText
  readonly depth: number
  readonly line: number
  /** Whether a brace for its subtests stands open behind it. */
  brace: boolean
  /** Its subtests; undefined where it has none. */
  inner: readonly HeldTest[] | undefined
  source: string | undefined
  suite: boolean
}

interface Level {
  readonly from: number
  planned: number | undefined
  points: number
  readonly ids: Set<number>
  readonly held: HeldTest[]
}

/** The levels of a TAP report that are open: the report itself, and subtests in subtests. Each function throws `ReportError`. */
interface TapLevels {
  plan(depth: number, count: number, line: number): void
  /** Counts a test point; gives the subtests that stand before it, which are its own. */
  point(depth: number, id: number | undefined, line: number): readonly HeldTest[] | undefined
  /** Keeps a test until the subtests that it stands in are named. */
  hold(depth: number, test: HeldTest): void
  /** Begins the subtests of a point: those within braces stand behind it. */
  open(point: TapPoint): void
  /** Ends such subtests, and gives their point back; undefined where none begin at that depth. */
  close(depth: number, line: number): TapPoint | undefined
  end(): void
}

/** Only the report itself is open. */
export function createLevels(): TapLevels {
  const levels: Level[] = [levelFrom(1)]
  const braced: TapPoint[] = []

  function levelAt(depth: number, line: number): Level {
    if (depth >= DEEPEST) throw new ReportError(`subtests stand more than ${DEEPEST} deep in subtests`, line)
    if (depth <= (braced.at(-1)?.depth ?? -1)) throw new ReportError('the brace of subtests is not closed', line)
    while (levels.length <= depth) levels.push(levelFrom(line))
    const level = levels[depth]
    if (!level || levels.length > depth + 1)
      throw new ReportError('subtests end without the test that they are of', line)
    return level
  }

  /** Ends the innermost level, which must hold what its plan says. */
  function pop(line: number | undefined): readonly HeldTest[] {
    const { planned, points, ids, held } = levels.pop() ?? levelFrom(1)
    if (planned === undefined) throw new ReportError('there is no plan, such as 1..5', line)
    if (planned !== points) throw new ReportError(`${planned} tests are planned, and there are ${points}`, line)
    for (const id of ids)
      if (id < 1 || id > planned) throw new ReportError(`test ${id} is none of the ${planned} that are planned`, line)
    return held
  }

  return {
    plan(depth, count, line) {
      const level = levelAt(depth, line)
      if (level.planned !== undefined) throw new ReportError('there is a second plan', line)
      level.planned = count
    },
    point(depth, id, line) {
      const open = braced.at(-1)
      const inner = levels.length === depth + 2 && open?.depth !== depth ? pop(line) : undefined
      const level = levelAt(depth, line)
      level.points++
      const own = id ?? level.points
      if (level.ids.has(own)) throw new ReportError(`there is a second test ${own}`, line)
      level.ids.add(own)
      return inner
    },
    hold: (depth, test) => void levels[depth]?.held.push(test),
    open(point) {
      levelAt(point.depth + 1, point.line)
      braced.push(point)
    },
    close(depth, line) {
      if (braced.at(-1)?.depth !== depth) return undefined
      const point = braced.pop()
      if (levels.length !== depth + 2) throw new ReportError('subtests end without the test that they are of', line)
      const inner = pop(line)
      return point && { ...point, brace: false, inner }
    },
    end() {
      if (levels.length > 1) throw new ReportError('it ends within subtests', levels.at(-1)?.from)
      pop(undefined)
    },
  }
}

function levelFrom(line: number): Level {
  return { from: line, planned: undefined, points: 0, ids: new Set(), held: [] }
}
