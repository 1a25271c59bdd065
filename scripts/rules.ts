import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstParagraph } from '../packages/cli/src/run/first-paragraph.ts'
import { namesIn, NOTE, propertyOf, type Entry, type Registry } from './registry.ts'

const FOLDER = 'packages/core/src/rules'
const MAKER = 'defineRule'

/** The rules, each with the page beside it. */
export const rules: Registry = {
  folder: FOLDER,
  maker: MAKER,
  key: 'code',
  list: 'RULES',
  type: 'Rule',
  from: './define.ts',
  says: 'Every rule, by code.',
  others: ['define.ts', 'registry.ts', 'pages.ts', 'codes.ts'],
  make(entries, root) {
    const read = entries.map((entry) => readRule(entry, root))
    const whole = read.filter((each) => typeof each !== 'string')
    const files = new Map([
      [`${FOLDER}/pages.ts`, pages(whole)],
      [`${FOLDER}/codes.ts`, codes(whole)],
      ['docs/rules.md', table(whole)],
    ])
    return { files, problems: [...read.filter((each) => typeof each === 'string'), ...strayPages(root)] }
  },
}

/** A rule as its two files show it. */
interface RuleFile {
  readonly code: string
  readonly kind: string
  readonly severity: string
  /** The text of the page beside it, without the final newline. */
  readonly page: string
}

/** A rule, or what is wrong with it. */
function readRule({ name: code, text }: Entry, root: string): RuleFile | string {
  const [kind, severity] = [propertyOf(text, MAKER, 'kind'), propertyOf(text, MAKER, 'severity')]
  const problem = (what: string): string => `${FOLDER}/${code}.ts: ${what}`
  if (kind === undefined || severity === undefined) return problem('kind and severity must be written as plain strings')
  const path = join(root, FOLDER, `${code}.md`)
  if (!existsSync(path)) return problem(`no page beside it (${code}.md)`)
  return { code, kind, severity, page: readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trimEnd() }
}

function strayPages(root: string): readonly string[] {
  const names = namesIn(join(root, FOLDER))
  return names
    .filter((name) => name.endsWith('.md') && !names.includes(name.replace(/\.md$/, '.ts')))
    .map((name) => `${FOLDER}/${name}: a page without its rule`)
}

function codes(rules: readonly RuleFile[]): string {
  return [
    `// ${NOTE}`,
    '',
    '/** The code of every rule, for who needs no more: a configuration is checked without loading the rules. */',
    'export const CODES: readonly string[] = [',
    ...rules.map(({ code }) => `  '${code}',`),
    ']',
    '',
  ].join('\n')
}

function pages(rules: readonly RuleFile[]): string {
  const literal = (text: string): string => `\`${text.replaceAll(/[\\`]|\$\{/g, '\\$&')}\``
  return [
    `// ${NOTE}`,
    '',
    '/** The page of every rule, as Markdown, by code. Large: import it only to explain. */',
    'export const PAGES: ReadonlyMap<string, string> = new Map([',
    ...rules.map(({ code, page }) => `  ['${code}', ${literal(`${page}\n`)}],`),
    '])',
    '',
  ].join('\n')
}

function table(rules: readonly RuleFile[]): string {
  const SEVERITY: Readonly<Record<string, string>> = { 'by-status': 'warning in Draft, then error' }
  return [
    `<!-- ${NOTE.replace('this folder', FOLDER)} -->`,
    '# Rules',
    '',
    `${rules.length} rules. Each code links to its page, which is also its test; \`truespec explain CODE\` prints it.`,
    'A *local* rule needs one document, a *workspace* rule all of them, a *facts* rule git or files outside the specs.',
    'A *verdict* rule looks at what the evidence says of a spec, an *evidence* rule at the reports: both speak in `truespec verify` alone.',
    '',
    '| code | kind | severity | finds |',
    '| --- | --- | --- | --- |',
    ...rules.map(({ code, kind, severity, page }) => {
      const finds = firstParagraph(page).replaceAll('|', '\\|')
      return `| [\`${code}\`](../${FOLDER}/${code}.md) | ${kind} | ${SEVERITY[severity] ?? severity} | ${finds} |`
    }),
    '',
  ].join('\n')
}
