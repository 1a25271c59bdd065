import { withoutComments } from './comments.ts'
import { inAnyScript } from '../text/letters.ts'
import { remembered } from '../text/remembered.ts'
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
  const mayName = text.includes('<') && ANY_NAME.test(text)
  const stack: Node[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'heading') {
      const heading = anchorText(node)
      anchors.push(unique(heading))
      const own = heading.includes('{') ? OWN_NAME.exec(heading.slice(-200))?.[1] : undefined
      if (own !== undefined) anchors.push(own)
      if (mayName)
        for (const part of walk(node))
          if (part.type === 'html') for (const name of namesIn(sourceOf(part, text))) anchors.push(name)
    } else if (node.type === 'html') {
      if (mayName) for (const name of namesIn(sourceOf(node, text))) anchors.push(name)
    } else if (mayName || HOLDS_HEADINGS.has(node.type)) {
      const children = childrenOf(node)
      for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Node)
    }
  }
  return anchors
}

const HOLDS_HEADINGS: ReadonlySet<string> = new Set(['root', 'blockquote', 'list', 'listItem', 'footnoteDefinition'])

function sourceOf(node: Node, text: string): string {
  const { from, to } = spanOf(node)
  return text.slice(from, to)
}

/** The source of a heading's line without the hashes before it and, behind a blank, at its end (CommonMark 0.31, section 4.2). */
export function withoutHashes(line: string): string {
  const text = line.replace(/^#{1,6}(?:[ \t]+|$)/, '').trimEnd()
  return text.replace(/(?:^|(?<=[ \t]))#+$/, '').trimEnd()
}

/** What GitHub makes the anchor of a heading of: what is shown of it, without images; spaces beside a tag stay. */
export function anchorText(heading: Node): string {
  return childrenOf(heading)
    .map((part) => (part.type === 'image' ? '' : plainText(part)))
    .join('')
}

/** The slug of a heading's text: lower case, letters, digits, `_` and `-` kept, each space a `-`. Empty where nothing is left. */
export const slug: (text: string) => string = remembered((text) => {
  const lower = text.toLowerCase()
  return lower.replace(NOT_IN_SLUG(lower), '').replaceAll(' ', '-')
})

const NOT_IN_SLUG = inAnyScript(String.raw`[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]`, 'gu')

/**
 * An anchor as it is compared with what a link names. Forges differ in how they write `A & B` (`a--b`, `a-b`), emoji and the case of letters;
 * each finds its own form.
 */
export function looseAnchor(anchor: string): string {
  return anchor
    .toLowerCase()
    .replace(/^user-content-/, '')
    .replace(/\u{fe0f}/gu, '')
    .split('-')
    .filter((part) => part !== '')
    .join('-')
}

/** Gives each text its slug; one that was given before gets `-1`, `-2` and so on. */
function uniqueSlugs(): (text: string) => string {
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

const ANY_NAME = /\s(?:id|name)=/i
const NAME = /\s(?:id|name)=(?:"([^"<>]{0,500})"|'([^'<>]{0,500})'|([^\s"'<>]{1,500}))/gi

function namesIn(html: string): readonly string[] {
  return [...withoutComments(html).matchAll(NAME)].map(([, double, single, bare]) => double ?? single ?? bare ?? '')
}
