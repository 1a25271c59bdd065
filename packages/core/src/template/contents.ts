import { once } from '../text/once.ts'
import type { IdPattern } from '../values/id-pattern.ts'
import type { ContentSchema, FieldSchema, Schema, SectionSchema } from './schema.ts'

/** Every content of a schema, preamble first, then that of each section before that of the sections below it. */
export function* contents(schema: Schema): Generator<ContentSchema> {
  yield* schema.preamble
  const stack: SectionSchema[] = schema.sections.toReversed()
  while (stack.length > 0) {
    const section = stack.pop() as SectionSchema
    yield* section.content
    stack.push(...section.sections.toReversed())
  }
}

/** The field that holds a spec's own ID, where the template has one. */
export function idField(schema: Schema): FieldSchema | undefined {
  return idFields(schema)[0]
}

const idFields: (schema: Schema) => readonly FieldSchema[] = once((schema) =>
  [...contents(schema)]
    .flatMap((one) => (one.kind === 'fields' ? one.fields : []))
    .concat(schema.frontMatter)
    .filter((field) => field.role === 'id'),
)

/** The pattern of a spec's own ID, where the template has one. */
export function idPattern(schema: Schema): IdPattern | undefined {
  const type = idField(schema)?.slot.type
  return type?.kind === 'id' ? type.pattern : undefined
}

/** The patterns of all identified items of a template, each once. */
export function itemPatterns(schema: Schema): readonly IdPattern[] {
  const patterns = new Map<string, IdPattern>()
  for (const one of contents(schema)) if (one.kind === 'items') patterns.set(JSON.stringify(one.pattern), one.pattern)
  return [...patterns.values()]
}
