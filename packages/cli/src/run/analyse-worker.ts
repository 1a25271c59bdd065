import { createRuleBook, RULES, serialiseResult } from '@truespec/core'
import { parentPort, workerData } from 'node:worker_threads'
import { gherkinEngine } from '../engines/gherkin.ts'
import { createMarkdownEngine } from '../node/markdown.ts'
import { openDisk } from '../node/real-disk.ts'
import { analyseReady, type AnalysePorts, type ReadyFile } from './analyse-one.ts'
import type { HelperStart } from './analyse-thread.ts'
import { probingFiles } from './facts.ts'
import { openTemplates } from './templates.ts'
import { schemas } from './schemas.ts'

const { root, config, key, today, forced } = workerData as HelperStart
const disk = openDisk(root)
const markdown = createMarkdownEngine()
const templates = openTemplates(config, disk, forced)
const ports: AnalysePorts = {
  disk,
  config,
  key,
  today,
  engines: { markdown, gherkin: gherkinEngine },
  book: createRuleBook(RULES),
  schemaFor: schemas({ templateFor: templates.of }, markdown),
  readText: probingFiles(disk, () => markdown).readText,
}

const port = parentPort
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
port?.on('message', (files: readonly ReadyFile[]) => port.postMessage(analyseReady(files, ports).map(serialiseResult)))
