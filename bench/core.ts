import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  compile,
  createWorkspace,
  defaultConfig,
  RULES,
  type BlockEngines,
  type Facts,
  type Schema,
  type Workspace,
} from '../packages/core/src/index.ts'
import { gherkinEngine as gherkin } from '../packages/cli/src/engines/gherkin.ts'
import { createMarkdownEngine } from '../packages/cli/src/node/markdown.ts'
import { ROOT } from '../scripts/paths.ts'
import { TODAY } from './spec-text.ts'

const markdown = createMarkdownEngine()

/** Diagrams and TypeScript are checked off the thread, and are no part of these figures. */
const blocks: BlockEngines = {
  mermaid: (texts) => Promise.resolve(texts.map(() => [])),
  types: (modules) => Promise.resolve(modules.map(() => [])),
}

const facts: Facts = {
  files: { kind: () => 'file', anchors: () => new Set() },
  packages: { known: false, find: () => undefined },
  git: undefined,
}

/** The schema of the template that the package ships. */
export function shippedSchema(): Schema {
  return compile(readFileSync(join(ROOT, 'packages/cli/templates/feature-spec.md'), 'utf8'), markdown, {
    name: 'feature-spec.md',
  })
}

/** An empty workspace of the core with the parsers that the command uses, and no disk. */
export function openCore(schema: Schema): Workspace {
  return createWorkspace({
    config: defaultConfig,
    rules: RULES,
    schemaFor: () => schema,
    engines: { markdown, gherkin, blocks },
    facts,
    today: TODAY,
  })
}
