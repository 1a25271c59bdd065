import { parentPort } from 'node:worker_threads'
import type { BlockFault } from '@truespec/core'
import { loadDiagramParser, type DiagramParser } from './mermaid-diagram.ts'
import { AT_JOB, type ThreadTask } from './threads.ts'

/** The thread that parses diagrams: a task's texts in, a fault or null for each out. */
let parser: DiagramParser | undefined

parentPort?.on('message', async ({ jobs, progress }: ThreadTask<string>) => {
  parser ??= await loadDiagramParser()
  const results: (BlockFault | null)[] = []
  for (const [at, text] of jobs.entries()) {
    Atomics.store(progress, AT_JOB, at)
    results.push((await parser(text)) ?? null)
  }
  parentPort?.postMessage(results)
})
