import { jsonDocument } from '@truespec/core'
import { join } from 'node:path'
import { UserError } from '../../errors.ts'
import { paintFor } from '../../terminal/colors.ts'
import { sanitize } from '../../terminal/sanitize.ts'
import { stderr, stdout } from '../../terminal/streams.ts'
import { fitted, tell } from '../../terminal/tell.ts'
import type { TestOptions } from '../options.ts'
import { openProject, type Project } from '../project.ts'
import { specReader } from '../read-spec.ts'
import { refuseInput } from '../refuse-input.ts'
import { chooseSpecs } from './choose.ts'
import { findCucumber } from './cucumber.ts'
import type { Answer } from './job.ts'
import { messagesFile, type MessagesFile } from './messages.ts'
import { prepare, writeFeatures, type Prepared } from './prepare.ts'
import { countOutcomes, exitCodeOf, linesOf, resultOf, type TestResult } from './result.ts'
import { openScratch } from './scratch.ts'
import { startCucumber } from './start.ts'

type Done = Extract<Answer, { readonly kind: 'done' }>

const NO_STEPS =
  'No scenario has a step that is defined. Step files are those that the configuration of Cucumber names (import, require), else the scripts below features/.'

/** Runs the scenarios of specs. Sets the exit code: 1 where one did not pass, or none ran. Throws `UserError` where they could not be run. */
export async function runTest(asked: readonly string[], options: TestOptions): Promise<void> {
  const { cwd, config, template, json, output } = options
  const dryRun = options.dryRun === true
  const project = openProject({ cwd, config, template })
  const specs = chooseSpecs(project, asked, specReader(project))
  if (output !== undefined) refuseInput(output, { project, files: specs.map(({ file }) => file), template })
  const prepared = prepare(specs)
  for (const { file, line, reason } of prepared.faults) tell(`${file}:${line}: ${reason}`)
  // What did not run is no evidence, and takes none away.
  const messages = dryRun && output === undefined ? undefined : messagesFile(project, output)
  const none: Done = { kind: 'done', sound: true, scenarios: [] }
  const done = prepared.features.length === 0 ? none : await runFeatures(project, prepared, options, messages)
  const result = resultOf(prepared, done, { specs: specs.length, dryRun })
  const written = done === none ? undefined : messages?.name
  if (json) stdout.write(jsonDocument(jsonOf(result, written)))
  else {
    // What Cucumber printed ends with a line of its own.
    if (done !== none) stdout.write('\n')
    for (const line of linesOf(result)) stdout.write(`${sanitize(line)}\n`)
    if (done.scenarios.length > 0 && done.scenarios.every(({ outcome }) => outcome === 'undefined'))
      stderr.write(fitted(`${NO_STEPS}\n`))
    if (written !== undefined) stderr.write(fitted(`Messages for \`truespec verify\`: ${sanitize(written)}\n`))
  }
  process.exitCode = exitCodeOf(result)
}

async function runFeatures(
  { place }: Project,
  { features }: Prepared,
  { tags, name, dryRun, json }: TestOptions,
  messages: MessagesFile | undefined,
): Promise<Done> {
  const cucumber = findCucumber(place.root)
  const scratch = openScratch(place.root)
  try {
    messages?.clear()
    const job = {
      root: place.root,
      cucumber,
      features: writeFeatures(features, scratch.folder),
      tags: tags ?? '',
      names: name ?? [],
      dryRun: dryRun === true,
      messages: join(scratch.folder, 'messages.ndjson'),
      colors: paintFor(json ? stderr : stdout, process.env)('red', '') !== '',
      aside: json === true,
    }
    const answer = await startCucumber(job, scratch.folder)
    if (answer.kind === 'broken') {
      const [why, ...more] = answer.why.split('\n')
      for (const line of more) stderr.write(`  ${sanitize(line)}\n`)
      throw new UserError({
        what: answer.what,
        where: place.root,
        why,
        next: 'mend what is named above, and run it again',
      })
    }
    messages?.put(job.messages)
    return answer
  } finally {
    scratch.remove()
  }
}

function jsonOf(
  { scenarios, faults, sound, specs, dryRun }: TestResult,
  output: string | undefined,
): Readonly<Record<string, unknown>> {
  return {
    schemaVersion: 1,
    summary: { specs, scenarios: scenarios.length, ...countOutcomes(scenarios), faults: faults.length, sound, dryRun },
    scenarios: scenarios.map(({ address, file, line, name, outcome }) => ({ address, file, line, name, outcome })),
    faults: faults.map(({ file, line, reason }) => ({ file, line, reason })),
    messages: output ?? null,
  }
}
