import type { Data } from '../text/diagnostic.ts'
import type { Found } from './define.ts'
import { defineRule } from './define.ts'

/** So many of the other bearers are named. */
const MOST_NAMED = 3

/** The ID, the first of the files that bear it too, and how many there are of these. */
interface Facts extends Data {
  readonly id: string
  readonly file: string
  readonly count: number
}

/** One ID that two specs bear, so that no reference to it is clear. */
export default defineRule({
  code: 'id-duplicate',
  kind: 'workspace',
  severity: 'error',
  grounds: true,
  yieldsTo: ['id-format'],
  says: ({ id, file, count }: Facts) =>
    count === 1 ? `'${id}' is the ID of '${file}' too` : `'${id}' is the ID of '${file}' and ${count - 1} more too`,
  *check({ outline, workspace }): Iterable<Found<Facts>> {
    const { id } = outline
    if (!id) return
    const others = workspace.withId(id.text).filter(({ file }) => file !== outline.file)
    const [other] = others
    if (!other) return
    yield {
      at: id.span,
      data: { id: id.text, file: other.file, count: others.length },
      related: others
        .slice(0, MOST_NAMED)
        .flatMap(({ file, id: own }) =>
          own ? [{ file: own.span.file ?? file, span: own.span, note: 'the same ID' }] : [],
        ),
    }
  },
})
