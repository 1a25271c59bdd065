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
