import { namedVersion, templateFor, type Config } from '@truespec/core'
import { basename, dirname, resolve } from 'node:path'
import { systemReason, UserError } from '../errors.ts'
import type { Disk } from '../node/disk.ts'
import { CONFIG_NAME, toRelative, type Place } from '../node/find.ts'
import { readNamedFile } from '../node/named-file.ts'
import { shippedTemplate, SHIPPED_TEMPLATE } from '../node/package.ts'

/** A template and how to compile it. */
export interface Template {
  /** Its file name. */
  readonly name: string
  /** Relative to the root; undefined for the shipped one and one from elsewhere. */
  readonly path: string | undefined
  readonly text: string
  readonly metadata: string | undefined
  readonly directives: Readonly<Record<string, string>>
  readonly placeholders: readonly string[]
  /** Its older versions, `NAME.v1.md` beside it. */
  readonly older: readonly Older[]
}

/** An older version of a template. */
interface Older {
  /** Relative to the root; undefined where it is elsewhere. */
  readonly path: string | undefined
  readonly text: string
}

/** The templates of a project. */
export interface Templates {
  readonly all: readonly Template[]
  /** The template that a spec is read through. */
  of(file: string): Template
}

/**
 * Reads every template that the configuration binds; `forced` takes the place of all. Throws `UserError` where one cannot be read: it says that the
 * configuration is to be corrected, by the name of its file.
 */
export function openTemplates(
  config: Config,
  disk: Disk,
  forced: Template | undefined,
  configName: string = CONFIG_NAME,
): Templates {
  if (forced !== undefined) return { all: [forced], of: () => forced }
  const bound = new Map(config.templates.map((binding) => [binding, boundTemplate(binding, disk, configName)]))
  const own = ownTemplate()
  return {
    all: [...bound.values(), own],
    of(file) {
      const binding = templateFor(config, file)
      return (binding && bound.get(binding)) ?? own
    },
  }
}

function boundTemplate(
  { template: path, directives, placeholders }: Config['templates'][number],
  disk: Disk,
  configName: string,
): Template {
  const read = disk.read(path, 16 * 1024 * 1024)
  if (read.kind !== 'file') {
    throw new UserError({
      what: `the template ${path} cannot be read`,
      why:
        read.kind === 'gone'
          ? 'it does not exist'
          : read.kind === 'outside'
            ? 'it is outside the root'
            : read.kind === 'unreadable'
              ? read.reason
              : read.kind,
      next: `correct "template" in ${configName}${configName === CONFIG_NAME ? ', or run `truespec init`' : ''}`,
    })
  }
  const text = Buffer.from(read.bytes).toString('utf8')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const metadata = metadataBeside(text, directives, (file) => {
    const beside = disk.read(folder + file, 1024 * 1024)
    return beside.kind === 'file' ? Buffer.from(beside.bytes).toString('utf8') : undefined
  })
  const older = olderBeside(path, text, (beside) => {
    const found = disk.read(beside, 16 * 1024 * 1024)
    return found.kind === 'file' ? { path: beside, text: Buffer.from(found.bytes).toString('utf8') } : undefined
  })
  return { name: basename(path), path, text, metadata, directives, placeholders, older }
}

/** The versions before the one that a template names, as far as they stand beside it: of `spec.md` at version 3, `spec.v1.md` and `spec.v2.md`. */
function olderBeside(path: string, text: string, readBeside: (path: string) => Older | undefined): readonly Older[] {
  const version = Math.min(namedVersion(text) ?? 0, MOST_VERSIONS)
  const stem = path.replace(/\.md$/i, '')
  return Array.from({ length: Math.max(0, version - 1) }, (_, i) => readBeside(`${stem}.v${i + 1}.md`)).filter(
    (older) => older !== undefined,
  )
}

const MOST_VERSIONS = 100

/** The text of the file that `<!-- truespec: metadata=NAME -->` names, or the configuration in its place, under the empty heading path. */
function metadataBeside(
  text: string,
  directives: Template['directives'],
  readBeside: (file: string) => string | undefined,
): string | undefined {
  const said =
    /\bmetadata=([\w.-]+)/.exec(directives[''] ?? '') ?? /<!--\s*truespec:[^>]*\bmetadata=([\w.-]+)/.exec(text)
  const name = said?.[1]
  return name === undefined ? undefined : readBeside(name)
}

/** Reads a template from wherever the user says that it is, with what a binding of it says. Throws `UserError` where it is not there. */
export function readTemplate(place: Place, path: string, bindings: Config['templates'] = []): Template {
  const absolute = resolve(place.cwd, path)
  const bound = bindings.find(({ template }) => template === toRelative(place.root, absolute))
  const directives = bound?.directives ?? {}
  const text = readNamed(absolute, 'template')
  const name = basename(absolute)
  const metadata = metadataBeside(text, directives, (file) => quietText(resolve(dirname(absolute), file)))
  const older = olderBeside(absolute, text, (beside) => {
    const found = quietText(beside)
    return found === undefined ? undefined : { path: toRelative(place.root, beside), text: found }
  })
  return {
    name,
    path: toRelative(place.root, absolute),
    text,
    metadata,
    directives,
    placeholders: bound?.placeholders ?? [],
    older,
  }
}

/** The template that the package ships. */
function ownTemplate(): Template {
  return {
    name: SHIPPED_TEMPLATE,
    path: undefined,
    text: shippedTemplate(),
    metadata: undefined,
    directives: {},
    placeholders: [],
    older: [],
  }
}

/** The text of a file that the user named. Throws `UserError` where it cannot be read; `what` says what it is. */
export function readNamed(path: string, what: string): string {
  try {
    return readNamedFile(path)
  } catch (error) {
    throw new UserError({
      what: `the ${what} ${path} cannot be read`,
      why: systemReason(error),
      next: 'check the path',
    })
  }
}

function quietText(path: string): string | undefined {
  try {
    return readNamedFile(path)
  } catch {
    return undefined
  }
}
