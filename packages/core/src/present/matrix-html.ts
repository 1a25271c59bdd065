import type { Reason } from '../evidence/reason.ts'
import { isLeftOpen } from '../verdicts/gate.ts'
import { wordsOf } from '../verdicts/words.ts'
import { whereOf } from './evidence-line.ts'
import {
  bySpec,
  countVerdicts,
  VERDICTS,
  verdictLine,
  type PlacedVerdict,
  type VerdictCounts,
  type VerifyReport,
} from './verdicts.ts'
import { oneLine } from './visible.ts'

/** The most pieces of evidence that a claim shows without being asked. */
const SHOWN = 3

/** The matrix as one page that needs nothing else: no script, no font, no address. Every text of a spec or a report is text in it. */
export function matrixHtml(report: VerifyReport): string {
  const specs = bySpec(report)
  const counts = countVerdicts(report.verdicts)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Claims by evidence</title>
<style>
${STYLE}</style>
</head>
<body>
<header>
<h1>Claims by evidence</h1>
<p>${escape(verdictLine(counts))}</p>
${bar(counts)}
</header>
<main>
${specs.length > 1 ? contents(specs) : ''}${specs.map(({ spec, verdicts }, i) => section(spec, verdicts, i, report.demanded)).join('')}</main>
</body>
</html>
`
}

type Spec = ReturnType<typeof bySpec>[number]

function contents(specs: readonly Spec[]): string {
  const rows = specs.map(({ spec, verdicts }, i) => {
    const counts = countVerdicts(verdicts)
    const cells = VERDICTS.map((name) => `<td class="number">${counts[name] === 0 ? '·' : counts[name]}</td>`).join('')
    return `<tr><th scope="row"><a href="#s${i}">${escape(nameOf(spec))}</a></th><td>${escape(spec.status ?? '-')}</td>${cells}</tr>\n`
  })
  const heads = VERDICTS.map((name) => `<th scope="col" class="number">${name}</th>`).join('')
  return `<div class="wide"><table class="contents">
<thead><tr><th scope="col">Spec</th><th scope="col">Status</th>${heads}</tr></thead>
<tbody>
${rows.join('')}</tbody>
</table></div>
`
}

function section(
  spec: Spec['spec'],
  verdicts: readonly PlacedVerdict[],
  i: number,
  demanded: VerifyReport['demanded'],
): string {
  const counts = countVerdicts(verdicts)
  const head = `<section id="s${i}">
<h2>${escape(nameOf(spec))}</h2>
<p>${escape(spec.file)} · ${escape(spec.status ?? 'no status')} · ${escape(verdictLine(counts))}</p>
${bar(counts)}
`
  if (verdicts.length === 0) return `${head}</section>\n`
  return `${head}<div class="wide"><table>
<thead><tr><th scope="col">Claim</th><th scope="col">Text</th><th scope="col">Verdict</th><th scope="col">Evidence</th></tr></thead>
<tbody>
${verdicts.map((each) => row(each, isLeftOpen(each, demanded))).join('')}</tbody>
</table></div>
</section>
`
}

function nameOf({ id, title, file }: Spec['spec']): string {
  return [id ?? '', title ?? ''].filter((each) => each !== '').join(' ') || file
}

function row({ claim, verdict, reasons, start }: PlacedVerdict, isOpen: boolean): string {
  const box = claim.ticked === undefined ? '' : `<span class="box">${claim.ticked ? '☑' : '☐'}</span> `
  const place = `<span class="place">${escape(claim.kind.replaceAll('-', ' '))}, line ${start.line}</span>`
  return `<tr class="${verdict}">
<th scope="row"><code title="${escape(claim.address)}">${escape(claim.local)}</code>${place}</th>
<td dir="auto">${box}${escape(claim.text)}</td>
<td><span class="verdict">${verdict}</span>${isOpen ? ' <span class="place">not demanded</span>' : ''}</td>
<td>${evidence(reasons)}</td>
</tr>
`
}

function evidence(reasons: readonly Reason[]): string {
  const first = list(reasons.slice(0, SHOWN))
  const more = reasons.slice(SHOWN)
  return more.length === 0 ? first : `${first}<details><summary>${more.length} more</summary>${list(more)}</details>`
}

function list(reasons: readonly Reason[]): string {
  const entries = reasons.map((reason) => {
    const where = whereOf(reason)
    const commit = reason.commit === undefined ? '' : reason.commit.slice(0, 10)
    const place = [where, commit].filter((each) => each !== '').join(', ')
    const note = place === '' ? '' : ` <span class="place">${escape(place)}</span>`
    return `<li class="${reason.weight}">${escape(wordsOf(reason))}${note}</li>`
  })
  return entries.length === 0 ? '' : `<ul>${entries.join('')}</ul>`
}

function bar(counts: VerdictCounts): string {
  if (counts.claims === 0) return ''
  const parts = VERDICTS.filter((name) => counts[name] > 0).map(
    (name) => `<span class="${name}" style="flex-grow:${counts[name]}"></span>`,
  )
  return `<div class="bar" aria-hidden="true">${parts.join('')}</div>`
}

/** Text on one line, in which nothing is markup, and what hides or moves text shows. */
function escape(text: string): string {
  return oneLine(text)
    .replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
    .toWellFormed()
}

const STYLE = `:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1f24; --soft: #5b6470; --line: #d9dee4; --raised: #f5f7f9;
  --proven: #1a7f37; --failing: #c4292f; --stale: #9a5b00; --unproven: #5b6470; --waived: #0a5ab5;
}
@media (prefers-color-scheme: dark) { :root {
  --paper: #15171b; --ink: #e4e7eb; --soft: #9aa4b1; --line: #31363e; --raised: #1d2026;
  --proven: #4ac26b; --failing: #ff7b72; --stale: #e3a33f; --unproven: #9aa4b1; --waived: #79b8ff;
} }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 80rem; padding: 2rem 1.5rem 4rem; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
h1 { font-size: 1.6rem; margin: 0 } h2 { font-size: 1.2rem; margin: 2.5rem 0 0; overflow-wrap: anywhere } p { margin: .25rem 0 .75rem; color: var(--soft) }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; margin-top: .75rem } .contents { margin-top: 1.5rem }
th, td { text-align: left; vertical-align: top; padding: .45rem .7rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
thead th { background: var(--raised); font-weight: 600; white-space: nowrap } tbody th { font-weight: 400; min-width: 9rem }
td:nth-child(2) { min-width: 14rem } .contents td:nth-child(2) { min-width: 0 } .number { text-align: right; font-variant-numeric: tabular-nums }
code { font: .9em ui-monospace, monospace } a { color: inherit }
.place { color: var(--soft); font-size: .82em } th .place { display: block }
ul { margin: 0; padding-left: 1.1rem } details { margin-top: .3rem } summary { cursor: pointer; color: var(--soft) }
.verdict { font-weight: 600; white-space: nowrap }
.proven .verdict { color: var(--proven) } .failing .verdict { color: var(--failing) } .stale .verdict { color: var(--stale) }
.unproven .verdict { color: var(--unproven) } .waived .verdict { color: var(--waived) }
li.for::marker { content: "✓ "; color: var(--proven) } li.against::marker { content: "✗ "; color: var(--failing) } li.none::marker { content: "· " }
.bar { display: flex; gap: 2px; height: .5rem; max-width: 30rem; border-radius: 4px; overflow: hidden }
.bar .proven { background: var(--proven) } .bar .failing { background: var(--failing) } .bar .stale { background: var(--stale) }
.bar .unproven { background: var(--line) } .bar .waived { background: var(--waived) }
@media print { body { max-width: none; padding: 0 } tr { break-inside: avoid } }
`
