import { expect, test } from 'vitest'
import { gherkinEngine as gherkin } from '../../../cli/src/engines/gherkin.ts'
import { engine as markdown } from '../../test/engine.ts'
import { verifyWorkspace, type WrittenReport } from '../../test/verify-workspace.ts'
import { defaultConfig } from '../config/config.ts'
import type { Config } from '../config/model.ts'
import { summarize } from '../present/report.ts'
import { RULES } from '../rules/registry.ts'
import { writtenFacts, writtenHistory, type WrittenFacts } from '../rules/page/facts.ts'
import { compile } from '../template/compile.ts'
import { createWorkspace } from '../workspace.ts'
import type { Verified } from './verify.ts'

const TEMPLATE = `# [Name]

- **Spec ID**: SPEC-[YYYY-MM-DD]-[NUMBER]
- **Status**: Draft|In Review|Approved|Implementing|Complete|Rejected|Withdrawn

## Functional Requirements
- [ ] FR1: [Requirement]
- [ ] FR2: [Requirement]
`
const OWN_STATES = TEMPLATE.replace(/Draft.*Withdrawn/, 'open|closed')

interface Options {
  readonly reports?: readonly WrittenReport[]
  readonly config?: Partial<Config>
  readonly template?: string
  readonly facts?: WrittenFacts
  readonly gate?: string
  readonly today?: string
}

function verify(texts: Readonly<Record<string, string>>, options: Options = {}): Verified {
  const { reports = [], facts = {}, gate, today = '2026-11-22', template = TEMPLATE } = options
  const schema = compile(template, markdown, { name: 'template.md' })
  const config: Config = { ...defaultConfig, ...options.config }
  const engines = { markdown, gherkin, blocks: { mermaid: async () => [], types: async () => [] } }
  const shared = { config, rules: RULES, schemaFor: () => schema, engines, facts: writtenFacts(facts), today }
  const workspace = createWorkspace(shared)
  for (const [file, text] of Object.entries(texts)) workspace.set(file, text)
  return verifyWorkspace({
    ...shared,
    workspace,
    texts: new Map(Object.entries(texts)),
    reports,
    gate,
    history: (now) => writtenHistory(facts, now),
  })
}

const spec = (status: string, more = '', id = 'SPEC-2026-11-22-001'): string =>
  `# Passkeys\n\n- **Spec ID**: ${id}\n- **Status**: ${status}\n${more}\n## Functional Requirements\n` +
  `- [x] FR1: An account holder can register up to 5 passkeys\n- [x] FR2: A revoked passkey is refused with status 401\n`

const tap = (...points: readonly string[]): WrittenReport => ({
  file: 'reports/a.tap',
  text: `TAP version 13\n1..${points.length}\n${points.join('\n')}\n`,
})
const GOOD = tap('ok 1 - [SPEC-2026-11-22-001/FR1] a', 'ok 2 - [SPEC-2026-11-22-001/FR2] b')

const shown = ({ verdicts, diagnostics }: Verified): readonly string[] => [
  ...verdicts.map(({ claim, verdict }) => `${claim.address} ${verdict}`),
  ...diagnostics.map(({ file, line, severity, code }) => `${file}${line ? `:${line}` : ''} ${severity} ${code}`),
]

test('a spec that is proven is silent', () => {
  expect(shown(verify({ 'specs/a.md': spec('Complete') }, { reports: [GOOD] }))).toEqual([
    'SPEC-2026-11-22-001/FR1 proven',
    'SPEC-2026-11-22-001/FR2 proven',
  ])
})

test('no evidence at all proves nothing', () => {
  expect(shown(verify({ 'specs/a.md': spec('Complete') }))).toEqual([
    'SPEC-2026-11-22-001/FR1 unproven',
    'SPEC-2026-11-22-001/FR2 unproven',
    'specs/a.md error claim-unproven',
    'specs/a.md error claim-unproven',
  ])
})

test('the message names status, address, verdict, reason and place', () => {
  const reports = [tap('ok 1 - [SPEC-2026-11-22-001/FR1] a', 'not ok 2 - [SPEC-2026-11-22-001/FR2] b')]
  expect(verify({ 'specs/a.md': spec('Complete') }, { reports }).diagnostics.map(({ message }) => message)).toEqual([
    "Status 'Complete' demands proof of SPEC-2026-11-22-001/FR2, which is failing: " +
      "the test '[SPEC-2026-11-22-001/FR2] b' failed (reports/a.tap:4)",
  ])
})

test('the gate that is asked for holds a spec against more than its own status, and never against less', () => {
  const count = (status: string, gate?: string): number =>
    verify({ 'specs/a.md': spec(status) }, gate === undefined ? {} : { gate }).diagnostics.filter(
      ({ code }) => code === 'claim-unproven',
    ).length
  expect(count('Draft')).toBe(0)
  expect(count('Draft', 'Complete')).toBe(2)
  expect(count('Complete', 'Draft')).toBe(2)
  expect(count('Withdrawn', 'Complete')).toBe(0)
})

test('a gate holds where the template has states of its own, and nothing else is demanded there', () => {
  const texts = { 'specs/a.md': spec('closed') }
  expect(shown(verify(texts, { template: OWN_STATES }))).toHaveLength(2)
  expect(verify(texts, { template: OWN_STATES, gate: 'Complete' }).diagnostics).toHaveLength(2)
})

test('a status that nobody knows is no pass [SPEC-2026-11-22-004/FR3]', () => {
  expect(shown(verify({ 'specs/a.md': spec('Complet') }, { reports: [GOOD] }))).toContain(
    'specs/a.md error status-unknown',
  )
})

test('a text that cannot be read as a spec proves nothing', () => {
  const broken = `${spec('Complete')}\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n`
  const found = verify({ 'specs/a.md': broken }, { reports: [GOOD] })
  expect(found.verdicts.map(({ verdict }) => verdict)).toEqual(['unproven', 'unproven'])
  expect(found.diagnostics.map(({ code }) => code)).toContain('conflict-marker')
})

test('an ID that two specs bear proves nothing of either, wherever the other one is', () => {
  const found = verify({ 'specs/a.md': spec('Complete'), 'old/b.md': spec('Draft') }, { reports: [GOOD] })
  expect(new Set(found.verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['unproven']))
  expect(found.verdicts[0]?.reasons[0]).toMatchObject({ kind: 'ambiguous', because: 'several-specs' })
  expect(found.diagnostics.map(({ code }) => code)).toContain('id-duplicate')
})

test('what check finds besides is left to check', () => {
  const texts = { 'specs/a.md': spec('Implementing', '\n## Notes\nTODO\n') }
  expect(verify(texts, { reports: [GOOD] }).diagnostics).toEqual([])
})

test('the configuration sets the levels of these rules, by file and status too', () => {
  const texts = { 'specs/a.md': spec('Complete') }
  const severities = (config: Partial<Config>): readonly string[] =>
    verify(texts, { config }).diagnostics.map(({ severity }) => severity)
  expect(severities({ rules: { 'claim-unproven': 'warning' } })).toEqual(['warning', 'warning'])
  expect(severities({ rules: { 'claim-unproven': 'off' } })).toEqual([])
  const override = { files: ['specs/**'], status: ['Complete'], rules: { 'claim-unproven': 'hint' as const } }
  expect(severities({ overrides: [override] })).toEqual(['hint', 'hint'])
})

test('a comment waives a finding of verify, and check says nothing of it', () => {
  const comment = '\n<!-- truespec-disable claim-unproven: the reports come next week -->\n'
  const texts = { 'specs/a.md': spec('Complete', comment) }
  expect(verify(texts).diagnostics).toEqual([])
  expect(verify(texts, { reports: [GOOD] }).diagnostics.map(({ code }) => code)).toEqual(['suppression-invalid'])
  const schema = compile(TEMPLATE, markdown, { name: 'template.md' })
  const engines = { markdown, gherkin, blocks: { mermaid: async () => [], types: async () => [] } }
  const facts = writtenFacts({})
  const options = { config: defaultConfig, rules: RULES, schemaFor: () => schema, engines, facts, today: '2026-11-22' }
  const workspace = createWorkspace(options)
  workspace.set('specs/a.md', texts['specs/a.md'])
  expect(workspace.diagnostics().map(({ code }) => code)).not.toContain('suppression-invalid')
})

test('a waiver stands in until its day is over, and is said to be over then', () => {
  const waiver = '\n<!-- truespec-waive FR2: the vendor is late, Ann Lee, until 2026-11-22 -->\n'
  const texts = { 'specs/a.md': spec('Complete', waiver) }
  const reports = [tap('ok 1 - [SPEC-2026-11-22-001/FR1] a')]
  expect(shown(verify(texts, { reports }))).toEqual([
    'SPEC-2026-11-22-001/FR1 proven',
    'SPEC-2026-11-22-001/FR2 waived',
  ])
  const late = verify(texts, { reports, today: '2026-11-23' })
  expect(shown(late)).toEqual([
    'SPEC-2026-11-22-001/FR1 proven',
    'SPEC-2026-11-22-001/FR2 unproven',
    'specs/a.md warning waiver-expired',
    'specs/a.md error claim-unproven',
  ])
  expect(late.diagnostics[1]?.message).toContain('no test bears its address; a waiver held until 2026-11-22')
})

test('a waiver never hides a claim that fails', () => {
  const waiver = '\n<!-- truespec-waive FR2: the vendor is late, Ann Lee, until 2026-12-31 -->\n'
  const reports = [tap('ok 1 - [SPEC-2026-11-22-001/FR1] a', 'not ok 2 - [SPEC-2026-11-22-001/FR2] b')]
  expect(shown(verify({ 'specs/a.md': spec('Complete', waiver) }, { reports }))).toEqual([
    'SPEC-2026-11-22-001/FR1 proven',
    'SPEC-2026-11-22-001/FR2 failing',
    'specs/a.md warning waiver-unused',
    'specs/a.md error claim-unproven',
  ])
})

test('a ticked claim of another wording is stale', () => {
  const commits = { '4f5c8e1d': { 'SPEC-2026-11-22-001/FR1': 'An account holder can register up to 3 passkeys' } }
  const facts = { history: { head: '9b2d7a60', commits } }
  const found = verify({ 'specs/a.md': spec('Draft') }, { reports: [{ ...GOOD, commit: '4f5c8e1d' }], facts })
  expect(shown(found)).toEqual([
    'SPEC-2026-11-22-001/FR1 stale',
    'SPEC-2026-11-22-001/FR2 proven',
    'specs/a.md warning claim-ticked',
  ])
  expect(found.diagnostics[0]?.message).toBe(
    "SPEC-2026-11-22-001/FR1 is ticked, and it is stale: its text has changed since commit 4f5c8e1d, which 'reports/a.tap' speaks of",
  )
})

test('an address that no spec has is found in the report, once, at its line', () => {
  const reports = [
    tap(
      'ok 1 - [SPEC-2026-11-22-001/FR1] a',
      'ok 2 - [SPEC-2026-11-22-001/FR22] b',
      'ok 3 - [SPEC-2026-11-22-001/FR22] c',
      'ok 4 - [ＳPEC-2026-11-22-001/FR2] d',
      'ok 5 - [OTHER-7/FR2] e',
      'ok 6 - [SPEC-2026-11-22-009/FR2] f',
    ),
  ]
  const { diagnostics } = verify({ 'specs/a.md': spec('Draft') }, { reports })
  expect(diagnostics.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`)).toEqual([
    "reports/a.tap:4 address-unknown SPEC-2026-11-22-001 makes no claim 'SPEC-2026-11-22-001/FR22': did you mean 'SPEC-2026-11-22-001/FR2'?",
    "reports/a.tap:6 address-unknown No spec here has the ID of 'ＳPEC-2026-11-22-001/FR2': did you mean 'SPEC-2026-11-22-001/FR2'?",
    "reports/a.tap:8 address-unknown No spec here has the ID of 'SPEC-2026-11-22-009/FR2'",
  ])
})

test('a file that has no ID is addressed by its name, and a name alone is not taken for an address', () => {
  const text = spec('Draft').replace(/- \*\*Spec ID.*\n/, '')
  const points = ['[passkeys/FR1] a', '[passkeys/FR9] b', '[passkeys/index] c', '[gone/FR1] d', '[gone/index] e']
  const reports = [tap(...points.map((point, i) => `ok ${i + 1} - ${point}`))]
  expect(shown(verify({ 'specs/passkeys.md': text }, { reports }))).toEqual([
    'passkeys/FR1 proven',
    'passkeys/FR2 unproven',
    'reports/a.tap:4 warning address-unknown',
    'reports/a.tap:6 warning address-unknown',
  ])
})

test("many specs of one ID, and many addresses that are nobody's, cost no square of their number", () => {
  const texts = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`specs/${i}.md`, spec('Draft')]))
  const points = Array.from({ length: 20_000 }, (_, i) => `ok ${i + 1} - [SPEC-2026-11-22-001/FR${i + 3}] x`)
  const reports = [tap(...points)]
  const started = performance.now()
  const unknown = verify(texts, { reports }).diagnostics.filter(({ code }) => code === 'address-unknown')
  expect(unknown).toHaveLength(defaultConfig.limits.findings + 1)
  expect(summarize(1, unknown).warnings).toBe(20_000)
  expect(performance.now() - started).toBeLessThan(20_000)
})
