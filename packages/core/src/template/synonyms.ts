/**
 * Other names of sections and fields, as real specifications use them (counted over 323 documents near the seed's template). Keys are
 * normalised headings. A synonym never claims a heading that the template itself has.
 */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  metadata: ['meta', 'document information', 'document info', 'spec information', 'spec metadata'],
  'executive summary': ['summary', 'overview', 'tl;dr', 'tldr', 'abstract', 'feature overview', 'feature summary'],
  'problem statement': [
    'problem',
    'background',
    'context',
    'motivation',
    'problem and motivation',
    'background and motivation',
    'context and problem statement',
  ],
  'current state': ['current situation', 'existing state', 'as is'],
  'pain points': ['problems', 'pain point'],
  'proposed solution': ['solution', 'proposal', 'solution overview', 'solution design'],
  'technical approach': ['approach', 'implementation approach', 'technical solution', 'implementation details'],
  'architecture changes': [
    'architecture',
    'technical design',
    'technical architecture',
    'system architecture',
    'architecture diagram',
    'architecture overview',
  ],
  'data model changes': [
    'data model',
    'data models',
    'database changes',
    'data model design',
    'schema changes',
    'data structures',
  ],
  'implementation plan': [
    'implementation phases',
    'implementation',
    'implementation strategy',
    'implementation steps',
    'plan',
    'task breakdown',
  ],
  'success criteria': ['success metrics', 'definition of done', 'requirements', 'success criteria and metrics'],
  'functional requirements': ['functional', 'functional criteria'],
  'non functional requirements': [
    'nonfunctional requirements',
    'non functional',
    'nfrs',
    'quality attributes',
    'quality requirements',
  ],
  'acceptance criteria': ['acceptance scenarios', 'acceptance tests', 'acceptance'],
  'testing strategy': [
    'test strategy',
    'test plan',
    'testing',
    'testing plan',
    'tests',
    'testing approach',
    'testing requirements',
  ],
  'unit tests': ['unit testing', 'unit test'],
  'integration tests': ['integration testing', 'integration test'],
  'e2e tests': ['e2e testing', 'end to end tests', 'end to end testing', 'e2e'],
  'risk assessment': [
    'risks',
    'risks and mitigations',
    'risks and mitigation',
    'risk and mitigation',
    'risk analysis',
    'risk mitigation',
    'risk management',
    'risks & mitigations',
  ],
  'risks and mitigation': ['risks', 'risks and mitigations', 'risk assessment', 'risk analysis'],
  'risks and mitigations': ['risks', 'risks and mitigation', 'risk assessment', 'risk analysis'],
  dependencies: ['dependencies and constraints', 'dependency', 'prerequisites'],
  'internal dependencies': ['internal'],
  'external dependencies': ['external', 'third party dependencies'],
  'performance considerations': ['performance', 'performance requirements', 'performance targets'],
  'security considerations': ['security', 'security requirements', 'security and privacy', 'security checklist'],
  'documentation requirements': ['documentation', 'docs', 'documentation updates', 'documentation plan'],
  timeline: ['schedule', 'milestones', 'timeline and milestones', 'timeline estimate', 'estimated timeline'],
  'review checklist': ['checklist', 'approval', 'approvals', 'sign off', 'reviews', 'review and approval'],
  notes: ['additional notes', 'open questions', 'notes and open questions'],
  references: ['links', 'related documents', 'related documentation', 'related specs', 'see also', 'resources'],
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'spec id': ['id', 'specification id', 'feature id'],
  status: ['state', 'spec status'],
  author: ['authors', 'owner', 'author(s)', 'created by'],
  authors: ['author', 'author(s)'],
  'author(s)': ['author', 'authors'],
  created: ['date', 'creation date', 'date created', 'created date', 'created at', 'created on'],
  'last updated': ['updated', 'last modified', 'date updated', 'last update', 'updated at', 'modified'],
  reviewers: ['reviewer', 'reviewer(s)', 'reviewed by'],
  'reviewer(s)': ['reviewer', 'reviewers'],
  issue: ['github issue', 'tracking issue', 'ticket', 'related issue', 'issue link', 'jira'],
  'start date': ['start', 'started'],
  'target completion': [
    'target date',
    'target',
    'due date',
    'end date',
    'target completion date',
    'completion date',
    'estimated completion',
  ],
}

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  probability: ['likelihood', 'prob', 'chance'],
  impact: ['severity', 'consequence'],
  mitigation: ['mitigation strategy', 'mitigations', 'mitigation plan', 'response'],
  risk: ['risks', 'description', 'risk description'],
}

/** Other names of a section, by its normalised heading. */
export function sectionSynonyms(key: string): readonly string[] {
  return lookUp(SECTIONS, key)
}

/**
 * Whether another name of a section may also be that of something else: it is of the list above, and no word of it is one of the section's
 * own. `Approval` for `Review Checklist` may, `Risks` for `Risk Assessment` may not; what a template itself says is another name may never.
 */
export function isLooseName(name: string, key: string): boolean {
  if (!sectionSynonyms(key).includes(name)) return false
  const own = stemsOf(key)
  return !stemsOf(name).some((stem) => own.some((each) => isOneWord(stem, each)))
}

function stemsOf(name: string): readonly string[] {
  return name.split(' ').flatMap((word) => (word === 'and' ? [] : [word.replace(/s$/, '')]))
}

/** How many letters two forms of a word have in common at the least: `test` and `testing`; shorter ones are the same. */
const COMMON = 4

function isOneWord(one: string, other: string): boolean {
  const length = Math.min(COMMON, one.length, other.length)
  return one.slice(0, length) === other.slice(0, length)
}

/** Other names of a field, by its normalised key. */
export function fieldSynonyms(match: string): readonly string[] {
  return lookUp(FIELDS, match)
}

/** Other names of a table's column, by its normalised header. */
export function columnSynonyms(match: string): readonly string[] {
  return lookUp(COLUMNS, match)
}

function lookUp(table: Readonly<Record<string, readonly string[]>>, key: string): readonly string[] {
  return Object.hasOwn(table, key) ? (table[key] as readonly string[]) : []
}
