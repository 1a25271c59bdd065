import { readLines } from '../by-line.ts'
import { createRun } from '../cucumber-run.ts'
import { defineFormat, parseJson, ReportError } from '../define.ts'
import { asObject, field, isoTime, type JsonObject, objectOf, textOf } from '../json.ts'
import { hasPath, outlineOf } from '../outline.ts'

/** Messages, and a key that each of them has: any one tells the kind. */
const SIGNS = [
  ['meta', 'protocolVersion'],
  ['source', 'mediaType'],
  ['gherkinDocument', 'uri'],
  ['gherkinDocument', 'feature'],
  ['pickle', 'astNodeIds'],
  ['testCase', 'testSteps'],
  ['testRunStarted', 'timestamp'],
] as const

/** Cucumber messages, one JSON object a line, https://github.com/cucumber/messages. Several runs may follow each other. */
export default defineFormat({
  name: 'cucumber-messages',
  says: 'Cucumber messages (ndjson)',
  detects(head) {
    const outline = outlineOf(head)
    return SIGNS.some((sign) => hasPath(outline, ...sign))
  },
  open(sink) {
    let run = createRun()
    /** Whether anything has come since the last run finished. */
    let open = true
    const commits = new Set<string | undefined>()
    const times: string[] = []

    function take(name: string, message: JsonObject, number: number): void {
      open = true
      if (name === 'meta') {
        const git = objectOf(objectOf(message, 'ci', 'meta'), 'git', 'meta.ci')
        commits.add(textOf(git, 'revision', 'meta.ci.git'))
        if (commits.size > 1) throw new ReportError('it holds runs of several commits')
      } else if (name === 'testRunStarted') {
        const time = timeOf(message)
        if (time !== undefined) times.push(time)
      }
      if (name !== 'testRunFinished') return run.take(name, message, number)
      for (const result of run.results(message, number)) sink.result(result)
      run = createRun()
      open = false
    }

    return readLines({
      line(text, number) {
        if (text.trim() === '') return
        try {
          const envelope = asObject(parseJson(text, number), 'the message')
          for (const name of Object.keys(envelope)) take(name, asObject(field(envelope, name), name), number)
        } catch (error) {
          throw error instanceof ReportError && error.line === undefined
            ? new ReportError(error.message, number)
            : error
        }
      },
      end() {
        if (open) throw new ReportError('it ends before testRunFinished')
        const [commit] = commits
        const [time] = times.toSorted()
        sink.about({ ...(commit !== undefined && { commit }), ...(time !== undefined && { time }) })
      },
    })
  },
})

/** Seconds may be a text: protocol buffers write 64 bits so. */
function timeOf(message: JsonObject): string | undefined {
  const timestamp = objectOf(message, 'timestamp', 'testRunStarted')
  // A number, or its digits: protocol buffers write numbers of 64 bits as text.
  const part = (key: string): number => {
    const value = field(timestamp, key) ?? 0
    return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN
  }
  return isoTime(part('seconds') * 1000 + part('nanos') / 1e6)
}
