/**
 * `npm test`: builds, then format, lint, types and every test, and asks for the verdicts on this repository's own specs. Runs all of it whatever fails, and fails if anything did.
 * The last line is `N passed, N failed`: the tests, and a failure for each other step that failed. Where TEST_TOTALS
 * names a file, the line goes there instead. With CI set, a stale generated file is a failure too.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './paths.ts'

/** What is read of vitest's JSON report. */
interface TestReport {
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

const scratch = mkdtempSync(join(tmpdir(), 'truespec-test-'))
const reportFile = join(scratch, 'report.json')
// What an earlier run left is no evidence of this one. Runs of single files write nothing here.
const reports = join(ROOT, 'reports')
rmSync(reports, { recursive: true, force: true })

const STEPS: readonly (readonly [name: string, ...command: string[]])[] = [
  ...(process.env['CI'] ? [['generated files', 'scripts/build.ts', '--check'] as const] : []),
  ['build', 'scripts/build.ts'],
  ['format', 'node_modules/oxfmt/bin/oxfmt', '--check'],
  ['lint', 'node_modules/oxlint/bin/oxlint'],
  ['types', 'node_modules/typescript/bin/tsc', '-b'],
  [
    'tests',
    'node_modules/vitest/vitest.mjs',
    'run',
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    '--reporter=junit',
    `--outputFile.junit=${join(reports, 'vitest.xml')}`,
  ],
  ['verify', 'packages/cli/bin/truespec.js', 'verify', '--strict', '--no-cache'],
]

const failedSteps: string[] = []
for (const [name, ...command] of STEPS) {
  process.stdout.write(`\n== ${name}\n`)
  const { status } = spawnSync(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) failedSteps.push(name)
}

const tests = readTests()
rmSync(scratch, { recursive: true, force: true })
// Where the step of tests failed and the report names none of them (an error outside any test), the step counts.
const others = failedSteps.filter((name) => name !== 'tests' || tests.failed === 0)
const line = `${tests.passed} passed, ${tests.failed + others.length} failed\n`
process.stdout.write(failedSteps.length === 0 ? '\nAll steps passed\n' : `\nFailed: ${failedSteps.join(', ')}\n`)
const totals = process.env['TEST_TOTALS']
if (totals) writeFileSync(totals, line)
else process.stdout.write(line)
process.exitCode = failedSteps.length === 0 ? 0 : 1

/** Tests that passed and failed; a file that could not be loaded is one that failed. */
function readTests(): { readonly passed: number; readonly failed: number } {
  if (!existsSync(reportFile)) return { passed: 0, failed: 0 }
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as TestReport
  let failed = 0
  for (const file of report.testResults) {
    const inFile = file.assertionResults.filter(({ status }) => status === 'failed').length
    failed += file.status === 'failed' ? Math.max(inFile, 1) : inFile
  }
  return { passed: report.numPassedTests, failed }
}
