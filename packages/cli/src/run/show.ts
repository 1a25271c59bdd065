import {
  claimJson,
  claimsOf,
  countVerdicts,
  jsonDocument,
  LineIndex,
  nearest,
  outlineOf,
  verdictLine,
  type Claim,
  type Field,
  type PlacedVerdict,
  type Section,
  type Spec,
} from '@truespec/core'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { fromRoot } from '../node/find.ts'
import { paintFor } from '../terminal/colors.ts'
import { stdout } from '../terminal/streams.ts'
import { tree, type Branch } from '../terminal/tree.ts'
import type { ShowOptions } from './options.ts'
import { openProject, type Project } from './project.ts'
import { isPath, specReader } from './read-spec.ts'
import { modelJson } from './spec-json.ts'
import { specPaths } from './spec-paths.ts'
import { statusName } from './status.ts'
import { width } from './surroundings.ts'
import { wantsVerdicts } from './verify/if-asked.ts'

/** Prints one spec as Truespec reads it. */
export async function runShow(asked: string, options: ShowOptions): Promise<void> {
  const { cwd, config, template, json } = options
  const project = openProject({ cwd, config, template })
  const readSpec = specReader(project)
  const spec = find(project, asked, readSpec)
  const verdicts = wantsVerdicts(project, options)
    ? await (await import('./verify/of-spec.ts')).verdictsOnSpec(spec.file, project, options)
    : undefined
  stdout.write(
    json
      ? jsonDocument({
          schemaVersion: 1,
          spec: modelJson(spec),
          ...(verdicts && { verdicts: verdicts.map(claimJson) }),
        })
      : tree([branchOf(spec, project, verdicts)], paintFor(stdout, process.env), stdout.isTTY ? width() : undefined),
  )
}

/** `SPEC-2026-11-22-001/FR1` */
const ADDRESS = /^([A-Za-z]{1,20}(?:-\d{1,9})+)\/[\w-]{1,100}(?:\.\d{1,9})*$/

/** A path, if there is such a file; else a spec ID. */
function find(project: Project, asked: string, readSpec: (file: string) => Spec): Spec {
  const { disk, place } = project
  if (isPath(asked)) {
    const [, id] = existsSync(resolve(place.cwd, asked)) ? [] : (ADDRESS.exec(asked) ?? [])
    if (id === undefined) return readSpec(fromRoot(place, disk, asked))
    throw new UserError({
      what: `'${asked}' is the address of a claim, and no spec`,
      next: `see its proof with \`truespec why ${asked}\`, or all of its spec with \`truespec show ${id}\``,
    })
  }
  const ids: string[] = []
  // Most files bear their ID in their name: those first.
  const ordered = specPaths(project).toSorted((a, b) => Number(b.includes(asked)) - Number(a.includes(asked)))
  for (const file of ordered) {
    const spec = readSpec(file)
    const id = spec.id?.value.text
    if (id === asked) return spec
    if (id !== undefined) ids.push(id)
  }
  const near = nearest(asked, ids)
  throw new UserError({
    what: `no spec has the ID '${asked}'`,
    why: ordered.length === 1 ? '1 file was read' : `${ordered.length} files were read`,
    next: near ? `did you mean ${near}?` : '`truespec list` shows the IDs',
  })
}

function branchOf(spec: Spec, project: Project, verdicts: readonly PlacedVerdict[] | undefined): Branch {
  const outline = outlineOf(spec, statusName(project.config))
  const { tasks, requirements, completeness } = outline
  const lines = new LineIndex(spec.text)
  const at = (from: number): string => `line ${lines.lineAt(from)}`
  const verdictOf = new Map(verdicts?.map(({ claim, verdict }) => [claim.address, verdict]))
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
      {
        label: 'claims',
        ...(verdicts && { note: verdictLine(countVerdicts(verdicts)) }),
        children: claimsOf(spec).map((claim) => claimBranch(claim, at, verdictOf.get(claim.address))),
      },
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
    note: [stateWords(root.state), root.schema ? '' : 'not in the template', at(root.span.from)]
      .filter((note) => note !== '')
      .join(', '),
    children: root.sections.map((section) => sectionBranch(section, at)),
  }
}

function claimBranch(
  { address, kind, text, ticked, span }: Claim,
  at: (from: number) => string,
  verdict: string | undefined,
): Branch {
  const box = ticked === undefined ? '' : ticked ? '[x] ' : '[ ] '
  return {
    label: `${box}${address}  ${oneLine(text)}`,
    note: `${verdict === undefined ? '' : `${verdict}, `}${kind}, ${at(span.from)}`,
  }
}

/** A value on one line, with its state where that is worth a word. */
function shown(text: string, state: string): string {
  const line = oneLine(text)
  return state === 'filled' ? line : state === 'empty' ? '(empty)' : `${line} (${stateWords(state)})`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function stateWords(state: string): string {
  return state === 'bare-waiver' ? 'without a reason' : state
}
