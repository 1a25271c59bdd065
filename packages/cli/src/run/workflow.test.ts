import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { githubWorkflow, gitlabWorkflow } from './workflow.ts'

const GUIDE = readFileSync(join(import.meta.dirname, '../../../../docs/guides/ci.md'), 'utf8')

test('the guide shows the workflows that init writes, of whatever version', () => {
  const shown = [...GUIDE.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)
  const written = [githubWorkflow('1.2.3'), gitlabWorkflow('1.2.3')]
  expect(shown.map((text) => text.replace(/(?<=truespec@)[\d.]+/, '1.2.3'))).toEqual(written)
})
