import { addressedAs } from '../claims/address.ts'
import type { Claim, ClaimKind } from '../claims/model.ts'
import { demands, findStatus, type Status } from '../config/lifecycle.ts'
import type { Config } from '../config/model.ts'
import type { History } from '../evidence/history.ts'
import type { Reason } from '../evidence/reason.ts'
import type { EvidenceView, Reported } from '../evidence/view.ts'
import type { AddressedSpec, VerdictContext } from '../rules/define.ts'
import { byPlace, type Diagnostic } from '../text/diagnostic.ts'
import { barred } from '../verdicts/gate.ts'
import { judge, type Verdict } from '../verdicts/verdict.ts'
import type { Waiver } from '../verdicts/waivers.ts'
import { levelsOf } from './levels.ts'
import type { FileResult, RawFound } from './result.ts'
import { needsVerdicts, type RuleBook } from './rule-book.ts'
import { runRule } from './run-rule.ts'
import { diagnose, settle } from './settle.ts'

/** Of the files that share one ID, so many are named. */
const MOST_TWINS = 5
const NONE: ReadonlySet<string> = new Set()

/** One spec as it was read: plain data, so that it may come from a cache. */
export interface VerifiedSpec {
  /** See `analyse`. */
  readonly result: FileResult
  /** See `claimsOf`. */
  readonly claims: readonly Claim[]
  /** See `waiversOf`. */
  readonly waivers: readonly Waiver[]
}

/** What specs are verified with. */
export interface VerifyInput {
  /** Every spec of the root, those that are not reported too: an ID that two specs bear proves nothing, wherever the other one is. */
  readonly specs: readonly VerifiedSpec[]
  /** Whether a spec is judged and reported. Without it all are. */
  readonly isReported?: (file: string) => boolean
  /** What `check` reports of them (`workspace.diagnostics()`): what verdicts rest on is said again, the rest is left to `check`. */
  readonly checked: readonly Diagnostic[]
  readonly evidence: EvidenceView
  /** Every address that some result bears: `collection.addresses()`. */
  readonly addresses: ReadonlyMap<string, Reported<{ readonly line: number | undefined }>>
  /** Undefined where there is no git: then no evidence is stale. */
  readonly history: History | undefined
  readonly config: Config
  readonly book: RuleBook
  /** ISO date. */
  readonly today: string
  /** The status that every spec is held against, besides its own. The caller has seen to it that the lifecycle knows it. */
  readonly gate?: string | undefined
  /** The kinds of claims that need proof; see `DEMANDED`. */
  readonly demanded?: readonly ClaimKind[] | undefined
}

/** What came of it. */
export interface Verified {
  /** Of the reported specs in their order, and of each in the order of its document. */
  readonly verdicts: readonly Verdict[]
  /** By place; some stand in reports and have a `line` in place of offsets. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Judges the claims of specs and runs the rules that need verdicts: the whole of `truespec verify` but for what reads files.
 * @throws RuleError where a rule throws: a fault of ours.
 */
export function verifySpecs(input: VerifyInput): Verified {
  const { specs, checked, book, isReported = () => true } = input
  const bearers = Map.groupBy(specs, addressOf)
  const reported = specs.filter(({ result }) => isReported(result.outline.file))
  const trials = reported.map((spec) => ({
    spec,
    verdicts: judgeSpec(spec, bearers.get(addressOf(spec)) ?? [], input),
  }))
  const rests = (code: string): boolean => {
    const rule = book.byCode.get(code)
    return rule?.grounds === true || (rule?.kind === 'local' && rule.reading === true)
  }
  return {
    verdicts: trials.flatMap(({ verdicts }) => verdicts),
    diagnostics: [
      ...checked.filter(({ code }) => rests(code)),
      ...trials.flatMap(({ spec, verdicts }) => findingsOf(spec, verdicts, input)),
      ...findingsInReports(bearers, input),
    ].toSorted(byPlace),
  }
}

/** The part of a spec's addresses before the slash. */
function addressOf({ result: { outline } }: VerifiedSpec): string {
  return addressedAs(outline.id?.text, outline.file)
}

function judgeSpec(spec: VerifiedSpec, bearers: readonly VerifiedSpec[], input: VerifyInput): readonly Verdict[] {
  const { outline } = spec.result
  // What could be read of such a spec may be any part of it.
  if (!outline.sound)
    return spec.claims.map((claim) => ({ claim, verdict: 'unproven', reasons: [unsound(outline.file)] }))
  const twins = bearers.slice(0, MOST_TWINS + 1).filter((other) => other !== spec)
  const court = { ...input, waivers: spec.waivers, twins: twins.map(({ result }) => result.outline.file) }
  return spec.claims.map((claim) => judge(claim, court))
}

function unsound(file: string): Reason {
  return { kind: 'missing', weight: 'none', name: file, outcome: 'missing', because: 'unsound' }
}

/** What the rules say of the verdicts on one spec. */
function findingsOf(spec: VerifiedSpec, verdicts: readonly Verdict[], input: VerifyInput): readonly Diagnostic[] {
  const { result, waivers } = spec
  const { outline, lifecycleHolds } = result
  const { config, book, today, demanded } = input
  const { file } = outline
  const levels = levelsOf(config, file, lifecycleHolds, outline.status?.text)
  const held = heldAgainst(levels.status, input)
  const context: VerdictContext = {
    outline,
    lifecycle: lifecycleHolds ? config.lifecycle : undefined,
    status: levels.status,
    held,
    verdicts,
    barred: barred(verdicts, held, config.lifecycle, demanded),
    waivers: outline.sound ? waivers : [],
    today,
  }
  const found: RawFound[] = []
  for (const rule of book.verdict)
    if (levels.set(rule.code) !== 'off') runRule(rule, file, context, config.limits.findings, found)
  return settle(
    {
      result: { ...result, found: [], suppressions: suppressionsOf(result, book) },
      found,
      blind: NONE,
      verified: true,
    },
    book,
    config,
  )
}

/** The spec's own status where that demands proof, else the one that was asked for; a spec that came to its end is held against nothing more. */
function heldAgainst(own: Status | undefined, { config: { lifecycle }, gate }: VerifyInput): string | undefined {
  if (own && demands(lifecycle, own, 'done')) return own.name
  if (gate === undefined || (own && own.rank === undefined)) return undefined
  return findStatus(lifecycle, gate)?.name
}

/** Comments that suppress findings of rules that need verdicts, and nothing of the others: `check` has judged those. */
function suppressionsOf({ suppressions }: FileResult, book: RuleBook): FileResult['suppressions'] {
  const ours = (code: string): boolean => {
    const rule = book.byCode.get(code)
    return rule !== undefined && needsVerdicts(rule)
  }
  return suppressions
    .filter(({ form, reason, codes }) => form !== undefined && reason !== '' && codes.some(({ code }) => ours(code)))
    .map((suppression) => ({ ...suppression, codes: suppression.codes.filter(({ code }) => ours(code)) }))
}

/** What the rules say of the addresses that reports name. No comment suppresses it: it stands in no spec. */
function findingsInReports(
  bearers: ReadonlyMap<string, readonly VerifiedSpec[]>,
  { addresses, book, config }: VerifyInput,
): readonly Diagnostic[] {
  const borne = [...addresses].map(([address, { result, report }]) => ({
    address,
    report: report.path,
    line: result.line,
  }))
  const specs = new Map([...bearers].map(([address, those]) => [address, addressed(those)]))
  return book.evidence.flatMap((rule) =>
    runRule(rule, '', { borne, specs }, config.limits.findings).flatMap((found) => {
      const file = found.span.file ?? ''
      const level = levelsOf(config, file, false, undefined).of(found, rule.severity)
      return level === 'off' ? [] : [diagnose(found, level, book, file, '\n')]
    }),
  )
}

function addressed(specs: readonly VerifiedSpec[]): AddressedSpec {
  return {
    hasId: specs.some(({ result }) => result.outline.id !== undefined),
    locals: specs.every(({ result }) => result.outline.sound)
      ? new Set(specs.flatMap(({ claims }) => claims.map(({ local }) => local)))
      : undefined,
  }
}
