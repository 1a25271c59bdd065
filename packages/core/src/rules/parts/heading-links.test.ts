import { expect, test } from 'vitest'
import { engine } from '../../../test/engine.ts'
import { read } from '../../spec/read.ts'
import { compile } from '../../template/compile.ts'
import type { LocalContext, LocalRule } from '../define.ts'
import sectionMissing from '../section-missing.ts'
import sectionSynonym from '../section-synonym.ts'
import titlePrefix from '../title-prefix.ts'

const TEMPLATE = '# Feature: [Name]\n\n## Risk Assessment\n[Text]\n\n## Notes\n[Text]\n'

/** The text once the first fix of the rule is made, whether that is safe, and the names that it takes. */
function mended(rule: LocalRule, text: string) {
  const schema = compile(TEMPLATE, engine, { name: 't.md' })
  const spec = read({ file: 'specs/a.md', text, schema, nesting: 100 }, { markdown: engine })
  const fix = [...rule.check({ spec } as LocalContext)].flatMap((found) => found.fixes ?? [])[0]
  const edits = fix?.edits.toSorted((a, b) => b.from - a.from) ?? []
  const after = edits.reduce((sum, { from, to, insert }) => sum.slice(0, from) + insert + sum.slice(to), text)
  return { text: after, safe: fix?.safe, renames: fix?.renames }
}

test('links follow a section to its new name, however they name it', () => {
  const links =
    '[r](#risks), [r](#Risks "title"), [r](a.md#risks), [r](../specs/a.md#risks), [r][x] and [again][x]\n\n[x]: #risks\n'
  const { text, safe, renames } = mended(sectionSynonym, `# Feature: A\n\n## Risks\nNone.\n\n## Notes\n${links}`)
  expect(text).toBe(
    `# Feature: A\n\n## Risk Assessment\nNone.\n\n## Notes\n${links.replace(/#risks/gi, '#risk-assessment')}`,
  )
  expect({ safe, renames }).toEqual({ safe: true, renames: ['#risks'] })
})

test('and a title, and a misspelt heading', () => {
  expect(
    mended(titlePrefix, '# Feat: Sign in\n\n## Risk Assessment\nSee [top](#feat-sign-in).\n\n## Notes\nx\n'),
  ).toEqual({
    text: '# Feature: Sign in\n\n## Risk Assessment\nSee [top](#feature-sign-in).\n\n## Notes\nx\n',
    safe: true,
    renames: ['#feat-sign-in'],
  })
  const { text, safe } = mended(
    sectionMissing,
    '# Feature: A\n\n## Risk Asessment\nx\n\n## Notes\n[r](#risk-asessment)\n',
  )
  expect(text).toBe('# Feature: A\n\n## Risk Assessment\nx\n\n## Notes\n[r](#risk-assessment)\n')
  expect(safe).toBe(false)
})

test.each([
  ['another heading has the same name', '### Risks\nx\n\n[r](#risks)'],
  ['another place has the new name', '<a id="risk-assessment"></a>\n\n[r](#risks)'],
  ['the place of the target is not known', '[r](&#35;risks) [r](#ris&#107;s)'],
])('not safe where %s', (_, notes) => {
  const { safe } = mended(sectionSynonym, `# Feature: A\n\n## Risks\nNone.\n\n## Notes\n${notes}\n`)
  expect(safe).toBe(false)
})

test('a link keeps its form, percent-encoded or not', () => {
  const title =
    '# Feat: Größe\n\n## Risk Assessment\nSee [a](#feat-größe) and [b](#feat-gr%C3%B6%C3%9Fe).\n\n## Notes\nx\n'
  expect(mended(titlePrefix, title).text).toContain('[a](#feature-größe) and [b](#feature-gr%C3%B6%C3%9Fe)')
})

test('links elsewhere stay', () => {
  const notes = '[r](b.md#risks), [r](https://a.example/#risks), [n](#notes)'
  const { text, safe } = mended(sectionSynonym, `# Feature: A\n\n## Risks\nNone.\n\n## Notes\n${notes}\n`)
  expect(text).toContain(notes)
  expect(safe).toBe(true)
})

test.each([
  ['_Risks_', '_Risk Assessment_'],
  ['8. __Risks__', '8. __Risk Assessment__'],
  ['[Risks](https://a.example)', '[Risk Assessment](https://a.example)'],
  ['~~Risks~~', '~~Risk Assessment~~'],
  ['Risks <!-- of old -->', 'Risk Assessment <!-- of old -->'],
])('what is around the name stays, and links follow: %s', (before, after) => {
  const written = (heading: string, anchor: string): string =>
    `# Feature: A\n\n## ${heading}\nNone.\n\n## Notes\n[r](#${anchor})\n`
  const number = before.startsWith('8') ? '8-' : ''
  const { text, safe } = mended(sectionSynonym, written(before, `${number}risks`))
  const trail = before.includes('<!--') ? '-' : ''
  expect(text).toBe(written(after, `${number}risk-assessment${trail}`))
  expect(safe).toBe(true)
})

test.each([
  ['Risks &amp; Mitigation', 'risks--mitigation'],
  ['[Risks](Risks.md)', 'risks'],
  ['Risks and [mitigation](a.md)', 'risks-and-mitigation'],
])('not safe where the source does not tell the anchor: %s', (heading, anchor) => {
  const { text, safe } = mended(sectionSynonym, `# Feature: A\n\n## ${heading}\nNone.\n\n## Notes\n[r](#${anchor})\n`)
  expect(text).toContain(`## Risk Assessment\n`)
  expect(safe).toBe(false)
})

test('a title that is shown in another way than it is written', () => {
  const text = (prefix: string, anchor: string): string =>
    `# ${prefix}_Passkeys_ & <b>x</b>\n\n- **ID**: A\n\n## Notes\n[t](#${anchor})\n`
  const { text: after } = mended(titlePrefix, text('Feat: ', 'feat-passkeys--x'))
  expect(after).toBe(text('Feature: ', 'feature-passkeys--x'))
})
