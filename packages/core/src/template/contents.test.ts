import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { describePattern } from '../values/id-pattern.ts'
import { compile } from './compile.ts'
import { contents, idPattern, itemPatterns } from './contents.ts'

const schema = compile(
  `# T

- **Spec ID**: SPEC-[NUMBER]

## Goals

- [ ] FR1: [x]
- [ ] FR2: [x]

### Limits

- [ ] NFR1: [x]
- [ ] NFR2: [x]

## More goals

- [ ] FR1: [z]
- [ ] FR2: [z]
`,
  engine,
  { name: 't' },
)

test('the contents of a template come in the order of its text', () => {
  const firstLines = [...contents(schema)].map(({ source }) => source.split('\n')[0])
  expect(firstLines).toEqual(['- **Spec ID**: SPEC-[NUMBER]', '- [ ] FR1: [x]', '- [ ] NFR1: [x]', '- [ ] FR1: [z]'])
})

test('each pattern of items is given once, and apart from that of a spec', () => {
  expect(itemPatterns(schema).map(describePattern)).toEqual(['FR{n}', 'NFR{n}'])
  expect([idPattern(schema)].map((pattern) => pattern && describePattern(pattern))).toEqual(['SPEC-NNN'])
})

test('a template without the ID of a spec has no pattern of it', () => {
  expect(idPattern(compile('# T\n\n- [ ] FR1: [x]\n', engine, { name: 't' }))).toBeUndefined()
})
