import { normalizeKey } from '../markdown/normalize.ts'
import { partsOfKind } from '../spec/views.ts'
import { nearest } from '../text/nearest.ts'
import type { Found, FoundFix } from './define.ts'
import { defineRule } from './define.ts'

/** A table that lacks a column of the template, or gives it another name. */
export default defineRule({
  code: 'table-columns',
  kind: 'local',
  severity: 'by-status',
  says: ({ columns, count, renamed }) => {
    const what = `${count === 1 ? 'column' : 'columns'} ${columns}`
    if (renamed === '') return `The table has no ${what}`
    return `The template's ${what} ${count === 1 ? 'is' : 'are'} called ${renamed} here`
  },
  *check({ spec }): Iterable<Found> {
    for (const { part } of partsOfKind(spec, 'table')) {
      // A column whose cells the template leaves empty is demanded all the same.
      const lost = part.lost.filter(({ slot }) => !slot.optional || slot.placeholder === '')
      if (lost.length > 0) {
        // `Mitigaton`: a column that the template does not have, and whose name is nearly that of one that is lost.
        const others = part.headers.filter((header) => !header.column && header.text !== '')
        const near = lost.flatMap(({ header }): FoundFix[] => {
          const text = nearest(
            header,
            others.map((other) => other.text),
          )
          const found = others.find((other) => other.text === text)
          const edits = found && [{ from: found.span.from, to: found.span.to, insert: header }]
          return edits ? [{ title: `Change '${text}' to '${header}'`, safe: false, edits }] : []
        })
        yield {
          at: part.headerSpan,
          data: { columns: quoted(lost.map((each) => each.header)), count: lost.length, renamed: '' },
          ...(near.length > 0 && { fixes: near }),
        }
        continue
      }
      const renamed = part.headers.flatMap(({ text, span, column }) =>
        column && !holds(normalizeKey(text), column.match) ? [{ text, span, header: column.header }] : [],
      )
      if (renamed.length === 0) continue
      yield {
        at: part.headerSpan,
        data: {
          columns: inWords(renamed.map(({ header }) => `'${header}'`)),
          count: renamed.length,
          renamed: inWords(renamed.map(({ text }) => `'${text}'`)),
        },
        fixes: renamed.map(({ text, span, header }): FoundFix => {
          const { from, to } = span
          // `Likelihood (1-5)`
          const note = header.endsWith(')') ? '' : (/ ?\([^()]*\)$/.exec(text)?.[0] ?? '')
          return { title: `Change to '${header}'`, safe: false, edits: [{ from, to, insert: header + note }] }
        }),
      }
    }
  },
})

/** `Mitigation strategy` is the template's `Mitigation`, said at greater length. */
function holds(name: string, match: string): boolean {
  if (name === match) return true
  const words = new Set(name.split(' ').flatMap((word) => [word, word.replace(/s$/, '')]))
  return match.split(' ').every((word) => words.has(word) || words.has(word.replace(/s$/, '')))
}

function inWords(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}
