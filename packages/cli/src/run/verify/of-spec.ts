import type { PlacedVerdict } from '@truespec/core'
import { join } from 'node:path'
import type { ShowOptions } from '../options.ts'
import type { Project } from '../project.ts'
import { withSession } from '../session.ts'
import { withClaims } from '../while-open.ts'
import { verdictsIfThere } from './if-asked.ts'
import { placed } from './judged.ts'

/** The verdicts on the claims of one spec, by its path from the root. Undefined where the reports cannot be read. */
export function verdictsOnSpec(
  file: string,
  { place }: Pick<Project, 'place'>,
  options: ShowOptions,
): Promise<readonly PlacedVerdict[] | undefined> {
  return withSession(options, [join(place.root, file)], (session) =>
    withClaims(session, async (open, progress) => {
      const verdicts = await verdictsIfThere(session, open, options, progress)
      return verdicts && placed(verdicts.get(file) ?? [], open)
    }),
  )
}
