import type { Because, Reason } from '../evidence/reason.ts'
import { shortened } from '../text/shortened.ts'
import type { Verdict } from './verdict.ts'

/** So much of a name is shown; reports are written by others. */
const LONGEST_NAME = 160
const HASH = 10

/**
 * A reason as one clear sentence, in lower case and without a full stop, so that it may follow a colon: `no test bears its address`. Says
 * nothing of where the evidence stands: that is in `report`, `line` and `commit`.
 */
export function wordsOf(reason: Reason): string {
  return reason.because === undefined ? plainWords(reason) : BECAUSE[reason.because](reason)
}

/**
 * The reason that decides a verdict: of a failing claim the first piece of evidence against it, of a stale one what makes it stale, of an
 * unproven one what is lacking, else what proves nothing; of the others the first that there is.
 */
export function decisive({ verdict, reasons }: Pick<Verdict, 'verdict' | 'reasons'>): Reason | undefined {
  const first = (fits: (reason: Reason) => boolean): Reason | undefined => reasons.find(fits)
  if (verdict === 'failing') return first(({ weight }) => weight === 'against')
  if (verdict === 'stale') return first(({ kind, because }) => kind === 'stale' && because !== 'commit-unknown')
  if (verdict === 'waived') return first(({ kind }) => kind === 'waiver')
  if (verdict === 'proven') return first(({ weight }) => weight === 'for')
  return (
    first(({ kind }) => kind === 'ambiguous') ??
    first(({ kind }) => kind === 'missing') ??
    first(({ kind, weight }) => weight === 'none' && kind !== 'waiver') ??
    reasons[0]
  )
}

function plainWords(reason: Reason): string {
  const { kind, outcome, expected, weight } = reason
  const name = quoted(reason.name)
  switch (kind) {
    case 'test':
    case 'scenario':
      return ran(kind, name, outcome)
    case 'coverage':
      return outcome === 'no lines'
        ? `the coverage report counts no lines of ${name}`
        : `${outcome} of the lines of ${name} ran, and ${expected ?? 'a share'} is asked for`
    case 'metric':
      return `${name} is ${outcome}${expected === undefined ? '' : `, and ${shown(expected)} is asked for`}`
    case 'file':
      return weight === 'for' ? `${name} is there` : `${name} is not there`
    case 'package':
      if (weight === 'none')
        return `the lock file holds ${name} ${shown(outcome)}, and nobody can tell whether '${shown(expected ?? '')}' allows it`
      return `the lock file holds ${name} ${shown(outcome)}${expected === undefined ? '' : `, and ${shown(expected)} is asked for`}`
    case 'commit':
      return `commit ${hashOf(reason)} says that it implements it: ${name}`
    case 'spec':
      return `${name} is ${quoted(outcome)}`
    case 'waiver':
      return expected === undefined
        ? `its text says that it does not apply: ${shown(reason.name)}`
        : `waived by ${shown(outcome)} until ${shown(expected)}: ${shown(reason.name)}`
    case 'missing':
      return 'nothing was found that proves it'
    case 'stale':
      return 'the evidence is older than what it would prove'
    case 'ambiguous':
      return `it cannot be told which is meant: ${shown(reason.name)}`
  }
}

function ran(kind: 'test' | 'scenario', name: string, outcome: string): string {
  if (outcome === 'flaky') return `the ${kind} ${name} passed, but only after it had failed`
  if (outcome === 'skipped') return `the ${kind} ${name} was skipped, which proves nothing`
  return `the ${kind} ${name} ${outcome}`
}

const BECAUSE: Readonly<Record<Because, (reason: Reason) => string>> = {
  'no-test': () => 'no test bears its address',
  'rows-left-out': ({ name }) =>
    `of the scenario ${quoted(name)} some rows of examples did not run beside those that passed`,
  'no-scenario': ({ name }) => `no report has a run of the scenario ${quoted(name)}`,
  'no-coverage': ({ name, expected }) =>
    `no coverage report has a file that is ${quoted(name)}${expected === undefined ? '' : `, and ${expected} is asked for`}`,
  'no-target': ({ name, expected }) =>
    expected === undefined
      ? `the share of ${quoted(name)} that has to run is not given`
      : `${quoted(name)} was measured, and '${shown(expected)}' does not say whether it is a least or a most`,
  'no-metric': () => 'no measured figure bears its address',
  'no-figure': () => 'a figure was measured, and the text has none to compare it with',
  'no-link': () => 'it links to no document',
  'no-commit': () => 'no commit names it in a trailer',
  'no-package': ({ name }) => `no manifest asks for ${quoted(name)}`,
  'no-manifest': ({ name }) => `there is no manifest that Truespec reads, so nothing is known of ${quoted(name)}`,
  'not-locked': ({ name }) => `no lock file holds ${quoted(name)}`,
  'range-differs': ({ name, outcome, expected }) =>
    `the lock file holds ${quoted(name)} ${shown(outcome)}, and the spec asks for ${shown(expected ?? '')}`,
  'lock-differs': ({ name, outcome, expected }) =>
    `the lock file holds ${quoted(name)} ${shown(outcome)}, and the manifest asks for ${shown(expected ?? '')}`,
  'not-there': ({ name }) => `${quoted(name)} is not there`,
  'not-a-file': ({ name }) => `${quoted(name)} is a folder, or the spec itself, and no document`,
  'empty-file': ({ name }) => `nothing stands in ${quoted(name)}`,
  outside: ({ name }) => `${quoted(name)} leads out of the repository, and what stands there proves nothing`,
  'not-mature': ({ name, outcome }) => `${quoted(name)} is ${quoted(outcome)}: less mature than the spec that needs it`,
  'unknown-spec': ({ name }) => `no spec bears the ID ${quoted(name)}`,
  'other-unit': ({ name, expected }) =>
    `${quoted(name)} was measured in a unit that '${shown(expected ?? '')}' cannot be compared with`,
  'other-statistic': ({ name, expected }) =>
    `${quoted(name)} was measured, but not the figure that is asked for: ${shown(expected ?? '')}`,
  'claim-changed': (reason) => `its text has changed since ${spokenOf(reason)}`,
  'claim-absent': (reason) => `it did not stand in the spec at ${spokenOf(reason)}`,
  'foreign-commit': foreign,
  'commit-unknown': ({ name }) =>
    `nobody knows which commit ${quoted(name)} speaks of, and files differ from HEAD: give --commit`,
  'several-files': ({ name }) => `several files have that name: ${shown(name)}`,
  'several-specs': ({ name }) => `several specs bear that ID: ${shown(name)}`,
  'several-metrics': ({ name }) => `several figures were measured, and not all keep it: ${shown(name)}`,
  'several-scenarios': ({ name }) =>
    `several scenarios of the spec are named ${quoted(name)}, so that no run tells which it was`,
  'several-versions': ({ name, outcome, expected }) =>
    `the lock file holds ${quoted(name)} ${shown(outcome)}, of which not all are ${shown(expected ?? '')}`,
  'waiver-expired': ({ outcome, expected, name }) =>
    `the waiver by ${shown(outcome)} held until ${shown(expected ?? '')}: ${shown(name)}`,
  unsound: ({ name }) => `${quoted(name)} cannot be read as a spec: see what check says of it`,
}

/** `commit 0a1b2c3d4e, which 'reports/junit.xml' speaks of`; of a commit that is itself the evidence, its subject. */
function spokenOf(reason: Reason): string {
  const { report, name } = reason
  if (report !== undefined) return `${commitOf(reason)}, which ${quoted(report)} speaks of`
  return name === '' ? commitOf(reason) : `${commitOf(reason)}, ${quoted(name)}`
}

/** A commit of zeros is none: that of a report from before all commits, or before the one that CI checks. */
function foreign(reason: Reason): string {
  const { report, commit = '' } = reason
  if (report !== undefined && /^0{40}$/.test(commit))
    return `${quoted(report)} is older than the commit that is checked out`
  return `${report === undefined ? 'it rests on' : `${quoted(report)} speaks of`} ${commitOf(reason)}, which is not among the ancestors of HEAD`
}

function commitOf(reason: Reason): string {
  return reason.commit === undefined ? 'the commit that is checked out' : `commit ${hashOf(reason)}`
}

function hashOf({ commit = '' }: Reason): string {
  return shown(commit).slice(0, HASH)
}

function quoted(name: string): string {
  return `'${shown(name)}'`
}

/** On one line, and not too long. */
function shown(text: string): string {
  return shortened(text, LONGEST_NAME)
}
