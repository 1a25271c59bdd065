import type { MarkdownEngine } from '@truespec/core'
import { createRequire } from 'node:module'
import { markdownToMdast, type TreeOptions } from 'satteri'

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

const native = nativeParser()
const parse = native ?? slowParser()

/** Whether the native parser is in use. */
export const isNative: boolean = native !== undefined

/**
 * The Markdown parser: satteri, or where its native part does not load on this machine the parser in JavaScript, which gives the same
 * tree many times slower.
 */
export function createMarkdownEngine(): MarkdownEngine {
  return parse
}

function nativeParser(): MarkdownEngine | undefined {
  const engine: MarkdownEngine = (text) => markdownToMdast(text, OPTIONS) as ReturnType<MarkdownEngine>
  try {
    // Its native part is loaded with the first text.
    engine('')
    return engine
  } catch {
    return undefined
  }
}

/** Loaded by name, so that it is not loaded where nobody needs it: a module beside this one in the source, a file beside the bundle's others. */
function slowParser(): MarkdownEngine {
  const end = import.meta.url.endsWith('.ts') ? 'ts' : 'cjs'
  const module = createRequire(import.meta.url)(`./markdown-fallback.${end}`) as typeof import('./markdown-fallback.ts')
  return module.parseSlowly
}
