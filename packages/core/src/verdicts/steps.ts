import type { Claim } from '../claims/model.ts'
import type { Because, Reason } from '../evidence/reason.ts'
import type { Verdict } from './verdict.ts'

/** What would be evidence for a claim, in sentences: what binds to it, exactly. */
export function bindsTo({ address, kind, spec, terms }: Claim): readonly string[] {
  const found: string[] = []
  if (kind === 'task')
    return [`a commit with the trailer \`Implements: ${address}\``, `or the trailers ${taskTrailers(address, spec)}`]
  if (terms.package) return [`the package ${terms.package.name} in the manifest and in the lock file`]
  if (terms.specs) return terms.specs.map((id) => `the spec ${id}, once it is as mature as this one`)
  if (kind === 'documentation') return ['the files that the item links to']
  if (terms.scenario !== undefined) found.push(`a run of the scenario '${terms.scenario}' of ${spec}`)
  if (terms.coverage !== undefined && terms.component !== undefined)
    found.push(`coverage of the files of '${terms.component}': ${terms.coverage}% of their lines`)
  if (terms.figures !== undefined)
    found.push(`a measured figure that is named ${address}, or given to it by "verify.metrics"`)
  if (kind !== 'performance') found.push(`a test with [${address}] in its name, or the tag @${address}`)
  return found
}

/** What to do next so that a claim is proven, the nearest first. Empty for one that is. */
export function nextSteps({ claim, verdict, reasons }: Verdict): readonly string[] {
  if (verdict === 'proven') return []
  const steps = new Set<string>()
  for (const reason of reasons) {
    if (reason.because !== undefined) steps.add(STEPS[reason.because](reason, claim))
    else if (reason.weight === 'against') steps.add(mend(reason))
    else if (reason.outcome === 'skipped') steps.add(`do not skip the ${reason.kind} '${reason.name}'`)
  }
  if (verdict === 'stale' || verdict === 'unproven')
    steps.add(`or say why it need not be proven for now: ${waiverFor(claim)}`)
  return [...steps]
}

function waiverFor({ local }: Claim): string {
  return `<!-- truespec-waive ${local}: the reason, by whom, until YYYY-MM-DD -->`
}

function taskTrailers(address: string, spec: string): string {
  const task = address.slice(address.indexOf('/') + 1).replace(/^T(?=\d)/, '')
  return `\`Spec: ${spec}\` and \`Task: ${task}\``
}

function mend({ kind, name, expected }: Reason): string {
  if (kind === 'coverage') return `cover more of ${name}: ${expected ?? ''} of its lines`
  if (kind === 'metric') return `bring ${name} to ${expected ?? 'what is asked for'}, and measure again`
  if (kind === 'file') return `write ${name}, or correct the link`
  return `make the ${kind} '${name}' pass, and run it again`
}

const named = (_: Reason, { address }: Claim): string => `name a test for it: "[${address}] ..."`
const again = (): string => 'run it again on the commit that is checked out, and verify the new report'
/** Evidence speaks of a commit: while the new wording is in none, no run can speak of it. */
const reworded = (): string => `commit the new wording, then ${again()}`

const STEPS: Readonly<Record<Because, (reason: Reason, claim: Claim) => string>> = {
  'no-test': named,
  'rows-left-out': (_, { spec }) => `run all rows of its examples in one run: truespec test ${spec}`,
  'no-scenario': (_, { spec }) => `run the scenarios with a report: truespec test ${spec}`,
  'no-coverage': ({ name }) =>
    `report coverage (lcov, Cobertura, Istanbul) of the file of '${name}', or name its files: "verify": { "components": { ${JSON.stringify(name)}: ["..."] } }`,
  'no-target': () => 'write into the spec what it has to reach: a comparator such as < or >=, or a share in percent',
  'no-metric': (_, { address }) => `give it a measured figure: "verify": { "metrics": { "NAME": ["${address}"] } }`,
  'no-figure': () => 'write the figure that has to be kept into the spec, with its unit',
  'no-link': () => 'link the document in the item: [guide](../docs/guide.md)',
  'no-commit': (_, { address }) => `commit the work with the trailer \`Implements: ${address}\``,
  'no-package': ({ name }) => `add ${name} to the manifest, or take it out of the spec`,
  'no-manifest': () => 'have Truespec run where the manifest stands (package.json)',
  'not-locked': ({ name }) => `install ${name}, and commit the lock file`,
  'range-differs': ({ name }) => `agree on one version of ${name} in the spec, the manifest and the lock file`,
  'lock-differs': () => 'install again, and commit the lock file',
  'not-there': ({ name }) => `write ${name}, or correct the link`,
  'empty-file': ({ name }) => `write ${name}`,
  'not-a-file': () => 'link the document itself',
  outside: () => 'link a document of this repository',
  'not-mature': ({ name }) => `bring ${name} as far as this spec, or hold this one back`,
  'unknown-spec': ({ name }) => `correct the ID ${name}: \`truespec list\` shows those that there are`,
  'other-unit': ({ expected }) => `measure it in a unit of ${expected ?? 'what is asked for'}`,
  'other-statistic': ({ expected }) => `report the figure that is asked for: ${expected ?? ''}`,
  'claim-changed': reworded,
  'claim-absent': reworded,
  'foreign-commit': again,
  'commit-unknown': () => 'commit the changes and run again, or say which commit ran: --commit SHA',
  'several-files': ({ name }) =>
    `say which it is: "verify": { "components": { "NAME": ["${name.split(', ')[0] ?? ''}"] } }`,
  'several-specs': () => 'give each spec an ID of its own',
  'several-metrics': () => 'say in the spec which figure is meant: p95, mean, max',
  'several-scenarios': () => 'give each scenario a name of its own',
  'several-versions': ({ name }) => `have one version of ${name} only in the lock file, or ask for what fits them all`,
  'waiver-expired': () => 'prove it now, or agree on a new day for the waiver',
  unsound: ({ name }) => `see what is wrong with the text: truespec check ${name}`,
}
