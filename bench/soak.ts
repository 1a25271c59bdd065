/**
 * `npm run soak`: the promises about writing, as often as they are promised: 1,000 writes killed at every step, 1,000 killed at any time, two
 * writers with 1,000 edits each, and every document of the corpora (../shared/corpora, on the machines that have them) through a reading and
 * a fix of nothing. `--kills N`, `--edits N`, `--seed S` for when the killing falls.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bytesStay } from '../packages/cli/test/soak/bytes.ts'
import { editTogether, killAnywhere, killAtSteps } from '../packages/cli/test/soak/soak.ts'
import { randomOf } from '../packages/core/test/fuzz/random.ts'
import { wholeNumber } from '../packages/cli/src/commands/whole-number.ts'
import { atLeastOne, script } from '../scripts/script.ts'

const ROOT = join(import.meta.dirname, '..')
const CORPORA = resolve(ROOT, '../shared/corpora')
const { kills, edits, seed } = script('npm run soak --', 'Keeps the promises about writing to the test, at length.')
  .option('--kills <number>', 'writers that are killed', atLeastOne, 1000)
  .option('--edits <number>', 'edits of each of two writers', atLeastOne, 1000)
  .option(
    '--seed <number>',
    'for when the killing falls; another one every day',
    wholeNumber,
    Math.floor(Date.now() / 86_400_000),
  )
  .parse()
  .opts<{ kills: number; edits: number; seed: number }>()

async function measure<T extends object>(
  name: string,
  work: () => T | Promise<T>,
  isBroken: (result: T) => boolean,
): Promise<void> {
  const started = performance.now()
  const result = await work()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const broken = isBroken(result)
  console.log(`${broken ? 'BROKEN' : 'kept'}  ${name}, ${seconds} s: ${JSON.stringify(result)}`)
  if (broken) process.exitCode = 1
}

console.log(`seed ${seed}`)
const random = randomOf(seed, 0)
await measure(
  'writes killed at every step',
  () => killAtSteps(kills),
  ({ broken }) => broken.length > 0,
)
await measure(
  'writers killed at any time',
  () => killAnywhere(kills, () => random.below(1000) / 1000),
  ({ broken }) => broken.length > 0,
)
await measure(
  'two writers of one file',
  () => editTogether(2, edits),
  ({ lost }) => lost > 0,
)
const documents = existsSync(CORPORA)
  ? readdirSync(CORPORA, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .toSorted()
      .map((name) => join(CORPORA, name))
  : readdirSync(join(ROOT, 'packages/core/src/rules'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(ROOT, 'packages/core/src/rules', name))
await measure(
  'bytes that nobody asked to change',
  () => bytesStay(documents),
  ({ broken }) => broken.length > 0,
)
