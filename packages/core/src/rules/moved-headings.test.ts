/** Which headings the fix of a level takes along. */
import { describe, expect, test } from 'vitest'
import { onlyFinding } from '../../test/only-finding.ts'
import sectionLevel from './section-level.ts'

const TEMPLATE = '# [Name]\n\n## Parts\n[Which]\n\n## Success\n[Measure]\n\n## Nights\n[When]\n'

/** The headings once the fix of the one level is made, each by its marks and name, and whether the fix is safe. */
function moved(headings: readonly string[]): readonly [readonly string[], boolean | undefined] {
  const text = `# Name\n\n${headings.map((heading) => `${heading}\nText.\n`).join('\n')}`
  const [fix] = onlyFinding(sectionLevel, TEMPLATE, text).fixes ?? []
  const after = (fix?.edits ?? [])
    .toReversed()
    .reduce((all, edit) => all.slice(0, edit.from) + edit.insert + all.slice(edit.to), text)
  return [(after.match(/^#.*/gm) ?? []).slice(1), fix?.safe]
}

describe('a section that goes deeper', () => {
  test('leaves what stands behind a section that stays', () => {
    const rest = ['## Success', '## Costs', '### Paper', '## Nights']
    expect(moved(['# Parts', ...rest])).toEqual([['## Parts', ...rest], true])
  })

  test('takes what stands in it along, and asks', () => {
    expect(moved(['# Parts', '## Ward', '### Beds', '## Success', '## Costs', '## Nights'])).toEqual([
      ['## Parts', '### Ward', '#### Beds', '## Success', '## Costs', '## Nights'],
      false,
    ])
  })

  test('leaves what stands deep enough', () => {
    const rest = ['### Ward', '#### Beds', '## Success', '## Nights']
    expect(moved(['# Parts', ...rest])).toEqual([['## Parts', ...rest], true])
  })
})

test('a section that goes up takes what stands in it along', () => {
  expect(moved(['## Parts', '### Success', '#### Costs', '## Nights'])).toEqual([
    ['## Parts', '## Success', '### Costs', '## Nights'],
    true,
  ])
})
