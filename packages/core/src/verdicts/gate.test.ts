import { expect, test } from 'vitest'
import type { ClaimKind } from '../claims/model.ts'
import { defaultLifecycle } from '../config/lifecycle.ts'
import { barred, isLeftOpen, lacking } from './gate.ts'
import type { Verdict, VerdictName } from './verdict.ts'

const names: readonly VerdictName[] = ['proven', 'failing', 'stale', 'unproven', 'waived']
const of = (kind: ClaimKind): readonly Verdict[] =>
  names.map((verdict) => ({ claim: { kind }, verdict, reasons: [] }) as unknown as Verdict)
const shown = (verdicts: readonly Verdict[]): readonly VerdictName[] => verdicts.map(({ verdict }) => verdict)

test('of the demanded kinds all must be proven or waived, of the others none may fail', () => {
  expect(shown(lacking(of('task')))).toEqual(['failing', 'stale', 'unproven'])
  expect(shown(lacking(of('dependency')))).toEqual(['failing'])
  expect(shown(lacking(of('task'), ['dependency']))).toEqual(['failing'])
  expect(shown(lacking(of('dependency'), ['dependency']))).toEqual(['failing', 'stale', 'unproven'])
})

test('left open is what is not proven and may stay so', () => {
  expect(shown(of('dependency').filter((each) => isLeftOpen(each)))).toEqual(['stale', 'unproven'])
  expect(of('task').some((each) => isLeftOpen(each))).toBe(false)
})

test('what is lacking bars where the status demands that all is done', () => {
  expect(shown(barred(of('task'), 'Complete', defaultLifecycle))).toEqual(['failing', 'stale', 'unproven'])
  for (const status of ['Implementing', 'Unheard of', undefined])
    expect(barred(of('task'), status, defaultLifecycle)).toEqual([])
})
