import type {
  BlockRule,
  EvidenceRule,
  FactsRule,
  LocalRule,
  OutcomeRule,
  Rule,
  VerdictRule,
  WorkspaceRule,
} from '../rules/define.ts'

/** The rules of a run, sorted by what they need. */
export interface RuleBook {
  readonly byCode: ReadonlyMap<string, Rule>
  readonly reading: readonly LocalRule[]
  /** The local rules but those that read. */
  readonly local: readonly LocalRule[]
  /** What needs more than its own document, but no engine. */
  readonly wide: readonly (WorkspaceRule | FactsRule)[]
  readonly block: readonly BlockRule[]
  readonly outcome: readonly OutcomeRule[]
  /** Those of `verify` alone. */
  readonly verdict: readonly VerdictRule[]
  readonly evidence: readonly EvidenceRule[]
}

/** Sorts rules into a book; their order stays. */
export function createRuleBook(rules: readonly Rule[]): RuleBook {
  const local = rules.filter((rule) => rule.kind === 'local')
  return {
    byCode: new Map(rules.map((rule) => [rule.code, rule])),
    reading: local.filter((rule) => rule.reading),
    local: local.filter((rule) => !rule.reading),
    wide: rules.filter((rule) => rule.kind === 'workspace' || rule.kind === 'facts'),
    block: rules.filter((rule) => rule.kind === 'block'),
    outcome: rules.filter((rule) => rule.kind === 'outcome'),
    verdict: rules.filter((rule) => rule.kind === 'verdict'),
    evidence: rules.filter((rule) => rule.kind === 'evidence'),
  }
}

/** Whether a rule speaks in `verify` alone. */
export function needsVerdicts({ kind }: Rule): boolean {
  return kind === 'verdict' || kind === 'evidence'
}
