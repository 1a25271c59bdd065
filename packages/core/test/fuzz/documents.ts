import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { grown } from './grow.ts'
import { mutated } from './mutate.ts'
import { randomOf, type Random } from './random.ts'
import { TEMPLATES } from './templates.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const fromRoot = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

const COMPLETE = fromRoot('fixtures/specs/complete.md')
const SHIPPED = fromRoot('packages/cli/templates/feature-spec.md')
/** What mutations start from: specs that people would write, and templates themselves. */
const ORIGINALS: readonly string[] = [COMPLETE, SHIPPED, ...TEMPLATES]

/** One document of a run, and the template that it is read by. */
export interface Sample {
  readonly text: string
  readonly template: string
  /** Whether the template is one that somebody wrote, and no mutation. */
  readonly isWritten: boolean
  /** For choices that come after: what is looked at besides. */
  readonly random: Random
}

/** The document `index` of the run `seed`: always the same. */
export function sampleOf(seed: number, index: number): Sample {
  const random = randomOf(seed, index)
  const origin = (): string =>
    random.percent(20) ? grown(random) : partOf(random.percent(60) ? COMPLETE : random.pick(ORIGINALS), random)
  const text = random.percent(15) ? grown(random) : mutated(origin(), random, origin)
  const known = random.percent(65) ? SHIPPED : random.pick(TEMPLATES)
  // Templates come from people too: any text is one.
  const template = random.percent(4) ? mutated(known, random, origin) : known
  return { text, template, isWritten: template === known, random }
}

/** Most often some sections of a document only: a short text goes wrong in as many ways as a long one, and many more are looked at in the time. */
function partOf(text: string, random: Random): string {
  if (random.percent(15)) return text
  const sections = text.split(/^(?=#{1,3} )/m)
  const from = random.below(sections.length)
  return (random.percent(60) ? (sections[0] ?? '') : '') + sections.slice(from, from + 1 + random.below(5)).join('')
}
