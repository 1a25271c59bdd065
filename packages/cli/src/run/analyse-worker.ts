import { createRuleBook, RULES, serialiseResult } from '@truespec/core'
import { parentPort, workerData } from 'node:worker_threads'
import { gherkinEngine } from '../engines/gherkin.ts'
import { createMarkdownEngine } from '../node/markdown.ts'
import { openDisk } from '../node/real-disk.ts'
import { analyseReady, type AnalysePorts, type ReadyFile } from './analyse-one.ts'
import type { HelperStart, Said } from './analyse-thread.ts'
import { probingFiles } from './facts.ts'
import { openTemplates } from './templates.ts'
import { openSchemas } from './schemas.ts'

const { root, config, key, today, forced, claims } = workerData as HelperStart
const disk = openDisk(root)
const markdown = createMarkdownEngine()
const templates = openTemplates(config, disk, forced)
const schemaOf = openSchemas(markdown)
const ports: AnalysePorts = {
  disk,
  config,
  key,
  today,
  engines: { markdown, gherkin: gherkinEngine },
  book: createRuleBook(RULES),
  schemaFor: (file) => schemaOf(templates.of(file)),
  readText: probingFiles(disk, () => markdown).readText,
}

const port = parentPort
port?.on('message', (files: readonly ReadyFile[]) => {
  const said = analyseReady(files, ports, claims).map(({ result, claimed }): Said => ({
    result: result && serialiseResult(result),
    claimed,
  }))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  port.postMessage(said)
})
