import { featuresOf, type FeatureFault, LineIndex, type SpecFeature, type Spec } from '@truespec/core'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gherkinEngine } from '../../engines/gherkin.ts'

/** A feature, and the spec that it is of. */
export interface FeatureOf extends SpecFeature {
  readonly spec: string
}

/** What keeps a part of a spec from being run, and where it stands. */
export interface FaultOf extends FeatureFault {
  readonly file: string
}

/** What there is to run, and what there would be. */
export interface Prepared {
  readonly features: readonly FeatureOf[]
  readonly faults: readonly FaultOf[]
}

/** The features of specs. A spec that could not be read to its end has a fault, and no feature. */
export function prepare(specs: readonly Spec[]): Prepared {
  const features: FeatureOf[] = []
  const faults: FaultOf[] = []
  for (const spec of specs) {
    const { file } = spec
    const [unread] = spec.faults
    if (unread) {
      const line = new LineIndex(spec.text).lineAt(unread.span.from)
      faults.push({ file, line, reason: `the spec cannot be read to its end (${unread.code})` })
      continue
    }
    const found = featuresOf(spec, gherkinEngine)
    for (const feature of found.features) features.push({ ...feature, spec: file })
    for (const fault of found.faults) faults.push({ ...fault, file })
  }
  return { features, faults }
}

/** Writes each feature into a file of its own, by number: the name of a spec may hold what a runner takes for a pattern. */
export function writeFeatures(
  features: readonly FeatureOf[],
  folder: string,
): readonly { readonly path: string; readonly spec: string }[] {
  return features.map(({ text, spec }, i) => {
    const path = join(folder, `${i}.feature`)
    writeFileSync(path, text)
    return { path, spec }
  })
}
