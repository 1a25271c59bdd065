import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { compile } from '../template/compile.ts'
import type { Spec } from './model.ts'
import { read } from './read.ts'
import { partsOfKind } from './views.ts'

const template =
  '# Spec: [NAME]\n\n## Solution\n### Overview\n[Overview]\n\n### Diagram\n```mermaid\ngraph TD\nA --> B\n```\n'
const schema = compile(template, engine, { name: 'template.md' })
const readText = (text: string): Spec => read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
const diagram = '```mermaid\ngraph LR\nC --> D\n```\n'

test.each([
  ['under a heading that the template does not have', `# Spec: X\n\n## Solution\n\n### Picture\n\n${diagram}`],
  ['under one below such a heading', `# Spec: X\n\n## Solution\n\n### More\n\n#### Picture\n\n${diagram}`],
  [
    'under one inside a section that asks for it',
    `# Spec: X\n\n## Solution\n\n### Diagram\n\n#### Picture\n\n${diagram}`,
  ],
  ['far from every section of the template', `# Spec: X\n\n## More\n\n### Picture\n\n${diagram}`],
])('a block is read once: %s', (_, text) => {
  expect([...partsOfKind(readText(text), 'block')].map(({ part }) => part.text)).toEqual(['graph LR\nC --> D'])
})

test('a placeholder is read once', () => {
  const { slots } = readText('# Spec: X\n\n## Solution\n\n### More\n\n[To be written]\n')
  expect(slots.filter((slot) => slot.state === 'placeholder').map((slot) => slot.text)).toEqual(['[To be written]'])
})

test.each([
  ['TC-01', 'TC-02'],
  ['US1', 'US2'],
])('a section whose number is joined to its word: %s', (first, second) => {
  const cases = compile(`# T\n\n## Cases\n\n### ${first}: {title}\n\n[Text]\n`, engine, { name: 'template.md' })
  const text = `# T\n\n## Cases\n\n### ${first}: Known 1\n\nA.\n\n### ${second}: Unknown\n\nB.\n`
  const spec = read({ file: 'a.md', text, schema: cases, nesting: 100 }, { markdown: engine })
  expect(spec.sections[0]?.sections.map(({ number, title }) => [number, title?.text])).toEqual([
    [1, 'Known 1'],
    [2, 'Unknown'],
  ])
})

test.each([
  ['3.1 [Feature name]', '### 3.1 Tide', 'Tide'],
  ['3.1 [Feature name]', '### Tide', 'Tide'],
  ['3 [Feature name]', '### 3 [Feature name]', '[Feature name]'],
  ['[Feature name]', '### 3 blind mice', '3 blind mice'],
])('a section whose heading is a slot: %s read from %s', (heading, written, title) => {
  const features = compile(`# T\n\n## Features\n\n### ${heading}\n\n[Text]\n`, engine, { name: 'template.md' })
  const text = `# T\n\n## Features\n\n${written}\n\nA.\n`
  const spec = read({ file: 'a.md', text, schema: features, nesting: 100 }, { markdown: engine })
  expect(spec.sections[0]?.sections.map((section) => [section.schema?.heading, section.title?.text])).toEqual([
    ['{title}', title],
  ])
})

test.each(['1 Solution', '01 Solution', '§1 Solution', '１．Solution', '1 - Solution', '(1) Solution'])(
  'a bare number before the whole of a name is numbering: %s',
  (heading) => {
    expect(readText(`# Spec: X\n\n## ${heading}\nA.\n`).sections.map(({ schema }) => schema?.heading)).toEqual([
      'Solution',
    ])
  },
)

test.each(['3 Solutions', '3Solution', '2026 Solution'])('and otherwise none: %s', (heading) => {
  expect(readText(`# Spec: X\n\n## ${heading}\nA.\n`).sections.map(({ schema }) => schema)).toEqual([undefined])
})

test('an anchor in a heading is no part of its text, and a placeholder is', () => {
  const { sections } = readText(
    '# Spec: X\n\n## <a name="s"></a>Solution\n\n### Overview {#o}<a id="o" />\n\nText.\n\n## <your name>\n',
  )
  expect(sections.map(({ schema, heading }) => [schema?.heading, heading?.text])).toEqual([
    ['Solution', 'Solution'],
    [undefined, '<your name>'],
  ])
  expect(sections[0]?.sections.map(({ schema }) => schema?.heading)).toEqual(['Overview'])
})

test.each([
  [
    '### [Component]',
    '### Parts\n\n### Mailer\n\nA.\n\n### Storage\n\nB.\n\n## End\n',
    ['Parts: Mailer, Storage', 'End: '],
  ],
  ['### Facts', '### Parts\n\n### Facts\n\nA.\n\n### End\n', ['Parts: Facts', 'End: ']],
  ['### [Component]', '## Parts\n\n### Mailer\n\nA.\n\n## End\n\n### More\n\nB.\n', ['Parts: Mailer', 'End: More']],
])('what stands beside a demoted heading is below it where the template has %s there', (asked, text, expected) => {
  const own = compile(`# T\n\n## Parts\n\n${asked}\n\n[Text]\n\n## End\n\n[Text]\n`, engine, { name: 't.md' })
  const { sections } = read({ file: 'a.md', text: `# T\n\n${text}`, schema: own, nesting: 100 }, { markdown: engine })
  const names = sections.map(
    (one) => `${one.heading?.text}: ${one.sections.map((each) => each.heading?.text).join(', ')}`,
  )
  expect(names).toEqual(expected)
})

test.each([
  ['1️⃣ Phase 1: Filter', 'Filter'],
  ['1. Phase 1: Filter', 'Filter'],
])('the title of a section that is numbered twice: %s', (heading, title) => {
  const phases = compile('# T\n\n## Plan\n\n### Phase 1: [Name]\n\n[Text]\n', engine, { name: 'template.md' })
  const text = `# T\n\n## Plan\n\n### ${heading}\n\nA.\n`
  const spec = read({ file: 'a.md', text, schema: phases, nesting: 100 }, { markdown: engine })
  expect(spec.sections[0]?.sections.map((section) => [section.number, section.title?.text])).toEqual([[1, title]])
})
