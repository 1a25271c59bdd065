/**
 * `npm run fuzz`: documents that no one would write, made from a seed, each read and checked: no exception, no hang, nothing outside of the
 * text, nothing in the output that a terminal acts on (what is looked at: packages/core/test/fuzz/probe.ts). All cores.
 * `--count N` (1,000,000), `--seed S` (today's), `--from I`; `--minutes M` ends earlier and says how far it came; `--only I` looks at
 * document I of the seed in this thread and prints it.
 */
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { sampleOf } from '../packages/core/test/fuzz/documents.ts'
import { probe } from '../packages/core/test/fuzz/probe.ts'
import { wholeNumber } from '../packages/cli/src/commands/whole-number.ts'
import { atLeastOne, script } from '../scripts/script.ts'

/** So many documents a worker takes at once. */
const CHUNK = 250
/** A document that takes longer than this hangs: its worker is ended, and the next one goes on behind it. */
const PATIENCE = 30_000
const MOST_SHOWN = 20

/** What a worker says of a chunk. */
interface Answer {
  readonly done: number
  readonly findings: number
  readonly slowest: { readonly time: number; readonly index: number }
  readonly problems: readonly { readonly index: number; readonly problems: readonly string[] }[]
}

/** What a worker is started with. `at` holds the document that it is at. */
interface Start {
  readonly seed: number
  readonly at: Int32Array<SharedArrayBuffer>
}

interface Options {
  readonly count: number
  readonly seed: number
  readonly from: number
  readonly minutes?: number
  readonly only?: number
}

if (isMainThread) await main()
else work(workerData as Start)

function work({ seed, at }: Start): void {
  parentPort?.on('message', ([from, to]: readonly [number, number]) => {
    const problems: Answer['problems'][number][] = []
    let findings = 0
    let slowest = { time: 0, index: from }
    for (let index = from; index < to; index++) {
      Atomics.store(at, 0, index)
      const probed = probe(seed, index)
      findings += probed.findings
      if (probed.time > slowest.time) slowest = { time: probed.time, index }
      if (probed.problems.length > 0) problems.push({ index, problems: probed.problems })
    }
    Atomics.store(at, 0, -1)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage({ done: to - from, findings, slowest, problems } satisfies Answer)
  })
}

async function main(): Promise<void> {
  const { count, seed, from, minutes, only } = script(
    'npm run fuzz --',
    'Reads and checks documents that no one would write.',
  )
    .option('--count <number>', 'how many documents', atLeastOne, 1_000_000)
    .option(
      '--seed <number>',
      'of the documents; another one every day',
      wholeNumber,
      Math.floor(Date.now() / 86_400_000),
    )
    .option('--from <number>', 'the first document', wholeNumber, 0)
    .option('--minutes <number>', 'end earlier, and say how far it came', atLeastOne)
    .option('--only <number>', 'look at one document in this thread, and print it', wholeNumber)
    .parse()
    .opts<Options>()
  if (only !== undefined) {
    const { text, template } = sampleOf(seed, only)
    console.log(JSON.stringify({ text, template, ...probe(seed, only) }, undefined, 2))
    return
  }

  console.log(`seed ${seed}, ${count} documents from ${from} on, ${availableParallelism()} threads`)
  const started = performance.now()
  const state = { next: from, done: 0, findings: 0, broken: 0, slowest: { time: 0, index: 0 } }
  const end = from + count
  const report = (index: number, problems: readonly string[]): void => {
    state.broken++
    if (state.broken <= MOST_SHOWN)
      console.log(`document ${index} (node bench/fuzz.ts --seed ${seed} --only ${index}):\n  ${problems.join('\n  ')}`)
  }
  const take = (): readonly [number, number] | undefined => {
    if (state.next >= end || performance.now() - started > (minutes ?? Infinity) * 60_000) return undefined
    const chunk = [state.next, Math.min(end, state.next + CHUNK)] as const
    state.next = chunk[1]
    return chunk
  }
  const progress = setInterval(() => {
    const rate = state.done / ((performance.now() - started) / 1000)
    console.log(`${state.done} documents, ${Math.round(rate)} a second, ${state.broken} with a problem`)
  }, 60_000)
  await Promise.all(
    Array.from({ length: availableParallelism() }, () =>
      thread(seed, take, report, (answer) => {
        state.done += answer.done
        state.findings += answer.findings
        if (answer.slowest.time > state.slowest.time) state.slowest = answer.slowest
        for (const { index, problems } of answer.problems) report(index, problems)
      }),
    ),
  )
  clearInterval(progress)
  const seconds = (performance.now() - started) / 1000
  const { done, findings, broken, slowest } = state
  console.log(
    `${done} documents in ${seconds.toFixed(0)} s (${Math.round(done / seconds)} a second): ${findings} findings, ${broken} documents with a problem; ` +
      `the slowest took ${slowest.time.toFixed(0)} ms (document ${slowest.index}); seed ${seed}`,
  )
  if (broken > 0) process.exitCode = 1
}

/** One worker after another, until there is nothing left to take: one that hangs or dies is reported and followed by the next. */
async function thread(
  seed: number,
  take: () => readonly [number, number] | undefined,
  report: (index: number, problems: readonly string[]) => void,
  hear: (answer: Answer) => void,
): Promise<void> {
  for (let chunk = take(); chunk;) {
    const at = new Int32Array(new SharedArrayBuffer(4))
    const worker = new Worker(new URL(import.meta.url), { workerData: { seed, at } satisfies Start })
    let last: readonly [number, number] = chunk
    const fault = await new Promise<string | undefined>((resolve) => {
      let seen = -2
      const watch = setInterval(() => {
        const now = Atomics.load(at, 0)
        if (now === seen && now >= 0) resolve(`it took more than ${PATIENCE / 1000} s`)
        seen = now
      }, PATIENCE)
      worker.on('message', (answer: Answer) => {
        hear(answer)
        const next = take()
        if (next) {
          last = next
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
          worker.postMessage(next)
        } else resolve(undefined)
      })
      worker.on('error', (error) =>
        resolve(`the thread died: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
      )
      worker.on('exit', () => {
        clearInterval(watch)
        resolve('the thread ended')
      })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(last)
    })
    const stopped = Atomics.load(at, 0)
    await worker.terminate()
    if (fault === undefined) return
    report(stopped, [fault])
    // What stands before it in its chunk is looked at again, so that nothing is left out.
    const [from, to] = last
    if (stopped > from) {
      chunk = [stopped + 1, to]
      for (let index = from; index < stopped; index++) hear({ done: 1, ...answerOf(seed, index) })
    } else chunk = [from + 1, to]
    if (chunk[0] >= chunk[1]) chunk = take()
  }
}

function answerOf(seed: number, index: number): Omit<Answer, 'done'> {
  const { findings, time, problems } = probe(seed, index)
  return { findings, slowest: { time, index }, problems: problems.length > 0 ? [{ index, problems }] : [] }
}
