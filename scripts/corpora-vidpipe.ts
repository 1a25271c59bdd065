/**
 * `npm run vidpipe`: verifies the specs of another project, whose requirements are rows of tables, against its own test results, with the
 * configuration in scripts/vidpipe. Both lie beside the repository on some machines (../shared/corpora) and are no part of it. Counts
 * the same with regular expressions, and fails where the two differ. `--write` puts the table into docs/vidpipe.md.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { CORPORA } from './corpora-list.ts'
import { ROOT } from './paths.ts'
import { script } from './script.ts'

const REPORT = 'results/junit-unit.xml'
const CONFIGURATION = join(ROOT, 'scripts/vidpipe')

interface Claim {
  readonly address: string
  readonly file: string
  readonly verdict: string
  readonly reasons: readonly { readonly kind: string; readonly outcome: string }[]
}

interface Verified {
  readonly claims: readonly Claim[]
  readonly diagnostics: readonly { readonly code: string; readonly data: Readonly<Record<string, string>> }[]
}

type Lacking = 'no test' | 'only skipped' | 'two specs'

const { write } = script('npm run vidpipe --', 'Verifies a project of other people, where it is at hand.')
  .option('--write', 'put what it says into docs/vidpipe.md')
  .parse()
  .opts<{ write?: true }>()
const project = join(CORPORA, 'vidpipe')
if (!existsSync(project)) {
  process.stdout.write('vidpipe: skipped, since ../shared/corpora is not on this machine\n')
} else {
  const { claims, diagnostics } = verify()
  const requirements = claims.filter(({ address }) => /\/REQ-\d+$/.test(address))
  const wrong = differences(requirements)
  const text = page(requirements, claims, diagnostics)
  process.stdout.write(text)
  for (const line of wrong) process.stderr.write(`vidpipe: ${line}\n`)
  if (write) writeFileSync(join(ROOT, 'docs/vidpipe.md'), text)
  if (wrong.length > 0 || requirements.length === 0) process.exitCode = 1
}

/** The project as it lies there, with two files more, in a folder that is gone afterwards. */
function verify(): Verified {
  const root = mkdtempSync(join(tmpdir(), 'truespec-vidpipe-'))
  try {
    copy(project, root)
    copy(CONFIGURATION, root)
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'packages/cli/bin/truespec.js'), 'verify', '--json', '--no-cache', '--today', '2026-11-22'],
      { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
    )
    if (status !== 0 && status !== 1) throw new Error(`verify: exit ${status ?? 'by signal'}\n${stderr}`)
    return JSON.parse(stdout) as Verified
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Every file of a folder, whatever may be written there. */
function copy(from: string, to: string): void {
  for (const path of readdirSync(from, { recursive: true, encoding: 'utf8' }))
    if (statSync(join(from, path)).isFile()) {
      mkdirSync(dirname(join(to, path)), { recursive: true })
      writeFileSync(join(to, path), readFileSync(join(from, path)))
    }
}

/** What regular expressions find otherwise than the command: rows with an ID, names with that ID, and what became of those tests. */
function differences(requirements: readonly Claim[]): readonly string[] {
  const specs = readdirSync(join(project, 'specs'), { recursive: true, encoding: 'utf8' })
    .map((path) => `specs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md') && !path.endsWith('SPEC-TEMPLATE.md'))
  const ran = outcomes()
  const expected = specs.flatMap((file) => {
    const name = basename(file, '.md')
    const shared = specs.filter((other) => basename(other, '.md') === name).length > 1
    const rows = [...readFileSync(join(project, file), 'utf8').matchAll(/^\| (REQ-\d{3}) \|/gm)]
    return rows.map(([, id = '']) => {
      const runs = ran.get(`${name}.${id}`) ?? []
      if (runs.includes('failed')) return `${file} ${id} failing`
      return `${file} ${id} ${!shared && runs.includes('passed') ? 'proven' : 'unproven'}`
    })
  })
  const found = requirements.map(({ file, address, verdict }) => `${file} ${address.split('/')[1]} ${verdict}`)
  return [
    ...expected.filter((line) => !found.includes(line)).map((line) => `counted, and not found: ${line}`),
    ...found.filter((line) => !expected.includes(line)).map((line) => `found, and not counted: ${line}`),
  ]
}

/** `ideate.REQ-001` to what became of the tests whose names have it. */
function outcomes(): ReadonlyMap<string, readonly string[]> {
  const report = readFileSync(join(project, REPORT), 'utf8')
  const ran = new Map<string, string[]>()
  for (const [, name = '', inside = ''] of report.matchAll(
    /<testcase [^>]*? name="([^"]*)"[^>]*>([\s\S]*?)<\/testcase>/g,
  )) {
    const outcome = /<(?:failure|error)\b/.test(inside) ? 'failed' : inside.includes('<skipped') ? 'skipped' : 'passed'
    for (const [id] of name.matchAll(/\w+\.REQ-\d{3}(?!\d)/g)) ran.set(id, [...(ran.get(id) ?? []), outcome])
  }
  return ran
}

function lacking({ reasons }: Claim): Lacking {
  if (reasons.some(({ kind }) => kind === 'ambiguous')) return 'two specs'
  return reasons.some(({ outcome }) => outcome === 'skipped') ? 'only skipped' : 'no test'
}

function page(requirements: readonly Claim[], claims: readonly Claim[], diagnostics: Verified['diagnostics']): string {
  const files = [...new Set(requirements.map(({ file }) => file))].toSorted()
  const rows = files.map((file) => {
    const own = requirements.filter((claim) => claim.file === file)
    return [`\`${file.replace(/^specs\//, '')}\``, ...columns(own)]
  })
  const constraints = claims.filter((claim) => !requirements.includes(claim))
  const provenConstraints = constraints.filter(({ verdict }) => verdict === 'proven').length
  const unknown = diagnostics.filter(({ code }) => code === 'address-unknown').length
  const open = files.flatMap((file) => lists(requirements.filter((claim) => claim.file === file)))
  const report = readFileSync(join(project, REPORT), 'utf8')
  const names = [...report.matchAll(/<testcase [^>]*? name="([^"]*)"/g)].map(([, name = '']) => name)
  const bearing = names.filter((name) => /REQ-\d{3}/.test(name)).length
  return `# Somebody else's project

vidpipe is a program of ${files.length} specs whose requirements are rows of tables (\`REQ-001\` and so on, from the start again in each spec), and of tests that
name them in a form of their own: \`ideaBodyFormatter.REQ-001\`. Neither was written for Truespec, and neither was touched. Its report holds
${names.length.toLocaleString('en')} results, ${bearing} of which have such an ID in their names.

Two files make it a root of Truespec. The configuration says how names of tests bear addresses; a spec without an ID goes by the name of its file:

\`\`\`json
${readFileSync(join(CONFIGURATION, 'truespec.json'), 'utf8').trim()}
\`\`\`

and the template, which says that both kinds of rows are claims (the project's own knows one of its two headings only):

\`\`\`markdown
${readFileSync(join(CONFIGURATION, 'component.md'), 'utf8').trim()}
\`\`\`

## What \`truespec verify\` says

Made by \`npm run vidpipe -- --write\`, which also counts the rows, and the results with their IDs, with regular expressions, and fails where
the two differ.

| spec | requirements | proven | failing | unproven | no test bears the ID | only skipped tests do | two specs have the name |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}
| **all** | ${columns(requirements).join(' | ')} |

What the unproven lack:

${open.join('\n')}

Two specs are called \`ideaService\`, so nobody can tell whose requirement a test of \`ideaService.REQ-001\` is about. All of those tests pass, and they
prove nothing until one of the two is renamed or gets an ID.

Of the ${constraints.length} architectural constraints (\`ARCH-001\` and so on) ${provenConstraints} are proven: tests name hardly any of them. ${unknown} IDs that tests name
stand in none of the specs they name (\`address-unknown\`): the requirement was taken out, or never written down. Names such as \`agenda.REQ-005\`,
whose spec is not there at all, are among them: \`REQ-005\` has the form of claims here. \`video.mp4\`, which the pattern fits too, is not.

## Checked by hand

Each against the lines of the report: \`ideaBodyFormatter/REQ-003\` (one case that passed), \`introOutroResolver/REQ-010\` (three), \`videoConcat/REQ-005\` and
\`githubClient/REQ-013\` (two each), \`ideateStart/REQ-001\` and \`progressEvents/REQ-014\` (three each), \`VideoAsset/REQ-051\` (one): proven.
\`ideateStart/REQ-040\` (one case, with \`<skipped/>\`), \`ideateStart/REQ-050\`, \`progressEvents/REQ-015\`, \`pipelineSpec/REQ-001\` and \`ideaStore/REQ-004\` (no case):
unproven. \`pipelineSpec\` has 118 tests that pass and bear no ID: what they prove nobody has said.
`
}

function columns(claims: readonly Claim[]): readonly string[] {
  const unproven = claims.filter(({ verdict }) => verdict === 'unproven')
  const number = (verdict: string): number => claims.filter((claim) => claim.verdict === verdict).length
  const lack = (what: Lacking): number => unproven.filter((claim) => lacking(claim) === what).length
  return [
    claims.length,
    number('proven'),
    number('failing'),
    unproven.length,
    lack('no test'),
    lack('only skipped'),
    lack('two specs'),
  ].map(String)
}

/** One line for each thing that requirements of a spec lack. */
function lists(claims: readonly Claim[]): readonly string[] {
  const unproven = claims.filter(({ verdict }) => verdict === 'unproven')
  return [...Map.groupBy(unproven, lacking)].map(([what, of]) => {
    const spec = basename(of[0]?.file ?? '', '.md')
    return `- \`${spec}\`, ${what}: ${of.map(({ address }) => address.slice(address.indexOf('/') + 1)).join(', ')}`
  })
}
