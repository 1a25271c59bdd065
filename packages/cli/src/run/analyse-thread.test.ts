import { defaultConfig, deserialiseResult } from '@truespec/core'
import { tmpdir } from 'node:os'
import { afterEach, expect, test } from 'vitest'
import { UserError } from '../errors.ts'
import { startHelper, type Helper } from './analyse-thread.ts'
import type { Template } from './templates.ts'

let helper: Helper | undefined
afterEach(() => helper?.stop())

const ready = (file: string): Parameters<Helper['analyse']>[0][number] => ({
  kind: 'ready',
  file,
  key: file,
  bytes: Buffer.from('# Feature Specification: A\n\n## Summary\nOne.\n'),
  metadata: undefined,
  blob: '',
})
const start = (text: string): Helper => {
  const forced: Template = {
    name: 'template.md',
    path: undefined,
    text,
    metadata: undefined,
    directives: {},
    placeholders: [],
    older: [],
  }
  return startHelper({ root: tmpdir(), config: defaultConfig, key: '', today: '2026-11-22', forced })
}

test('a thread answers in order', async () => {
  helper = start('# Feature Specification: [X]\n\n## Summary\n[One paragraph]\n')
  const answers = await Promise.all([helper.analyse([ready('a.md'), ready('b.md')]), helper.analyse([ready('c.md')])])
  const files = answers.map((texts) => texts.map((text) => deserialiseResult(text)?.outline.file))
  expect(files).toEqual([['a.md', 'b.md'], ['c.md']])
})

test('what a thread cannot do is a reason for the user, not a bug: now, and for all that is asked later', async () => {
  helper = start(`# [X]\n\n${'> '.repeat(500)}x\n`)
  const refusal = { reason: { what: 'the template template.md cannot be read' } }
  const [first, second] = await Promise.allSettled([helper.analyse([ready('a.md')]), helper.analyse([ready('b.md')])])
  for (const settled of [first, second]) expect(settled).toMatchObject({ status: 'rejected', reason: refusal })
  await expect(helper.analyse([ready('c.md')])).rejects.toBeInstanceOf(UserError)
})
