import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exampleText } from '../../../core/src/rules/page/example.ts'
import { parsePage } from '../../../core/src/rules/page/parse.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const COMPLETE = readFileSync(join(ROOT, 'fixtures/specs/complete.md'), 'utf8')

/** The first reported example of a rule's page, as files of a repository. */
export interface PlantedExample {
  /** Text by path. */
  readonly files: Readonly<Record<string, string>>
  readonly file: string
  /** Where the page marks its code in that file, from 1, in order. */
  readonly lines: readonly number[]
  /** ISO date. */
  readonly today: string
}

/**
 * Makes the files of the example: documents, template and configuration. Undefined where the page plays git, packages or files in all of them: those
 * are not made. Throws where the page has none, or marks the code nowhere in its document.
 */
export function pageExample(code: string): PlantedExample | undefined {
  const { reported } = parsePage(readFileSync(join(ROOT, `packages/core/src/rules/${code}.md`), 'utf8'))
  if (reported.length === 0) throw new Error(`${code}.md has no reported example`)
  const example = reported.find(({ facts }) => facts === undefined)
  if (example === undefined) return undefined
  const documents = [example.document, ...example.others].map(
    (document, at) => [document.file, exampleText(COMPLETE, document, at + 1)] as const,
  )
  const [file, { text, marks }] = documents[0] as (typeof documents)[number]
  const lines = marks.filter((mark) => mark.code === code).map(({ from }) => text.slice(0, from).split('\n').length)
  if (lines.length === 0) throw new Error(`${code}.md marks nothing in the document of its example`)
  const configuration = { ...(JSON.parse(example.config ?? '{}') as object), ...(example.template && BY_TEMPLATE) }
  return {
    files: {
      ...Object.fromEntries(documents.map(([path, document]) => [path, document.text])),
      ...(example.template && { 'template.md': example.template }),
      'truespec.json': JSON.stringify(configuration),
    },
    file,
    lines,
    today: example.today,
  }
}

const BY_TEMPLATE = { templates: [{ files: ['**/*.md'], template: 'template.md' }] }
