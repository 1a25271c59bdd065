import { LineIndex, type Schema } from '@truespec/core'
import type { Template } from './templates.ts'

/** What directives of templates say that means nothing, a line each. Only templates with directives are compiled. */
export function templateNotes(
  templates: readonly Template[],
  schemaOf: (template: Template) => Schema,
): readonly string[] {
  return templates
    .filter(({ text, directives }) => text.includes('truespec:') || Object.keys(directives).length > 0)
    .flatMap((template) => slipNotes(template, schemaOf(template)))
}

/** The same of one template that is compiled. */
export function slipNotes({ name, path = name, text }: Template, { slips = [] }: Schema): readonly string[] {
  return slips.map((slip) => {
    const meant = !('near' in slip) || slip.near === undefined ? '' : `: did you mean '${slip.near}'?`
    if (slip.kind === 'place') return `'directives' names '${slip.name}', which ${path} does not have${meant}`
    const line = new LineIndex(text).lineAt(slip.at)
    if (slip.kind === 'entry')
      return `${path}:${line}: '${slip.name}' is demanded of no spec, since the entries around it are of another kind`
    return `${path}:${line}: there is no directive '${slip.name}'${meant}`
  })
}
