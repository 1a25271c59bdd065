import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { testRunOf, type TestRun } from './test-run.ts'
import { githubWorkflow, gitlabWorkflow } from './workflow.ts'

const VITEST = testRunOf('{"scripts":{"test":"vitest"}}') as TestRun
const GUIDE = readFileSync(join(import.meta.dirname, '../../../../docs/guides/ci.md'), 'utf8')

test('the guide shows the workflows that init writes, of whatever version', () => {
  const shown = [...GUIDE.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)
  const github = githubWorkflow('1.2.3', VITEST)
  const written = [githubWorkflow('1.2.3'), github.slice(githubWorkflow('1.2.3').length), gitlabWorkflow('1.2.3')]
  expect(shown.map((text) => text.replace(/(?<=truespec@)[\d.]+/, '1.2.3'))).toEqual(written)
})

const workflows = { github: githubWorkflow, gitlab: gitlabWorkflow }

test.each(['github', 'gitlab'] as const)(
  'of %s, what is a comment is a job once the hash signs are gone',
  (service) => {
    const [plain, text] = [workflows[service]('1.2.3'), workflows[service]('1.2.3', VITEST)]
    expect(text.startsWith(plain)).toBe(true)
    expect(parse(text)).toEqual(parse(plain))
    const all = parse(
      `${plain}${text
        .slice(plain.length)
        .replace(/^( *)# /gm, (_, indent: string) => indent)
        .replace(/^ *(?:What|To).*$/gm, '')}`,
    )
    const verify = JSON.stringify((service === 'github' ? all.jobs : all).verify)
    expect(verify).toContain(VITEST.command)
    expect(verify).toContain(
      `truespec@1.2.3 verify ${service === 'github' ? '--format github ' : ''}--report ${VITEST.report}`,
    )
  },
)
