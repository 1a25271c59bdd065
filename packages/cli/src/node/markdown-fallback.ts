import type { ListItem, Nodes, Root, Yaml } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** Parses GFM with front matter in JavaScript: the native parser's tree and offsets, fifty to a hundred times slower. */
export function parseSlowly(text: string): Root {
  const front = frontMatter(text)
  if (!front) return gfmOf(text)
  const to = front.position?.end.offset ?? 0
  // Blank lines in its place keep every offset and line behind it.
  const blank = text.slice(0, to).replace(/[^\r\n]/g, ' ')
  const root = gfmOf(blank + text.slice(to))
  root.children.unshift(front)
  if (root.position) root.position.start = { line: 1, column: 1, offset: 0 }
  return root
}

function gfmOf(text: string): Root {
  const root = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'listItem' && typeof node.checked === 'boolean') startBehindCheckbox(node)
    if ('children' in node) for (const child of node.children) waiting.push(child)
  }
  return root
}

/** The library moves a task's paragraph behind its checkbox only where text comes first, and not where code does. */
function startBehindCheckbox(item: ListItem): void {
  const [paragraph] = item.children
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  if (paragraph?.position && first?.position) paragraph.position.start = first.position.start
}

/** YAML between `---` lines at the very start. */
function frontMatter(text: string): Yaml | undefined {
  const match = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text)
  if (!match) return undefined
  const from = match[0].length
  const rest = text.slice(from)
  const end = /(?:^|\r\n|\n|\r)(?:---|\.\.\.) *(?=[\r\n]|$)/.exec(rest)
  if (!end) return undefined
  const value = rest.slice(0, end.index)
  const to = from + end.index + end[0].length
  return {
    type: 'yaml',
    value,
    position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: to } },
  }
}
