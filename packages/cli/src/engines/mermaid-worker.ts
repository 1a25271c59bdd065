import { parentPort } from 'node:worker_threads'
import { loadDiagramParser, type DiagramParser } from './mermaid-diagram.ts'
import type { ThreadTask } from './threads.ts'

/** The thread that parses diagrams: a task's texts in, a fault or null for each out. */
let parser: DiagramParser | undefined

parentPort?.on('message', async ({ jobs, progress }: ThreadTask<string>) => {
  parser ??= await loadDiagramParser()
  const results = []
  for (const [at, text] of jobs.entries()) {
    Atomics.store(progress, 0, at)
    results.push((await parser(text)) ?? null)
  }
  parentPort?.postMessage(results)
})
