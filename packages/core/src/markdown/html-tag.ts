import { inAnyScript } from '../text/letters.ts'

/** The element names of HTML (the living standard's index, and the obsolete ones still met in Markdown). */
const TAGS = new Set(
  (
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas ' +
    'caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption ' +
    'figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label ' +
    'legend li line link main map mark marquee math menu meta meter nav nobr noframes noscript object ol optgroup option output ' +
    'p param path picture pre progress q rect rp rt ruby s samp script search section select slot small source span strike ' +
    'strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul use var video wbr'
  ).split(' '),
)

/** The attributes of HTML that need no value. */
const FLAGS = new Set(
  (
    'allowfullscreen async autofocus autoplay checked compact controls default defer disabled formnovalidate hidden inert ' +
    'ismap itemscope loop multiple muted nomodule noshade novalidate nowrap open playsinline readonly required reversed selected'
  ).split(' '),
)

const CLOSING = /<\/([\w:-]{1,60})>/g

/** The names of the tags that a text closes: what bears such a name is markup, whatever elements HTML has. */
export function closedTags(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(CLOSING), ([, name = '']) => name))
}

const BEGINS_PROSE = inAnyScript(String.raw`^[\p{L}.…#_*]`)

/**
 * Whether what stands between `<` and `>` is HTML, an autolink (CommonMark 0.31, section 6.5) or anything else but prose:
 * `b`, `/b`, `img src="x"`, `https://a.b`, `me@a.b` are; `your name`, `title of the feature` are not.
 */
export function isMarkup(inner: string): boolean {
  if (!BEGINS_PROSE(inner).test(inner)) return true
  if (inner.endsWith('/') || inner.includes('="') || inner.includes("='")) return true
  if (/^[a-z][a-z0-9+.-]{1,31}:[^\s<>]*$/i.test(inner)) return true
  if (/^[^\s@<>]{1,64}@[^\s@<>]{1,255}$/.test(inner)) return true
  const [name = '', ...attributes] = inner.slice(0, 400).trim().split(/\s+/)
  if (!TAGS.has(name.toLowerCase())) return false
  return attributes.every((attribute) => FLAGS.has(attribute.toLowerCase()) || attribute.includes('='))
}
