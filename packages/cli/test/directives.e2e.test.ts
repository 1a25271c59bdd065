import { afterEach, beforeEach, expect, test } from 'vitest'
import { truespec } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'
import { soundSpec, TEMPLATE } from './specs.ts'

const CONFIG = '{ "templates": [{ "template": "template.md", "directives": { "Summry": "optional" } }] }'
const NOTES = [
  "truespec: template.md:10: there is no directive 'optionl': did you mean 'optional'?",
  "truespec: 'directives' names 'Summry', which template.md does not have: did you mean 'Summary'?",
]

let repository: Repository

beforeEach(() => {
  repository = makeRepository({
    'truespec.json': CONFIG,
    'template.md': TEMPLATE.replace('## Summary\n', '<!-- truespec: optionl -->\n## Summary\n'),
    'specs/a.md': soundSpec(1),
    'specs/b.md': soundSpec(2),
  })
})
afterEach(() => repository.remove())

const run = (...args: readonly string[]): readonly string[] =>
  truespec([...args], { cwd: repository.root })
    .stderr.trimEnd()
    .split('\n')

test('directives that mean nothing are told of by every check, fresh or not, and by `template`', () => {
  const check = ['check', '--today', '2026-11-22']
  expect(run(...check)).toEqual(NOTES)
  expect(run(...check)).toEqual(NOTES)
  repository.write('specs/a.md', `${soundSpec(1)}\nMore of it.\n`)
  expect(run(...check)).toEqual(NOTES)
  expect(run(...check, '--no-cache')).toEqual(NOTES)
  expect(run('template', 'template.md')).toEqual(NOTES)
})

test('an unknown directive in the configuration is an error at its place', () => {
  repository.write('truespec.json', CONFIG.replace('Summry', 'Summary').replace('"optional"', '"optional type=dat"'))
  const { status, stderr } = truespec(['check'], { cwd: repository.root })
  expect(status).toBe(2)
  expect(stderr).toContain(
    "'templates[0].directives.Summary': there is no directive 'type=dat': did you mean 'type=date'?",
  )
  expect(stderr).toContain('truespec.json:1:')
})
