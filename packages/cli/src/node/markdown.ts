import type { MarkdownEngine } from '@truespec/core'
import type { TreeOptions } from 'satteri'

/** GFM and front matter, and nothing that neither CommonMark nor GFM has. */
const OPTIONS: TreeOptions = {
  features: {
    gfm: true,
    frontmatter: true,
    math: false,
    directive: false,
    headingAttributes: false,
    superscript: false,
    subscript: false,
    wikilinks: false,
    definitionList: false,
    smartPunctuation: false,
    rawHtml: false,
  },
}

// Decided when this module loads, so that making an engine and parsing are both synchronous.
const native = await loadNative()
const parse = native ?? (await import('./markdown-fallback.ts')).parseSlowly

/** Whether the native parser is in use. */
export const isNative: boolean = native !== undefined

/**
 * The Markdown parser: satteri, or where its native part does not load on this machine the parser in JavaScript, which gives the same
 * tree many times slower.
 */
export function createMarkdownEngine(): MarkdownEngine {
  return parse
}

async function loadNative(): Promise<MarkdownEngine | undefined> {
  try {
    const { markdownToMdast } = await import('satteri')
    return (text) => markdownToMdast(text, OPTIONS) as ReturnType<MarkdownEngine>
  } catch {
    return undefined
  }
}
