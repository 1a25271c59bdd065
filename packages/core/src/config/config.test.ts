import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaultConfig, levelFor, parseConfig, templateFor } from './config.ts'
import type { Config } from './model.ts'
import { configSchema } from './schema.ts'

const CODES = ['section-order', 'title-prefix', 'todo-left']
const parsed = (value: unknown): ReturnType<typeof parseConfig> =>
  parseConfig(typeof value === 'string' ? value : JSON.stringify(value), 'truespec.json', CODES, ['task', 'security'])
function configOf(value: unknown): Config {
  const result = parsed(value)
  if ('config' in result) return result.config
  throw new Error(JSON.stringify(result.faults))
}

test('nothing written is the default', () => {
  expect(configOf({})).toEqual(defaultConfig)
  expect(configOf('\ufeff{ "$schema": "./x.json" } // so\n')).toEqual(defaultConfig)
})

test('everything written, with comments and trailing commas', () => {
  const text = `{
    // where
    "specs": ["rfcs/**/*.md"], "ignore": ["rfcs/0000-*.md",],
    "templates": [{ "template": "t/rfc.md", "directives": { "Risks": "optional" } },],
    "rules": { "section-order": "off" }, /* some */
    "overrides": [{ "files": ["rfcs/old/**"], "rules": { "todo-left": "hint" } }],
    "lifecycle": { "states": [{ "name": "Idea" }, { "name": "Done", "demands": ["filled", "done"] }], "ends": [{ "name": "Dropped", "from": ["Idea"] }] },
    "limits": { "nesting": 20 }, "vague": { "add": ["swift"] },
    "baseline": "known.json",
    "verify": { "reports": ["reports/*.xml"], "names": ["{spec}.{claim}"], "components": { "A": ["src/a.ts"] }, "metrics": { "m": ["S/FR1"] }, "demanded": ["task"] },
  }`
  expect(configOf(text)).toEqual({
    specs: ['rfcs/**/*.md'],
    ignore: ['rfcs/0000-*.md'],
    templates: [{ files: ['**'], template: 't/rfc.md', directives: { Risks: 'optional' }, placeholders: [] }],
    rules: { 'section-order': 'off' },
    overrides: [{ files: ['rfcs/old/**'], status: [], rules: { 'todo-left': 'hint' } }],
    lifecycle: {
      states: [
        { name: 'Idea', demands: [] },
        { name: 'Done', demands: ['filled', 'done'] },
      ],
      ends: [{ name: 'Dropped', from: ['Idea'] }],
    },
    limits: { ...defaultConfig.limits, nesting: 20 },
    vague: { add: ['swift'], allow: [] },
    verify: {
      reports: ['reports/*.xml'],
      names: ['{spec}.{claim}'],
      components: { A: ['src/a.ts'] },
      metrics: { m: ['S/FR1'] },
      demanded: ['task'],
    },
    baseline: 'known.json',
  })
})

describe('faults, each at its place', () => {
  test.each<[string, string, string | undefined]>([
    ['{|"rule"|: {}}', "'rule' is not known: did you mean 'rules'?", 'rules'],
    ['{"limits": {|"nestng"|: 1}}', "'limits.nestng' is not known: did you mean 'nesting'?", 'nesting'],
    [
      '{"rules": {|"section-ordr"|: "off"}}',
      "there is no rule 'section-ordr': did you mean 'section-order'?",
      'section-order',
    ],
    ['{"overrides": [{"rules": {|"bananas"|: "off"}}]}', "there is no rule 'bananas'", undefined],
    [
      '{"overrides": [{"rules": {}}, {"rules": {}, "status": ["draft", |"Drafft"|]}]}',
      "'overrides[1].status' names the state 'Drafft', which is not known: did you mean 'Draft'?",
      'Draft',
    ],
    [
      '{"rules": {"todo-left": |"warn"|}}',
      "'rules.todo-left' must be one of off, hint, warning, error, not 'warn'",
      undefined,
    ],
    [
      '{"rules": {"todo-left": |"eror"|}}',
      "'rules.todo-left' must be one of off, hint, warning, error, not 'eror': did you mean 'error'?",
      'error',
    ],
    ['{"specs": |"specs"|}', "'specs' must be a list, not a text", undefined],
    ['{"specs": ["a", |1|]}', "'specs[1]' must be a text, not 1", undefined],
    ['{"specs": [|"../a"|]}', "'specs[0]' leaves the root with '..'", undefined],
    ['{"ignore": [|"!a"|]}', "'ignore[0]' starts with '!': files to leave out stand in 'ignore'", undefined],
    ['{"templates": [|{}|]}', "'templates[0].template' is missing", undefined],
    [
      '{"templates": [{"template": |"/etc/passwd"|}]}',
      "'templates[0].template' must be relative to the root, with `/`",
      undefined,
    ],
    ['{"templates": [{"template": |"../x.md"|}]}', "'templates[0].template' leaves the root with '..'", undefined],
    ['{"templates": [{"template": "a", "files": |[]|}]}', "'templates[0].files' must not be empty", undefined],
    ['{"limits": {"nesting": |0|}}', "'limits.nesting' must be from 1 to 1000", undefined],
    ['{"limits": {"nesting": |1.5|}}', "'limits.nesting' must be a whole number, not 1.5", undefined],
    ['{"limits": {"nesting": |null|}}', "'limits.nesting' must be a whole number, not null", undefined],
    ['{"specs": ["a"], |"specs"|: ["a"]}', "'specs' stands twice", undefined],
    ['{"specs": |[]|}', expect.stringContaining("'specs'"), undefined],
    ['|[]|', 'the configuration must be an object, not a list', undefined],
    [
      '{"lifecycle": {"states": [{"name": "A", "demands": [|"filed"|]}]}}',
      "'lifecycle.states[0].demands[0]' must be one of filled, reviewed, mature-dependencies, issue, done, not 'filed': did you mean 'filled'?",
      'filled',
    ],
    ['{"lifecycle": |{"states": [{"name": "A"}, {"name": "a"}]}|}', "'lifecycle' has the state 'a' twice", undefined],
    [
      '{"lifecycle": |{"states": [{"name": "A"}], "ends": [{"name": "X", "from": ["B"]}]}|}',
      "'lifecycle.ends' comes from 'B', which is no state",
      undefined,
    ],
    ['{"baseline": |"../known.json"|}', "'baseline' leaves the root with '..'", undefined],
    ['{"baseline": |""|}', "'baseline' must not be empty", undefined],
    ['{"verify": {|"report"|: []}}', "'verify.report' is not known: did you mean 'reports'?", 'reports'],
    ['{"verify": {"reports": [|"../a.xml"|]}}', "'verify.reports[0]' leaves the root with '..'", undefined],
    [
      '{"verify": {"names": [|"{spec}{claim}"|]}}',
      "'verify.names[0]' is no pattern: what parts {spec} from {claim} must begin with a sign, such as a dot",
      undefined,
    ],
    ['{"verify": {"components": {"A": |[]|}}}', "'verify.components.A' must not be empty", undefined],
    [
      '{"verify": {"metrics": {"m": [|"FR1"|]}}}',
      "'verify.metrics.m[0]' is no address: write SPEC-ID/CLAIM, as `truespec show` prints it",
      undefined,
    ],
    [
      '{"verify": {"demanded": [|"tasks"|]}}',
      "'verify.demanded[0]': there is no kind of claim 'tasks': did you mean 'task'?",
      'task',
    ],
    ['{|"__proto__"|: {}}', "'__proto__' is not known", undefined],
    ['{"rules": {|"constructor"|: "off"}}', "there is no rule 'constructor'", undefined],
  ])('%s', (marked, message, near) => {
    const [before = '', at = '', after = ''] = marked.split('|')
    const fault = {
      span: { from: before.length, to: before.length + at.length },
      message,
      ...(near !== undefined && { nearest: near }),
    }
    expect(parsed(before + at + after)).toEqual({ faults: [fault] })
  })

  test.each(['', '{', '{"specs": [}', "{'a': 1}", '{"a" 1}', '['.repeat(100_000), '// only', 'x'.repeat(2_000_000)])(
    '%.20j is refused',
    (text) => {
      expect(parsed(text)).toEqual({
        faults: expect.arrayContaining([expect.objectContaining({ message: expect.any(String) })]),
      })
    },
  )

  test('any text is read or refused', () => {
    const piece = fc.oneof(
      fc.constantFrom('{', '}', '[', ']', ':', ',', '"specs"', '"rules"', '"x"', '1', 'null', '//', '/*', '\n'),
      fc.json({ maxDepth: 2 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (parts) => void parsed(parts.join(''))),
      { numRuns: 500 },
    )
  })
})

test('the first binding whose globs fit names the template', () => {
  const config = configOf({
    templates: [
      { files: ['specs/rfc/**'], template: 'a.md' },
      { files: ['specs/**'], template: 'b.md' },
    ],
  })
  expect(templateFor(config, 'specs/rfc/x.md')?.template).toBe('a.md')
  expect(templateFor(config, 'specs/x.md')?.template).toBe('b.md')
  expect(templateFor(config, 'docs/x.md')).toBeUndefined()
})

test('the last override that fits by path and by status sets the level, else the rules', () => {
  const config = configOf({
    rules: { 'todo-left': 'error' },
    overrides: [
      { files: ['old/**'], rules: { 'todo-left': 'off' } },
      { status: ['draft', 'Superseded'], rules: { 'todo-left': 'hint' } },
      { files: ['old/x.md'], status: ['Complete'], rules: { 'todo-left': 'warning' } },
    ],
  })
  const level = (file: string, status?: string) => levelFor(config, 'todo-left', file, status)
  expect(level('a.md', 'Approved')).toBe('error')
  expect(level('a.md')).toBe('error')
  expect(level('old/a.md')).toBe('off')
  expect(level('old/a.md', '**Draft**')).toBe('hint')
  expect(level('a.md', 'Superseded by SPEC-2026-11-22-001')).toBe('hint')
  expect(level('old/x.md', 'complete')).toBe('warning')
  expect(levelFor(config, 'title-prefix', 'a.md', undefined)).toBeUndefined()
  expect(levelFor(config, 'constructor', 'a.md', undefined)).toBeUndefined()
})

test('an override may be for a state that only a template lists', () => {
  const status = ['Implemented', 'Completed', 'Drafting', 'Accepted', 'Final', '**Draft**', 'superseded by X']
  expect(configOf({ overrides: [{ status, rules: {} }] }).overrides[0]?.status).toEqual(status)
})

test('the published schema is the one that is checked, and its defaults are the defaults', () => {
  const published = readFileSync(new URL('../../schemas/truespec.schema.json', import.meta.url), 'utf8')
  expect(published).toBe(`${JSON.stringify(configSchema, null, 2)}\n`)
  const limits = configSchema.properties?.['limits']?.properties ?? {}
  expect(Object.fromEntries(Object.entries(limits).map(([name, { default: value }]) => [name, value]))).toEqual(
    defaultConfig.limits,
  )
})
