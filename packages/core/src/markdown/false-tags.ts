import { closedTags, isMarkup } from './html-tag.ts'
import { type Root, spanOf, walk } from './tree.ts'

/** `<...>` that is all that a line, or some lines, hold. */
const ALONE = /^[ \t]{0,3}<([^<>]+)>[ \t]*$/gm
/** Stands for a `<` that begins no tag while the engine reads: as long, and a character that no text has (a Unicode noncharacter). */
const MASK = '\ufdd0'

/**
 * `<Describe the background>` alone is a placeholder to its writer. To Markdown it is a tag, and begins a block of HTML that takes in
 * every line up to a blank one, headings too (CommonMark 0.31, section 4.6). The same text, its offsets kept, with what such tags begin
 * with masked; undefined where the tree has none.
 */
export function maskFalseTags(root: Root, text: string): string | undefined {
  let masked = ''
  let done = 0
  let closed: ReadonlySet<string> | undefined
  for (const node of root.children) {
    if (node.type !== 'html') continue
    const { from, to } = spanOf(node)
    let first = true
    for (const { 0: whole, 1: inner = '', index } of text.slice(from, to).matchAll(ALONE)) {
      const isTag = isMarkup(inner) || (closed ??= closedTags(text)).has(/^\S*/.exec(inner)?.[0] ?? '')
      if (first && (index > 0 || isTag)) break
      first = false
      if (isTag) continue
      const at = from + index + whole.indexOf('<')
      masked += text.slice(done, at) + MASK
      done = at + 1
    }
  }
  return done === 0 || text.includes(MASK) ? undefined : masked + text.slice(done)
}

/** Puts back, in place, what was masked of the text that a tree was made of. */
export function unmask(root: Root): void {
  for (const node of walk(root))
    for (const [key, value] of Object.entries(node))
      if (typeof value === 'string' && value.includes(MASK)) Object.assign(node, { [key]: value.replaceAll(MASK, '<') })
}
