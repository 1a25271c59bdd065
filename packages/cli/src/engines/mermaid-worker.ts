import { parentPort } from 'node:worker_threads'
import type { BlockFault } from '@truespec/core'
import { loadDiagramParser } from './mermaid-diagram.ts'
import { AT_JOB, type ThreadTask } from './threads.ts'

/** The thread that parses diagrams: a task's texts in, a fault or null for each out. */
const loaded = loadDiagramParser()

async function answer({ jobs, progress }: ThreadTask<string>): Promise<void> {
  const parser = await loaded
  const results: (BlockFault | null)[] = []
  for (const [at, text] of jobs.entries()) {
    Atomics.store(progress, AT_JOB, at)
    results.push((await parser(text)) ?? null)
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(results)
}

// What goes wrong ends the thread, and whoever waits for it is told.
parentPort?.on('message', (task: ThreadTask<string>) => void answer(task))
