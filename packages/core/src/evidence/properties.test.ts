import { expect, test } from 'vitest'
import { commitOfProperty, tagsOfProperty } from './properties.ts'

test.each([
  ['truespec', 'SPEC-2026-11-22-001/FR1', ['SPEC-2026-11-22-001/FR1']],
  ['Implements', ' [KEP-12/FR1], @KEP-12/FR2;KEP-12/FR3\n', ['KEP-12/FR1', '@KEP-12/FR2', 'KEP-12/FR3']],
  ['tag', 'smoke', ['smoke']],
  ['req', 'SPEC-2026-11-22-001/AC-a-user-logs-in', ['SPEC-2026-11-22-001/AC-a-user-logs-in']],
  ['mime', 'text/html', []],
  ['user.timezone', 'Europe/Berlin', []],
  ['package', '@scope/name', []],
  ['java.home', '/usr/lib/jvm/java-21', []],
  ['tag', '', []],
  ['tag', 'x'.repeat(501), []],
])('%s=%j gives %j', (name, value, tags) => {
  expect(tagsOfProperty(name, value)).toEqual(tags)
})

test.each([
  ['commit', 'EF7BEBF', 'ef7bebf'],
  ['git.commit', '0123456789abcdef0123456789abcdef01234567', '0123456789abcdef0123456789abcdef01234567'],
  ['commit', 'main', undefined],
  ['commit', '--output=x', undefined],
  ['version', 'ef7bebf', undefined],
])('%s=%s gives the commit %s', (name, value, commit) => {
  expect(commitOfProperty(name, value)).toBe(commit)
})
