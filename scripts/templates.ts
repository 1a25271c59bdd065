/**
 * `node scripts/templates.ts FINDINGS`: what Truespec reads from templates by other hands, and what documents written to them lack, between
 * the marks of docs/templates.md. FINDINGS is what `npm run corpora -- --json FINDINGS` wrote. Does nothing where the corpora are not there.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Corpus, CORPORA, corpora } from './corpora-list.ts'
import { ROOT } from './paths.ts'
import { script } from './script.ts'

interface Finding {
  readonly code: string
  readonly file: string
  readonly data: Readonly<Record<string, string | number>>
}

const PAGE = join(ROOT, 'docs/templates.md')
const LONGEST_LABEL = 58
const MOST_IN_A_ROW = 2
const MOST_FINDINGS = 8

const [findingsFile = ''] = script(
  'npm run templates --',
  'Writes what is read from templates of other people into docs/templates.md.',
)
  .argument('<findings>', 'the file that `npm run corpora -- --json FILE` wrote')
  .parse().args
if (!existsSync(CORPORA)) process.stdout.write('templates: skipped, since ../shared/corpora is not on this machine\n')
else {
  const findings = JSON.parse(readFileSync(findingsFile, 'utf8')) as readonly Finding[]
  const page = readFileSync(PAGE, 'utf8').replace(
    /(<!-- made: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, open: string, name: string, close: string) => `${open}${sectionOf(corpusCalled(name), findings)}${close}`,
  )
  writeFileSync(PAGE, page)
}

function corpusCalled(name: string): Corpus {
  const corpus = corpora.find((each) => each.name === name)
  if (!corpus) throw new Error(`no corpus is called ${name}`)
  return corpus
}

function sectionOf(corpus: Corpus, findings: readonly Finding[]): string {
  const binding = corpus.templates.at(-1)
  if (!binding) throw new Error(`${corpus.name} has no template`)
  const tree = trimmed(compiled(corpus, binding.template))
  const lacks = commonest(findings.filter(({ file }) => file.startsWith(`${corpus.name}/`)))
  const rows = lacks.map(([what, files]) => `| ${files} | ${what} |\n`).join('')
  return `\n\`\`\`text\n${tree}\n\`\`\`\n\nWhat its documents lack most often:\n\n| documents | finding |\n| --- | --- |\n${rows}\n`
}

function compiled(corpus: Corpus, template: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'truespec-templates-'))
  const config = join(folder, 'truespec.json')
  writeFileSync(config, JSON.stringify({ specs: ['**/*.md'], templates: corpus.templates }))
  const args = [join(ROOT, 'packages/cli/bin/truespec.js'), 'template', template, '--cwd', CORPORA, '--config', config]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  if (status !== 0) throw new Error(stderr)
  return stdout.trimEnd()
}

/** The tree with long labels cut, and of many checklist items or questions (headings of level 6) in a row only the first. */
function trimmed(tree: string): string {
  const lines: string[] = []
  const runs = new Map<number, number>()
  let hidden = Infinity
  for (const line of tree.split('\n')) {
    const column = line.search(/[├└]/)
    if (column > hidden) continue
    hidden = Infinity
    for (const deeper of runs.keys()) if (deeper > column) runs.delete(deeper)
    const isOneOfMany = /^[├└]─ (?:- \[ \] [^…]*$|#{6} )/.test(line.slice(Math.max(0, column)))
    const run = isOneOfMany ? (runs.get(column) ?? 0) + 1 : 0
    runs.set(column, run)
    if (run <= MOST_IN_A_ROW) lines.push(cut(line))
    else {
      hidden = column
      if (line[column] === '└') lines.push(`${line.slice(0, column)}└─ … ${run - MOST_IN_A_ROW} more`)
    }
  }
  return lines.join('\n')
}

/** A label without what is too long of it; the note behind two spaces stays. */
function cut(line: string): string {
  const at = line.search(/[├└]/)
  const [label = '', ...notes] = line.slice(at + 3).split(/ {2,}/)
  if (at < 0 || label.length <= LONGEST_LABEL) return line
  return [line.slice(0, at + 3) + `${label.slice(0, LONGEST_LABEL).trimEnd()}…`, ...notes].join('  ')
}

/** The findings that most documents have, by code and what they name. */
function commonest(findings: readonly Finding[]): readonly (readonly [string, number])[] {
  const files = new Map<string, Set<string>>()
  for (const { code, file, data } of findings) {
    const name = String(data['section'] ?? data['field'] ?? data['item'] ?? data['key'] ?? '')
    const short = name.length > LONGEST_LABEL ? `${name.slice(0, LONGEST_LABEL).trimEnd()}…` : name
    const what = `\`${code}\`${short === '' ? '' : `: ${short.replaceAll('|', '\\|')}`}`
    files.set(what, (files.get(what) ?? new Set()).add(file))
  }
  return [...files]
    .map(([what, each]) => [what, each.size] as const)
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_FINDINGS)
}
