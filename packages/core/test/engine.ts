import { markdownToMdast } from 'satteri'
import type { MarkdownEngine, Root } from '../src/markdown/tree.ts'

/** The Markdown parser that tests read with. */
export const engine: MarkdownEngine = (text) =>
  markdownToMdast(text, { features: { gfm: true, frontmatter: true } }) as Root
