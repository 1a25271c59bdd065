import type { Node } from 'jsonc-parser'
import { parseDirectives } from '../template/directives.ts'
import { unknownWords } from '../template/slips.ts'
import { nearest } from '../text/nearest.ts'
import { type Span, span } from '../text/span.ts'
import { namePattern } from '../values/name-pattern.ts'
import { globFault } from './globs.ts'
import type { JsonSchema } from './schema.ts'

/** What is wrong with the configuration. The message names the place as a path: `lifecycle.states[2].name`. */
export interface ConfigFault {
  readonly span: Span
  readonly message: string
  /** The known word that an unknown one most likely meant. */
  readonly nearest?: string
}

/** What a configuration may name that this folder cannot know. */
interface KnownNames {
  /** Of rules. */
  readonly codes: readonly string[]
  /** Of kinds of claims. */
  readonly kinds: readonly string[]
}

/** Checks a value against a schema. Depth is that of the schema, whatever the text. */
export function checkValue(node: Node, schema: JsonSchema, path: string, known: KnownNames): readonly ConfigFault[] {
  const name = path === '' ? 'the configuration' : `'${path}'`
  const wrong = (message: string): readonly ConfigFault[] => [faultAt(node, `${name} ${message}`)]
  switch (schema.type) {
    case 'object':
      return node.type === 'object'
        ? checkObject(node, schema, path, known)
        : wrong(`must be an object, not ${kindOf(node)}`)
    case 'array': {
      if (node.type !== 'array') return wrong(`must be a list, not ${kindOf(node)}`)
      const children = node.children ?? []
      if (children.length < (schema.minItems ?? 0)) return wrong('must not be empty')
      const { items } = schema
      return items ? children.flatMap((child, i) => checkValue(child, items, `${path}[${i}]`, known)) : []
    }
    case 'string':
      return typeof node.value === 'string'
        ? checkText(node, node.value, schema, name, known)
        : wrong(`must be a text, not ${kindOf(node)}`)
    case 'integer': {
      const { minimum = -Infinity, maximum = Infinity } = schema
      if (!Number.isInteger(node.value)) return wrong(`must be a whole number, not ${kindOf(node)}`)
      return node.value >= minimum && node.value <= maximum ? [] : wrong(`must be from ${minimum} to ${maximum}`)
    }
  }
}

/** A fault at a node. */
export function faultAt(node: Node, message: string, near?: string): ConfigFault {
  const place = span(node.offset, node.offset + node.length)
  return near === undefined
    ? { span: place, message }
    : { span: place, message: `${message}: did you mean '${near}'?`, nearest: near }
}

function checkObject(node: Node, schema: JsonSchema, path: string, known: KnownNames): readonly ConfigFault[] {
  const faults: ConfigFault[] = []
  const seen = new Set<string>()
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (!key) continue
    const name = String(key.value)
    const inner = path === '' ? name : `${path}.${name}`
    if (seen.has(name)) faults.push(faultAt(key, `'${inner}' stands twice`))
    seen.add(name)
    const own = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
    const other = schema.additionalProperties || undefined
    if (schema['x-keys'] === 'rules' && !known.codes.includes(name))
      faults.push(faultAt(key, `there is no rule '${name}'`, nearest(name, known.codes)))
    else if (!own && !other)
      faults.push(faultAt(key, `'${inner}' is not known`, nearest(name, Object.keys(schema.properties ?? {}))))
    else if (value) faults.push(...checkValue(value, own ?? (other as JsonSchema), inner, known))
  }
  for (const name of schema.required ?? [])
    if (!seen.has(name)) faults.push(faultAt(node, `'${path === '' ? name : `${path}.${name}`}' is missing`))
  return faults
}

function checkText(
  node: Node,
  value: string,
  schema: JsonSchema,
  name: string,
  { kinds }: KnownNames,
): readonly ConfigFault[] {
  if (value.trim().length < (schema.minLength ?? 0)) return [faultAt(node, `${name} must not be empty`)]
  if (schema.enum && !schema.enum.includes(value))
    return [
      faultAt(node, `${name} must be one of ${schema.enum.join(', ')}, not '${value}'`, nearest(value, schema.enum)),
    ]
  if (schema.format === 'claim-kind')
    return kinds.includes(value)
      ? []
      : [faultAt(node, `${name}: there is no kind of claim '${value}'`, nearest(value, kinds))]
  if (schema.format === 'directive')
    return unknownWords(parseDirectives(value)).map((word) =>
      faultAt(node, `${name}: there is no directive '${word.name}'`, word.near),
    )
  const reason = schema.format && FAULTS[schema.format]?.(value)
  return reason === undefined ? [] : [faultAt(node, `${name} ${reason}`)]
}

const FAULTS: Partial<Record<NonNullable<JsonSchema['format']>, (text: string) => string | undefined>> = {
  glob: globFault,
  path: pathFault,
  'name-pattern'(text) {
    const pattern = namePattern(text)
    return 'fault' in pattern ? `is no pattern: ${pattern.fault}` : undefined
  },
  address: (text) =>
    /^[^\s/]+\/[^\s/]+$/.test(text) ? undefined : 'is no address: write SPEC-ID/CLAIM, as `truespec show` prints it',
}

function pathFault(path: string): string | undefined {
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.includes('\\') || path.includes('\0'))
    return 'must be relative to the root, with `/`'
  return path.split('/').includes('..') ? "leaves the root with '..'" : undefined
}

function kindOf(node: Node): string {
  const { type, value } = node
  if (type === 'object') return 'an object'
  if (type === 'array') return 'a list'
  if (type === 'string') return 'a text'
  return String(value)
}
