import type { PlacedVerdict } from '@truespec/core'
import { join } from 'node:path'
import { openProgress } from '../../terminal/progress.ts'
import type { ShowOptions } from '../options.ts'
import type { Project } from '../project.ts'
import { openSession } from '../session.ts'
import { openClaims } from '../workspace.ts'
import { verdictsIfThere } from './if-asked.ts'
import { placed } from './judged.ts'

/** The verdicts on the claims of one spec, by its path from the root. Undefined where the reports cannot be read. */
export async function verdictsOnSpec(
  file: string,
  { place }: Pick<Project, 'place'>,
  options: ShowOptions,
): Promise<readonly PlacedVerdict[] | undefined> {
  const session = await openSession(options, [join(place.root, file)])
  const progress = openProgress()
  try {
    const open = await openClaims(session, (done, all) => progress.show(`reading ${done} of ${all} specs`))
    try {
      const verdicts = await verdictsIfThere(session, open, options, progress)
      return verdicts && placed(verdicts.get(file) ?? [], open)
    } finally {
      open.close()
    }
  } finally {
    progress.clear()
    session.cache.close()
  }
}
