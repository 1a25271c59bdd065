/**
 * A table as one text of sorted lines, so that few of many thousand entries are found without reading the others. Entries of one key keep
 * their order. Values are plain data.
 */
export function writeTable(entries: Iterable<readonly [key: string, value: unknown]>): string {
  const lines = Array.from(entries, ([key, value]) => ({ start: startOf(key), value }))
  lines.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
  return lines.map(({ start, value }) => `${start}${JSON.stringify(value)}\n`).join('')
}

/** The values that a table has for a key, found by halving. */
export function lookUp(table: string, key: string): readonly unknown[] {
  const start = startOf(key)
  let [low, high] = [0, table.length]
  while (low < high) {
    const line = table.lastIndexOf('\n', (low + high - 1) >> 1) + 1
    if (table.slice(line, line + start.length) < start) low = table.indexOf('\n', line) + 1
    else high = line
  }
  const values: unknown[] = []
  while (table.startsWith(start, low)) {
    const end = table.indexOf('\n', low)
    values.push(JSON.parse(table.slice(low + start.length, end)))
    low = end + 1
  }
  return values
}

/** In JSON no key begins another, and none holds a line end. */
function startOf(key: string): string {
  return `${JSON.stringify(key)}\t`
}
