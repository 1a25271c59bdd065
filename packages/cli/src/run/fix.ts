import {
  createReferences,
  fixUntilStable,
  type Diagnostic,
  type Fix,
  type Outline,
  type References,
} from '@truespec/core'
import { sameBytes, WriteRefused, type Disk } from '../node/disk.ts'
import { systemReason, UserError } from '../errors.ts'
import { decodeText } from './sources.ts'
import type { OpenWorkspace } from './workspace.ts'
import { REFUSALS } from './write-named.ts'

/** A file that fixes change. */
export interface FixedFile {
  readonly file: string
  readonly bytes: Uint8Array
  readonly before: string
  readonly after: string
  /** How many fixes. */
  readonly count: number
}

/** What fixing would do. `open` holds the fixed texts afterwards. */
export interface FixingPlan {
  readonly files: readonly FixedFile[]
  /** What could not be done, a line each. */
  readonly notes: readonly string[]
}

/** Fixes every reported spec in the workspace, until nothing is left to fix; writes nothing. */
export function planFixing(open: OpenWorkspace, unsafe: boolean): FixingPlan {
  const files: FixedFile[] = []
  const notes: string[] = []
  let references: References | undefined
  for (const outline of open.outlines()) {
    const { file } = outline
    const fixable = open.workspace.diagnostics(file).some(({ fixes }) => fixes.some(isWanted))
    const bytes = fixable ? open.bytesOf(file) : undefined
    if (bytes === undefined) continue
    const before = decodeText(bytes)
    if (!sameBytes(Buffer.from(before), bytes)) {
      notes.push(`${file} is not fixed: it holds bytes that are not UTF-8`)
      continue
    }
    references ??= createReferences(open.workspace.outlines())
    const kept = keeping(outline, references)
    const check = (text: string): readonly Diagnostic[] => {
      open.takes(file, text)
      return kept.without(open.workspace.diagnostics(file))
    }
    const { text: after, count, stable } = fixUntilStable(check, file, before, { unsafe })
    open.takes(file, after)
    notes.push(...kept.notes(open.workspace.diagnostics(file).flatMap(({ fixes }) => fixes.filter(isWanted))))
    if (!stable)
      notes.push(
        `${file}: not every fix was made: run it again; what is left then needs a person, since some undo each other`,
      )
    if (after !== before) files.push({ file, bytes, before, after, count })
  }
  return { files, notes }

  function isWanted({ safe }: Fix): boolean {
    return unsafe || safe
  }
}

/** Leaves out the fixes of a spec that would change what other specs refer to in it, and says which names it keeps for that reason. */
function keeping(
  outline: Outline,
  references: References,
): { without(all: readonly Diagnostic[]): readonly Diagnostic[]; notes(left: readonly Fix[]): readonly string[] } {
  const isBreaking = (fix: Fix): boolean => fix.renames !== undefined && references.broken(outline, fix) !== undefined
  return {
    without: (all) =>
      all.map((each) =>
        each.fixes.some(isBreaking) ? { ...each, fixes: each.fixes.filter((fix) => !isBreaking(fix)) } : each,
      ),
    notes: (left) =>
      left.flatMap((fix) => {
        const broken = references.broken(outline, fix)
        return broken ? [`${outline.file}: '${broken.name}' keeps its name, since ${broken.by} refers to it`] : []
      }),
  }
}

/** Writes the fixed files, each whole or not at all. Throws `UserError` for the first that was refused, when all others are written. */
export function writeFixes(disk: Disk, files: readonly FixedFile[]): void {
  const refused: UserError[] = []
  for (const { file, after, bytes } of files) {
    try {
      disk.replace(file, Buffer.from(after), bytes)
    } catch (error) {
      refused.push(
        new UserError({
          what: `${file} was not fixed`,
          why: error instanceof WriteRefused ? REFUSALS[error.refusal] : systemReason(error),
          next: 'run `truespec check --fix` again',
        }),
      )
    }
  }
  const [first] = refused
  if (first)
    throw refused.length === 1
      ? first
      : new UserError({
          ...first.reason,
          what: `${refused.length} files were not fixed, ${first.reason.what} among them`,
        })
}
