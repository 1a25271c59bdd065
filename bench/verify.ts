import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import {
  claimsOf,
  createCollection,
  createRuleBook,
  defaultConfig,
  FORMATS,
  read,
  RULES,
  verifySpecs,
  waiversOf,
  type FileResult,
  type History,
  type ReportReader,
  type VerifiedSpec,
} from '../packages/core/src/index.ts'
import { gherkinEngine as gherkin } from '../packages/cli/src/engines/gherkin.ts'
import { createMarkdownEngine } from '../packages/cli/src/node/markdown.ts'
import type { Benchmark } from './benchmark.ts'
import { openCore, shippedSchema } from './core.ts'
import { median, type Row } from './figures.ts'
import { specPath } from './folder.ts'
import { watchMemory } from './memory-of.ts'
import { randomFrom } from './random.ts'
import { specText, TODAY } from './spec-text.ts'

const [CLAIMS, RESULTS, DOUBLINGS] = [10_000, 100_000, 3]
const PIECE = 64 * 1024
const [TIME, MEMORY] = [1000, 400]

/** What a process says of its runs. */
interface Figures {
  readonly claims: number
  readonly proven: number
  /** Milliseconds of each run over all results, by the clock. */
  readonly wall: readonly number[]
  /** Of the processor, for an eighth of the results and for all of them. */
  readonly few: readonly number[]
  readonly many: readonly number[]
}

/** How long verdicts take, and what they need, in a process of their own that gets the specs as a warm run gets them from the cache. */
export const verify: Benchmark = {
  says: '10,000 claims against a JUnit report of 100,000 tests, in the core: read, bound and judged',
  async run({ runs = 5, say }) {
    const specs = JSON.stringify(await readSpecs())
    const { claims, proven, wall, few, many } = (await inProcess(specs, runs)).figures
    const { memory } = await inProcess(specs, 0)
    say(`${claims} claims, of which ${proven} are proven`)
    const growth = (Math.min(...many) / Math.min(...few)) ** (1 / DOUBLINGS)
    const rows: Row[] = [
      { what: `${claims} claims against ${RESULTS} tests`, unit: 'ms', budget: TIME, measured: wall, cpu: many },
      {
        what: 'each doubling of tests',
        unit: 'x',
        budget: 2.5,
        measured: [growth],
        note: `${median(few).toFixed(0)} ms of ${RESULTS / 2 ** DOUBLINGS}, ${median(many).toFixed(0)} ms of ${RESULTS}`,
      },
    ]
    if (memory !== undefined)
      rows.push({ what: 'resident memory of one run', unit: 'MB', budget: MEMORY, measured: [memory] })
    return rows
  },
}

if (import.meta.main) {
  const specs = JSON.parse(await text(process.stdin)) as readonly VerifiedSpec[]
  process.stdout.write(JSON.stringify(measure(specs, Number(process.argv[2]))))
}

async function inProcess(specs: string, runs: number): Promise<{ figures: Figures; memory: number | undefined }> {
  const child = spawn(process.execPath, [import.meta.filename, String(runs)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const memory = child.pid === undefined ? () => undefined : watchMemory(child.pid)
  child.stdin.end(specs)
  const figures = JSON.parse(await text(child.stdout)) as Figures
  return { figures, memory: memory() }
}

/** So many runs, after one that warms up; without any, a single one whose report is not kept. */
function measure(specs: readonly VerifiedSpec[], runs: number): Figures {
  const addresses = specs.flatMap(({ claims }) => claims.map(({ address }) => address))
  const claims = addresses.length
  const [wall, few, many]: [number[], number[], number[]] = [[], [], []]
  if (runs === 0) return { claims, proven: judgeAll(specs, reportOf(addresses, RESULTS)), wall, few, many }
  const [short, long] = [[...reportOf(addresses, RESULTS / 2 ** DOUBLINGS)], [...reportOf(addresses, RESULTS)]]
  let proven = 0
  for (let round = -1; round < runs; round++) {
    const before = process.cpuUsage()
    judgeAll(specs, short)
    const between = process.cpuUsage(before)
    const started = performance.now()
    proven = judgeAll(specs, long)
    const took = performance.now() - started
    const after = process.cpuUsage(before)
    if (round < 0) continue
    wall.push(took)
    few.push((between.user + between.system) / 1000)
    many.push((after.user + after.system - between.user - between.system) / 1000)
  }
  return { claims, proven, wall, few, many }
}

/** How many claims are proven. */
function judgeAll(specs: readonly VerifiedSpec[], report: Iterable<string>): number {
  const collection = createCollection({
    names: [],
    specOf: () => undefined,
    isSpec: () => false,
    below: (path) => path,
    components: {},
    metrics: {},
  })
  let reader: ReportReader | undefined
  for (const piece of report) {
    reader ??= FORMATS.find(({ detects }) => detects(piece, 'junit.xml'))?.open(
      collection.open({ path: 'junit.xml', commit: 'c0ffee' }, () => {}),
    )
    if (!reader) throw new Error('the report is of no known kind')
    reader.write(piece)
  }
  reader?.end()
  const wordings = new Map(specs.flatMap(({ claims }) => claims.map(({ address, wording }) => [address, wording])))
  const history: History = {
    head: 'c0ffee',
    dirty: false,
    isAncestor: () => true,
    commitAt: () => undefined,
    wordingAt: (_commit, _file, address) => wordings.get(address),
    implementing: () => [],
  }
  const { verdicts } = verifySpecs({
    specs,
    checked: [],
    evidence: {
      ...collection,
      linked: () => undefined,
      package: () => undefined,
      specs: () => [],
      commits: () => [],
    },
    addresses: collection.addresses(),
    history,
    config: defaultConfig,
    book: createRuleBook(RULES),
    today: TODAY,
  })
  return verdicts.filter(({ verdict }) => verdict === 'proven').length
}

async function readSpecs(): Promise<readonly VerifiedSpec[]> {
  const schema = shippedSchema()
  const markdown = createMarkdownEngine()
  const workspace = openCore(schema)
  const made: Omit<VerifiedSpec, 'result'>[] = []
  let count = 0
  for (let n = 0; count < CLAIMS; n++) {
    const [file, body] = [specPath(n), specText(n, { bytes: 5600, diagrams: 'none' })]
    workspace.set(file, body)
    const spec = read({ file, text: body, schema, nesting: 100 }, { markdown, gherkin })
    made.push({ claims: claimsOf(spec), waivers: waiversOf(spec) })
    count += made.at(-1)?.claims.length ?? 0
  }
  await workspace.check()
  return made.map((spec, n) => ({ result: workspace.result(specPath(n)) as FileResult, ...spec }))
}

/** A report in pieces, in which every other test bears an address or two, one in a hundred fails and one in twenty is skipped. */
function* reportOf(addresses: readonly string[], count: number): Generator<string> {
  const random = randomFrom(1)
  let piece = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites><testsuite name="all">\n'
  for (let i = 0; i < count; i++) {
    const borne = i % 2 === 0 ? `[${random.pick(addresses)}${i % 10 === 0 ? `, ${random.pick(addresses)}` : ''}] ` : ''
    const inner = i % 100 === 1 ? '<failure message="no"/>' : i % 20 === 3 ? '<skipped/>' : ''
    piece += `<testcase classname="src/part-${i % 997}.test.ts" name="part ${i % 997} &gt; ${borne}does thing ${i}" time="0.01">${inner}</testcase>\n`
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield `${piece}</testsuite></testsuites>\n`
}
