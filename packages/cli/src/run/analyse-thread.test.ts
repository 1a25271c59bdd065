import { defaultConfig, deserialiseResult } from '@truespec/core'
import { tmpdir } from 'node:os'
import { afterEach, expect, test } from 'vitest'
import { UserError } from '../errors.ts'
import { startHelper, type Helper } from './analyse-thread.ts'
import { deserialiseClaimed } from './claimed.ts'
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
const start = (text: string, claims = false): Helper => {
  const forced: Template = {
    name: 'template.md',
    path: undefined,
    text,
    metadata: undefined,
    directives: {},
    placeholders: [],
    older: [],
  }
  return startHelper({ root: tmpdir(), config: defaultConfig, key: '', today: '2026-11-22', forced, claims })
}

test('a thread answers in order', async () => {
  helper = start('# Feature Specification: [X]\n\n## Summary\n[One paragraph]\n')
  const answers = await Promise.all([helper.analyse([ready('a.md'), ready('b.md')]), helper.analyse([ready('c.md')])])
  const files = answers.map((all) => all.map(({ result }) => deserialiseResult(result ?? '')?.outline.file))
  expect(files).toEqual([['a.md', 'b.md'], ['c.md']])
  expect(answers.flat().map(({ claimed }) => claimed)).toEqual([undefined, undefined, undefined])
})

test('what files claim comes out of the same reading; of one whose result is known, that alone', async () => {
  helper = start('# Feature Specification: [X]\n\n## Requirements\n- [ ] FR1: [Text]\n- [ ] FR2: [Text]\n', true)
  const bytes = Buffer.from('# Feature Specification: A\n\n## Requirements\n- [ ] FR1: One of two\n')
  const answers = await helper.analyse([
    { ...ready('a.md'), bytes },
    { ...ready('b.md'), bytes, known: true },
    { ...ready('c.md'), bytes: Buffer.concat([bytes, Buffer.from([0xff])]) },
  ])
  expect(answers.map(({ result }) => deserialiseResult(result ?? '')?.outline.sound)).toEqual([true, undefined, false])
  const texts = answers.map(({ claimed }) => deserialiseClaimed(claimed ?? '').claims.map(({ text }) => text))
  expect(texts).toEqual([['One of two'], ['One of two'], [expect.stringContaining('One of two')]])
})

test('what a thread cannot do is a reason for the user, not a bug: now, and for all that is asked later', async () => {
  helper = start(`# [X]\n\n${'> '.repeat(500)}x\n`)
  const refusal = { reason: { what: 'the template template.md cannot be read' } }
  const [first, second] = await Promise.allSettled([helper.analyse([ready('a.md')]), helper.analyse([ready('b.md')])])
  for (const settled of [first, second]) expect(settled).toMatchObject({ status: 'rejected', reason: refusal })
  await expect(helper.analyse([ready('c.md')])).rejects.toBeInstanceOf(UserError)
})
