import { LineIndex, type Schema } from '@truespec/core'
import { UserError } from '../errors.ts'
import type { Template } from './templates.ts'

/** What templates say that means nothing, a line each. One that cannot be read is told of where a spec is read by it. */
export function templateNotes(
  templates: readonly Template[],
  schemaOf: (template: Template) => Schema,
): readonly string[] {
  return templates.flatMap((template) => {
    const schema = readable(template, schemaOf)
    return schema ? slipNotes(template, schema) : []
  })
}

function readable(template: Template, schemaOf: (template: Template) => Schema): Schema | undefined {
  try {
    return schemaOf(template)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/** The same of one template that is compiled. */
export function slipNotes({ name, path = name, text }: Template, { slips = [] }: Schema): readonly string[] {
  return slips.map((slip) => {
    const meant = !('near' in slip) || slip.near === undefined ? '' : `: did you mean '${slip.near}'?`
    if (slip.kind === 'place') return `'directives' names '${slip.name}', which ${path} does not have${meant}`
    const line = new LineIndex(text).lineAt(slip.at)
    if (slip.kind === 'entry')
      return `${path}:${line}: no spec needs '${quoted(slip.name)}': the entries around it are of another kind`
    return `${path}:${line}: there is no directive '${slip.name}'${meant}`
  })
}

const LONGEST_ENTRY = 60

function quoted(entry: string): string {
  const [line = ''] = entry.split(/[\r\n]/)
  return line.length > LONGEST_ENTRY ? `${line.slice(0, LONGEST_ENTRY)}…` : line
}
