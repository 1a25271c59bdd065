import type { Defect } from './planted/parts.ts'
import { BLOCKS } from './planted/blocks.ts'
import { CLAIMS } from './planted/claims.ts'
import { FIELDS } from './planted/fields.ts'
import { LISTS } from './planted/lists.ts'
import { PLACEHOLDERS } from './planted/placeholders.ts'
import { READING } from './planted/reading.ts'
import { REST } from './planted/rest.ts'
import { SCENARIOS } from './planted/scenarios.ts'
import { SECTIONS } from './planted/sections.ts'
import { STATUSES } from './planted/statuses.ts'
import { TABLES } from './planted/tables.ts'
import { TITLES } from './planted/titles.ts'
import { TRICKY } from './planted/tricky.ts'

/** One defect at a time, each with the one finding that it must give. What they are planted in (fixtures/specs/planted.md) has none. */
export const DEFECTS: readonly Defect[] = [
  ...READING,
  ...TITLES,
  ...SECTIONS,
  ...PLACEHOLDERS,
  ...LISTS,
  ...FIELDS,
  ...CLAIMS,
  ...BLOCKS,
  ...SCENARIOS,
  ...TABLES,
  ...REST,
  ...STATUSES,
  ...TRICKY,
]
