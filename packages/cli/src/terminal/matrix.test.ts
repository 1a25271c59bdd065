import type { PlacedVerdict, VerifyReport } from '@truespec/core'
import { expect, test } from 'vitest'
import { plain } from './colors.ts'
import { matrixTables } from './matrix.ts'
import { displayWidth } from './width.ts'

const verdict = {
  claim: {
    address: 'S-1/FR1',
    local: 'FR1',
    kind: 'functional-requirement',
    file: 'a.md',
    text: "It's [all] | <b>text</b>",
  },
  verdict: 'unproven',
  reasons: [],
  start: { line: 3, column: 1, offset: 20 },
} as unknown as PlacedVerdict
const report = {
  specs: [{ file: 'a.md', id: 'S-1', title: 'Sign-in', status: 'Draft' }],
  verdicts: [verdict],
} as unknown as VerifyReport

test('texts stand as they are, and no row is wider than the terminal', () => {
  const wide = matrixTables(report, { paint: plain, width: 120 })
  expect(wide).toContain("FR1    It's [all] | <b>text</b>  unproven  nothing was found that proves it")
  for (const line of matrixTables(report, { paint: plain, width: 50 }).split('\n'))
    expect(displayWidth(line)).toBeLessThanOrEqual(50)
})

test('a long address is cut last, and only where the terminal is narrow', () => {
  const local = 'IT-post-api-stations-code-calibrations-refused'
  const long = { ...report, verdicts: [{ ...verdict, claim: { ...verdict.claim, local } }] } as unknown as VerifyReport
  expect(matrixTables(long, { paint: plain, width: 120 })).toContain(local)
  for (const width of [70, 80])
    for (const line of matrixTables(long, { paint: plain, width }).split('\n'))
      expect(displayWidth(line)).toBeLessThanOrEqual(width)
  expect(matrixTables(long, { paint: plain, width: 80 })).toContain('IT-post-api-stations-code-calibrations-refu…')
})

test('a claim that is not demanded stands in brackets, which are explained', () => {
  const task = { ...verdict, claim: { ...verdict.claim, local: 'T1.1', kind: 'task' } } as PlacedVerdict
  const shown = (demanded: VerifyReport['demanded'], one: PlacedVerdict): string =>
    matrixTables({ ...report, verdicts: [one], demanded }, { paint: plain, width: 120 })
  expect(shown(['functional-requirement'], task)).toContain('(unproven)')
  expect(shown(['functional-requirement'], task)).toContain('(in brackets): not demanded')
  for (const asked of [shown(undefined, task), shown([], { ...task, verdict: 'failing' })])
    expect(asked).not.toContain('(')
})
