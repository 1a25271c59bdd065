import type { BlockPart, Spec } from '../spec/model.ts'
import { blocks } from '../spec/views.ts'
import type { BlockRef } from './result.ts'

/**
 * The blocks of a spec that engines answer for, each once, in order. One that is empty or still the template's says nothing to an
 * engine. TypeScript counts where the template asks for it: elsewhere it is a listing that illustrates, cut out of a program that
 * nobody sees, while a diagram or a scenario that cannot be read is broken wherever it stands.
 */
export function blockRefs(spec: Spec): readonly BlockRef[] {
  return blocks(spec).flatMap((part, index) => {
    const language = languageOf(part)
    const { text, content, lineStarts } = part
    return language ? [{ index, language, text, content: { from: content.from, to: content.to }, lineStarts }] : []
  })
}

function languageOf({ known, state, schema }: BlockPart): BlockRef['language'] | undefined {
  if (state !== 'filled') return undefined
  return known === 'mermaid' || (known === 'typescript' && schema) ? known : undefined
}
