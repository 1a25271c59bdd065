import { compile, type MarkdownEngine, type Schema } from '@truespec/core'
import type { Project } from './project.ts'
import type { Template } from './templates.ts'

/** Compiles each template once. */
export function schemas(project: Pick<Project, 'templateFor'>, engine: MarkdownEngine): (file: string) => Schema {
  const compiled = new Map<Template, Schema>()
  return (file) => {
    const template = project.templateFor(file)
    const known = compiled.get(template) ?? compileTemplate(template, engine)
    compiled.set(template, known)
    return known
  }
}

/** Compiles a template. */
export function compileTemplate(
  { name, text, metadata, directives, placeholders, older }: Template,
  engine: MarkdownEngine,
): Schema {
  return compile(text, engine, { name, directives, placeholders, older: older.map((one) => one.text), ...(metadata !== undefined && { metadata }) })
}
