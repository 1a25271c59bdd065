import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hostileReport, SAMPLE } from '../../test/report.ts'
import { MOST_RESULTS, sarif } from './sarif.ts'

const schemaFile = import.meta.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
const { $schema: _draft4, id: _id, ...schema } = JSON.parse(readFileSync(new URL(schemaFile), 'utf8'))
const ajv = new Ajv({ strict: false, unicodeRegExp: false })
formats.default(ajv)
const validate = ajv.compile(schema)

function problems(text: string): unknown {
  validate(JSON.parse(text))
  return validate.errors
}

test('the validator tells', () => {
  expect(problems(sarif(SAMPLE).replace('"2.1.0"', '"2.2.0"'))).not.toBeNull()
  expect(problems(sarif(SAMPLE).replace('startLine":5', 'startLine":0'))).not.toBeNull()
})

test('valid against the schema of 2.1.0, whatever the texts hold [SPEC-2026-11-22-005/FR5]', () => {
  expect(problems(sarif(SAMPLE))).toBeNull()
  fc.assert(
    fc.property(hostileReport, (report) => {
      expect(problems(sarif(report))).toBeNull()
    }),
  )
})

test('the sample', () => {
  const [run] = JSON.parse(sarif(SAMPLE)).runs
  expect(run.columnKind).toBe('utf16CodeUnits')
  expect(run.tool.driver).toMatchObject({ name: 'Truespec', semanticVersion: '0.1.0' })
  expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
    'status-unknown',
    'section-missing',
    'quantity-invalid',
  ])
  expect(run.tool.driver.rules[0]).toMatchObject({
    shortDescription: { text: 'A status the lifecycle does not have.' },
    helpUri: 'https://example.org/status-unknown',
    defaultConfiguration: { level: 'error' },
  })
  const at = { startLine: 5, startColumn: 15, endLine: 5, endColumn: 21 }
  expect(run.results[0]).toMatchObject({
    ruleId: 'status-unknown',
    ruleIndex: 0,
    level: 'error',
    locations: [{ physicalLocation: { artifactLocation: { uri: 'specs/a.md' }, region: at } }],
    relatedLocations: [
      { physicalLocation: { artifactLocation: { uri: 'specs/b.md' } }, message: { text: 'the other one' } },
    ],
    partialFingerprints: { primaryLocationLineHash: SAMPLE.diagnostics[0]!.fingerprint },
    fixes: [
      {
        description: { text: "Change to 'Draft'" },
        artifactChanges: [
          {
            artifactLocation: { uri: 'specs/a.md' },
            replacements: [{ deletedRegion: at, insertedContent: { text: 'Draft' } }],
          },
        ],
      },
    ],
  })
})

test('paths are URIs, and no message is a link', () => {
  const [first] = SAMPLE.diagnostics
  const report = { ...SAMPLE, diagnostics: [{ ...first!, file: 'a b/#1?ü.md', message: 'see [here](http://evil)' }] }
  const [result] = JSON.parse(sarif(report)).runs[0].results
  expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('a%20b/%231%3F%C3%BC.md')
  expect(result.message.text).toBe('see [here] (http://evil)')
})

test('of too many results the most severe stay, in order, and a notification counts the others', () => {
  const [error, warning] = SAMPLE.diagnostics
  const hint = { ...warning!, severity: 'hint' as const }
  const diagnostics = Array.from({ length: MOST_RESULTS / 2 }, () => [hint, warning!, error!]).flat()
  const [run] = JSON.parse(sarif({ ...SAMPLE, diagnostics })).runs
  expect(run.results.length).toBe(MOST_RESULTS)
  expect(run.results.slice(0, 3).map((one: { level: string }) => one.level)).toEqual(['warning', 'error', 'warning'])
  expect(run.invocations[0].toolExecutionNotifications[0].message.text).toMatch(/^12500 results left out/)
})

test('what belongs to no file is a notification, since a result needs a place', () => {
  const diagnostics = [{ ...SAMPLE.diagnostics[0]!, file: '', code: 'no-spec', message: 'Nothing to check' }]
  const [run] = JSON.parse(sarif({ ...SAMPLE, diagnostics })).runs
  expect(run.results).toEqual([])
  expect(run.invocations[0].toolExecutionNotifications[0]).toMatchObject({
    descriptor: { id: 'no-spec' },
    message: { text: 'Nothing to check' },
  })
})
