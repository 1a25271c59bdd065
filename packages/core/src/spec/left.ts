import { withoutKind } from '../markdown/callouts.ts'
import { withoutComments } from '../markdown/comments.ts'
import { LIST_MARK } from '../markdown/list-mark.ts'
import { normalizeText } from '../markdown/normalize.ts'
import { type BlockNode, spanOf } from '../markdown/tree.ts'
import type { SectionSchema } from '../template/schema.ts'
import { textSlot } from '../template/slot.ts'
import { trimmed } from '../text/span.ts'
import { type Reading, slotOf } from './context.ts'
import type { Part, ProsePart } from './model.ts'
import { once } from '../text/once.ts'
import type { Pool } from './pool.ts'

const MARKS = new RegExp(String.raw`^[ \t]*(?:>[ \t]?)*(?:${LIST_MARK}[ \t]+)?`)
/** A list of links is one to follow, and not a hint of what to write. */
const LEADS = /\]\(|:\/\//

/** The lines of prose, lists and quotations below the heading of a template's section, those of all its siblings, as they are compared. */
const linesOf: (schema: SectionSchema) => ReadonlySet<string> = once(
  ({ source, others = [] }) => new Set([source, ...others].flatMap((text) => plainLines(bodyOf(text)))),
)

/** The text of a template's section between its heading and the next, without comments. */
export function bodyOf(source: string): string {
  const body = withoutComments(source.replace(/^.*(?:\r\n|\n|\r|$)/, ''))
  const next = /^#{1,6}[ \t]/m.exec(body)
  return next ? body.slice(0, next.index) : body
}

function plainLines(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/).flatMap((line) => {
    const plain = normalizeText(line.replace(MARKS, ''))
    return plain === '' ? [] : [plain]
  })
}

/**
 * The hint of the template (`*Why now?*`, `> Why now?`, bullets that explain, a lone `- ...`) where it is all that a section without
 * subsections holds, as a part that is still to be written; undefined where there is a word of the writer's own, or something that the
 * template asks for.
 */
export function leftHint(
  reading: Reading,
  { own }: Pool,
  schema: SectionSchema,
  parts: readonly Part[],
): ProsePart | undefined {
  const [first] = own
  const last = own.at(-1)
  if (!first || !last || !own.every(isText) || !parts.every(isGuided)) return undefined
  const at = trimmed(reading.text, { from: spanOf(first).from, to: spanOf(last).to })
  const longest = Math.max(schema.source.length, ...(schema.others ?? []).map(({ length }) => length))
  // Each line may end with one character more than in the template.
  if (at.to - at.from > longest * 2) return undefined
  const text = reading.text.slice(at.from, at.to)
  if (LEADS.test(text)) return undefined
  const known = linesOf(schema)
  if (!plainLines(withoutComments(text)).every((line) => known.has(line))) return undefined
  const value = slotOf(reading, withoutKind(reading.text, at), textSlot(text), 'placeholder')
  return { kind: 'prose', schema: undefined, role: undefined, span: at, value }
}

function isText({ type }: BlockNode): boolean {
  return type === 'paragraph' || type === 'list' || type === 'blockquote'
}

/** Prose below what only explains. */
function isGuided(part: Part): boolean {
  return part.kind === 'prose' && part.value.state === 'filled' && part.schema?.guidance === true
}
