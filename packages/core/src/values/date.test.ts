import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDates, fitsWeekday, isoForm, parseDate, splitRemark, statedDate } from './date.ts'

describe('parseDate', () => {
  test.each([
    ['2026-11-22', '2026-11-22'],
    [' 2024-02-29 ', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['2026-11-22T10:00:00Z', '2026-11-22'],
    ['2026-11-22T10:00:00.5+01:00', '2026-11-22'],
    ['2026-11-22 10:00', '2026-11-22'],
    ['2026-11-22 9:05:00', '2026-11-22'],
    ['2026-11-22 10:00 UTC', '2026-11-22'],
    ['2026-11-22, 10:00 +0100', '2026-11-22'],
    ['2026-11-22 10:00 UTC+2', '2026-11-22'],
    ['2026-11-22 10:00 CEST', '2026-11-22'],
    ['2026-11-22 02:30 PM', '2026-11-22'],
    ['2026-11-22 14:30 Uhr', '2026-11-22'],
    ['0001-01-01', '0001-01-01'],
  ])('%j is %s', (text, iso) => expect(parseDate(text)).toMatchObject({ ok: true, value: { iso } }))

  test.each([
    '9999-99-99',
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '0000-01-01',
  ])('%j is no day', (text) => expect(parseDate(text)).toEqual({ ok: false, fault: 'no-such-day' }))

  test.each([
    '',
    'soon',
    '2026-1-5',
    '22 Nov 2026',
    '2026/11/22',
    '2026-11-22 10',
    '2026-11-22 25:00',
    '2026-11-22 10:61',
    '2026-11-22 10:00 or so',
    '2026-11-22 (moved)',
    '2026-11-22Tea',
    '１０２６-11-22',
  ])('%j is not ISO', (text) => expect(parseDate(text)).toEqual({ ok: false, fault: 'not-iso' }))
})

describe('statedDate', () => {
  test.each([
    ['2026-11-22', '2026-11-22'],
    ['2026-11-22 (moved once)', '2026-11-22'],
    ['2026-11-22 ✅', '2026-11-22'],
    ['2026-11-22 ✅ (done) 🎉', '2026-11-22'],
    ['2026-11-22 08:15:00 UTC (after the talk)', '2026-11-22'],
    ['`2026-11-22` (moved)', '2026-11-22'],
  ])('%j is %s', (text, iso) => expect(statedDate(text)).toMatchObject({ ok: true, value: { iso } }))

  test.each([
    ['2026-02-30 (moved)', 'no-such-day'],
    ['2026-11-22 (moved', 'not-iso'],
    ['2026-11-22 or later', 'not-iso'],
    ['(2026-11-22)', 'not-iso'],
  ])('%j is %s', (text, fault) => expect(statedDate(text)).toEqual({ ok: false, fault }))

  test('what is remarked is kept apart', () =>
    expect(splitRemark('2 Nov 2026 (kick-off) ✅')).toEqual({ date: '2 Nov 2026', remark: ' (kick-off) ✅' }))

  test('a long one takes no time', () => {
    for (const text of [`2026-11-22${' '.repeat(900)}x`, `2026-11-22${' ✅('.repeat(200)}`, ' '.repeat(1_000_000)])
      expect(statedDate(text).ok).toBe(false)
  })
})

describe('fitsWeekday', () => {
  test.each([
    ['Monday, Nov 2, 2026', true],
    ['Nov 2, 2026', true],
    ['Montag, den 2. November 2026', true],
    ['lundi 2 novembre 2026', true],
    ['lunes 2 de noviembre de 2026', true],
    ['Tuesday, Nov 2, 2026', false],
    ['Sun, 2 November 2026', false],
    ['Sonntag, 2. November 2026', false],
    ['Sonnabend, 2. November 2026', false],
    ['mardi 2 novembre 2026', false],
    ['miércoles, 2 de noviembre de 2026', false],
  ])('%j: %j', (text, fits) => expect(fitsWeekday(text, '2026-11-02')).toBe(fits))

  test('every day of a week has one name in each language', () => {
    const weeks = [
      'Sunday Monday Tuesday Wednesday Thursday Friday Saturday',
      'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag',
      'dimanche lundi mardi mercredi jeudi vendredi samedi',
      'domingo lunes martes miércoles jueves viernes sábado',
    ]
    for (const [day, iso] of ['01', '02', '03', '04', '05', '06', '07'].map(
      (each, i) => [i, `2026-11-${each}`] as const,
    ))
      for (const week of weeks)
        expect(week.split(' ').filter((name) => fitsWeekday(`${name}, 2 Nov 2026`, iso))).toEqual([
          week.split(' ')[day],
        ])
  })
})

describe('isoForm', () => {
  test.each([
    ['22 Nov 2026', '2026-11-22'],
    ['22nd of November 2026', '2026-11-22'],
    ['22-Nov-2026', '2026-11-22'],
    ['November 22, 2026', '2026-11-22'],
    ['Nov. 22nd, 2026', '2026-11-22'],
    ['Sept 3, 2026', '2026-09-03'],
    ['Sunday, November 22, 2026', '2026-11-22'],
    ['2026 Nov 22', '2026-11-22'],
    ['7. Dezember 2026', '2026-12-07'],
    ['Montag, den 7. Dezember 2026', '2026-12-07'],
    ['12. März 2027', '2027-03-12'],
    ['12. Ma\u0308rz 2027', '2027-03-12'],
    ['12 mars 2027', '2027-03-12'],
    ['vendredi 1er août 2027', '2027-08-01'],
    ['le 3 févr. 2027', '2027-02-03'],
    ['12 de marzo de 2027', '2027-03-12'],
    ['sábado, 1 de mayo de 2027', '2027-05-01'],
    ['2026/11/22', '2026-11-22'],
    ['2026.11.22', '2026-11-22'],
    ['2026年11月22日', '2026-11-22'],
    ['20261122', '2026-11-22'],
    ['22.11.2026', '2026-11-22'],
    ['5. 6. 2026', '2026-06-05'],
    ['2026-1-5', '2026-01-05'],
    ['11/22/2026', '2026-11-22'],
    ['22/11/2026', '2026-11-22'],
    ['5/5/2026', '2026-05-05'],
    ['2026-11-22 10:00', '2026-11-22'],
    ['**2026-11-22**', '2026-11-22'],
    ['`2026/11/22`', '2026-11-22'],
  ])('of %j is %s', (text, iso) => expect(isoForm(text)).toBe(iso))

  test.each([
    '5/6/2026',
    '2026/11-22',
    '30 Feb 2026',
    '2026-02-30',
    'Q3 2026',
    'November 2026',
    '22/11/26',
    '12 Marsch 2027',
    '12 marc 2027',
    '13/13/2026',
    '12345678',
    'TBD',
    '',
  ])('%j has none', (text) => expect(isoForm(text)).toBeUndefined())
})

test('what isoForm gives is ISO; compareDates orders as the text does', () => {
  const day = fc.record({
    y: fc.integer({ min: 1, max: 9999 }),
    m: fc.integer({ min: 1, max: 13 }),
    d: fc.integer({ min: 1, max: 32 }),
  })
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [one, other] = [a, b].map(({ y, m, d }) => isoForm(`${String(y).padStart(4, '0')}/${m}/${d}`))
      if (one === undefined || other === undefined) return
      const [first, second] = [parseDate(one), parseDate(other)]
      if (!first.ok || !second.ok) throw new Error('not ISO')
      expect(Math.sign(compareDates(first.value, second.value))).toBe(one < other ? -1 : one > other ? 1 : 0)
    }),
  )
})

test.each(['9', ' ', '2026-11-22', '22 Nov ', '-', 'T'])('%j a hundred thousand times is refused quickly', (piece) => {
  const begin = performance.now()
  expect(parseDate(piece.repeat(100_000)).ok).toBe(false)
  expect(isoForm(piece.repeat(100_000))).toBeUndefined()
  expect(performance.now() - begin).toBeLessThan(10_000)
})
