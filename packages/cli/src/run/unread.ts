import { outlineOf, read, type FileResult, type RawFound } from '@truespec/core'
import type { AnalysePorts } from './analyse-one.ts'

/** What is said of a file whose text cannot be had, or not all of it: why, and nothing else. */
export function unread(
  file: string,
  found: readonly RawFound[],
  { engines, schemaFor, config }: Pick<AnalysePorts, 'engines' | 'schemaFor' | 'config'>,
): FileResult {
  const schema = schemaFor(file)
  const outline = outlineOf(read({ file, text: '', schema, nesting: config.limits.nesting }, engines), () => undefined)
  return {
    outline: { ...outline, sound: false },
    found,
    suppressions: [],
    blocks: [],
    lifecycleHolds: schema.lifecycle,
    lineEnd: '\n',
  }
}
