import { expect, test } from 'vitest'
import { engine } from '../../../test/engine.ts'
import { read } from '../../spec/read.ts'
import { compile } from '../../template/compile.ts'
import type { LocalContext } from '../define.ts'
import itemIdGap from '../item-id-gap.ts'

const TEMPLATE =
  '# [T]\n\n- **Spec ID**: SPEC-[NUMBER]\n\n## Plan\n### Phase 1: [Name]\n- [ ] Task 1.1: [Text]\n- [ ] Task 1.2: [Text]\n\n## Needs\n- [ ] FR1: [Text]\n- [ ] FR2: [Text]\n\n## Notes\n[Text]\n'

/** The notes once the items are numbered anew; undefined where there is no fix. */
function notesAfter(needs: readonly string[], notes: string, tasks: readonly string[] = ['1.1']): string | undefined {
  const lists = `## Plan\n### Phase 1: P\n${tasks.map((id) => `- [ ] Task ${id}: a\n`).join('')}\n## Needs\n${needs.map((id) => `- [ ] ${id}: a\n`).join('')}`
  const text = `# T\n\n- **Spec ID**: SPEC-1\n\n${lists}\n## Notes\n${notes}\n`
  const schema = compile(TEMPLATE, engine, { name: 't.md' })
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
  const fix = [...itemIdGap.check({ spec } as LocalContext)].flatMap((found) => found.fixes ?? [])[0]
  const edits = fix?.edits.toSorted((a, b) => b.from - a.from)
  const after = edits?.reduce((sum, { from, to, insert }) => sum.slice(0, from) + insert + sum.slice(to), text)
  return after?.slice(after.indexOf('## Notes\n') + 9, -1)
}

const WAIVE = '<!-- truespec-waive'
const WHY = 'late vendor, Ann Lee, until 2026-12-31 -->'

test.each([
  [['FR1', 'FR2', 'FR5'], `${WAIVE} FR5: ${WHY}`, `${WAIVE} FR3: ${WHY}`],
  [['FR1', 'FR3', 'FR4'], `${WAIVE} FR3: ${WHY}`, `${WAIVE} FR2: ${WHY}`],
  [['FR1', 'FR3', 'FR4'], `${WAIVE} SPEC-1/FR4: ${WHY}`, `${WAIVE} SPEC-1/FR3: ${WHY}`],
  [['FR1', 'FR3'], `${WAIVE} SPEC-2/FR3: ${WHY}`, `${WAIVE} SPEC-2/FR3: ${WHY}`],
  [
    ['FR1', 'FR3'],
    '<!-- FR3 comes late; NFR3, FR3.1 and FR3-b are others -->',
    '<!-- FR2 comes late; NFR3, FR3.1 and FR3-b are others -->',
  ],
  [['FR1', 'FR3'], '<!-- SPEC-1/FR3.1, not SPEC-1/FR3. -->', '<!-- SPEC-1/FR3.1, not SPEC-1/FR2. -->'],
  [['FR1', 'FR3'], '<!-- a b FR3-->', '<!-- a b FR2-->'],
])('a waiver and any other comment stay with their item: %j', (needs, before, after) =>
  expect(notesAfter(needs, before)).toBe(after),
)

test('no item takes the number of a claim that is gone and still waived', () =>
  expect(notesAfter(['FR1', 'FR3'], `${WAIVE} FR2: ${WHY}`)).toBeUndefined())

test('a task is called otherwise in an address', () =>
  expect(notesAfter(['FR1'], `${WAIVE} T1.3: Task 1.3 waits, Ann Lee, until 2026-12-31 -->`, ['1.1', '1.3'])).toBe(
    `${WAIVE} T1.2: Task 1.2 waits, Ann Lee, until 2026-12-31 -->`,
  ))
