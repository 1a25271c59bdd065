import type { Section, Spec } from '../../spec/model.ts'
import { once } from '../../text/once.ts'
import type { Schema, SectionSchema } from '../../template/schema.ts'

/** So many headings without a place are compared under one parent. */
const MOST = 100

/**
 * The absent sections of which just one heading without a place has the name with words more or fewer (`Alternatives` for `Rationale and
 * alternatives`), or another known name; each with that heading. A heading that fits several is none of them.
 */
export function namesakes(
  absent: readonly SectionSchema[],
  siblings: readonly Section[],
  { schema }: Spec,
): ReadonlyMap<SectionSchema, Section> {
  const open = siblings.filter(({ schema: own, heading }) => !own && heading).slice(0, MOST)
  if (open.length === 0) return new Map()
  const taken = namesOf(schema)
  const pairs = open.flatMap((section) => {
    const key = section.heading?.key ?? ''
    const fitting = taken.has(key) ? [] : absent.filter((each) => !each.repeat && isNamesake(key, each))
    const [only] = fitting
    return only && fitting.length === 1 ? [[only, section] as const] : []
  })
  const groups = Map.groupBy(pairs, ([one]) => one)
  return new Map(pairs.filter(([one]) => groups.get(one)?.length === 1))
}

function isNamesake(key: string, { key: own, synonyms }: SectionSchema): boolean {
  return synonyms.includes(key) || (key !== '' && (holds(key, own) || holds(own, key)))
}

/** Whether a name begins with another one, or joins it to something: `Tool Metadata` is no `Metadata`, `Goals and Metadata` is. */
function holds(name: string, other: string): boolean {
  const at = ` ${name} `.indexOf(` ${other} `)
  return at === 0 || (at > 0 && JOINED.test(name.slice(0, at - 1)))
}

const JOINED = /(?:^| )and$|[,/]$/

/** The names of all sections that a template has, at whatever depth: a heading that bears one is meant as that. */
export const namesOf: (schema: Schema) => ReadonlySet<string> = once((schema) => {
  const names = new Set<string>()
  const stack = [...schema.sections]
  for (let next = stack.pop(); next; next = stack.pop()) {
    names.add(next.key)
    for (const each of next.sections) stack.push(each)
  }
  return names
})
