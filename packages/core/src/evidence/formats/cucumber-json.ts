import { defineFormat, ReportError, readJson, type Sink } from '../define.ts'
import { asObject, field, isObject, type JsonObject, listOf, textOf } from '../json.ts'
import type { Outcome } from '../model.ts'
import type { LineOf } from '../object-lines.ts'
import { hasPath, outlineOf } from '../outline.ts'

/** Of a step, or of a scenario where the tool (behave) says one. `undefined` and `pending` fail the run in most; pending is still no evidence. */
const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['ambiguous', 'failed'],
  ['undefined', 'failed'],
  ['unknown', 'failed'],
  ['error', 'failed'],
  ['hook_error', 'failed'],
  ['cleanup_error', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
  ['pending_warn', 'skipped'],
  ['untested', 'skipped'],
  ['untested_pending', 'skipped'],
  ['untested_undefined', 'skipped'],
])

/** The JSON of Cucumber before its messages: cucumber-jvm, cucumber-ruby, cucumber-js, behave, godog, Reqnroll. */
export default defineFormat({
  name: 'cucumber-json',
  says: 'Cucumber JSON (legacy)',
  detects(head) {
    const outline = outlineOf(head)
    const has = (key: string): boolean => hasPath(outline, '[]', key)
    return (
      /^\uFEFF?\s{0,100}\[\s{0,100}\]\s{0,100}$/.test(head) ||
      (has('keyword') && (has('elements') || has('uri') || has('location')))
    )
  },
  open: (sink) =>
    readJson((value, lineOf) => {
      if (!Array.isArray(value)) throw new ReportError('the report is no list of features')
      for (const [index, feature] of value.entries())
        readFeature(asObject(feature, `[${index}]`), `[${index}]`, sink, lineOf)
    }),
})

function readFeature(feature: JsonObject, where: string, sink: Sink, lineOf: LineOf): void {
  const source = textOf(feature, 'uri', where) ?? (textOf(feature, 'location', where) ?? '').replace(/:\d{1,9}$/, '')
  const name = textOf(feature, 'name', where) ?? ''
  const inherited = tagsOf(feature, where)
  let background: Outcome[] = []
  let ended = true
  for (const [index, value] of listOf(feature, 'elements', where).entries()) {
    const place = `${where}.elements[${index}]`
    const element = asObject(value, place)
    if (textOf(element, 'type', place) === 'background') {
      // Of the scenarios that follow, until another stands in its place; those of a feature and of a rule follow each other.
      background = [...(ended ? [] : background), ...stepsOf(element, place, false).outcomes]
      ended = false
      continue
    }
    ended = true
    sink.result({
      kind: 'scenario',
      name: scenarioName(textOf(element, 'name', place) ?? ''),
      feature: name,
      source,
      tags: [...new Set([...inherited, ...tagsOf(element, place)])],
      outcome: outcomeOf(element, place, background),
      flaky: false,
      line: lineOf(element),
    })
  }
}

/** A row of an outline is `NAME -- @1.2 Examples` in behave. */
function scenarioName(name: string): string {
  const from = name.lastIndexOf(' -- @')
  return from > 0 && /^ -- @\d{1,9}\.\d{1,9}(?: |$)/.test(name.slice(from)) ? name.slice(0, from) : name
}

/** `@smoke`, from `{ "name": "@smoke" }` or, in behave, from `"smoke"`. */
function tagsOf(object: JsonObject, where: string): readonly string[] {
  return listOf(object, 'tags', where).map((tag, index) => {
    const place = `${where}.tags[${index}]`
    const name = typeof tag === 'string' ? tag : (textOf(asObject(tag, place), 'name', place) ?? '')
    return name.startsWith('@') ? name : `@${name}`
  })
}

/** A scenario passes where a step of its own passed, and nothing in or around it did anything else. */
function outcomeOf(element: JsonObject, where: string, background: readonly Outcome[]): Outcome {
  const { outcomes, steps } = stepsOf(element, where, true)
  const status = textOf(element, 'status', where)
  const all = [...background, ...outcomes, ...(status === undefined ? [] : [known(status, `${where}.status`)])]
  if (all.includes('failed')) return 'failed'
  return steps > 0 && all.every((outcome) => outcome === 'passed') ? 'passed' : 'skipped'
}

/** What steps and hooks came to, and how many are steps. A step without a result did not run: of a background that is not its own fault. */
function stepsOf(
  element: JsonObject,
  where: string,
  own: boolean,
): { readonly outcomes: readonly Outcome[]; readonly steps: number } {
  const outcomes: Outcome[] = []
  let steps = 0
  const hooks = (object: JsonObject, place: string): void => {
    for (const key of ['before', 'after'])
      for (const [index, hook] of listOf(object, key, place).entries())
        outcomes.push(resultOf(asObject(hook, `${place}.${key}[${index}]`), `${place}.${key}[${index}]`) ?? 'passed')
  }
  hooks(element, where)
  for (const [index, value] of listOf(element, 'steps', where).entries()) {
    const place = `${where}.steps[${index}]`
    const step = asObject(value, place)
    const outcome = resultOf(step, place)
    if (field(step, 'hidden') !== true) steps++
    if (outcome !== undefined || own) outcomes.push(outcome ?? 'skipped')
    hooks(step, place)
  }
  return { outcomes, steps }
}

function resultOf(step: JsonObject, where: string): Outcome | undefined {
  const result = field(step, 'result')
  if (!isObject(result)) {
    if (result === undefined) return undefined
    throw new ReportError(`${where}.result is no object`)
  }
  return known(textOf(result, 'status', `${where}.result`) ?? '', `${where}.result.status`)
}

function known(status: string, where: string): Outcome {
  const outcome = OUTCOMES.get(status)
  if (outcome === undefined) throw new ReportError(`${where} is '${status}', which is no status of Cucumber`)
  return outcome
}
