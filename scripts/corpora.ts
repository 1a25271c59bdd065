/**
 * `npm run corpora`: checks documents that other people wrote, which lie beside the repository on some machines
 * (../shared/corpora) and are no part of it. Nothing of them may crash the program: exit 0 or 1, never 2.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ROOT } from './paths.ts'

const CORPORA = resolve(ROOT, '../shared/corpora')

if (!existsSync(CORPORA)) {
  process.stdout.write('corpora: skipped, since ../shared/corpora is not on this machine\n')
} else {
  for (const entry of readdirSync(CORPORA, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const cli = join(ROOT, 'packages/cli/bin/truespec.js')
    const { status, stderr } = spawnSync(process.execPath, [cli, 'check', '--cwd', join(CORPORA, entry.name), '.'], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const fine = status === 0 || status === 1
    process.stdout.write(`corpora: ${entry.name}: exit ${status ?? 'by signal'}${fine ? '' : `\n${stderr}`}\n`)
    if (!fine) process.exitCode = 1
  }
}
