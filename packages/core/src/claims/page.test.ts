import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { claimIn, claimsIn, evidenceOf, specOf, type Written } from '../../test/trial.ts'
import { addressesIn } from '../evidence/addresses.ts'
import { judge } from '../verdicts/verdict.ts'
import { waiversOf } from '../verdicts/waivers.ts'

const page = readFileSync(join(import.meta.dirname, '../../../../docs/verify.md'), 'utf8')
const [spec = '', waiver = ''] = Array.from(page.matchAll(/^```markdown\n(.*?)^```$/gms), ([, text = '']) => text)

/** The rows of the table with that first column, as cells. */
function table(head: string): readonly (readonly string[])[] {
  const from = page.indexOf(`\n| ${head} |`) + 1
  expect(from).toBeGreaterThan(0)
  const lines = page.slice(from, page.indexOf('\n\n', from)).split('\n')
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const plain = (text = ''): string => text.replaceAll('`', '')

test('the claims of the example have the names and kinds of the table', () => {
  const claims = claimsIn(spec.replaceAll('~~~', '```'))
  expect(claims.map(({ local, kind }) => [local, kind])).toEqual(
    table('claim').map(([local, , kind]) => [plain(local), plain(kind)]),
  )
})

test.each(table('name of a test'))('the name %s bears %s', (name, bears = '') => {
  const expected = bears === 'nothing' ? [] : plain(bears).split(' ')
  expect(addressesIn(plain(name), [], [])).toEqual(expected)
})

test.each(table('the text says'))('%s, measured %s: %s', (text, measured, expected = '') => {
  const claim = claimIn(`## Performance Considerations\n- **Response Time**: ${plain(text)}\n`, 'PERF-response-time')
  const metrics = plain(measured)
    .split(', ')
    .map((figure): Written => {
      const [, statistic, value, unit = ''] = /^(?:([a-z]\w*) )?([\d.]+) (.*)$/.exec(figure) ?? []
      return { kind: 'metric', name: claim.address, statistic, value: Number(value), unit }
    })
  const court = { evidence: evidenceOf(metrics), history: undefined, waivers: [], today: '2026-11-22' }
  expect(judge(claim, court).verdict).toBe(expected.split(':')[0])
})

test('the waiver holds', () => {
  expect(waiversOf(specOf(waiver)).map(({ address, fault, until }) => [address, fault, until])).toEqual([
    ['FR2', undefined, '2027-01-15'],
  ])
})

test('the verdicts are all there are', () => {
  expect(table('verdict').map(([verdict]) => plain(verdict))).toEqual([
    'failing',
    'waived',
    'stale',
    'proven',
    'unproven',
  ])
})
