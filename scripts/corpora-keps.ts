import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** A finding of the command, as much as is asked of it here. */
export interface KepFinding {
  readonly code: string
  readonly file: string
  readonly message: string
  readonly range: { readonly start: { readonly line: number } }
}

/** One proposal, looked at by a few regular expressions and not by Truespec. */
interface Proposal {
  /** From the corpora's root. */
  readonly folder: string
  readonly status: string
  readonly stage: string
  readonly readme: boolean
  /** Lines with a box and `(R)`; those in comments too. */
  readonly boxes: readonly { readonly ticked: boolean; readonly malformed: boolean; readonly commented: boolean }[]
}

const LEGAL = ['provisional', 'implementable', 'implemented', 'deferred', 'rejected', 'withdrawn', 'replaced']

/** What the Kubernetes enhancement proposals claim and do not show: counted by hand, and as the run found it. Markdown. */
export function kepsSection(corpora: string, findings: readonly KepFinding[]): string {
  const all = readdirSync(join(corpora, 'keps'), { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === 'kep.yaml')
    .map((path) => proposalIn(corpora, join('keps', dirname(path)).replaceAll('\\', '/')))
    .toSorted((a, b) => (a.folder < b.folder ? -1 : 1))
  const templates = all.filter(({ folder }) => /\/(?:NNNN|0000)-[^/]*-template$/.test(folder))
  const proposals = all.filter((each) => !templates.includes(each))
  const alone = proposals.filter(({ readme }) => !readme)
  const illegal = proposals.filter(({ status }) => !LEGAL.includes(status))
  const final = proposals.filter(({ status, stage }) => status === 'implemented' && stage === 'stable')
  const boxed = final.filter(({ boxes }) => boxes.length > 0)
  const open = boxed.filter(({ boxes }) => boxes.some(({ ticked }) => !ticked))
  const blank = boxed.filter(({ boxes }) => boxes.every(({ ticked }) => !ticked))
  const found = (codes: readonly string[], folders: readonly Proposal[]): number =>
    folders.filter(({ folder }) => findings.some(({ code, file }) => codes.includes(code) && dirname(file) === folder))
      .length
  const statuses = findings.filter(
    ({ code, file, message }) =>
      basename(file) === 'kep.yaml' &&
      (code === 'status-unknown' || (code === 'placeholder-left' && message.includes('provisional|'))),
  )
  const other = open.filter(
    ({ folder }) => !findings.some(({ code, file }) => code === 'status-ahead' && dirname(file) === folder),
  )
  const early = proposals.filter(
    (each) => each.status === 'implemented' && each.stage !== 'stable' && found(['status-ahead'], [each]) > 0,
  )
  return `## The Kubernetes enhancement proposals

Each proposal is a \`README.md\` with a \`kep.yaml\` beside it, checked by their own template, whose items marked (R) are required. The first
column of numbers is counted in the files with regular expressions, the second is what the run reports.

| what | in the files | reported |
| --- | --- | --- |
| \`kep.yaml\` files | ${all.length} | |
| ... of which templates | ${templates.length} | not checked |
| ... of which without a \`README.md\`, so without a document | ${alone.length} | not checked |
| proposals with both | ${proposals.length - alone.length} | ${proposals.length - alone.length} checked |
| a status that is not legal | ${illegal.length} | ${statuses.length} |
| implemented and stable | ${final.length} | |
| ... that carry required boxes | ${boxed.length} | |
| ... of which at least one is not ticked | ${open.length} | ${found(['status-ahead'], open)} as \`status-ahead\` |
| ... of which none is ticked | ${blank.length} | ${found(['status-ahead'], blank)} as \`status-ahead\` |

${statuses.map(({ file, range, message }) => `- \`${dirname(file)}\`, line ${range.start.line}: ${message}`).join('\n')}

${other.map((each) => `- \`${each.folder}\` has open boxes and no \`status-ahead\`: ${why(each)}`).join('\n')}
${early.map(({ folder, stage }) => `- \`${folder}\` is implemented at stage '${stage}', has open boxes, and is reported too.`).join('\n')}
`
}

/** What is reported in place of \`status-ahead\`: one cause, one finding. */
function why({ boxes }: Proposal): string {
  if (boxes.every(({ commented }) => commented))
    return 'the whole checklist is in a comment, so `section-empty` reports that there is none.'
  if (boxes.every(({ ticked, malformed }) => ticked || malformed))
    return 'the only one is `[]`, which `checkbox-malformed` reports.'
  return 'another finding hides it.'
}

function proposalIn(corpora: string, folder: string): Proposal {
  const metadata = readFileSync(join(corpora, folder, 'kep.yaml'), 'utf8')
  const path = join(corpora, folder, 'README.md')
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const comments = [...text.matchAll(/<!--[\s\S]*?(?:-->|$)/g)].map(({ index, 0: { length } }) => [
    index,
    index + length,
  ])
  const boxes = [...text.matchAll(/^[ \t]{0,20}[-*+] \[([ \t]{0,3}[xX]?[ \t]{0,3})\] ?\(R\)/gm)]
  return {
    folder,
    status: valueOf(metadata, 'status'),
    stage: valueOf(metadata, 'stage'),
    readme: existsSync(path),
    boxes: boxes.map(({ index, 1: inner = '' }) => ({
      ticked: /x/i.test(inner),
      malformed: inner !== ' ' && !/^[xX]$/.test(inner),
      commented: comments.some(([from = 0, to = 0]) => from <= index && index < to),
    })),
  }
}

function valueOf(yaml: string, key: string): string {
  return new RegExp(`^${key}:[ \\t]*["']?([^"'\\r\\n#]*)`, 'm').exec(yaml)?.[1]?.trim() ?? ''
}
