import { one, many, PERFORMANCE, type Defect } from './parts.ts'

/** What needs a status that demands something. */
export const STATUSES: readonly Defect[] = [
  one(
    'status-ahead',
    'one of the review is open',
    '- [x] Timeline realistic',
    '- [ ] Timeline realistic',
    '**Status**',
    { statuses: ['Approved', 'Implementing', 'Complete'] },
  ),
  many(
    'status-ahead',
    'two of the review are open',
    [
      ['- [x] Timeline realistic', '- [ ] Timeline realistic'],
      ['- [x] Risk assess', '- [ ] Risk assess'],
    ],
    '**Status**',
    { statuses: ['Approved', 'Complete'] },
  ),
  one('status-ahead', 'no issue', 'clinic/portal#731', 'N/A', '**Status**', { statuses: ['Implementing', 'Complete'] }),
  one('status-ahead', 'a task is open', '- [x] Task 2.2', '- [ ] Task 2.2', '**Status**', { statuses: ['Complete'] }),
  one('status-ahead', 'a requirement is open', '- [x] FR2', '- [ ] FR2', '**Status**', { statuses: ['Complete'] }),
  one('status-ahead', 'a metric is open', '- [x] NFR3', '- [ ] NFR3', '**Status**', { statuses: ['Complete'] }),
  one('status-ahead', 'security is open', '- [x] Audit logging', '- [ ] Audit logging', '**Status**', {
    statuses: ['Complete'],
  }),
  one(
    'status-ahead',
    'an item of its own is open',
    '- [x] Numbers are masked',
    '- [ ] Numbers are masked',
    '**Status**',
    { statuses: ['Complete'] },
  ),
  one('status-ahead', 'documentation is open', '- [x] User Guide', '- [ ] User Guide', '**Status**', {
    statuses: ['Complete'],
  }),
  one('task-ticked-early', 'approved is not implementing', '- [ ] Task 1.1', '- [x] Task 1.1', 'Task 1.1', {
    statuses: ['Approved'],
  }),
  one('status-unknown', 'mistyped far on', '**Status**: Complete', '**Status**: Compelte', '**Status**', {
    statuses: ['Complete'],
    fix: 'safe',
  }),
  one('section-missing', 'gone though complete', PERFORMANCE, '', '# Feature', { statuses: ['Complete'] }),
  one('checkbox-malformed', 'at the end', '- [x] FR3:', '- [x ] FR3:', 'FR3: A patient', {
    statuses: ['Complete'],
    fix: 'safe',
  }),
  one(
    'dependency-immature',
    'on what was withdrawn',
    '- Visit service: knows',
    '- SPEC-2026-03-02-001: knows',
    'SPEC-2026-03-02-001',
    { statuses: ['Approved', 'Implementing', 'Complete'] },
  ),
]
