import type { MetadataFile, Schema } from '@truespec/core'

/** The file beside a spec that holds fields of it, with its path from the root; undefined where the template has none, or it is not there. */
export function metadataOf(
  file: string,
  { metadataFile }: Schema,
  readText: (path: string) => string | undefined,
): MetadataFile | undefined {
  if (metadataFile === undefined) return undefined
  const path = file.slice(0, file.lastIndexOf('/') + 1) + metadataFile
  const text = readText(path)
  return text === undefined ? undefined : { file: path, text }
}
