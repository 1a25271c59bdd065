/** A place in a spec, absolute. */
interface SpecPlace {
  readonly path: string
  readonly line: number
  readonly column?: number
}

/** An error whose only place is one of a spec: a runner shows that line. */
export function failureAt(place: SpecPlace, message: string): Error {
  const error = new Error(message)
  error.stack = `Error: ${message}\n${frameOf(place)}`
  return error
}

/** The error with the step that it comes from as its outermost place. */
export function withPlace(error: unknown, place: SpecPlace): unknown {
  if (error instanceof Error && error.stack !== undefined) error.stack += `\n${frameOf(place)}`
  return error
}

function frameOf({ path, line, column }: SpecPlace): string {
  return `    at scenario (${path}:${line}:${column ?? 1})`
}
