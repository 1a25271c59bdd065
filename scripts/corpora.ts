/**
 * `npm run corpora`: checks documents that other people wrote, each corpus by its own template, with the built command. They lie beside
 * the repository on some machines (../shared/corpora) and are no part of it. Prints a table; fails where one of them crashes the command
 * (exit 2) or is not read. `--json FILE` also writes every finding, for sampling; `--write` puts the table into docs/corpora.md.
 */
import { Option } from 'commander'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { kepsSection, type KepFinding } from './corpora-keps.ts'
import { CORPORA, corpora, type Corpus } from './corpora-list.ts'
import { ROOT } from './paths.ts'
import { script } from './script.ts'

const CLI = join(ROOT, 'packages/cli/bin/truespec.js')

type Finding = KepFinding

interface Result {
  readonly corpus: Corpus
  readonly documents: number
  readonly seconds: number
  readonly crashed: boolean
  readonly findings: readonly Finding[]
}

const options = script('npm run corpora --', 'Checks documents that other people wrote, where they are at hand.')
  .option('--json <file>', 'also write every finding')
  .option('--write', 'put the table into docs/corpora.md')
  .addOption(new Option('--only <corpus>', 'check one corpus').choices(corpora.map(({ name }) => name)))
  .parse()
  .opts<{ json?: string; write?: true; only?: string }>()

if (!existsSync(CORPORA)) {
  process.stdout.write('corpora: skipped, since ../shared/corpora is not on this machine\n')
} else {
  const results = corpora.filter(({ name }) => options.only === undefined || options.only === name).map(run)
  const keps = results.find(({ corpus }) => corpus.name === 'keps')
  const text = [table(results), byRule(results), ...(keps ? [kepsSection(CORPORA, keps.findings)] : [])].join('\n')
  process.stdout.write(text)
  if (options.json !== undefined)
    writeFileSync(options.json, JSON.stringify(results.flatMap((result) => result.findings)))
  if (options.write) writeFileSync(join(ROOT, 'docs/corpora.md'), `${heading()}\n${text}`)
  if (results.some((result) => result.crashed || result.documents === 0)) process.exitCode = 1
}

function documentsOf(corpus: Corpus): readonly string[] {
  return readdirSync(join(CORPORA, corpus.folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(CORPORA, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => corpus.holds(path))
    .toSorted()
}

function run(corpus: Corpus): Result {
  const documents = documentsOf(corpus)
  const started = performance.now()
  const config = join(mkdtempSync(join(tmpdir(), 'truespec-corpora-')), 'truespec.json')
  writeFileSync(config, JSON.stringify({ specs: [`${corpus.folder}/**/*.md`], templates: corpus.templates }))
  const flags = ['--cwd', CORPORA, '--config', config, '--no-cache', '--today', '2026-11-22', '--json']
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'check', ...flags, ...documents], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  const seconds = (performance.now() - started) / 1000
  rmSync(dirname(config), { recursive: true })
  const crashed = status !== 0 && status !== 1
  if (crashed) process.stderr.write(`corpora: ${corpus.name}: exit ${status ?? 'by signal'}\n${stderr}`)
  const findings = crashed ? [] : (JSON.parse(stdout) as { diagnostics: readonly Finding[] }).diagnostics
  return { corpus, documents: documents.length, seconds, crashed, findings }
}

function heading(): string {
  const how =
    'Every document of the corpora, each by its own template, with `truespec check --no-cache`. Made by `npm run corpora -- --write`.'
  return `# Documents that other people wrote\n\n${how} How many of the findings are right: see [precision](precision.md).\n`
}

function table(results: readonly Result[]): string {
  const rows = results.map(({ corpus, documents, seconds, crashed, findings }) => [
    corpus.name,
    templateOf(corpus),
    String(documents),
    `${seconds.toFixed(1)} s`,
    crashed ? '1' : '0',
    String(findings.length),
    String(new Set(findings.map((finding) => finding.file)).size),
  ])
  return markdownTable(
    ['corpus', 'template', 'documents', 'time', 'crashes', 'findings', 'documents with findings'],
    rows,
  )
}

function templateOf({ templates }: Corpus): string {
  return templates.length === 0 ? 'shipped' : templates.map(({ template }) => basename(template)).join(', ')
}

function byRule(results: readonly Result[]): string {
  const codes = [...new Set(results.flatMap(({ findings }) => findings.map(({ code }) => code)))].toSorted()
  const count = (result: Result, code: string): number =>
    result.findings.filter((finding) => finding.code === code).length
  const rows = codes.map((code) => {
    const counts = results.map((result) => count(result, code))
    return [
      `\`${code}\``,
      ...counts.map((n) => (n === 0 ? '' : String(n))),
      String(counts.reduce((sum, n) => sum + n, 0)),
    ]
  })
  return markdownTable(['rule', ...results.map(({ corpus }) => corpus.name), 'all'], rows)
}

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  return line(header) + line(header.map(() => '---')) + rows.map(line).join('')
}
