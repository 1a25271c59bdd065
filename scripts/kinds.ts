import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { namesIn, NOTE, type Registry } from './registry.ts'

const FOLDER = 'packages/core/src/claims/kinds'

/** The kinds of claims; the published schemas name them all. */
export const kinds: Registry = {
  folder: FOLDER,
  maker: 'defineClaim',
  key: 'kind',
  list: 'KINDS',
  type: 'ClaimKindDefinition',
  from: '../define.ts',
  says: 'Every kind of claim, by name.',
  others: ['registry.ts', 'names.ts'],
  make(entries, root) {
    const names = entries.map(({ name }) => name)
    const schemas = schemasIn(root).map(
      (path) => [path, withKinds(readFileSync(join(root, path), 'utf8'), names)] as const,
    )
    return { files: new Map([[`${FOLDER}/names.ts`, namesOf(names)], ...schemas]), problems: [] }
  },
}

function namesOf(names: readonly string[]): string {
  return [
    `// ${NOTE}`,
    '',
    '/** What a claim may be. */',
    `export type ClaimKind =${names.map((name) => `\n  | '${name}'`).join('')}`,
    '',
    '/** All of them. */',
    'export const CLAIM_KINDS: readonly ClaimKind[] = [',
    ...names.map((name) => `  '${name}',`),
    ']',
    '',
  ].join('\n')
}

function schemasIn(root: string): readonly string[] {
  const folder = 'packages/cli/schemas'
  return namesIn(join(root, folder)).map((file) => `${folder}/${file}`)
}

/** A schema in which every list of all kinds of claims has those that there are now. */
function withKinds(schema: string, names: readonly string[]): string {
  return schema.replaceAll(/"enum": \[([^\]]*)\]/g, (list, inner: string) => {
    const old = inner.split(',').map((each) => each.trim())
    if (!['"functional-requirement"', '"e2e-test"'].every((kind) => old.includes(kind))) return list
    const indent = /^\s*/.exec(inner)?.[0] ?? ''
    return `"enum": [${names.map((name) => `${indent}"${name}"`).join(',')}${/\s*$/.exec(inner)?.[0] ?? ''}]`
  })
}
