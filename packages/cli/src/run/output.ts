import { presenters, type Report } from '@truespec/core'
import { createHash } from 'node:crypto'
import { basename, dirname, resolve } from 'node:path'
import type { CheckOptions, OutputFormat } from '../commands/check.ts'
import { systemReason, UserError } from '../errors.ts'
import { WriteRefused } from '../node/disk.ts'
import { openDisk } from '../node/real-disk.ts'
import { paintFor } from '../terminal/colors.ts'
import { pretty } from '../terminal/pretty.ts'

/** What a run gives to the world. */
export interface Rendered {
  /** For stdout, or for the file of `--output`. */
  readonly body: string
  /** For stderr, a line each; untrusted text is made harmless where it is printed. */
  readonly notes: readonly string[]
  readonly exitCode: 0 | 1
}

const WIDE = 100

/** The format that the options ask for. */
export function formatOf({ format, json }: CheckOptions): OutputFormat {
  if (json && format !== undefined && format !== 'json') {
    throw new UserError({ what: `--json and --format ${format} contradict each other`, next: 'give one of them' })
  }
  return json ? 'json' : (format ?? 'pretty')
}

/** All of the surroundings that change how a report is written. */
export function surroundings(options: CheckOptions): string {
  const format = formatOf(options)
  return format === 'pretty' ? `pretty ${colored(options)} ${width()}` : format
}

/** The report in the format that was asked for. */
export function body(report: Report, options: CheckOptions): string {
  const format = formatOf(options)
  if (format !== 'pretty') return presenters[format](report)
  const paint = colored(options) ? paintFor(process.stdout, process.env) : (_: unknown, text: string): string => text
  return pretty(report, { paint, width: width() })
}

/** 1 for an error, or for more warnings than are allowed. */
export function exitCodeOf({ summary }: Report, { strict, maxWarnings }: CheckOptions): 0 | 1 {
  const allowed = strict ? 0 : (maxWarnings ?? Number.POSITIVE_INFINITY)
  return summary.errors > 0 || summary.warnings > allowed ? 1 : 0
}

/** Puts a text into a file that the user named, relative to the working folder; whole or not at all. */
export function writeNamed(cwd: string, path: string, text: string): void {
  const absolute = resolve(cwd, path)
  const bytes = Buffer.from(text)
  try {
    const disk = openDisk(dirname(absolute))
    const name = basename(absolute)
    const before = disk.read(name)
    if (before.kind === 'gone') disk.create(name, bytes)
    else if (before.kind === 'file') disk.replace(name, bytes, before.bytes)
    else throw new WriteRefused('not-a-file', name)
  } catch (error) {
    throw new UserError({
      what: `cannot write ${path}`,
      why: error instanceof WriteRefused ? REFUSALS[error.refusal] : systemReason(error),
      next: 'check the path and the disk; what stood there still stands',
    })
  }
}

/** Why a write was refused, in words. */
export const REFUSALS: Readonly<Record<WriteRefused['refusal'], string>> = {
  changed: 'it changed after it was read',
  outside: 'it is outside the root',
  'not-a-file': 'it is not a plain file',
  exists: 'it exists already',
}

/** A text's identity. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

function colored({ output }: CheckOptions): boolean {
  return output === undefined && paintFor(process.stdout, process.env)('red', '') !== ''
}

function width(): number {
  return process.stdout.columns ?? WIDE
}
