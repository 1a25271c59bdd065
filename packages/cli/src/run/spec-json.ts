import { claimsOf, LineIndex, type Spec } from '@truespec/core'

/**
 * The whole model of a spec as plain data: spans stay offsets, and wherever something has a span it gets `line` and `column` of its start
 * too. Parts of the template come as what they are called, the text of the document not at all (it is the file).
 */
export function modelJson(spec: Spec): Readonly<Record<string, unknown>> {
  const lines = new LineIndex(spec.text)
  const { text: _, schema, ...rest } = spec
  const seen: object[] = []
  return { template: schema.name, ...(plain({ ...rest, claims: claimsOf(spec) }, '') as object) }

  function plain(value: unknown, key: string): unknown {
    if (value === undefined || value === null || typeof value !== 'object') return value
    // The model has no cycles but through these two; whatever is deeper than any document is cut.
    if (key === 'schema' || key === 'duplicateOf') return reference(value)
    if (seen.length > 200) return null
    seen.push(value)
    const made = Array.isArray(value)
      ? value.map((each) => plain(each, ''))
      : plainObject(value as Readonly<Record<string, unknown>>)
    seen.pop()
    return made
  }

  function plainObject(value: Readonly<Record<string, unknown>>): unknown {
    const { from, to } = value
    // The lines of another file are not at hand.
    if (typeof from === 'number' && typeof to === 'number' && value['file'] === undefined) {
      const { line, column } = lines.positionAt(from)
      return { ...value, line, column }
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, key)]))
  }
}

/** What a node of the template is called. */
function reference(value: object): unknown {
  const { heading, key, header, text, kind, placeholder, span } = value as Readonly<Record<string, unknown>>
  return [heading, key, header, text, kind, placeholder].find((name) => typeof name === 'string') ?? span ?? null
}
