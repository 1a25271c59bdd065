import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ReadReport, readReport } from '../../../test/read-report.ts'
import type { ReportFormat } from '../define.ts'
import { FORMATS } from './registry.ts'

/**
 * Cases are files: `FORMAT-CASE.EXTENSION`, and `FORMAT-CASE.expected.json` beside it with
 * `{ "head": {}, "results": [] }`, or with `{ "error": "part of the message", "line": 3 }` (the line may be left out).
 * A result may leave out what is undefined, `"flaky": false` and `"tags": []`.
 */
interface Expected {
  readonly head?: object
  readonly results?: readonly { readonly kind: string }[]
  readonly error?: string
  readonly line?: number
}

const FOLDER = join(import.meta.dirname, 'conformance')
const EXPECTED = '.expected.json'
/** So much of a report is all that its kind is told by. */
const HEAD = 64 * 1024

const files = readdirSync(FOLDER)
  .filter((file) => file !== 'README.md')
  .toSorted()
const inputs = files.filter((file) => !file.endsWith(EXPECTED))
const expectedOf = (file: string): string => file.replace(/\.[^.]+$/, EXPECTED)

/** The format with the longest name that the file's name begins with. */
function formatOf(file: string): ReportFormat | undefined {
  return FORMATS.filter(({ name }) => file.startsWith(`${name}-`) || file.startsWith(`${name}.`)).toSorted(
    (a, b) => b.name.length - a.name.length,
  )[0]
}

function filled(result: { readonly kind: string }): object {
  if (result.kind === 'test' || result.kind === 'scenario') return { tags: [], flaky: false, ...result }
  return result
}

/** Of a refusal only what is expected of it: a part of its message, and a line where one is given. */
function comparable(read: ReadReport, { error, line }: Expected): object {
  if (!('error' in read) || error === undefined) return read
  return {
    error: read.error.includes(error) ? error : read.error,
    line: line === undefined ? undefined : read.line,
  }
}

test('every case is of a format, and has what is expected of it', () => {
  expect(inputs.filter((file) => !formatOf(file))).toEqual([])
  expect(inputs.filter((file) => !files.includes(expectedOf(file)))).toEqual([])
  expect(
    files.filter((file) => file.endsWith(EXPECTED) && !inputs.some((input) => expectedOf(input) === file)),
  ).toEqual([])
})

test('every format has a case', () => {
  expect(
    FORMATS.map(({ name }) => name).filter((name) => !inputs.some((file) => formatOf(file)?.name === name)),
  ).toEqual([])
})

describe.each(inputs)('%s', (file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8')
  const format = formatOf(file)
  const expected = (): Expected => JSON.parse(readFileSync(join(FOLDER, expectedOf(file)), 'utf8')) as Expected

  test('is read as expected', () => {
    const { error, line, head, results } = expected()
    const read = readReport(format!, text)
    const wanted = error === undefined ? { head, results: results?.map(filled) } : { error, line }
    expect(comparable(read, expected())).toEqual(wanted)
  })

  test('is the same in pieces', () => {
    const whole = readReport(format!, text)
    for (const size of [1, 7]) expect(readReport(format!, text, size)).toEqual(whole)
  })

  test('is told from all other kinds', () => {
    const head = text.slice(0, HEAD)
    const found = FORMATS.filter((format) => format.detects(head, file)).map(({ name }) => name)
    // What must be refused may be so broken that nothing is told from it.
    const refused = expected().error !== undefined && found.length === 0
    expect(refused ? [format?.name] : found).toEqual([format?.name])
  })
})
