import { read, type Spec } from '@truespec/core'
import { gherkinEngine } from '../engines/gherkin.ts'
import { UserError } from '../errors.ts'
import { createMarkdownEngine } from '../node/markdown.ts'
import { metadataOf } from './documents.ts'
import { probingFiles } from './facts.ts'
import type { Project } from './project.ts'
import { openSchemas } from './schemas.ts'
import { decodeText, readSource } from './sources.ts'

/** Reads single specs of a project, by path from its root. What it gives throws `UserError` for a file that is not there or cannot be read. */
export function specReader(project: Project): (file: string) => Spec {
  const { disk, config } = project
  const engines = { markdown: createMarkdownEngine(), gherkin: gherkinEngine }
  const schemaOf = openSchemas(engines.markdown)
  return (file) => {
    const source = readSource(disk, file, config.limits.fileSize)
    if (source.kind === 'gone')
      throw new UserError({ what: `there is no ${file}`, next: '`truespec list` shows the specs' })
    if (source.kind === 'too-large')
      throw new UserError({
        what: `${file} is too large`,
        why: `${source.size} bytes, and the limit is ${config.limits.fileSize}`,
        next: 'raise "limits" in truespec.json',
      })
    const schema = schemaOf(project.templateFor(file))
    const metadata = metadataOf(file, schema, probingFiles(disk, () => engines.markdown).readText)
    const text = decodeText(source.bytes)
    return read({ file, text, schema, nesting: config.limits.nesting, ...(metadata && { metadata }) }, engines)
  }
}

/** Whether what was asked for is a path rather than a spec ID. */
export function isPath(asked: string): boolean {
  return asked.includes('/') || asked.includes('\\') || /\.(?:md|mdx|markdown)$/i.test(asked)
}
