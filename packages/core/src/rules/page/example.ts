import { readCarets, type Marked } from './carets.ts'
import { compose } from './compose.ts'
import type { PageDocument } from './parse.ts'

const STATUS = { draft: 'Draft', review: 'In Review', complete: 'Complete' } as const

/**
 * The whole document that an example stands for, and what it marks.
 * @param complete The complete spec, fixtures/specs/complete.md, that a fragment stands in.
 * @param number Of the ID: each document of a workspace has one of its own.
 */
export function exampleText(complete: string, document: PageDocument, number: number): Marked {
  if (document.whole) return readCarets(document.text)
  const numbered = complete.replace('SPEC-2026-11-02-001', `SPEC-2026-11-02-${String(number).padStart(3, '0')}`)
  const bare = numbered.replace('**Status**: In Review', `**Status**: ${STATUS[document.base]}`)
  const base = document.base === 'complete' ? bare.replaceAll('- [ ]', '- [x]') : bare
  return readCarets(compose(base, document.text, document.remove))
}
