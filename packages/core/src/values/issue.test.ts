import { expect, test } from 'vitest'
import { parseIssue } from './issue.ts'

test.each([
  ['#12', { kind: 'local', reference: '#12', number: 12 }],
  ['`#12`', { kind: 'local', reference: '#12', number: 12 }],
  ['GH-12', { kind: 'local', reference: '#12', number: 12 }],
  ['Issue #12', { kind: 'local', reference: '#12', number: 12 }],
  ['#12 (the charter)', { kind: 'local', reference: '#12', number: 12 }],
  ['#12, #13', { kind: 'local', reference: '#12', number: 12 }],
  ['owner/repo#12', { kind: 'repository', reference: 'owner/repo#12', repository: 'owner/repo', number: 12 }],
  ['group/sub/repo#12', { kind: 'repository', repository: 'group/sub/repo', number: 12 }],
  ['ABC-12', { kind: 'tracker', reference: 'ABC-12', number: 12 }],
  ['ABC-12: the title', { kind: 'tracker', reference: 'ABC-12', number: 12 }],
  [
    'https://github.com/o/r/issues/12',
    { kind: 'url', reference: 'o/r#12', repository: 'o/r', number: 12, url: 'https://github.com/o/r/issues/12' },
  ],
  ['<https://github.com/o/r/pull/12>', { kind: 'url', reference: 'o/r#12' }],
  ['https://gitlab.com/o/r/-/issues/12#note', { kind: 'url', reference: 'o/r#12' }],
  ['https://jira.example/browse/ABC-12', { kind: 'url', reference: 'https://jira.example/browse/ABC-12' }],
  [
    '[o/r#12](https://github.com/o/r/issues/12)',
    { kind: 'repository', reference: 'o/r#12', url: 'https://github.com/o/r/issues/12' },
  ],
  ['[#12](https://github.com/o/r/issues/12)', { kind: 'local', number: 12, url: 'https://github.com/o/r/issues/12' }],
  ['[the charter](https://github.com/o/r/issues/12)', { kind: 'url', reference: 'o/r#12' }],
])('%j is an issue', (text, value) => expect(parseIssue(text)).toMatchObject({ ok: true, value }))

test.each(['N/A', 'None', 'n/a: an internal tool', 'None - internal'])('%j is none', (text) =>
  expect(parseIssue(text)).toEqual({ ok: false, fault: 'none' }),
)

test.each([
  '',
  '12',
  '#',
  '#0',
  '#12a',
  '#[Number]',
  'TBD',
  '[text](docs/a.md)',
  'ftp://a.example/1',
  'javascript:alert(1)',
  'abc-12',
  'ABC-',
  '#99999999999',
  'the thing #12',
])('%j is no issue', (text) => expect(parseIssue(text)).toEqual({ ok: false, fault: 'not-an-issue' }))

test.each(['#', 'a/', '[', 'https://a', 'ABC-', '#1 ', 'a.', ' '])(
  '%j a hundred thousand times is read quickly',
  (piece) => {
    const begin = performance.now()
    parseIssue(piece.repeat(100_000))
    expect(performance.now() - begin).toBeLessThan(10_000)
  },
)
