import { expect, test } from 'vitest'
import { reportOf, SAMPLE } from '../../test/report.ts'
import type { Diagnostic } from '../text/diagnostic.ts'

function placed(text: string, from: number, to: number): ReturnType<typeof reportOf>['diagnostics'][number] {
  const diagnostic: Diagnostic = {
    code: 'x',
    severity: 'hint',
    file: 'a.md',
    span: { from, to },
    message: '',
    data: {},
    related: [],
    fixes: [],
  }
  return reportOf(new Map([['a.md', text]]), [diagnostic]).diagnostics[0]!
}

test('lines and columns of the finding, its related places and its edits', () => {
  const [first, second] = SAMPLE.diagnostics
  expect(first!.range.start).toEqual({ line: 5, column: 15, offset: 48, byteColumn: 15 })
  expect(first!.range.end).toEqual({ line: 5, column: 21, offset: 54, byteColumn: 21 })
  expect(first!.related[0]!.range.start).toMatchObject({ line: 1, column: 3 })
  expect(first!.fixes[0]!.edits[0]!.range).toEqual(first!.range)
  // Two more bytes for ö and ß, two more for the fox than its two code units.
  expect(second!.range.start).toMatchObject({ line: 6, column: 17, byteColumn: 21 })
})

test('the excerpt is the first line without its end', () => {
  expect(placed('one\r\ntwo three\r\nfour', 9, 18).excerpt).toEqual({
    text: 'two three',
    from: 4,
    to: 9,
    cutBefore: false,
    cutAfter: false,
  })
  expect(placed('one\r\ntwo', 3, 5).excerpt).toMatchObject({ text: 'one', from: 3, to: 3 })
})

test('a byte order mark is no part of the first line', () => {
  const { range, excerpt } = placed('\ufeff# Öne\n', 3, 5)
  expect(range.start).toEqual({ line: 1, column: 3, offset: 3, byteColumn: 3 })
  expect(range.end).toEqual({ line: 1, column: 5, offset: 5, byteColumn: 6 })
  expect(excerpt).toMatchObject({ text: '# Öne', from: 2, to: 4, cutBefore: false })
  const atStart = placed('\ufeff# One\n', 0, 0)
  expect(atStart.range.start).toEqual({ line: 1, column: 1, offset: 0, byteColumn: 1 })
  expect(atStart.excerpt).toMatchObject({ text: '# One', from: 0, to: 0 })
})

test('of a long line, the excerpt is what is around the start, no pair parted', () => {
  const { excerpt } = placed('🦊'.repeat(5000), 4001, 4003)
  expect(excerpt!.cutBefore && excerpt!.cutAfter).toBe(true)
  expect(excerpt!.text.length).toBeLessThan(500)
  expect(excerpt!.text.isWellFormed()).toBe(true)
  expect(4001 - excerpt!.from).toBe(4001 - 159)
})

test('a place outside of the text is its end; a file nobody knows has a line', () => {
  expect(placed('ab\n', 99, 120).range.start).toMatchObject({ line: 2, column: 1, offset: 3 })
  const [unknown] = reportOf(new Map(), [
    {
      code: 'x',
      severity: 'error',
      file: 'gone.md',
      span: { from: 5, to: 6 },
      message: '',
      data: {},
      related: [],
      fixes: [],
    },
  ]).diagnostics
  expect(unknown!.range.start).toMatchObject({ line: 1, column: 1 })
  expect(unknown!.excerpt).toBeUndefined()
})

test('20,000 findings on one line of 2 MiB are quick', () => {
  const text = 'größe '.repeat(350_000)
  const found = Array.from({ length: 20_000 }, (_, i): Diagnostic => {
    return {
      code: 'x',
      severity: 'hint',
      file: 'a.md',
      span: { from: i * 6, to: i * 6 + 5 },
      message: '',
      data: {},
      related: [],
      fixes: [],
    }
  })
  const last = reportOf(new Map([['a.md', text]]), found).diagnostics.at(-1)!
  expect(last.range.start.byteColumn).toBe(19_999 * 8 + 1)
})
