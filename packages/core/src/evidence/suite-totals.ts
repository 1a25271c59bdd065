import { ReportError } from './define.ts'

/** What a suite of a JUnit report says of all tests in it; undefined where it says nothing. */
export interface Totals {
  readonly tests: number | undefined
  /** Failures and errors together: which of them a test is differs from tool to tool. */
  readonly bad: number | undefined
}

/** What was found in it, and in the suites within. */
export interface Found {
  tests: number
  /** Tests that failed. */
  badTests: number
  /** Failures and errors, several to a test where it has them, and those of runs that were repeated. */
  bad: number
}

/** Reads the totals of a suite's attributes. */
export function totalsOf(attributes: Readonly<Record<string, string | undefined>>): Totals {
  const failures = count(attributes['failures'])
  const errors = count(attributes['errors'])
  const bad = failures === undefined && errors === undefined ? undefined : (failures ?? 0) + (errors ?? 0)
  return { tests: count(attributes['tests']), bad }
}

/**
 * Whether a suite without tests says that it failed. Throws a `ReportError` where tests are missing that may have failed, and where the tests
 * that are there show fewer failures than are counted: nobody knows which of them failed. Tests that are counted and not there, with every
 * failure there, are no fault: pytest counts subtests (and a teardown that fails), Catch2, doctest and CasperJS count assertions, mocha
 * counts those that a hook has kept from running.
 */
export function failsItself(name: string, line: number, totals: Totals, found: Found): boolean {
  const bad = Math.max(found.bad, found.badTests)
  const more = totals.bad !== undefined && totals.bad > bad
  const lacksTests = totals.tests !== undefined && totals.tests > found.tests
  const nothingFailed = totals.bad !== undefined && !more
  if ((lacksTests && (found.tests === 0 || !nothingFailed)) || (more && found.tests > 0))
    throw new ReportError(
      `it is not whole: the suite '${name}' has ${totals.tests ?? '?'} tests, ${totals.bad ?? '?'} failed, and of them ${found.tests}, ${bad} failed, are there`,
      line,
    )
  return more
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,12}\s*$/.test(text) ? Number(text) : undefined
}
