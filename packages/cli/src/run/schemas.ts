import { compile, type MarkdownEngine, type Schema } from '@truespec/core'
import { createHash } from 'node:crypto'
import { UserError } from '../errors.ts'
import type { Cache } from '../node/cache.ts'
import { memo } from '../node/once.ts'
import { ownBuild } from '../node/package.ts'
import type { Template } from './templates.ts'

/**
 * Compiles each template once, and where there is a cache, once for all runs. What it gives throws `UserError` for a template that demands
 * nothing that can be read.
 */
export function openSchemas(engine: MarkdownEngine, cache?: Cache): (template: Template) => Schema {
  return memo((template: Template) =>
    cache ? cachedSchema(template, engine, cache) : compileTemplate(template, engine),
  )
}

function cachedSchema(template: Template, engine: MarkdownEngine, cache: Cache): Schema {
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
