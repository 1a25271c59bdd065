import { FENCE_LINE } from '../../markdown/fences.ts'

/** A stretch of lines under one heading, up to the next heading of its level or a higher one. */
interface Segment {
  readonly level: number
  readonly name: string
  readonly from: number
  readonly to: number
}

/**
 * A complete document with parts replaced by those of a fragment. Sections of the fragment (a heading and all below it) take the place
 * of those with the same name, or are added after the one before; `- **Key**: value` lines that stand before any heading take the place
 * of the fields with the same keys. Everything else of the document stays, byte for byte.
 * @param fragment May hold caret lines: they travel with the lines that they mark.
 */
export function compose(base: string, fragment: string, remove: readonly string[]): string {
  let lines = base.split('\n')
  for (const name of remove) lines = withoutNamed(lines, name)
  const own = fragment.replace(/\n$/, '').split('\n')
  const segments = topSegments(own)
  const head = own.slice(0, segments[0]?.from ?? own.length)
  lines = withFields(lines, head)
  const used = new Set<string>()
  let last: number | undefined
  for (const segment of segments) {
    const body = withoutBlankEnd(own.slice(segment.from, segment.to))
    const name = segment.level === 1 ? '#' : segment.name
    const place = used.has(name) ? undefined : findSegment(lines, segment)
    used.add(name)
    const from: number = place?.from ?? last ?? lines.length - 1
    // A blank line between sections is part of neither.
    const length = place ? withoutBlankEnd(lines.slice(place.from, place.to)).length : 0
    const inserted = place ? body : ['', ...body]
    lines.splice(from, length, ...inserted)
    last = from + inserted.length
  }
  return lines.join('\n')
}

/** Segments that lie in no other; those of level 1 hold nothing but what stands before the next heading. */
function topSegments(lines: readonly string[]): readonly Segment[] {
  const result: Segment[] = []
  for (const segment of segmentsOf(lines)) {
    const before = result.at(-1)
    if (before && segment.from < before.to) continue
    result.push(segment)
  }
  return result
}

function segmentsOf(lines: readonly string[]): readonly Segment[] {
  const headings = headingsOf(lines)
  return headings.map(({ level, name, line }, i) => {
    const next = headings.slice(i + 1).find((other) => level === 1 || other.level <= level)
    return { level, name, from: line, to: next?.line ?? lines.length }
  })
}

/** ATX headings outside fences. */
function headingsOf(
  lines: readonly string[],
): readonly { readonly level: number; readonly name: string; readonly line: number }[] {
  const found: { level: number; name: string; line: number }[] = []
  let fence = ''
  lines.forEach((line, i) => {
    const ticks = FENCE_LINE.exec(line)?.[1]
    if (fence !== '') {
      if (ticks?.startsWith(fence) && line.trim() === ticks) fence = ''
    } else if (ticks) fence = ticks
    else {
      const heading = /^(#{1,6})[ \t]+(.*)$/.exec(line)
      if (heading) found.push({ level: (heading[1] as string).length, name: nameOf(heading[2] as string), line: i })
    }
  })
  return found
}

/** The title of a document has one name, whatever it says; a phase is known by its number. */
function nameOf(heading: string): string {
  const plain = heading.trim().toLowerCase()
  return /^phase \d+/.exec(plain)?.[0] ?? plain
}

function findSegment(lines: readonly string[], { level, name }: Segment): Segment | undefined {
  const segments = segmentsOf(lines)
  if (level === 1) return segments.find((each) => each.level === 1)
  return (
    segments.find((each) => each.level === level && each.name === name) ??
    segments.find((each) => each.level > 1 && each.name === name)
  )
}

function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1)
}

/** The key of a `- **Key**: value` line, in lower case. */
function keyOf(line: string): string | undefined {
  return /^- \*\*([^*]+?):?\*\*/.exec(line)?.[1]?.toLowerCase()
}

function withFields(lines: readonly string[], fields: readonly string[]): string[] {
  const result = [...lines]
  const used = new Set<string>()
  let at: number | undefined
  for (const group of fieldGroups(fields)) {
    const key = group.map(keyOf).find((each) => each !== undefined)
    // A field that the fragment names twice is there twice.
    const found = key === undefined || used.has(key) ? -1 : result.findIndex((line) => keyOf(line) === key)
    if (key !== undefined) used.add(key)
    const from: number = found >= 0 ? found : (at ?? result.findLastIndex((line) => keyOf(line) === 'issue') + 1)
    const length = found >= 0 ? fieldLength(result, found) : 0
    result.splice(from, length, ...group)
    at = from + group.length
  }
  return result
}

/** Each field line with the comment above it and the lines below it that belong to it. */
function fieldGroups(lines: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = []
  for (const line of lines) {
    const open = groups.at(-1)
    const starts = line.startsWith('- ') || line.startsWith('<!--')
    if (open && !(starts && open.some((each) => each.startsWith('- ')))) open.push(line)
    else groups.push([line])
  }
  return groups.map(withoutBlankEnd).filter((group) => group.length > 0)
}

function fieldLength(lines: readonly string[], from: number): number {
  let to = from + 1
  while (/^[ \t]+\S/.test(lines[to] ?? '')) to++
  return to - from
}

function withoutNamed(lines: readonly string[], name: string): string[] {
  const wanted = name.toLowerCase()
  const segment = segmentsOf(lines).find((each) => each.name === wanted)
  if (segment) return [...lines.slice(0, segment.from), ...lines.slice(segment.to)]
  const field = lines.findIndex((line) => keyOf(line) === wanted)
  if (field < 0) throw new Error(`The complete spec has nothing that is called '${name}'`)
  return [...lines.slice(0, field), ...lines.slice(field + fieldLength(lines, field))]
}
