import { compile, type MarkdownEngine, type Schema } from '@truespec/core'
import { createHash } from 'node:crypto'
import { UserError } from '../errors.ts'
import type { Cache } from '../node/cache.ts'
import { ownBuild } from '../node/package.ts'
import type { Project } from './project.ts'
import type { Template } from './templates.ts'

/** Compiles each template once, and where there is a cache, once for all runs. */
export function schemas(
  project: Pick<Project, 'templateFor'>,
  engine: MarkdownEngine,
  cache?: Cache,
): (file: string) => Schema {
  const compiled = new Map<Template, Schema>()
  return (file) => {
    const template = project.templateFor(file)
    const known = compiled.get(template) ?? schemaOf(template, engine, cache)
    compiled.set(template, known)
    return known
  }
}

/** Compiles a template, or has the cache's word for it. Throws `UserError` where it demands nothing that can be read. */
export function schemaOf(template: Template, engine: MarkdownEngine, cache?: Cache): Schema {
  if (!cache) return compileTemplate(template, engine)
  const key = createHash('sha256')
    .update(JSON.stringify([ownBuild(), template]))
    .digest('base64url')
  const text = cache.get('schema', key)
  if (text !== undefined) return JSON.parse(text) as Schema
  const schema = compileTemplate(template, engine)
  cache.setMany('schema', [[key, JSON.stringify(schema)]])
  return schema
}

/** Compiles a template. Throws `UserError` where it demands nothing that can be read. */
export function compileTemplate(
  { name, text, metadata, directives, placeholders, older }: Template,
  engine: MarkdownEngine,
): Schema {
  const schema = compile(text, engine, {
    name,
    directives,
    placeholders,
    older: older.map((one) => one.text),
    ...(metadata !== undefined && { metadata }),
  })
  if (schema.unread)
    throw new UserError({
      what: `the template ${name} cannot be read`,
      why: 'it is nested deeper, or holds more headings and items, than Truespec reads, so nobody can say what it demands',
      next: 'take the nesting out of it',
    })
  if (demandsNothing(schema))
    throw new UserError({
      what: `the template ${name} demands nothing`,
      why: 'it has no heading, no field and no list, so every document would pass',
      next: 'name a template with the sections that a spec must have',
    })
  return schema
}

function demandsNothing({ title, preamble, sections, frontMatter }: Schema): boolean {
  return (
    title === undefined &&
    preamble.every(({ kind }) => kind === 'prose') &&
    sections.length === 0 &&
    frontMatter.length === 0
  )
}
