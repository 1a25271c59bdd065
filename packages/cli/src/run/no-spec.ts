import { RULES, type Diagnostic } from '@truespec/core'
import type { Session } from './session.ts'

const CODE = 'no-spec'

/** What is said where there is nothing to check yet. Nothing where the rule is off. */
export function noSpec({ project, selection }: Session, passedOver: number): readonly Diagnostic[] {
  const level = project.config.rules[CODE] ?? 'warning'
  if (level === 'off') return []
  const data = {
    looked: (selection.isWhole ? project.config.specs : selection.named).join(', '),
    passedOver,
    files: selection.files.paths.length,
  }
  const message = RULES.find(({ code }) => code === CODE)?.says(data) ?? `No spec was found in ${data.looked}`
  return [{ code: CODE, severity: level, file: '', span: { from: 0, to: 0 }, message, data, related: [], fixes: [] }]
}
