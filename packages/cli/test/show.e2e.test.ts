import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { truespec } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'

let repository: Repository

beforeAll(() => {
  const template = readFileSync(join(import.meta.dirname, '../templates/feature-spec.md'), 'utf8')
  repository = makeRepository({ 'specs/a.md': template.replace(/(?<=## Executive Summary\n).*/, 'People sign in.') })
})
afterAll(() => repository.remove())

const show = (...args: readonly string[]): string =>
  truespec(['show', 'specs/a.md', ...args], { cwd: repository.root }).stdout

test('a section that is as the template left it is not said to be filled', () => {
  const text = show()
  expect(text).toMatch(/Executive Summary {2}filled, line/)
  expect(text).toMatch(/Problem Statement {2}placeholder, line/)
  expect(text).toMatch(/Pain Points {2}placeholder, line/)
  const { spec } = JSON.parse(show('--json')) as {
    readonly spec: { readonly sections: readonly { readonly heading: { readonly text: string }; state: string }[] }
  }
  expect(Object.fromEntries(spec.sections.map(({ heading, state }) => [heading.text, state]))).toMatchObject({
    'Executive Summary': 'filled',
    'Risk Assessment': 'placeholder',
  })
})

test('a value that goes on in the next line is one line, and one without a reason is said to have none', () => {
  const text =
    '# Feature Specification: Keys\n\n### Impact\n- **Users Affected**: all who\n    sign in\n- **Technical Debt**: N/A\n'
  repository.write('specs/b.md', text)
  const { stdout } = truespec(['show', 'specs/b.md'], { cwd: repository.root })
  expect(stdout).toContain('Users Affected: all who sign in  line 4\n')
  expect(stdout).toContain('Technical Debt: N/A (without a reason)  line 6\n')
})
