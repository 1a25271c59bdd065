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
import { renames, withoutBreaking } from './refused.ts'
import { REFUSALS } from './write-named.ts'

/** A file that fixes change. */
interface FixedFile {
  readonly file: string
  readonly bytes: Uint8Array
  readonly before: string
  readonly after: string
  /** How many fixes. */
  readonly count: number
}

/** What fixing would do. `open` holds the fixed texts afterwards. */
interface FixingPlan {
  readonly files: readonly FixedFile[]
  /** What could not be done, a line each. */
  readonly notes: readonly string[]
}

/** Fixes every reported spec in the workspace, and its metadata file, until nothing is left to fix; writes nothing. */
export function planFixing(open: OpenWorkspace, unsafe: boolean): FixingPlan {
  const plan: Plan = { open, unsafe, files: new Map(), texts: new Map(), notes: [] }
  let references: References | undefined
  for (const outline of open.outlines()) {
    const { file } = outline
    if (targetsOf(plan, file).length === 0) continue
    // Two specs of a folder may share a metadata file, which was mended for the first of them.
    if (plan.files.size > 0) retake(plan, file)
    references ??= createReferences(open.workspace.outlines())
    const kept = keeping(outline, references)
    for (const target of targetsOf(plan, file)) fixFile(plan, kept, file, target)
    plan.notes.push(...kept.notes(wantedFixes(plan, file)))
  }
  return { files: [...plan.files.values()].filter(({ before, after }) => before !== after), notes: plan.notes }
}

/** What fixing comes to so far. */
interface Plan {
  readonly open: OpenWorkspace
  readonly unsafe: boolean
  readonly files: Map<string, FixedFile>
  /** What those files hold now. */
  readonly texts: Map<string, string>
  readonly notes: string[]
}

function wantedFixes({ open, unsafe }: Plan, file: string): readonly Fix[] {
  return open.workspace.diagnostics(file).flatMap(({ fixes }) => fixes.filter(({ safe }) => unsafe || safe))
}

/** The files that fixes of a spec would change: its own, or its metadata file. */
function targetsOf(plan: Plan, file: string): readonly string[] {
  return [...new Set(wantedFixes(plan, file).flatMap(({ edits }) => edits.map((edit) => edit.file)))]
}

/** Has a spec read as far as it is mended. What only seemed to be one, since it could not be read whole, is none any more. */
function retake({ open, texts }: Plan, file: string): void {
  const text = texts.get(file) ?? open.textOf(file)
  if (text !== undefined && !open.takes(file, text, texts)) open.workspace.remove(file)
}

/** Fixes what is found in one spec as far as it stands in one file. */
function fixFile(plan: Plan, kept: Kept, file: string, target: string): void {
  const { open, unsafe, files, notes } = plan
  const known = files.get(target)
  const bytes = known?.bytes ?? open.bytesOf(target)
  if (bytes === undefined) return
  const before = known?.before ?? decodeText(bytes)
  if (!sameBytes(Buffer.from(before), bytes)) {
    notes.push(`${target} is not fixed: it holds bytes that are not UTF-8`)
    return
  }
  const start = known?.after ?? before
  const put = (after: string, count: number): void => {
    files.set(target, { file: target, bytes, before, after, count: (known?.count ?? 0) + count })
    plan.texts.set(target, after)
    retake(plan, file)
  }
  const check = (text: string): readonly Diagnostic[] => {
    put(text, 0)
    return kept.without(open.workspace.diagnostics(file))
  }
  const { text: after, count, stable } = fixUntilStable(check, target, start, { unsafe })
  put(after, count)
  if (!stable)
    notes.push(
      `${target}: not every fix was made: run it again; what is left then needs a person, since some undo each other`,
    )
}

/** Which fixes of a spec are made. */
interface Kept {
  without(all: readonly Diagnostic[]): readonly Diagnostic[]
  notes(left: readonly Fix[]): readonly string[]
}

/** Leaves out the fixes of a spec that would change what other specs refer to in it, and says which names it keeps for that reason. */
function keeping(outline: Outline, references: References): Kept {
  return {
    without: (all) => all.map((each) => (renames(each) ? withoutBreaking(each, outline, references) : each)),
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
