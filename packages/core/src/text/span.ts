/** A range of a text: offsets in UTF-16 code units, `from` included, `to` excluded. */
export interface Span {
  readonly from: number
  readonly to: number
  /** Only where the range is of another file than the document's own: its metadata file, such as `keps/1/kep.yaml`, or a report. */
  readonly file?: string
}

/** Makes a span. */
export function span(from: number, to: number): Span {
  return { from, to }
}

/** Whether `inner` lies wholly in `outer`; equal spans do. Spans of two files do not. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.from <= inner.from && inner.to <= outer.to
}

/** Whether two spans share a place. Spans that only touch, or are of two files, do not; an empty span overlaps the span it stands in. */
export function overlaps(a: Span, b: Span): boolean {
  if (a.file !== b.file) return false
  if (a.from === a.to) return b.from <= a.from && a.from <= b.to
  if (b.from === b.to) return a.from <= b.from && b.from <= a.to
  return a.from < b.to && b.from < a.to
}

/** The span of `text` without the white space at both its ends; where all is white space, an empty span at its start. */
export function trimmed(text: string, outer: Span): Span {
  let { from, to } = outer
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return from === to ? { from: outer.from, to: outer.from } : { from, to }
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff
}
