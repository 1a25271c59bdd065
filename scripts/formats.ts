import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry, Registry } from './registry.ts'

/** Has a table of them between two comments. */
const PAGE = 'docs/report-formats.md'

/** The kinds of reports. */
export const formats: Registry = {
  folder: 'packages/core/src/evidence/formats',
  maker: 'defineFormat',
  key: 'name',
  list: 'FORMATS',
  type: 'ReportFormat',
  from: '../define.ts',
  says: 'Every kind of report, by name.',
  others: ['registry.ts'],
  make(entries, root) {
    const page = join(root, PAGE)
    const made = existsSync(page) ? [[PAGE, withTable(readFileSync(page, 'utf8'), entries)] as const] : []
    return { files: new Map(made), problems: [] }
  },
}

/** The document with a table of what each file says of itself in the place of the old one. */
function withTable(document: string, entries: readonly Entry[]): string {
  const rows = entries.map(({ name, text }) => `| \`${name}\` | ${/^ {2}says: '(.*)',$/m.exec(text)?.[1] ?? ''} |`)
  const table = ['| name | what it is |', '| --- | --- |', ...rows].join('\n')
  return document.replace(/(?<=^<!-- made: formats -->\n)[\s\S]*?(?=^<!-- \/made -->$)/m, () => `${table}\n`)
}
