import { expect, test } from 'vitest'
import { engine } from '../../test/engine.ts'
import { compile } from '../template/compile.ts'
import type { ContentSchema } from '../template/schema.ts'
import type { Spec } from './model.ts'
import { read } from './read.ts'
import { items } from './views.ts'

const TEMPLATE = `# 功能规格：[名称]

- **编号**：GG-［编号］
- **状态**：草稿|评审中|已批准
- 作者：［姓名］

## 功能需求
- [ ] FR1：［描述］
- [ ] FR2：［描述］

## 依赖
- [组件]：［原因］
`

const schema = compile(TEMPLATE, engine, { name: 't.md' })
const readText = (text: string): Spec => read({ file: 's.md', text, schema, nesting: 100 }, { markdown: engine })
const kinds = (content: readonly ContentSchema[]): readonly string[] => content.map(({ kind }) => kind)

test('full-width colons and brackets are those of a template', () => {
  expect(schema.title?.prefix).toBe('功能规格：')
  expect(kinds(schema.preamble)).toEqual(['fields'])
  expect(schema.preamble[0]).toMatchObject({
    fields: [
      { key: '编号', slot: { type: { kind: 'id' } } },
      { key: '状态', slot: { type: { kind: 'choice', choices: ['草稿', '评审中', '已批准'] } } },
      { key: '作者', slot: { type: { kind: 'person' } } },
    ],
  })
  expect(schema.sections.map(({ content }) => kinds(content))).toEqual([['items'], ['pairs']])
})

test.each(['：', ': '])('a spec is read with %j', (colon) => {
  const spec = readText(`# 功能规格${colon}通行密钥

- **编号**${colon}GG-001
- **状态**${colon}草稿
- 作者${colon}王伟

## 功能需求
- [ ] FR1${colon}被吊销的密钥返回401
- [ ] FR2${colon}［描述］

## 依赖
- 会话服务${colon}保存挑战
`)
  expect(spec.title).toMatchObject({ hasPrefix: true, name: { text: '通行密钥' } })
  expect(spec.fields.map(({ value }) => value.text)).toEqual(['GG-001', '草稿', '王伟'])
  expect(items(spec).map(({ item }) => [item.id?.text, item.value.text, item.value.state])).toEqual([
    ['FR1', '被吊销的密钥返回401', 'filled'],
    ['FR2', '［描述］', 'placeholder'],
  ])
  const [section] = spec.sections.slice(1)
  expect(section?.parts[0]).toMatchObject({ pairs: [{ key: { text: '会话服务' }, values: [{ text: '保存挑战' }] }] })
})
