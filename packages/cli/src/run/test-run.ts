/** A run of tests that leaves a report for `truespec verify`. */
export interface TestRun {
  /** For a shell, from the root. */
  readonly command: string
  /** Where its report lies then, relative to the root. */
  readonly report: string
}

/** How each runner is asked for a report, by what a script says where it runs it: see docs/report-formats.md. Jest makes no folder. */
const RUNNERS: readonly (readonly [says: RegExp, run: TestRun])[] = [
  [
    /\bvitest\b/,
    {
      command: 'npx vitest run --reporter=default --reporter=junit --outputFile.junit=reports/junit.xml',
      report: 'reports/junit.xml',
    },
  ],
  [
    /\bjest\b/,
    { command: 'mkdir -p reports && npx jest --json --outputFile=reports/jest.json', report: 'reports/jest.json' },
  ],
  [
    /\bplaywright test\b/,
    {
      command: 'PLAYWRIGHT_JSON_OUTPUT_NAME=reports/playwright.json npx playwright test --reporter=list,json',
      report: 'reports/playwright.json',
    },
  ],
]

/** What runs the tests of a project, by the script `test` of its `package.json`; undefined where it names no runner that is known. */
export function testRunOf(manifest: string): TestRun | undefined {
  const script = testScript(manifest)
  return RUNNERS.find(([says]) => says.test(script))?.[1]
}

function testScript(manifest: string): string {
  try {
    const { scripts } = (JSON.parse(manifest) ?? {}) as { readonly scripts?: { readonly test?: unknown } | null }
    return typeof scripts?.test === 'string' ? scripts.test : ''
  } catch {
    return ''
  }
}
