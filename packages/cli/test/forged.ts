import { truespec } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'

/** What somebody would forge: a spec, and the reports that prove it. */

/** The ID of the spec that is to look proven. */
export const SPEC = 'SPEC-2026-11-20-001'
const TEMPLATE = `# Feature Specification: [FEATURE_NAME]

## Metadata
- **Spec ID**: SPEC-[YYYY-MM-DD]-[NUMBER]
- **Status**: Draft

## Implementation Plan
### Phase 1: [Phase Name]
- [ ] Task 1.1: [Description]

## Success Criteria
### Functional Requirements
- [ ] FR1: [Description]
- [ ] FR2: [Description]

### Non-Functional Requirements
- [ ] NFR1: Performance - [Metric]
- [ ] NFR2: Security - [Requirement]

## Testing Strategy
### Unit Tests
- [Component]: [Test coverage requirement]

## Dependencies
### External Dependencies
- [Library]: [Version] - [Purpose]

## Documentation Requirements
- [ ] User Guide
`

interface Parts {
  readonly id?: string
  readonly ticked?: boolean
  readonly fr1?: string
  /** Before the testing strategy. */
  readonly more?: string
  /** What the item of the user guide links to. */
  readonly guide?: string
}

/** A spec that says Complete, with claims of several kinds. */
export function specText({
  id = SPEC,
  ticked = true,
  fr1 = 'A person signs in with a passkey',
  more = '',
  guide = '../docs/guide.md',
}: Parts = {}): string {
  const box = ticked ? '[x]' : '[ ]'
  return `# Feature Specification: Passkeys

## Metadata
- **Spec ID**: ${id}
- **Status**: Complete

## Implementation Plan
### Phase 1: Sign-in
- ${box} Task 1.1: Keep the keys

## Success Criteria
### Functional Requirements
- ${box} FR1: ${fr1}
- ${box} FR2: A person signs out

### Non-Functional Requirements
- ${box} NFR1: Performance - p95 below 200 ms
- ${box} NFR2: Security - A session ends after 60 minutes
${more}
## Testing Strategy
### Unit Tests
- session: 90% of its lines

## Dependencies
### External Dependencies
- zod: ^4.0.0 - Checks what comes in

## Documentation Requirements
- ${box} User Guide: [guide](${guide})
`
}

/** A test of a JUnit report. */
export const testcase = (name: string, inside = ''): string =>
  `<testcase classname="t" name="${name}">${inside}</testcase>`
/** A JUnit report whose totals are right. */
export const junit = (...cases: readonly string[]): string =>
  `<?xml version="1.0"?>\n<testsuites><testsuite name="t" tests="${cases.length}">${cases.join('\n')}</testsuite></testsuites>\n`
/** The address of one of its claims. */
export const address = (local: string, spec: string = SPEC): string => `${spec}/${local}`
/** The name of a test that bears it. */
export const named = (local: string, spec: string = SPEC): string => `it works [${address(local, spec)}]`
/** `package.json` with a range for zod. */
export const manifest = (range: string): string =>
  JSON.stringify({ name: 'a', version: '1.0.0', dependencies: { zod: range } })
/** `package-lock.json` with a version of zod. */
export const lock = (version: string, range: string = '^4.0.0'): string =>
  JSON.stringify({
    name: 'a',
    lockfileVersion: 3,
    packages: { '': { dependencies: { zod: range } }, 'node_modules/zod': { version } },
  })
/** Coverage of ten lines of a file. */
export const lcov = (file: string, hit: number): string =>
  `TN:\nSF:${file}\n${Array.from({ length: 10 }, (_, i) => `DA:${i + 1},${i < hit ? 1 : 0}`).join('\n')}\nLF:10\nLH:${hit}\nend_of_record\n`
/** A figure that was measured for NFR1. */
export const metric = (value: number, unit: string): string =>
  JSON.stringify([{ name: `sign-in p95 [${address('NFR1')}]`, unit, value }])

/** A repository with that spec, its template, a source file and packages, all of it committed. */
export function makeForged(): Repository {
  const repository = makeRepository({
    'truespec.json': '{ "templates": [{ "template": "template.md" }] }',
    'template.md': TEMPLATE,
    '.gitignore': 'reports/\n',
    'docs/guide.md': '# Passkeys\n',
    'src/session.ts': 'export const session = 1\n',
    'package.json': manifest('^4.0.0'),
    'package-lock.json': lock('4.1.0'),
    'specs/a.md': specText(),
  })
  repository.commit('first')
  return repository
}

interface Claim {
  readonly address: string
  readonly verdict: string
}

/** What `truespec verify` says. */
export interface Verified {
  readonly status: number | null
  /** By address. */
  readonly verdicts: Record<string, string>
  readonly codes: readonly string[]
  readonly stderr: string
}

/** Runs `truespec verify` over the reports of a repository. */
export function verifyIn({ root }: Pick<Repository, 'root'>, args: readonly string[] = []): Verified {
  const all = ['verify', '--json', '--report', 'reports/*', '--today', '2026-11-22', ...args]
  const { status, stdout, stderr } = truespec(all, { cwd: root })
  const { claims, diagnostics } = (stdout === '' ? { claims: [], diagnostics: [] } : JSON.parse(stdout)) as {
    readonly claims: readonly Claim[]
    readonly diagnostics: readonly { readonly code: string }[]
  }
  const verdicts = Object.fromEntries(claims.map((claim) => [claim.address, claim.verdict]))
  return { status, stderr, verdicts, codes: diagnostics.map(({ code }) => code) }
}
