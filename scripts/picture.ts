/**
 * `node scripts/picture.ts`: draws docs/images/check.svg from what `truespec check` really prints for examples/defects. A test compares
 * the two, so that the picture cannot show what the program no longer says.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.ts'

const FOLDER = 'examples/defects'
const LINES = 36
const COLUMNS = 134
const FONT = 13
const ADVANCE = FONT * 0.602
const LEADING = 18
const MARGIN = 16

interface Style {
  readonly colour: string
  readonly bold: boolean
  readonly dim: boolean
  readonly underlined: boolean
}

interface Run {
  readonly text: string
  readonly style: Style
}

const PLAIN: Style = { colour: '#d6deeb', bold: false, dim: false, underlined: false }
const COLOURS: Readonly<Record<number, string>> = {
  31: '#ff6b6b',
  32: '#8bd49c',
  33: '#f2c97d',
  34: '#82aaff',
  35: '#c792ea',
  36: '#7fdbca',
}

/** What the command prints in a terminal with colours. */
export function printed(): string {
  const cli = join(ROOT, 'packages/cli/bin/truespec.js')
  // What is to be run next is named as the program is started by its own name.
  const env = { ...process.env, npm_command: undefined, FORCE_COLOR: '1', NO_COLOR: '', COLUMNS: String(COLUMNS) }
  const { stdout } = spawnSync(process.execPath, [cli, 'check', '--no-cache', '--today', '2026-11-22'], {
    cwd: join(ROOT, FOLDER),
    env,
    encoding: 'utf8',
  })
  return stdout
}

/** The picture of a terminal that shows the beginning of an output, and its last two lines. */
export function picture(output: string): string {
  const lines = output.trimEnd().split('\n')
  // Cut between two findings.
  const cut = lines.lastIndexOf('', LINES - 4)
  const shown = lines.length <= LINES ? lines : [...lines.slice(0, cut), '', '…', ...lines.slice(-2)]
  const all = ['\u001b[2m$\u001b[22m truespec check', '', ...shown]
  const width = Math.ceil(MARGIN * 2 + COLUMNS * ADVANCE)
  const height = MARGIN * 2 + 24 + all.length * LEADING
  const body = all.map((line, i) => textOf(runsOf(line), MARGIN + 24 + (i + 1) * LEADING - 5)).join('\n')
  const dots = ['#ff5f57', '#febc2e', '#28c840']
    .map((fill, i) => `<circle cx="${MARGIN + 4 + i * 18}" cy="18" r="5.5" fill="${fill}"/>`)
    .join('')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="The output of truespec check on a specification with defects">`,
    `<rect width="${width}" height="${height}" rx="10" fill="#11151c"/>${dots}`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${FONT}" xml:space="preserve">`,
    body,
    '</g></svg>',
    '',
  ].join('\n')
}

function runsOf(line: string): readonly Run[] {
  const runs: Run[] = []
  let style = PLAIN
  for (const piece of line.split(/(\u001b\[[\d;]*m)/)) {
    const codes = /^\u001b\[([\d;]*)m$/.exec(piece)?.[1]
    if (codes !== undefined) for (const code of codes.split(';').map(Number)) style = after(style, code)
    else if (piece !== '') runs.push({ text: piece, style })
  }
  return runs
}

function after(style: Style, code: number): Style {
  if (code === 0) return PLAIN
  if (code === 1) return { ...style, bold: true }
  if (code === 2) return { ...style, dim: true }
  if (code === 4) return { ...style, underlined: true }
  if (code === 22) return { ...style, bold: false, dim: false }
  if (code === 24) return { ...style, underlined: false }
  if (code === 39) return { ...style, colour: PLAIN.colour }
  return { ...style, colour: COLOURS[code] ?? style.colour }
}

function textOf(runs: readonly Run[], y: number): string {
  let column = 0
  const spans = runs.map(({ text, style }) => {
    const x = (MARGIN + column * ADVANCE).toFixed(1)
    column += [...text].length
    const look = [
      `fill="${style.colour}"`,
      ...(style.bold ? ['font-weight="bold"'] : []),
      ...(style.dim ? ['opacity="0.6"'] : []),
      ...(style.underlined ? ['text-decoration="underline"'] : []),
    ]
    return `<text x="${x}" y="${y}" ${look.join(' ')}>${escaped(text)}</text>`
  })
  return spans.join('')
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

if (import.meta.main) writeFileSync(join(ROOT, 'docs/images/check.svg'), picture(printed()))
