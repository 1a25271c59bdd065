import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileText } from '../../../core/test/report.ts'
import { type Column, table } from './table.ts'
import { displayWidth } from './width.ts'

const columns: readonly Column[] = [
  { title: 'ID' },
  { title: 'Title', shrinks: true },
  { title: 'Errors', align: 'right' },
]

test('columns align by what is seen', () => {
  expect(
    table(columns, [
      ['S-1', '漢字', '0'],
      ['S-20', 'Größe 🦊', '12'],
    ]),
  ).toBe(['ID    Title     Errors', 'S-1   漢字           0', 'S-20  Größe 🦊      12', ''].join('\n'))
})

test('a narrow terminal cuts what may shrink; a pipe cuts nothing', () => {
  const rows = [['S-1', 'A title that goes on and on', '1']]
  expect(table(columns, rows, { width: 30 })).toBe('ID   Title              Errors\nS-1  A title that goe…       1\n')
  expect(table(columns, rows)).toContain('A title that goes on and on')
  expect(table(columns, rows, { width: 3 })).toContain('A title…')
})

test('no rows give no text; missing cells are empty', () => {
  expect(table(columns, [])).toBe('')
  expect(table(columns, [['S-1']])).toBe('ID   Title  Errors\nS-1\n')
})

test('a line a row, none wider than the terminal, whatever the texts hold', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constant('S-1'), hostileText, fc.constant('1')), { minLength: 1 }), (rows) => {
      const lines = table(columns, rows, { width: 40 }).split('\n')
      expect(lines.length).toBe(rows.length + 2)
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(40)
    }),
  )
})
