import { createReferences, type Diagnostic, type Outline, type References } from '@truespec/core'

/** Leaves out the fixes that would change what other specs refer to in one, and says for each which does: they are never made. */
export function withoutRefused(
  diagnostics: readonly Diagnostic[],
  outlines: () => readonly Outline[],
): readonly Diagnostic[] {
  if (!diagnostics.some(renames)) return diagnostics
  const all = outlines()
  const references = createReferences(all)
  const byFile = new Map(all.map((outline) => [outline.file, outline]))
  return diagnostics.map((each) => {
    const outline = renames(each) ? byFile.get(each.file) : undefined
    return outline ? withoutBreaking(each, outline, references) : each
  })
}

/** Whether a finding has a fix that takes a name away. */
export function renames({ fixes }: Diagnostic): boolean {
  return fixes.some((fix) => fix.renames !== undefined)
}

/** A finding of a spec without the fixes that would break what refers to it. */
export function withoutBreaking(each: Diagnostic, outline: Outline, references: References): Diagnostic {
  const broken = each.fixes.flatMap((fix) => references.broken(outline, fix) ?? [])
  const [first] = broken
  if (!first) return each
  const fixes = each.fixes.filter((fix) => !references.broken(outline, fix))
  const note = `this refers to '${first.name}', so that the fix is not made`
  return { ...each, fixes, related: [...each.related, { file: first.by, span: first.at, note }] }
}
