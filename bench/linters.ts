import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ROOT } from '../scripts/paths.ts'
import type { Benchmark } from './benchmark.ts'
import { timesOf, type Row } from './figures.ts'
import { put, withFolder } from './folder.ts'
import { peer } from './peers.ts'
import { run, type Program, type Run } from './program.ts'
import { checkAll } from './truespec.ts'

const CORPORA = resolve(ROOT, '../shared/corpora')

/** Folders of documents that other people wrote, with the template of theirs where they have one. */
const FOLDERS: readonly { readonly folder: string; readonly template?: string }[] = [
  { folder: 'rust-rfcs/text', template: 'rust-rfcs/0000-template.md' },
  { folder: 'codev/codev/specs', template: 'codev/codev/protocols/spir/templates/spec.md' },
]

/** What eipw demands before it looks at anything else: without it, it stops at the first line of a document. */
const PREAMBLE = `---
eip: 1
title: A document
description: A document of another kind
author: Ada Moreau (@ada)
discussions-to: https://ethereum-magicians.org/t/a-document/1
status: Draft
type: Meta
created: 2026-01-01
---

`

/** A program of eipw's own library: its WebAssembly, one call for each file, as its action for pull requests does. */
const EIPW = `const { lint } = require(process.argv[1])
let [failed, found] = [0, 0]
async function all(files) {
  for (const file of files) {
    try { found += (await lint([file])).length } catch { failed++ }
  }
  console.log(files.length - failed, found)
}
const { readdirSync } = require('node:fs')
all(readdirSync('.', { recursive: true }).filter((name) => name.endsWith('.md')))`

/** How long two other linters of Markdown documents take on the same files: context, no budget. */
export const linters: Benchmark = {
  says: 'markdownlint-cli2 and eipw-lint-js beside Truespec on documents that other people wrote, where they are present',
  async run({ runs = 3, say }) {
    const markdownlint = join(peer('markdownlint-cli2', '0.24.1'), 'markdownlint-cli2-bin.mjs')
    const eipw = peer('eipw-lint-js', '0.9.0')
    const rows: Row[] = []
    for (const { folder, template } of FOLDERS) {
      const from = join(CORPORA, folder)
      if (!existsSync(from)) {
        say(`../shared/corpora/${folder} is not on this machine`)
        continue
      }
      await withFolder(async (home) => {
        const [plain, dressed] = [join(home, 'plain'), join(home, 'dressed')]
        const count = copyMarkdown(from, join(plain, 'specs'), '')
        copyMarkdown(from, dressed, PREAMBLE)
        if (template !== undefined) cpSync(join(CORPORA, template), join(plain, 'template.md'))
        put(
          join(plain, 'truespec.json'),
          JSON.stringify({
            ...(template !== undefined && { templates: [{ files: ['**'], template: 'template.md' }] }),
          }),
        )
        const programs: readonly (readonly [what: string, program: Program])[] = [
          ['Truespec, nothing cached', checkAll(plain, join(home, 'caches'), '--no-cache', '--json', 'specs')],
          ['markdownlint-cli2', { command: process.execPath, args: [markdownlint, '**/*.md'], cwd: plain }],
          ['eipw-lint-js', { command: process.execPath, args: ['--eval', EIPW, eipw], cwd: dressed }],
        ]
        for (const [what, program] of programs) rows.push(await timed(`${what}: ${folder}`, program, runs, count))
      })
    }
    return rows
  },
}

/** These end with 1 where they find something; what they print says how much they looked at. */
async function timed(what: string, program: Program, runs: number, count: number): Promise<Row> {
  const first = await run(program, { output: true })
  if (first.code !== 0 && first.code !== 1)
    throw new Error(`${what} ended with ${first.code}\n${first.stderr.slice(-1000)}`)
  const all: Run[] = []
  for (let round = 0; round < runs; round++) all.push(await run(program))
  return timesOf(what, all, { note: `${count} files; ${noteOf(first)}` })
}

function noteOf({ stdout, stderr }: Run): string {
  const summary = /"summary": \{[^}]*\}/.exec(stdout)?.[0]
  if (summary !== undefined)
    return summary
      .replace(/"summary": |["{}\n]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  const found = /Summary: (.*)/.exec(stderr + stdout)?.[1]
  if (found !== undefined) return found.trim()
  const [linted = '0', findings = '0'] = stdout.trim().split(' ')
  return `${linted} linted, ${findings} findings`
}

/** Copies the Markdown files below a folder, each with a text in front of it; gives their number. */
function copyMarkdown(from: string, to: string, before: string): number {
  const names = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  for (const name of names) {
    put(join(to, name), '')
    writeFileSync(join(to, name), before + readFileSync(join(from, name), 'utf8'))
  }
  return names.length
}
