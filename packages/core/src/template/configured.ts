import { normalizeKey } from '../markdown/normalize.ts'
import { type Directives, parseDirectives } from './directives.ts'
import type { ContentSchema, FieldSchema } from './schema.ts'
import { typeNamed } from './slot.ts'

/** What the configuration says in the place of comments, for a template that may not be touched. */
export interface Configured {
  /** Of the document as a whole: under the empty heading path. */
  readonly document: Directives
  /** Of a section, by its heading path from the top or by its heading alone. */
  section(path: readonly string[]): Directives | undefined
  /** A field with what is said of it under its key. */
  field(field: FieldSchema): FieldSchema
  /** The same of all fields among a section's content. */
  content(content: readonly ContentSchema[]): readonly ContentSchema[]
  /** The places that nothing was asked of so far. */
  unasked(): readonly string[]
}

/** @param directives by heading path (`Risks > Table`) or field key; `__proto__` is a key like any other */
export function configuredBy(directives: Readonly<Record<string, string>> = {}): Configured {
  const asked = new Set<string>([''])
  const said = (place: string): Directives | undefined => {
    if (!Object.hasOwn(directives, place)) return undefined
    asked.add(place)
    return parseDirectives(directives[place] as string)
  }
  const field = (one: FieldSchema): FieldSchema => {
    const own = said(one.key)
    return own === undefined ? one : directed(one, own)
  }
  return {
    document: said('') ?? {},
    section: (path) => said(path.join(' > ')) ?? said(path.at(-1) ?? ''),
    field,
    content: (content) =>
      content.map((one) => (one.kind === 'fields' ? { ...one, fields: one.fields.map(field) } : one)),
    unasked: () => Object.keys(directives).filter((place) => !asked.has(place)),
  }
}

function directed(field: FieldSchema, { type, role, synonyms = [], optional }: Directives): FieldSchema {
  const { slot } = field
  return {
    ...field,
    ...(role !== undefined && { role }),
    synonyms: [...field.synonyms, ...synonyms.map(normalizeKey)],
    slot: {
      ...slot,
      type: type === undefined ? slot.type : typeNamed(type),
      optional: slot.optional || optional === true,
    },
  }
}
