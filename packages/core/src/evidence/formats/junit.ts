import { type CaseEnd, countAttributes, countElement, outcomeOf } from '../case-outcome.ts'
import { defineFormat, ReportError, type ReportReader, type Sink } from '../define.ts'
import { commitOfProperty, tagsOfProperty } from '../properties.ts'
import { earlier, type ReportTime, reportTime } from '../report-time.ts'
import { isFileName, nameOfTest, saysSomething } from '../suite-names.ts'
import { failsItself, type Found, type Totals, totalsOf } from '../suite-totals.ts'
import { readXml, rootOf, type XmlElement, type XmlNode } from '../xml.ts'

/** All names of suites around a test together, and all tags of theirs: each test bears them, so they are few. */
const LONGEST_NAMES = 8192
const MOST_TAGS = 64

/**
 * JUnit XML. There is no standard: what tools agree on is `testsuite`, `testcase`, `failure`, `error` and `skipped`
 * (https://github.com/testmoapp/junitxml); Surefire adds reruns (https://maven.apache.org/surefire/maven-surefire-plugin/examples/rerun-failing-tests.html).
 */
export default defineFormat({
  name: 'junit',
  says: 'JUnit XML (vitest, Jest, pytest, Surefire, GoogleTest, CTest, PHPUnit, node:test, Playwright and others)',
  detects: (head) => ['testsuites', 'testsuite'].includes(rootOf(head)?.name ?? ''),
  open: junitReader,
})

/** What is known of a report while it is read. */
interface Report {
  readonly sink: Sink
  time: ReportTime | undefined
  commit: string | undefined
  /** What node:test says in comments at the end, and what was found for it. */
  saidToFail: number
  foundToFail: number
}

interface Suite extends Found {
  readonly name: string
  readonly line: number
  /** Names that say something, from the outermost to its own. */
  readonly names: readonly string[]
  readonly length: number
  readonly totals: Totals
  readonly source: string | undefined
  /** Its own and those of the suites around it. */
  tags: readonly string[]
  /** `error` and `failure` of the suite itself. */
  ownBad: number
}

interface Case {
  readonly element: XmlElement
  readonly suite: Suite
  readonly end: CaseEnd
  tags: readonly string[]
}

function junitReader(sink: Sink): ReportReader {
  const report: Report = { sink, time: undefined, commit: undefined, saidToFail: 0, foundToFail: 0 }
  const reader = readXml((root) => {
    if (root.name !== 'testsuites' && root.name !== 'testsuite')
      throw new ReportError(`it is no JUnit XML: its root is <${root.name}>`, root.line)
    return suiteNode(root, undefined, report)
  })
  return {
    write: reader.write,
    end() {
      reader.end()
      const { time, saidToFail, foundToFail } = report
      // A test of node:test with tests in it is a suite, which does not show that it fails by itself.
      if (saidToFail > foundToFail)
        throw new ReportError(`it is not whole: ${saidToFail} tests failed, and of them ${foundToFail} are there`)
      if (time) sink.about({ time: time.text })
    },
  }
}

function suiteNode(element: XmlElement, outer: Suite | undefined, report: Report): XmlNode {
  const own = suiteOf(element, outer)
  report.time = earlier(report.time, reportTime(element.attributes['timestamp']))
  return {
    open(child) {
      switch (child.name) {
        case 'testsuite':
        case 'testsuites':
          return suiteNode(child, own, report)
        case 'testcase':
          return caseNode(child, own, report)
        case 'error':
        case 'failure':
          own.ownBad++
          return undefined
        case 'properties':
        case 'property':
          return properties(child, (property, value) => {
            takeCommit(commitOfProperty(property, value), child.line, report)
            own.tags = together(own.tags, tagsOfProperty(property, value), child.line)
          })
        default:
          return undefined
      }
    },
    comment(comment) {
      const said = /^ (?:fail|cancelled) (\d{1,9}) $/.exec(comment)?.[1]
      if (!outer && said !== undefined) report.saidToFail += Number(said)
    },
    close: () => closeSuite(own, outer, report),
  }
}

function suiteOf({ name: kind, attributes, line }: XmlElement, outer: Suite | undefined): Suite {
  const name = attributes['name']?.trim() ?? ''
  // The name of all suites together is that of the tool, unless somebody wrote an address into it.
  const says = saysSomething(name) && (kind === 'testsuite' || /[[@]/.test(name))
  const length = (outer?.length ?? 0) + (says ? name.length : 0)
  if (length > LONGEST_NAMES)
    throw new ReportError(`names of suites are together longer than ${LONGEST_NAMES} characters`, line)
  return {
    name,
    line,
    names: says ? [...(outer?.names ?? []), name] : (outer?.names ?? []),
    length,
    totals: totalsOf(attributes),
    source: attributes['file'] ?? attributes['filepath'] ?? (isFileName(name) ? name : outer?.source),
    tags: outer?.tags ?? [],
    ownBad: 0,
    tests: 0,
    badTests: 0,
    bad: 0,
  }
}

function takeCommit(found: string | undefined, line: number, report: Report): void {
  const { commit, sink } = report
  if (found === undefined || commit?.startsWith(found)) return
  if (commit !== undefined && !found.startsWith(commit))
    throw new ReportError(`it speaks of two commits, ${commit} and ${found}`, line)
  report.commit = found
  sink.about({ commit: found })
}

function closeSuite(own: Suite, outer: Suite | undefined, report: Report): void {
  own.bad += own.ownBad
  const fails = failsItself(own.name, own.line, own.totals, own)
  if (fails || own.ownBad > 0) {
    own.bad = Math.max(own.bad, own.totals.bad ?? 0)
    const { tags, source, line } = own
    const name = nameOfTest(own.names, '', '') || own.name || source || '(a suite without a name)'
    report.sink.result({ kind: 'test', name, tags, outcome: 'failed', flaky: false, source, line })
  }
  if (own.badTests > 0) report.foundToFail++
  if (!outer) return
  outer.tests += own.tests
  outer.badTests += own.badTests
  outer.bad += own.bad
}

function caseNode(element: XmlElement, suite: Suite, report: Report): XmlNode {
  const end: CaseEnd = { failures: 0, failed: false, skips: 0, reruns: 0, todo: false }
  const own: Case = { element, suite, end, tags: suite.tags }
  countAttributes(end, element.attributes)
  return {
    open(child) {
      if (child.name === 'testcase') return caseNode(child, suite, report)
      if (child.name === 'properties' || child.name === 'property')
        return properties(child, (property, value) => {
          own.tags = together(own.tags, tagsOfProperty(property, value), child.line)
        })
      countElement(end, child.name, child.attributes['type'])
      return undefined
    },
    close: () => closeCase(own, report),
  }
}

function closeCase({ element: { attributes, line }, suite, end, tags }: Case, report: Report): void {
  const outcome = outcomeOf(end)
  suite.tests++
  suite.bad += end.failures + end.reruns
  if (outcome === 'failed') {
    suite.badTests++
    report.foundToFail++
  }
  const className = attributes['classname']?.trim() ?? ''
  const source = attributes['file'] ?? suite.source ?? (isFileName(className) ? className : undefined)
  const name =
    nameOfTest(suite.names, className, attributes['name']?.trim() ?? '') || source || '(a test without a name)'
  const flaky = outcome === 'passed' && end.reruns > 0
  report.sink.result({ kind: 'test', name, tags, outcome, flaky, source, line })
}

/** `<property name="a" value="b"/>`, `<property name="a">b</property>`, one or many. */
function properties(element: XmlElement, take: (name: string, value: string) => void): XmlNode {
  if (element.name === 'properties')
    return { open: (child) => (child.name === 'property' ? properties(child, take) : undefined) }
  const { name = '', value } = element.attributes
  if (value !== undefined) return { open: () => undefined, close: () => take(name, value) }
  let text = ''
  return { text: (piece) => void (text += piece), close: () => take(name, text) }
}

function together(tags: readonly string[], more: readonly string[], line: number): readonly string[] {
  if (more.length === 0) return tags
  const all = new Set([...tags, ...more])
  if (all.size > MOST_TAGS) throw new ReportError(`a test has more than ${MOST_TAGS} tags`, line)
  return [...all]
}
