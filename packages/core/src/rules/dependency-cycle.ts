import type { SeenOutline, Placed } from '../spec/outline.ts'
import type { Found, WorkspaceView } from './define.ts'
import { defineRule } from './define.ts'

/** Of a longer loop, so many specs are named. */
const MOST_NAMED = 8

/** Specs that wait for each other. */
export default defineRule({
  code: 'dependency-cycle',
  kind: 'workspace',
  severity: 'error',
  says: ({ loop, count }) =>
    count === 1 ? 'The spec depends on itself' : `${count} specs depend on each other in a loop: ${loop}`,
  *check({ outline, workspace }): Iterable<Found> {
    const known = new Map<string, Edges>()
    for (const files of workspace.loopsFrom(outline.file)) {
      const steps = stepsAlong(files, outline, workspace, known)
      const [first, ...others] = steps ?? []
      if (!steps || !first) continue
      const named = [outline.id?.text ?? outline.file, ...steps.slice(0, MOST_NAMED).map(({ mention }) => mention.text)]
      yield {
        at: first.mention.span,
        data: { loop: `${named.join(' -> ')}${steps.length > MOST_NAMED ? ' -> …' : ''}`, count: files.length },
        related: others
          .slice(0, MOST_NAMED)
          .map(({ file, mention }) => ({ file, span: mention.span, note: `depends on ${mention.text}` })),
      }
    }
  },
})

interface Step {
  readonly file: string
  readonly mention: Placed
}

/** By the file of a spec that another depends on: that spec, and where the other names it. */
type Edges = ReadonlyMap<string, { readonly mention: Placed; readonly outline: SeenOutline }>

/** Where each spec of a loop names the next; undefined where an ID on the way is borne by several: that is another fault. */
function stepsAlong(
  files: readonly string[],
  start: SeenOutline,
  workspace: WorkspaceView,
  known: Map<string, Edges>,
): readonly Step[] | undefined {
  const steps: Step[] = []
  let outline = start
  for (const [i, file] of files.entries()) {
    const edges = known.get(file) ?? edgesOf(outline, workspace)
    known.set(file, edges)
    const step = edges.get(files[(i + 1) % files.length] ?? '')
    if (!step) return undefined
    steps.push({ file, mention: step.mention })
    outline = step.outline
  }
  return steps
}

function edgesOf({ dependsOn }: SeenOutline, workspace: WorkspaceView): Edges {
  const edges = new Map<string, { mention: Placed; outline: SeenOutline }>()
  for (const mention of dependsOn) {
    const [outline, other] = workspace.withId(mention.text)
    if (outline && !other && !edges.has(outline.file)) edges.set(outline.file, { mention, outline })
  }
  return edges
}
