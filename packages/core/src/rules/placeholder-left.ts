import { closedTags } from '../markdown/html-tag.ts'
import type { Spec } from '../spec/model.ts'
import { partsOfKind } from '../spec/views.ts'
import { shortened } from '../text/shortened.ts'
import type { Span } from '../text/span.ts'
import { parsePeople } from '../values/people.ts'
import { holdsPlaceholder, isPlaceholder, placeholders } from '../values/placeholder.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'
import { liveSlots } from './fields/live.ts'
import { gherkinTexts } from './parts/gherkin-texts.ts'

/** A place where nothing was written yet. */
export default defineRule({
  code: 'placeholder-left',
  kind: 'local',
  severity: 'by-status',
  yieldsTo: ['choice-unchosen'],
  says: ({ text, block, own }) => {
    if (block) return `The ${block} block is still the template's own`
    return own
      ? `'${text}' is still the template's own text`
      : `'${text}' is a placeholder: nothing is written here yet`
  },
  *check({ spec }): Iterable<Found> {
    const places = [...slotPlaces(spec), ...nestedPlaces(spec), ...namePlaces(spec), ...stepPlaces(spec)].toSorted(
      (a, b) => a.from - b.from || b.to - a.to,
    )
    for (const at of joined(places, spec.text)) {
      const text = spec.text.slice(at.from, at.to)
      const own = placeholders(text).length === 0 && !isPlaceholder(text, spec.schema.placeholders)
      yield { at, data: { text: shortened(text.replace(QUOTING, '$1')), ...(own && { own: 1 }) } }
    }
    for (const { value, form } of spec.fields)
      if (form === 'file' && value.state === 'placeholder' && value.schema.type.kind !== 'choice')
        yield { at: value.span, data: { text: shortened(value.text) } }
    for (const { part } of partsOfKind(spec, 'block'))
      if (part.state === 'placeholder') yield { at: part.span, data: { block: part.language } }
  },
})

/** The mark of a quotation before the lines that go on with it. */
const QUOTING = /([\r\n][ \t]*)(?:>[ \t]?)+/g

function* slotPlaces(spec: Spec): Generator<Span> {
  let closed: ReadonlySet<string> | undefined
  for (const { schema, span, text, state } of spec.slots) {
    if (state !== 'placeholder' || schema.type.kind === 'choice') continue
    // `<example>` with `</example>` further down is markup of somebody's own.
    const tag = /^<([\w:-]{1,60})>$/.exec(text)?.[1]
    if (tag !== undefined) closed ??= closedTags(spec.text)
    if (tag === undefined || !closed?.has(tag)) yield span
  }
}

/** Lines of a map in front matter that are still the template's, among others that are not: `team: <team>` above `contact: Ada`. */
function* nestedPlaces({ fields, text }: Spec): Generator<Span> {
  for (const { form, value } of fields) {
    const { state, yaml, schema, span } = value
    if (form !== 'front-matter' || state !== 'filled' || yaml !== 'other' || !schema.placeholder.includes(':')) continue
    const own = new Set(schema.placeholder.split(LINE_END).map(withoutRemark).filter(holdsPlaceholder))
    if (own.size === 0) continue
    for (const { index, 0: line } of text.slice(span.from, span.to).matchAll(/[^\r\n]+/g)) {
      const [first] = own.has(withoutRemark(line)) ? placeholders(line) : []
      if (first) yield { from: span.from + index + first.from, to: span.from + index + first.to }
    }
  }
}

const LINE_END = /\r\n|\r|\n/

/** A line of YAML without its indentation and the comment behind it. */
function withoutRemark(line: string): string {
  return line.replace(/\s#.*$/, '').trim()
}

/** What stands beside a name in a list of people: `Ada Moreau, [Name]`. A list without any name is `people-missing`. */
function* namePlaces(spec: Spec): Generator<Span> {
  const { prose, text } = spec
  let next = 0
  for (const { span, state, text: list } of liveSlots(spec, 'people')) {
    if (state !== 'filled' || parsePeople(list).length === 0) continue
    const names = text.slice(span.from, span.to)
    for (const { from, to } of placeholders(names)) {
      const at = span.from + from
      while ((prose[next]?.to ?? Infinity) <= at) next++
      // The bracket of a link, of code or of YAML is none of the text.
      const isText = (prose[next]?.from ?? Infinity) <= at
      if (
        isText &&
        NAME_STARTS.test(`\n${names.slice(0, from)}`.slice(-20)) &&
        NAME_ENDS.test(names.slice(to, to + 20))
      )
        yield { from: at, to: span.from + to }
    }
  }
}

/** What stands around a name of a list. */
const NAME_STARTS = /(?:[,;&\r\n]|\sand\s| \/ )[\s*_-]{0,8}$/
const NAME_ENDS = /^[\s*_]{0,8}(?:$|[,;&\r\n]|and\s|\/ )/

/** Steps and scenarios of gherkin that are wholly a placeholder: `Given [context]`. */
function* stepPlaces(spec: Spec): Generator<Span> {
  for (const { text, outline, at } of gherkinTexts(spec))
    if (isPlaceholder(text, spec.schema.placeholders) && !(outline && text.startsWith('<'))) yield at()
}

/** Placeholders that follow each other on a line with only marks between (`[Component]: [Coverage]`) are one, and so is one inside another. */
function joined(places: readonly Span[], text: string): readonly Span[] {
  const result: Span[] = []
  for (const place of places) {
    const before = result.at(-1)
    if (before && (place.from < before.to || /^[ \t:*_`–—-]{1,12}$/.test(text.slice(before.to, place.from))))
      result[result.length - 1] = { from: before.from, to: Math.max(before.to, place.to) }
    else result.push(place)
  }
  return result.map((place) => withCode(place, text))
}

/** Several that stand in code each, with the marks of the first and the last. */
function withCode({ from, to }: Span, text: string): Span {
  const isCode = text[from - 1] === '`' && text[to] === '`' && text.slice(from, to).includes('`')
  return isCode ? { from: from - 1, to: to + 1 } : { from, to }
}
