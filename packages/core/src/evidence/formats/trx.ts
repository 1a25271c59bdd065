import { defineFormat, ReportError, type ReportReader, type Sink } from '../define.ts'
import type { Outcome } from '../model.ts'
import { tagsOfProperty } from '../properties.ts'
import { reportTime } from '../report-time.ts'
import { nameOfTest } from '../suite-names.ts'
import { readXml, rootOf, type XmlElement, type XmlNode } from '../xml.ts'

/** All others, such as NotExecuted, Inconclusive, NotRunnable, Pending and PassedButRunAborted, prove nothing. */
const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['Passed', 'passed'],
  ['Failed', 'failed'],
  ['Error', 'failed'],
  ['Timeout', 'failed'],
  ['Aborted', 'failed'],
  ['Disconnected', 'failed'],
])
/** Those of the counters that count tests that failed. */
const BAD = ['failed', 'error', 'timeout', 'aborted', 'disconnected']

/** Visual Studio test results (`dotnet test --logger trx`), namespace http://microsoft.com/schemas/VisualStudio/TeamTest/2010. */
export default defineFormat({
  name: 'trx',
  says: 'TRX (Visual Studio, dotnet test)',
  detects: (head) => rootOf(head)?.name === 'TestRun',
  open: trxReader,
})

/** A result, until the definition of its test is read: definitions come after the results. */
interface Row {
  readonly test: string
  readonly name: string
  readonly outcome: Outcome
  readonly line: number
}

/** What the definition of a test says. */
interface Definition {
  className: string
  tags: string[]
}

function trxReader(sink: Sink): ReportReader {
  const rows: Row[] = []
  const definitions = new Map<string, Definition>()
  let run: XmlElement | undefined
  let summary: XmlElement | undefined
  let counters: XmlElement | undefined
  /** With those that only sum up the rows of their data. */
  const found = { results: 0, bad: 0 }

  function result(element: XmlElement, above: { failed: boolean; rows: number } | undefined): XmlNode {
    const { attributes, line } = element
    // An outcome that is left out is the first of the schema: an error.
    const outcome = attributes['outcome'] === undefined ? 'failed' : (OUTCOMES.get(attributes['outcome']) ?? 'skipped')
    const inner = { failed: false, rows: 0 }
    found.results++
    if (outcome === 'failed') found.bad++
    return {
      open(child) {
        if (child.name !== 'InnerResults') return undefined
        return { open: (row) => (isResult(row) ? result(row, inner) : undefined) }
      },
      close() {
        if (above) above.rows++
        if (above && (outcome === 'failed' || inner.failed)) above.failed = true
        // One with data sums up its rows, and counts only where it fails by itself.
        if (inner.rows > 0 && (outcome !== 'failed' || inner.failed)) return
        const test = attributes['testId'] ?? ''
        rows.push({ test, name: attributes['testName']?.trim() ?? '', outcome, line })
      },
    }
  }

  const reader = readXml((root) => {
    if (root.name !== 'TestRun') throw new ReportError(`it is no TRX: its root is <${root.name}>`, root.line)
    run = root
    return {
      open(child) {
        if (child.name === 'Times') {
          const time = reportTime(child.attributes['start'] ?? child.attributes['creation'])
          if (time) sink.about({ time: time.text })
        }
        if (child.name === 'Results') return { open: (row) => (isResult(row) ? result(row, undefined) : undefined) }
        if (child.name === 'TestDefinitions') return { open: (test) => definition(test, definitions) }
        if (child.name !== 'ResultSummary') return undefined
        summary = child
        return {
          open(part) {
            if (part.name === 'Counters') counters = part
            return undefined
          },
        }
      },
    }
  })

  return {
    write: reader.write,
    end() {
      reader.end()
      checkCounters(counters, found)
      for (const { test, name, outcome, line } of rows) {
        const { className = '', tags = [] } = definitions.get(test) ?? {}
        const whole = nameOfTest([], className, name) || '(a test without a name)'
        sink.result({ kind: 'test', name: whole, tags, outcome, flaky: false, source: undefined, line })
      }
      // The run failed, and none of its tests: the host crashed, or it was stopped.
      if (found.bad > 0 || OUTCOMES.get(summary?.attributes['outcome'] ?? '') !== 'failed') return
      const name = run?.attributes['name'] || '(a run without a name)'
      const line = summary?.line
      sink.result({ kind: 'test', name, tags: [], outcome: 'failed', flaky: false, source: undefined, line })
    },
  }
}

/** `UnitTestResult`, `ManualTestResult`, `GenericTestResult`: they have the same attributes. */
function isResult({ name }: XmlElement): boolean {
  return name.endsWith('Result') || name === 'TestResultAggregation'
}

function definition(element: XmlElement, definitions: Map<string, Definition>): XmlNode {
  const own: Definition = { className: '', tags: [] }
  const { id } = element.attributes
  if (id !== undefined) definitions.set(id, own)
  return {
    open(child) {
      // `App.Tests, App, Version=1.0.0.0`: a class may come with its assembly.
      if (child.name === 'TestMethod') own.className = child.attributes['className']?.split(',', 1)[0]?.trim() ?? ''
      if (child.name === 'TestCategory') return { open: (item) => category(item, own) }
      if (child.name === 'Properties') return { open: (property) => propertyNode(property, own) }
      return undefined
    },
  }
}

function category({ attributes }: XmlElement, own: Definition): undefined {
  const tag = attributes['TestCategory']?.trim()
  if (tag !== undefined && tag !== '') own.tags.push(tag)
}

/** `<Property><Key>Implements</Key><Value>SPEC-1/FR1</Value></Property>` */
function propertyNode(element: XmlElement, own: Definition): XmlNode | undefined {
  if (element.name !== 'Property') return undefined
  const said = { Key: '', Value: '' }
  return {
    open({ name }) {
      if (name !== 'Key' && name !== 'Value') return undefined
      return { text: (piece) => void (said[name] += piece) }
    },
    close: () => void own.tags.push(...tagsOfProperty(said.Key, said.Value)),
  }
}

/** Throws where results are missing that the counters count. */
function checkCounters(
  counters: XmlElement | undefined,
  found: { readonly results: number; readonly bad: number },
): void {
  if (!counters) return
  const count = (name: string): number => {
    const text = counters.attributes[name] ?? ''
    return /^\d{1,12}$/.test(text) ? Number(text) : 0
  }
  const [total, bad] = [count('total'), BAD.map(count).reduce((sum, one) => sum + one, 0)]
  if (total <= found.results && bad <= found.bad) return
  throw new ReportError(
    `it is not whole: it counts ${total} results, ${bad} failed, and of them ${found.results}, ${found.bad} failed, are there`,
    counters.line,
  )
}
