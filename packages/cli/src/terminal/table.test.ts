import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileText } from '../../../core/test/report.ts'
import { type Column, table } from './table.ts'
import { displayWidth } from './width.ts'

const columns: readonly Column[] = [{ title: 'ID' }, { title: 'Title', least: 8 }, { title: 'Errors', align: 'right' }]

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

test('what is still too wide then is left out, the least weight first; what is never cut stays', () => {
  const weighed: readonly Column[] = [
    { title: 'id' },
    { title: 'title', least: 6 },
    { title: 'author', weight: 1 },
    { title: 'tasks', align: 'right', weight: 3 },
    { title: 'file', least: 8, weight: 2 },
  ]
  const rows = [['S-1', 'A long title', 'Ada L.', '1/2', 'specs/one.md']]
  const at = (width: number): string | undefined => table(weighed, rows, { width }).split('\n')[1]
  expect(at(50)).toBe('S-1  A long title  Ada L.    1/2  specs/one.md')
  expect(at(40)).toBe('S-1  A long t…  Ada L.    1/2  specs/on…')
  expect(at(35)).toBe('S-1  A long ti…    1/2  specs/one.…')
  expect(at(20)).toBe('S-1  A long …    1/2')
  expect(at(12)).toBe('S-1  A long…')
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
