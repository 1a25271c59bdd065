/** A spec with a claim of each verdict to give, and the reports that give it. */

export const ID = 'SPEC-2026-11-20-001'

/** What stands in the spec, but for what a test changes. */
export function passkeys(
  changes: { readonly status?: string; readonly fr2?: string; readonly more?: string } = {},
): string {
  return `# Feature Specification: Passkeys

## Metadata
- **Spec ID**: ${ID}
- **Status**: ${changes.status ?? 'Implementing'}
- **Author**: Ada Lovelace
- **Created**: 2026-11-20
- **Last Updated**: 2026-11-20
- **Reviewers**: Grace Hopper
- **Issue**: #12

## Implementation Plan
### Phase 1: Foundation
- [x] Task 1.1: Keep the keys

## Success Criteria
### Functional Requirements
- [x] FR1: A person registers a passkey
- [x] FR2: ${changes.fr2 ?? 'A person signs in with a passkey'}
- [x] FR3: A person removes a passkey
- [ ] FR4: A person names a passkey

### Acceptance Criteria
\`\`\`gherkin
Scenario: Sign in
  Given a person with a passkey
  When they sign in
  Then they are signed in
\`\`\`

## Security Considerations
- [ ] Authentication required
- [ ] Input validation

## Documentation Requirements
- [x] User Guide: [passkeys](../docs/passkeys.md)
${changes.more ?? '\n<!-- truespec-waive SEC-input-validation: the browser does it, Ada, until 2027-01-31 -->\n'}`
}

/** A JUnit report as vitest writes it. */
export function junit(
  cases: readonly (readonly [name: string, outcome: 'passed' | 'failed' | 'skipped'])[],
  time = '2026-11-20T12:30:00.000Z',
): string {
  const failures = cases.filter(([, outcome]) => outcome === 'failed').length
  const skipped = cases.filter(([, outcome]) => outcome === 'skipped').length
  const inner = { passed: '', failed: '<failure message="no">AssertionError: no</failure>', skipped: '<skipped/>' }
  const lines = cases.map(
    ([name, outcome]) =>
      `    <testcase classname="test/passkeys.test.ts" name="${name}" time="0.01">${inner[outcome]}</testcase>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" ?>
<testsuites name="vitest tests" tests="${cases.length}" failures="${failures}" errors="0" time="0.1">
  <testsuite name="test/passkeys.test.ts" timestamp="${time}" hostname="here" tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="0.1">
${lines.join('\n')}
  </testsuite>
</testsuites>
`
}

/** FR1 proven, FR2 proven or, once its text has changed, stale; FR3 failing, FR4 skipped. */
export const REPORT: string = junit([
  [`[${ID}/FR1] registers`, 'passed'],
  [`passkeys &gt; [${ID}/FR2] signs in`, 'passed'],
  [`[${ID}/FR3] removes`, 'failed'],
  [`[${ID}/FR4] names`, 'skipped'],
  [`[${ID}/AC-sign-in] in the browser`, 'passed'],
])
