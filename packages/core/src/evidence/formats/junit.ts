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

function junitReader(sink: Sink): ReportReader {
  let time: ReportTime | undefined
  let commit: string | undefined
  /** What node:test says in comments at the end, and what was found for it. */
  let saidToFail = 0
  let foundToFail = 0

  function takeCommit(found: string | undefined, line: number): void {
    if (found === undefined || commit?.startsWith(found)) return
    if (commit !== undefined && !found.startsWith(commit))
      throw new ReportError(`it speaks of two commits, ${commit} and ${found}`, line)
    commit = found
    sink.about({ commit })
  }

  function suite(element: XmlElement, outer: Suite | undefined): XmlNode {
    const { attributes, line } = element
    const name = attributes['name']?.trim() ?? ''
    // The name of all suites together is that of the tool, unless somebody wrote an address into it.
    const says = saysSomething(name) && (element.name === 'testsuite' || /[[@]/.test(name))
    const own: Suite = {
      name,
      line,
      names: says ? [...(outer?.names ?? []), name] : (outer?.names ?? []),
      length: (outer?.length ?? 0) + (says ? name.length : 0),
      totals: totalsOf(attributes),
      source: attributes['file'] ?? attributes['filepath'] ?? (isFileName(name) ? name : outer?.source),
      tags: outer?.tags ?? [],
      ownBad: 0,
      tests: 0,
      badTests: 0,
      bad: 0,
    }
    if (own.length > LONGEST_NAMES)
      throw new ReportError(`names of suites are together longer than ${LONGEST_NAMES} characters`, line)
    time = earlier(time, reportTime(attributes['timestamp']))
    return {
      open(child) {
        switch (child.name) {
          case 'testsuite':
          case 'testsuites':
            return suite(child, own)
          case 'testcase':
            return testCase(child, own)
          case 'error':
          case 'failure':
            own.ownBad++
            return undefined
          case 'properties':
          case 'property':
            return properties(child, (property, value) => {
              takeCommit(commitOfProperty(property, value), child.line)
              own.tags = together(own.tags, tagsOfProperty(property, value), child.line)
            })
          default:
            return undefined
        }
      },
      comment(comment) {
        const said = /^ (?:fail|cancelled) (\d{1,9}) $/.exec(comment)?.[1]
        if (!outer && said !== undefined) saidToFail += Number(said)
      },
      close: () => closeSuite(own, outer),
    }
  }

  function closeSuite(own: Suite, outer: Suite | undefined): void {
    own.bad += own.ownBad
    const fails = failsItself(own.name, own.line, own.totals, own)
    if (fails || own.ownBad > 0) {
      own.bad = Math.max(own.bad, own.totals.bad ?? 0)
      const { tags, source, line } = own
      const name = nameOfTest(own.names, '', '') || own.name || source || '(a suite without a name)'
      sink.result({ kind: 'test', name, tags, outcome: 'failed', flaky: false, source, line })
    }
    if (own.badTests > 0) foundToFail++
    if (!outer) return
    outer.tests += own.tests
    outer.badTests += own.badTests
    outer.bad += own.bad
  }

  function testCase(element: XmlElement, outer: Suite): XmlNode {
    const { attributes, line } = element
    const className = attributes['classname']?.trim() ?? ''
    const end: CaseEnd = { failures: 0, failed: false, skips: 0, reruns: 0, todo: false }
    let tags = outer.tags
    countAttributes(end, attributes)
    return {
      open(child) {
        if (child.name === 'testcase') return testCase(child, outer)
        if (child.name === 'properties' || child.name === 'property')
          return properties(child, (property, value) => {
            tags = together(tags, tagsOfProperty(property, value), child.line)
          })
        countElement(end, child.name, child.attributes['type'])
        return undefined
      },
      close() {
        const outcome = outcomeOf(end)
        outer.tests++
        outer.bad += end.failures + end.reruns
        if (outcome === 'failed') {
          outer.badTests++
          foundToFail++
        }
        const source = attributes['file'] ?? outer.source ?? (isFileName(className) ? className : undefined)
        const name =
          nameOfTest(outer.names, className, attributes['name']?.trim() ?? '') || source || '(a test without a name)'
        const flaky = outcome === 'passed' && end.reruns > 0
        sink.result({ kind: 'test', name, tags, outcome, flaky, source, line })
      },
    }
  }

  const reader = readXml((root) => {
    if (root.name !== 'testsuites' && root.name !== 'testsuite')
      throw new ReportError(`it is no JUnit XML: its root is <${root.name}>`, root.line)
    return suite(root, undefined)
  })
  return {
    write: reader.write,
    end() {
      reader.end()
      // A test of node:test with tests in it is a suite, which does not show that it fails by itself.
      if (saidToFail > foundToFail)
        throw new ReportError(`it is not whole: ${saidToFail} tests failed, and of them ${foundToFail} are there`)
      if (time) sink.about({ time: time.text })
    },
  }
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
