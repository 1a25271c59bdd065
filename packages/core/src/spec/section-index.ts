import { withoutBareNumber } from '../markdown/normalize.ts'
import type { SectionSchema } from '../template/schema.ts'
import { once } from '../text/once.ts'

/** A section of the template and where it stands in it. */
export interface Place {
  readonly schema: SectionSchema
  readonly parent: Place | undefined
}

/** A section of the template that a heading may be. */
export interface Candidate {
  readonly place: Place
  readonly how: 'heading' | 'synonym'
  readonly number?: number
  /** Of a repeated section: where its title starts and ends in the heading's text. */
  readonly titleAt?: number
  readonly titleTo?: number
}

/** The sections of a template by what a heading may say to name them. */
export interface SectionIndex {
  readonly byKey: ReadonlyMap<string, readonly Candidate[]>
  /** By the same without a bare number that may be the template's numbering: `scope` of `1 Scope`. Not the `days` of `30 days` and `60 days`. */
  readonly byBareKey: ReadonlyMap<string, readonly Candidate[]>
  readonly bySynonym: ReadonlyMap<string, readonly Candidate[]>
  /** Those that are numbered, by the word that is: `phase`. */
  readonly byWord: ReadonlyMap<string, readonly Place[]>
  /** Those with words around a slot, the longest words first. */
  readonly slotted: readonly Place[]
  /** Whether the template numbers what `LABELS` number elsewhere. */
  readonly hasLabels: boolean
  readonly placeOf: ReadonlyMap<SectionSchema, Place>
  readonly top: readonly SectionSchema[]
}

/** What is numbering elsewhere (`Part 2: Risks`), and counts where the template itself has `Step 1: [Title]`. */
export const LABELS: readonly string[] = ['step', 'part', 'section']

/** The index of the sections of a template. */
export const indexOf: (schema: readonly SectionSchema[]) => SectionIndex = once((schema) => {
  const byKey = new Map<string, Candidate[]>()
  const bareKeys = new Map<string, Candidate[]>()
  const bySynonym = new Map<string, Candidate[]>()
  const byWord = new Map<string, Place[]>()
  const slotted: Place[] = []
  const placeOf = new Map<SectionSchema, Place>()
  const stack: Place[] = schema.toReversed().map((section) => ({ schema: section, parent: undefined }))
  while (stack.length > 0) {
    const place = stack.pop() as Place
    placeOf.set(place.schema, place)
    if (place.schema.repeat?.numbered) add(byWord, place.schema.key, place)
    else if (place.schema.repeat?.around) slotted.push(place)
    else if (!place.schema.repeat) {
      add(byKey, place.schema.key, { place, how: 'heading' })
      const bare = withoutBareNumber(place.schema.key)
      if (bare !== place.schema.key) add(bareKeys, bare, { place, how: 'heading' })
    }
    for (const synonym of place.schema.synonyms) add(bySynonym, synonym, { place, how: 'synonym' })
    for (const child of place.schema.sections.toReversed()) stack.push({ schema: child, parent: place })
  }
  slotted.sort((a, b) => b.schema.key.length - a.schema.key.length)
  return {
    byKey,
    byBareKey: new Map([...bareKeys].map(([key, candidates]) => [key, onePerParent(candidates)])),
    bySynonym,
    byWord,
    slotted,
    hasLabels: LABELS.some((label) => byWord.has(label)),
    placeOf,
    top: schema,
  }
})

/** Whether a section has the name that a heading, as it is compared, has: both without a bare number, where that may be numbering. */
export function isNamed({ key }: SectionSchema, heading: string): boolean {
  return key === heading || withoutBareNumber(key) === withoutBareNumber(heading)
}

/** Of several sections of one parent none: what tells them apart is their number. */
function onePerParent(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length === 1) return candidates
  const byParent = Map.groupBy(candidates, ({ place }) => place.parent)
  return candidates.filter(({ place }) => byParent.get(place.parent)?.length === 1)
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
