import { demands, findStatus, type Status, withoutRemark } from '../config/lifecycle.ts'
import { levelFor } from '../config/config.ts'
import type { Config } from '../config/model.ts'
import type { RuleSeverity } from '../rules/define.ts'
import { once } from '../text/once.ts'
import type { Level, Severity } from '../text/diagnostic.ts'
import type { RawFound } from './result.ts'

/** What is set for one file: its status, and how much each rule weighs in it. */
export interface FileLevels {
  /** Undefined where the lifecycle does not hold, or does not know the status. */
  readonly status: Status | undefined
  /** What the configuration sets for a code; undefined where it says nothing. */
  set(code: string): Level | undefined
  /** How much a finding weighs: as configured, else as the finding says, else as its rule does. */
  of(found: Pick<RawFound, 'code' | 'severity'>, severity: RuleSeverity): Level
}

const levelsByCode: (config: Config) => ReadonlyMap<string, Level> = once(({ rules }) => new Map(Object.entries(rules)))

/**
 * The levels for a file. `by-status` is an error where the status demands that everything is filled, and a warning where no
 * lifecycle holds; an unknown status demands it, unless a remark is all that is unknown of it.
 */
export function levelsOf(
  config: Config,
  file: string,
  lifecycleHolds: boolean,
  statusText: string | undefined,
): FileLevels {
  const status = statusText === undefined || !lifecycleHolds ? undefined : findStatus(config.lifecycle, statusText)
  // A remark makes a status unknown, which is reported; what is missing weighs as it does at the state that is named.
  const named =
    status ?? (statusText?.endsWith(')') ? findStatus(config.lifecycle, withoutRemark(statusText)) : undefined)
  const byStatus: Severity = lifecycleHolds && demands(config.lifecycle, named, 'filled') ? 'error' : 'warning'
  const everywhere = config.overrides.length === 0 ? levelsByCode(config) : undefined
  const set = (code: string): Level | undefined =>
    everywhere ? (everywhere.size > 0 ? everywhere.get(code) : undefined) : levelFor(config, code, file, statusText)
  return {
    status,
    set,
    of: (found, severity) => set(found.code) ?? found.severity ?? (severity === 'by-status' ? byStatus : severity),
  }
}
