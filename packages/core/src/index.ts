/**
 * The public API of the core, in reading order: a text comes in at the top and leaves at the bottom. docs/api.md goes along it.
 * Everything is pure: what is native, heavy or outside comes in through ports, and nothing throws for what a text holds.
 */

// Text: offsets in UTF-16 code units, lines only at the edge; findings and fixes are plain data.
export type { Span } from './text/span.ts'
export { LineIndex, lineStart } from './text/lines.ts'
export type { Position } from './text/lines.ts'
export { applyEdits, lineEndOf } from './text/edit.ts'
export type { TextEdit } from './text/edit.ts'
export { folderOf } from './text/folder.ts'
export { hash64 } from './text/hash.ts'
export { nearest } from './text/nearest.ts'
export { LEVELS } from './text/diagnostic.ts'
export type { Data, Diagnostic, Fix, Level, Related, Severity } from './text/diagnostic.ts'

// Markdown: bytes to text, text to tree. The parser is a port.
export { decode } from './markdown/decode.ts'
export { anchorsOf } from './markdown/headings.ts'
export type { MarkdownEngine, Root } from './markdown/tree.ts'

// Values: the IDs and names that new specs get, and what they are written over.
export { describePattern, formatId, matchId } from './values/id-pattern.ts'
export type { IdPattern } from './values/id-pattern.ts'
export { parseIssue } from './values/issue.ts'
export { fileSlug } from './values/file-slug.ts'
export { placeholders } from './values/placeholder.ts'

// Blocks: the parsers of mermaid, TypeScript and Gherkin are ports too.
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
export type { BlockFault } from './blocks/fault.ts'

// Template: a Markdown template becomes a schema.
export { compile } from './template/compile.ts'
export { namedVersion } from './template/version.ts'
export type * from './template/schema.ts'
export type { Slip } from './template/slips.ts'

// Spec: a text read through a schema becomes a typed model, with holes where it lacks something.
export { read } from './spec/read.ts'
export type { ReadEngines, ReadInput } from './spec/read.ts'
export type { MetadataFile } from './spec/preamble.ts'
export type { Checkbox, Field, Heading, Item, Part, Section, Slot, Spec, Title } from './spec/model.ts'
export { outlineOf, seenByOthers } from './spec/outline.ts'
export type { Outline, Placed, Progress, SeenOutline } from './spec/outline.ts'

// Configuration: `truespec.json` as checked data, the lifecycle and its gates.
export { defaultConfig, parseConfig, templateFor } from './config/config.ts'
export { findStatus, maturityOf, nearestStatus, statusNames } from './config/lifecycle.ts'
export type { Lifecycle } from './config/lifecycle.ts'
export { matcherOf } from './config/globs.ts'
export type { Config, Limits, Override, TemplateBinding } from './config/model.ts'

// Facts: what rules may ask of git, packages and files.
export { linkedFile } from './facts/linked-file.ts'
export type { Facts, FileFacts, GitFacts, PackageFact, PackageFacts } from './facts/model.ts'

// Evidence: what reports say, format by format. The folder of formats is the registry.
export { ReportError } from './evidence/define.ts'
export type { ReportFormat, ReportReader, Sink } from './evidence/define.ts'
export { FORMATS } from './evidence/formats/registry.ts'
export { createCollection } from './evidence/collect.ts'
export type { Binding, Collection } from './evidence/collect.ts'
export { namePattern } from './evidence/addresses.ts'
export type { NamePattern } from './evidence/addresses.ts'
export type { EvidenceView, ReportSource } from './evidence/view.ts'
export type { History, ImplementingCommit } from './evidence/history.ts'
export type * from './evidence/model.ts'
export type { Because, Reason, ReasonKind } from './evidence/reason.ts'

// Claims: what a spec says that evidence can prove, each with its address.
export { claimsOf } from './claims/claims.ts'
export type { Claim, ClaimKind, Terms } from './claims/model.ts'
export { CLAIM_KINDS } from './claims/kinds/names.ts'
export { addressedAs } from './claims/address.ts'
export { featuresOf } from './claims/features.ts'
export type { FeatureFault, FeatureScenario, SpecFeature, SpecFeatures } from './claims/features.ts'

// Verdicts: what the evidence says of claims, and of a status that demands them.
export { judge } from './verdicts/verdict.ts'
export type { Verdict, VerdictName } from './verdicts/verdict.ts'
export { DEMANDED, isLeftOpen, lacking } from './verdicts/gate.ts'
export { waiversOf } from './verdicts/waivers.ts'
export type { Waiver } from './verdicts/waivers.ts'
export { decisive, wordsOf } from './verdicts/words.ts'
export { bindsTo, nextSteps } from './verdicts/steps.ts'

// Rules: every one of them, by code, and the edit of a value that their fixes are made of. Their pages are at `@truespec/core/pages`.
export { rewrite } from './rules/fields/rewrite.ts'
export { RULES } from './rules/registry.ts'
export type { Rule, RuleSeverity } from './rules/define.ts'

// Check: one document by itself, as plain data for a cache or another thread; baselines; fixes.
export { analyse, analyseAll } from './check/analyse.ts'
export type { AnalyseInput } from './check/analyse.ts'
export { createRuleBook } from './check/rule-book.ts'
export type { RuleBook } from './check/rule-book.ts'
export { RuleError } from './check/rule-error.ts'
export { formOf } from './check/catalogue.ts'
export { deserialiseResult, serialiseResult } from './check/result.ts'
export type { FileResult, RawFound } from './check/result.ts'
export type { Store } from './check/store.ts'
export { verifySpecs } from './check/verify.ts'
export type { Verified, VerifiedSpec, VerifyInput } from './check/verify.ts'
export { applyBaseline, parseBaseline, writeBaseline } from './check/baseline.ts'
export type { Baseline, Baselined, BaselineEntry } from './check/baseline.ts'
export { fixUntilStable } from './check/fix.ts'
export { createReferences } from './check/references.ts'
export type { References } from './check/references.ts'
export type { Fixed, FixOptions } from './check/fix.ts'

// Present: findings get lines and fingerprints, and become a report in one of seven formats.
export { place } from './present/place.ts'
export type { Source, SourceOf } from './present/fingerprint.ts'
export { countFixable, countOf, headline, summarize } from './present/report.ts'
export type {
  Excerpt,
  PlacedDiagnostic,
  PlacedEdit,
  PlacedFix,
  PlacedRelated,
  Point,
  Range,
  Report,
  RuleSummary,
  SpecSummary,
  Summary,
} from './present/report.ts'
export { presenters } from './present/present.ts'
export type { Format, Presenter } from './present/present.ts'
export { jsonDocument } from './present/json.ts'
export { claimJson, verifyJson, whyJson } from './present/verify-json.ts'
export { matrices } from './present/matrix.ts'
export type { MatrixFormat } from './present/matrix.ts'
export { evidenceLine, whereOf } from './present/evidence-line.ts'
export { bySpec, countVerdicts, verdictLine, VERDICTS } from './present/verdicts.ts'
export type { PlacedVerdict, ReportSummary, VerdictCounts, VerifyReport } from './present/verdicts.ts'
export { visible, visibleLines } from './present/visible.ts'

// Workspace: all specs of a root, checked as a whole and kept checked.
export { createWorkspace } from './workspace.ts'
export type { Workspace, WorkspaceOptions } from './workspace.ts'
