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

test('an entry that asks for something among others of another kind is told of', () => {
  const list = '- [ ] FR1: [What]\n- [ ] FR2: [What]\n- Say what is seen.\n- [ ] Signed by all\n'
  repository.write('truespec.json', '{ "templates": [{ "template": "template.md" }] }')
  repository.write('template.md', `${TEMPLATE}\n## Requirements\n${list}`)
  const note = "truespec: template.md:17: no spec needs 'Signed by all': the entries around it are of another kind"
  const check = ['check', '--today', '2026-11-22']
  expect(run('template', 'template.md')).toEqual([note])
  expect(run(...check)).toEqual([note])
  expect(run(...check)).toEqual([note])
  expect(run(...check, '--no-cache')).toEqual([note])
})

test.each([
  '- Ask the office for a number',
  '- **Sponsor** (optional): [Name]',
  '- **Squad** – [Name]',
  '- [ ] Agreement signed',
])('one bullet more in the template takes no field away: %s', (bullet) => {
  const lacking = soundSpec(1)
    .replace(/- \*\*Spec ID.*\n/, '')
    .replace(/(Created\*\*: ).*/, '$1someday')
  repository.write('truespec.json', '{ "templates": [{ "template": "template.md" }] }')
  repository.write('specs/a.md', lacking)
  repository.write('template.md', TEMPLATE.replace(/(?=\n\n## Summary)/, `\n${bullet}`))
  const { stdout } = truespec(['check', '--today', '2026-11-22', 'specs/a.md'], { cwd: repository.root })
  expect(stdout).toContain("The field 'Spec ID' is missing")
  expect(stdout).toContain("'someday' is no date")
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
