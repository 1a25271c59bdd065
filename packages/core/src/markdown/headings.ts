import { childrenOf, type Node, plainText, type Root, spanOf, walk } from './tree.ts'

/** As books and sites of documents have it; no part of CommonMark or GFM. */
const OWN_NAME = /\{ ?#([^\s{}#]{1,150}) ?\}\s*$/

/**
 * What a `#fragment` may name in a document: the slug of every heading in order, as GitHub makes them, the name that a heading
 * gives itself (`## Risks {#dangers}`), and the `id` and `name` of every HTML tag.
 */
export function anchorsOf(root: Root, text: string): readonly string[] {
  const unique = uniqueSlugs()
  const anchors: string[] = []
  for (const node of walk(root, isLeafBlock)) {
    if (node.type === 'heading') {
      const heading = headingText(node)
      anchors.push(unique(heading))
      const own = OWN_NAME.exec(heading.slice(-200))?.[1]
      if (own !== undefined) anchors.push(own)
      for (const part of walk(node))
        if (part.type === 'html') for (const name of namesIn(sourceOf(part, text))) anchors.push(name)
    } else if (node.type === 'html') for (const name of namesIn(sourceOf(node, text))) anchors.push(name)
  }
  return anchors
}

function sourceOf(node: Node, text: string): string {
  const { from, to } = spanOf(node)
  return text.slice(from, to)
}

/** Headings are walked by themselves. */
function isLeafBlock(node: Node): boolean {
  return node.type === 'heading'
}

/** GitHub takes no text from images. */
function headingText(heading: Node): string {
  return childrenOf(heading)
    .map((part) => (part.type === 'image' ? '' : plainText(part)))
    .join('')
}

/** The slug of a heading's text: lower case, letters, digits, `_` and `-` kept, each space a `-`. Empty where nothing is left. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}

/** Gives each text its slug; one that was given before gets `-1`, `-2` and so on. */
export function uniqueSlugs(): (text: string) => string {
  const used = new Map<string, number>()
  return (text) => {
    const plain = slug(text)
    let unique = plain
    let count = used.get(plain) ?? 0
    while (used.has(unique)) unique = `${plain}-${++count}`
    used.set(plain, count)
    if (unique !== plain) used.set(unique, 0)
    return unique
  }
}

const NAME = /\s(?:id|name)=(?:"([^"<>]{0,500})"|'([^'<>]{0,500})'|([^\s"'<>]{1,500}))/gi

function namesIn(html: string): readonly string[] {
  return [...withoutComments(html).matchAll(NAME)].map(([, double, single, bare]) => double ?? single ?? bare ?? '')
}

function withoutComments(html: string): string {
  let kept = ''
  let at = 0
  for (;;) {
    const from = html.indexOf('<!--', at)
    if (from < 0) return kept + html.slice(at)
    kept += html.slice(at, from)
    const to = html.indexOf('-->', from + 4)
    if (to < 0) return kept
    at = to + 3
  }
}
