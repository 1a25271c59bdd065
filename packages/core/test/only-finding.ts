import type { Found, LocalContext, LocalRule } from '../src/rules/define.ts'
import { read } from '../src/spec/read.ts'
import { compile } from '../src/template/compile.ts'
import { engine } from './engine.ts'

/** The one thing that a rule finds in a text of a template. Throws where it finds nothing, or more. */
export function onlyFinding(
  rule: LocalRule,
  template: string,
  text: string,
  context: Partial<LocalContext> = {},
): Found {
  const schema = compile(template, engine, { name: 't.md' })
  const spec = read({ file: 'a.md', text, schema, nesting: 100 }, { markdown: engine })
  const [found, more] = [...rule.check({ spec, ...context } as LocalContext)]
  if (!found || more) throw new Error('There is one finding')
  return found
}
