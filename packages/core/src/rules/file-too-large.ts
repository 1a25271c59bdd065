import { defineRule } from './define.ts'
import { faultsOf } from './parts/faults.ts'

/** A file that would keep the reader busy beyond measure. */
export default defineRule({
  code: 'file-too-large',
  kind: 'local',
  severity: 'error',
  reading: true,
  says: ({ what, size, limit }) => {
    if (what === 'nesting')
      return `Lists and quotations stand in each other more than ${limit} deep: the file is not checked`
    if (what === 'effort')
      return 'The file holds so many marks (headings, items, rows, links, entities) that it would take too long to read: it is not checked'
    return `The file has ${size} bytes, and the limit is ${limit}: it is not checked`
  },
  check: ({ spec }) => faultsOf(spec, 'file-too-large'),
})
