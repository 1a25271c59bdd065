import type { Config } from '../config/model.ts'
import type { Facts } from '../facts/model.ts'
import type { WorkspaceView } from '../rules/define.ts'
import type { Evaluations } from './evaluations.ts'
import { levelsOf } from './levels.ts'
import type { FileResult, RawFound } from './result.ts'
import type { RuleBook } from './rule-book.ts'
import { runRule } from './run-rule.ts'

/** What the rules that look beyond one document look at, and where what they say is kept. */
export interface Surroundings {
  readonly workspace: WorkspaceView
  readonly facts: Facts
  readonly evaluations: Evaluations
}

/** What those rules found in one file, and the codes of those that could not look. */
export interface WideFindings {
  readonly found: readonly RawFound[]
  readonly blind: ReadonlySet<string>
}

const NOTHING: WideFindings = { found: [], blind: new Set() }

/**
 * Runs the rules that look beyond one document, where they are on. Of a document that could not be read they say nothing.
 * @throws RuleError where a rule throws.
 */
export function findWide(
  { outline, lifecycleHolds }: FileResult,
  { workspace, facts, evaluations }: Surroundings,
  book: RuleBook,
  config: Config,
): WideFindings {
  if (!outline.sound) return NOTHING
  const { file } = outline
  const limit = config.limits.findings
  const lifecycle = lifecycleHolds ? config.lifecycle : undefined
  const levels = levelsOf(config, file, lifecycleHolds, outline.status?.text)
  const found: RawFound[] = []
  const blind = new Set<string>()
  for (const [number, rule] of book.wide.entries()) {
    if (levels.set(rule.code) === 'off') continue
    const evaluation = evaluations.of(file, number, () =>
      rule.kind === 'workspace'
        ? runRule(rule, file, { outline, lifecycle, workspace }, limit)
        : runRule(rule, file, { outline, lifecycle, facts }, limit),
    )
    if (evaluation.blind) blind.add(rule.code)
    for (const each of evaluation.found) found.push(each)
  }
  return { found, blind }
}
