import type { BlockPart, Section, Spec } from '../spec/model.ts'
import type { BlockRef } from './result.ts'

/**
 * The blocks of a spec that engines answer for, each once, in order. One that is empty or still the template's says nothing to an engine.
 */
export function blockRefs(spec: Spec): readonly BlockRef[] {
  // A subsection that the template does not have counts for its parent too, and so do its blocks.
  const parts = new Map(blockParts(spec).map((part) => [part.content.from, part]))
  const sorted = [...parts.values()].sort((a, b) => a.content.from - b.content.from)
  return sorted.flatMap(({ known, state, text, content, lineStarts }, index) =>
    state === 'filled' && (known === 'mermaid' || known === 'typescript')
      ? [{ index, language: known, text, content: { from: content.from, to: content.to }, lineStarts }]
      : [],
  )
}

function blockParts(spec: Spec): readonly BlockPart[] {
  const found: BlockPart[] = []
  const pending: Section[] = [...spec.sections.toReversed(), spec.preamble]
  for (let section = pending.pop(); section; section = pending.pop()) {
    for (const part of section.parts) if (part.kind === 'block') found.push(part)
    for (let i = section.sections.length - 1; i >= 0; i--) pending.push(section.sections[i] as Section)
  }
  return found
}
