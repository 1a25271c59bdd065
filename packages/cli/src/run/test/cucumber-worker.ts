/**
 * Runs Cucumber in a process of its own: the steps are the project's code, and may do what they like with it. Started with the path of a
 * job; its answer is its last message.
 */
import { visibleLines } from '@truespec/core'
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Envelope } from './envelope.ts'
import type { Answer, Job } from './job.ts'
import { createPlaces } from './places.ts'
import { conventionalSupport } from './supports.ts'
import { createTally } from './tally.ts'

/** As far as it is used: https://github.com/cucumber/cucumber-js/blob/main/docs/javascript_api.md */
interface CucumberApi {
  loadConfiguration(
    options: { readonly provided: object },
    environment: Environment,
  ): Promise<{ readonly runConfiguration: RunConfiguration }>
  loadSupport(options: RunConfiguration, environment: Environment): Promise<object>
  runCucumber(
    options: Omit<RunConfiguration, 'support'> & { readonly support: object },
    environment: Environment,
    onMessage: (envelope: Envelope) => void,
  ): Promise<{ readonly success: boolean }>
}

interface Environment {
  readonly cwd: string
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
}

interface RunConfiguration {
  readonly sources: object
  readonly support: { readonly requirePaths?: readonly string[]; readonly importPaths?: readonly string[] }
  readonly runtime: object
  readonly formats: { readonly options: object }
}

// Whoever started this is gone, and nobody would see the end.
process.once('disconnect', () => process.exit(2))
void run(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Job).then(answer)

function answer(said: Answer): void {
  // Behind all that was printed. Then the end, whatever the steps have left open.
  process.stdout.write('', () => process.send?.(said, () => process.exit(0)))
}

async function run(job: Job): Promise<Answer> {
  let doing = 'load the configuration of Cucumber'
  try {
    const cucumber = createRequire(import.meta.url)(job.cucumber) as CucumberApi
    const places = createPlaces(job.features)
    const environment: Environment = {
      cwd: job.root,
      stdout: rewritten(job.aside ? process.stderr : process.stdout, places.inText),
      stderr: rewritten(process.stderr, places.inText),
    }
    const configured = await cucumber.loadConfiguration({ provided: {} }, environment)
    const options = optionsFor(job, configured.runConfiguration)
    doing = 'load the step definitions'
    const support = await cucumber.loadSupport(options, environment)
    doing = 'run the scenarios'
    const tally = createTally(places.specOf)
    const unread: string[] = []
    const file = openSync(job.messages, 'wx')
    let documents = 0
    try {
      await cucumber.runCucumber({ ...options, support }, environment, (envelope) => {
        places.rename(envelope)
        if (envelope.gherkinDocument) documents++
        if (envelope.parseError) unread.push(envelope.parseError.message)
        tally.take(envelope)
        writeSync(file, `${JSON.stringify(places.reported(envelope))}\n`)
      })
    } finally {
      closeSync(file)
    }
    if (unread.length > 0)
      return { kind: 'broken', what: 'this Cucumber cannot read a feature', why: unread.join('\n') }
    const ended = tally.ended()
    if (documents < job.features.length || ended === 'unfinished')
      return {
        kind: 'broken',
        what: 'Cucumber did not run to its end',
        why: `${documents} of ${job.features.length} features`,
      }
    return { kind: 'done', sound: ended === 'sound', scenarios: tally.scenarios() }
  } catch (error) {
    return { kind: 'broken', what: `cannot ${doing}`, why: reasonOf(error) }
  }
}

/** What the project configures for its code and its World is kept. What is run, how it is reported and where that goes is ours. */
function optionsFor(job: Job, configured: RunConfiguration): RunConfiguration {
  const { support, runtime, formats } = configured
  const isConfigured = [support.importPaths, support.requirePaths].some((paths) => (paths?.length ?? 0) > 0)
  return {
    sources: {
      paths: job.features.map(({ path }) => path),
      defaultDialect: 'en',
      names: job.names,
      tagExpression: job.tags,
      order: 'defined',
    },
    support: isConfigured ? support : { ...support, importPaths: conventionalSupport(job.root) },
    runtime: { ...runtime, dryRun: job.dryRun, strict: true },
    formats: Object.assign(
      { stdout: 'progress', files: {}, publish: false },
      { options: { ...formats.options, colorsEnabled: job.colors } },
    ),
  }
}

/** A stream to which texts go with the specs' paths, and without what would steer a terminal: colours are Cucumber's own. */
function rewritten(stream: NodeJS.WriteStream, inText: (text: string) => string): NodeJS.WriteStream {
  const write = (chunk: string | Uint8Array, ...rest: never[]): boolean =>
    stream.write(typeof chunk === 'string' ? harmless(inText(chunk)) : chunk, ...rest)
  return new Proxy(stream, {
    get(target, key) {
      if (key === 'write') return write
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

function harmless(text: string): string {
  return text
    .split(/(\u001b\[[0-9;]*m)/)
    .map((part, i) => (i % 2 === 1 ? part : visibleLines(part)))
    .join('')
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\ncaused by ${reasonOf(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}
