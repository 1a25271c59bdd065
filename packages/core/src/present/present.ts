import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { rdjson } from './rdjson.ts'
import type { Report } from './report.ts'
import { sarif } from './sarif.ts'

/** A machine's way to be told what was found. (`pretty`, for people, needs a terminal and is the CLI's.) */
export type Format = 'json' | 'sarif' | 'github' | 'gitlab' | 'junit' | 'rdjson' | 'markdown'

/** The whole output for a report, line end included. Pure: equal reports give equal text, on every machine. Never throws. */
export interface Presenter {
  (report: Report): string
}

/** The presenter of every format. */
export const presenters: Readonly<Record<Format, Presenter>> = { json, sarif, github, gitlab, junit, rdjson, markdown }
