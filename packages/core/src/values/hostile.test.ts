import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseChoice } from './choice.ts'
import { isoForm, parseDate } from './date.ts'
import { parseEndpoint } from './endpoint.ts'
import { compilePattern, formatId, matchId, nearMiss } from './id-pattern.ts'
import { parseIssue } from './issue.ts'
import { parsePeople } from './people.ts'
import { parsePercentage } from './percentage.ts'
import { isPlaceholder } from './placeholder.ts'
import { parseQuantities } from './quantity.ts'
import { parseVersion, satisfies } from './version.ts'
import { notApplicable } from './waived.ts'
import { fileSlug } from './file-slug.ts'

const PIECES =
  '__proto__ constructor 1e309 9999-99-99 2026-02-30 [a](b) [YYYY-MM-DD] [NUMBER] FR1 N/A None: High/Low GET /x ^1.2 || >= < 200ms p95 @ada #12 o/r#1 \ud800 \u202e \0 million ** ` ( ) [ ] { } , . - \n'.split(
    ' ',
  )

test('no text makes a value throw', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(fc.constantFrom(...PIECES, ' '), { maxLength: 15 }).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, text, (one, other) => {
      const version = parseVersion(one)
      if (version.ok) satisfies(version.value, other)
      const pattern = compilePattern(one, { phase: 1 })
      if (pattern !== undefined) {
        matchId(pattern, other)
        nearMiss(pattern, other)
        formatId(pattern, { phase: 1, n: 2 })
      }
      for (const read of [
        parseDate,
        isoForm,
        parseEndpoint,
        parseIssue,
        parsePeople,
        parsePercentage,
        parseQuantities,
        notApplicable,
        isPlaceholder,
      ])
        read(one)
      parseChoice(one, [other, 'High', '__proto__'])
      expect(fileSlug(one)).not.toBe('')
    }),
    { numRuns: 2000 },
  )
})
