/** A small template: what the tests of the command line check is how it works, not which rules there are. */
export const TEMPLATE = `# Feature Specification: [FEATURE_NAME]

## Metadata
- **Spec ID**: SPEC-[YYYY-MM-DD]-[NUMBER]
- **Status**: Draft
- **Author**: [Your Name]
- **Created**: [Date]
- **Last Updated**: [Date]

## Summary
[One paragraph]
`

export const CONFIG = `{
  // Comments are allowed.
  "templates": [{ "template": "template.md" }],
}
`

/** A spec of that template that has nothing wrong with it. */
export function soundSpec(
  number: number,
  changes: { readonly updated?: string; readonly status?: string; readonly summary?: string } = {},
): string {
  return `# Feature Specification: Feature ${number}

## Metadata
- **Spec ID**: ${idOf(number)}
- **Status**: ${changes.status ?? 'Draft'}
- **Author**: Ada Lovelace
- **Created**: 2026-11-20
- **Last Updated**: ${changes.updated ?? '2026-11-20'}

## Summary
${changes.summary ?? 'A person signs in with a passkey and needs no password for it.'}
`
}

/** The same with one error: it was updated before it was created. */
export function brokenSpec(number: number): string {
  return soundSpec(number, { updated: '2026-11-19' })
}

export function idOf(number: number): string {
  return `SPEC-2026-11-20-${String(number).padStart(3, '0')}`
}
