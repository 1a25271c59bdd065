import { expect, test } from 'vitest'
import { testRunOf } from './test-run.ts'

test.each([
  ['vitest', 'npx vitest run'],
  ['tsc -b && vitest run --coverage', 'npx vitest run'],
  ['NODE_OPTIONS=--experimental-vm-modules jest', 'npx jest --json'],
  ['playwright test', 'npx playwright test'],
])('%s', (script, command) => {
  const run = testRunOf(JSON.stringify({ scripts: { test: script } }))
  expect(run?.command).toContain(command)
  expect(run?.command).toContain(run?.report)
})

test.each([
  '',
  'no JSON',
  'null',
  '[]',
  '{}',
  '{"scripts":null}',
  '{"scripts":{"test":5}}',
  '{"scripts":{"test":"echo no tests && exit 1","build":"vitest"}}',
  '{"scripts":{"test":"node --test"}}',
  '{"scripts":{"test":"jester"}}',
])('nothing in %s', (manifest) => expect(testRunOf(manifest)).toBeUndefined())
