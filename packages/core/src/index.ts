export type { Diagnostic } from './text/diagnostic.ts'

export { summarize, headline, countOf, countFixable } from './present/report.ts'
export type {
  Report,
  Summary,
  SpecSummary,
  RuleSummary,
  Point,
  Range,
  PlacedDiagnostic,
  PlacedRelated,
  PlacedFix,
  PlacedEdit,
  Excerpt,
} from './present/report.ts'
export { place } from './present/place.ts'
export { fingerprints, hash64 } from './present/fingerprint.ts'
export type { Source, SourceOf } from './present/fingerprint.ts'
export { presenters } from './present/present.ts'
export type { Format, Presenter } from './present/present.ts'
export { diagnosticJson, jsonDocument, rangeJson } from './present/json.ts'
export { jsonText, oneLine, visible, visibleLines } from './present/visible.ts'

export { contains, overlaps, span, trimmed } from './text/span.ts'
export type { Span } from './text/span.ts'
export { architectureNames, mermaidFaults } from './blocks/mermaid.ts'
export { readGherkin } from './blocks/gherkin.ts'
export type { Background, GherkinBlock, Named, Scenario, Step, StrayLine } from './blocks/gherkin.ts'
export type { BlockFault } from './blocks/fault.ts'
export type {
  BlockEngines,
  GherkinEngine,
  GherkinError,
  GherkinLanguage,
  GherkinLine,
  GherkinLineKind,
  StepKind,
  TypeModule,
} from './blocks/engines.ts'

export { LineIndex } from './text/lines.ts'
export type { Position } from './text/lines.ts'
export { applyEdits, lineEndOf } from './text/edit.ts'
export type { TextEdit } from './text/edit.ts'
export { byPlace } from './text/diagnostic.ts'
export type { Data, Fix, Level, Related, Severity } from './text/diagnostic.ts'
export { nearest } from './text/nearest.ts'

export { decode } from './markdown/decode.ts'
export { anchorsOf } from './markdown/headings.ts'
export type { MarkdownEngine, Root } from './markdown/tree.ts'

export { fileSlug } from './values/words.ts'
export { describePattern, formatId, matchId } from './values/id-pattern.ts'
export type { IdPattern } from './values/id-pattern.ts'

export { compile } from './template/compile.ts'
export { namedVersion } from './template/version.ts'
export type * from './template/schema.ts'
export { read } from './spec/read.ts'
export type { ReadEngines } from './spec/read.ts'
export { outlineOf, seenByOthers } from './spec/outline.ts'
export type { Outline, Placed, Progress } from './spec/outline.ts'
export type { Checkbox, Claim, ClaimKind, Field, Heading, Item, Part, Section, Slot, Spec, Title } from './spec/model.ts'

export { defaultLifecycle, findStatus, statusNames } from './config/lifecycle.ts'
export type { Lifecycle } from './config/lifecycle.ts'
export { defaultConfig, levelFor, parseConfig, templateFor } from './config/config.ts'
export { matcherOf } from './config/globs.ts'
export type { Config, Limits, Override, TemplateBinding } from './config/model.ts'
export type { Facts, FileFacts, GitFacts, PackageFact, PackageFacts } from './facts/model.ts'

export { RULES } from './rules/registry.ts'
export type { Rule, RuleSeverity } from './rules/define.ts'

export { analyse } from './check/analyse.ts'
export { createRuleBook } from './check/rule-book.ts'
export type { RuleBook } from './check/rule-book.ts'
export { deserialiseResult, serialiseResult } from './check/result.ts'
export type { FileResult, RawFound } from './check/result.ts'
export type { Store } from './check/store.ts'
export { applyBaseline, parseBaseline, writeBaseline } from './check/baseline.ts'
export { fixUntilStable, planFixes } from './check/fix.ts'
export { createWorkspace } from './workspace.ts'
export type { Workspace, WorkspaceOptions } from './workspace.ts'
