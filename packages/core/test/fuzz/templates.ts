/** Templates to read documents by, besides the shipped one: each asks for something that the others do not. */
export const TEMPLATES: readonly string[] = [
  `---
title: [Title]
kep-number: NNNN
status: provisional|implementable|implemented|withdrawn
authors:
  - "@[handle]"
creation-date: YYYY-MM-DD
---
# KEP-NNNN: [Title]

<!-- toc -->
- [Summary](#summary)
<!-- /toc -->

## Release Signoff Checklist

Items marked with (R) are required *prior to targeting to a milestone*.

- [ ] (R) Design details are appropriately documented
- [ ] (R) Test plan is in place
- [ ] User-facing documentation has been created

## Summary

## Motivation

### Goals

### Non-Goals

## Proposal

### User Stories (Optional)

#### Story 1

#### Story 2

### Risks and Mitigations

## Design Details

## Drawbacks

## Alternatives
`,
  `# [short title of solved problem and solution]

* Status: [proposed | rejected | accepted | deprecated | … | superseded by ADR-0005]
* Deciders: [list everyone involved in the decision]
* Date: YYYY-MM-DD <!-- optional -->

## Context and Problem Statement

{Describe the context and problem statement}

## Considered Options

* {title of option 1}
* {title of option 2}
* … <!-- numbers of options can vary -->

## Decision Outcome

Chosen option: "{title of option 1}", because {justification}.

<!-- This is an optional element. Feel free to remove. -->
### Consequences

* Good, because {positive consequence}
* Bad, because {negative consequence}

## Pros and Cons of the Options

### {title of option 1}

* Good, because {argument a}

### {title of option 2}

* Good, because {argument a}
`,
  `# Feature Specification: [FEATURE NAME]

**Feature Branch**: \`[###-feature-name]\`
**Created**: [DATE]
**Status**: Draft
**Input**: User description: "$ARGUMENTS"

## User Scenarios & Testing *(mandatory)*

### User Story 1 - [Brief Title] (Priority: P1)

[Describe this user journey in plain language]

**Acceptance Scenarios**:

1. **Given** [initial state], **When** [action], **Then** [expected outcome]

### User Story 2 - [Brief Title] (Priority: P2)

[Describe this user journey in plain language]

### Edge Cases

- What happens when [boundary condition]?

## Requirements *(mandatory)*

### Functional Requirements

- **FR-001**: System MUST [specific capability]
- **FR-002**: System MUST [NEEDS CLARIFICATION: what?]

### Key Entities *(include if feature involves data)*

- **[Entity 1]**: [What it represents]

## Success Criteria *(mandatory)*

- **SC-001**: [Measurable metric]
`,
  `<!-- truespec: version=2 -->
# [Name]

| Field | Value |
|-------|-------|
| ID | REQ-[NUMBER] |
| Owner | [Your Name] |
| Priority | Low/Medium/High |
| Due | [Date] |

<!-- truespec: any-order -->
## Goals
<!-- truespec: repeat min=2 -->
- [Goal]

<!-- truespec: optional synonyms="Hazards, What can go wrong" role=risks -->
## Dangers
| Danger | Chance | Answer |
|---|---|---|
| [Danger] | Rare/Likely | [Answer] |

<!-- truespec: any-of -->
## Plan A
[Anything]

## Plan B
[Anything]

## Load
- **Peak**: [Requests/second]
- **Memory**: [CPU/Memory estimates]

\`\`\`gherkin
Given [context]
\`\`\`

## Sources
- [Link to something]
`,
  `- Feature Name: (fill me in with a unique ident, \`my_awesome_feature\`)
- Start Date: (fill me in with today's date, YYYY-MM-DD)
- RFC PR: [example/rfcs#0000](https://example.org/rfcs/pull/0000)

# Summary
[summary]: #summary

One paragraph explanation of the feature.

# Motivation
[motivation]: #motivation

Why are we doing this?

# Unresolved questions
[unresolved-questions]: #unresolved-questions

- What parts do you expect to resolve?
`,
]
