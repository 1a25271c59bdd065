import {
  claimsOf,
  jsonDocument,
  LineIndex,
  nearest,
  outlineOf,
  read,
  type Claim,
  type Field,
  type Section,
  type Spec,
} from '@truespec/core'
import { gherkinEngine } from '../engines/gherkin.ts'
import { UserError } from '../errors.ts'
import { findSpecs, fromRoot } from '../node/find.ts'
import { createMarkdownEngine } from '../node/markdown.ts'
import { paintFor } from '../terminal/colors.ts'
import { tree, type Branch } from '../terminal/tree.ts'
import { metadataOf } from './documents.ts'
import { probingFiles } from './facts.ts'
import type { ShowOptions } from './options.ts'
import { openProject, type Project } from './project.ts'
import { schemas } from './schemas.ts'
import { decodeText, readSource } from './sources.ts'
import { modelJson } from './spec-json.ts'
import { statusName } from './status.ts'

/** Prints one spec as Truespec reads it. */
export async function runShow(asked: string, options: ShowOptions): Promise<void> {
  const { cwd, config, template, json } = options
  const project = openProject({ cwd, config, template })
  const engines = { markdown: createMarkdownEngine(), gherkin: gherkinEngine }
  const schemaFor = schemas(project, engines.markdown)
  const readSpec = (file: string): Spec => {
    const source = readSource(project.disk, file, project.config.limits.fileSize)
    if (source.kind === 'gone')
      throw new UserError({ what: `there is no ${file}`, next: '`truespec list` shows the specs' })
    if (source.kind === 'too-large')
      throw new UserError({
        what: `${file} is too large`,
        why: `${source.size} bytes, and the limit is ${project.config.limits.fileSize}`,
        next: 'raise "limits" in truespec.json',
      })
    const schema = schemaFor(file)
    const metadata = metadataOf(file, schema, probingFiles(project.disk, () => engines.markdown).readText)
    return read(
      {
        file,
        text: decodeText(source.bytes),
        schema,
        nesting: project.config.limits.nesting,
        ...(metadata && { metadata }),
      },
      engines,
    )
  }
  const spec = await find(project, asked, readSpec)
  process.stdout.write(
    json
      ? jsonDocument({ schemaVersion: 1, spec: modelJson(spec) })
      : tree([branchOf(spec, project)], paintFor(process.stdout, process.env)),
  )
}

/** A path, if there is such a file; else a spec ID. */
async function find(project: Project, asked: string, readSpec: (file: string) => Spec): Promise<Spec> {
  const { disk, git, search, place } = project
  const isPath = asked.includes('/') || /\.(?:md|markdown)$/i.test(asked)
  if (isPath) return readSpec(fromRoot(place, disk, asked))
  const { files } = await findSpecs(disk, git, search)
  const ids: string[] = []
  // Most files bear their ID in their name: those first.
  const ordered = files
    .map(({ path }) => path)
    .toSorted((a, b) => Number(b.includes(asked)) - Number(a.includes(asked)))
  for (const file of ordered) {
    const spec = readSpec(file)
    const id = spec.id?.value.text
    if (id === asked) return spec
    if (id !== undefined) ids.push(id)
  }
  const near = nearest(asked, ids)
  throw new UserError({
    what: `no spec has the ID '${asked}'`,
    why: `${files.length} files were read`,
    next: near ? `did you mean ${near}?` : '`truespec list` shows the IDs',
  })
}

function branchOf(spec: Spec, project: Project): Branch {
  const outline = outlineOf(spec, statusName(project.config))
  const { tasks, requirements, completeness } = outline
  const lines = new LineIndex(spec.text)
  const at = (from: number): string => `line ${lines.lineAt(from)}`
  const fields = spec.fields.filter(({ duplicateOf }) => !duplicateOf)
  return {
    label: outline.title || spec.file,
    note: spec.file,
    children: [
      {
        label: 'progress',
        children: [
          { label: `filled ${Math.floor(completeness * 100)}%` },
          { label: `tasks ${tasks.done} of ${tasks.total}` },
          { label: `requirements ${requirements.done} of ${requirements.total}` },
        ],
      },
      { label: 'fields', children: fields.map((field) => fieldBranch(field, at)) },
      { label: 'sections', children: spec.sections.map((section) => sectionBranch(section, at)) },
      { label: 'claims', children: claimsOf(spec).map((claim) => claimBranch(claim, at)) },
    ],
  }
}

function fieldBranch({ key, value, keySpan, entries }: Field, at: (from: number) => string): Branch {
  const pairs = entries?.pairs ?? []
  return {
    label: pairs.length > 0 ? `${key}:` : `${key}: ${shown(value.text, value.state)}`,
    note: at(keySpan.from),
    children: pairs.map(({ key, values }) => ({
      label: `${key.text}: ${values.map(({ text, state }) => shown(text, state)).join(' - ')}`,
      note: at(key.span.from),
    })),
  }
}

function sectionBranch(root: Section, at: (from: number) => string): Branch {
  return {
    label: root.heading?.text ?? '',
    note: [root.state, root.schema ? '' : 'not in the template', at(root.span.from)]
      .filter((note) => note !== '')
      .join(', '),
    children: root.sections.map((section) => sectionBranch(section, at)),
  }
}

function claimBranch({ address, kind, text, ticked, span }: Claim, at: (from: number) => string): Branch {
  const box = ticked === undefined ? '' : ticked ? '[x] ' : '[ ] '
  return { label: `${box}${address}  ${text}`, note: `${kind}, ${at(span.from)}` }
}

function shown(text: string, state: string): string {
  return state === 'filled' ? text : state === 'empty' ? '(empty)' : `${text} (${state})`
}
