import { nearest, type Config } from '@truespec/core'
import { defaultConfig, parseConfig, templateFor } from './pending.ts'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { systemReason, UserError } from '../errors.ts'
import type { Disk } from '../node/disk.ts'
import { findPlace, toRelative, type Place, type SearchFor } from '../node/find.ts'
import { openGit, type Git } from '../node/git.ts'
import { ownVersion, shippedTemplate, SHIPPED_TEMPLATE } from '../node/package.ts'
import { cacheFolder } from '../node/cache.ts'
import { lockIn } from '../node/lock.ts'
import { openDisk } from '../node/real-disk.ts'
import { globMatcher } from './globs.ts'

/** What names a project on the command line. */
export interface ProjectOptions {
  readonly cwd?: string | undefined
  readonly config?: string | undefined
  /** A template for every spec, whatever the configuration says. Relative to the working folder. */
  readonly template?: string | undefined
  /** `CODE=level`, as given. */
  readonly rules?: readonly string[] | undefined
}

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
}

/** A root with its configuration and templates, read but not compiled. */
export interface Project {
  readonly place: Place
  readonly disk: Disk
  readonly git: Git | undefined
  readonly config: Config
  readonly search: SearchFor
  /** The template that a spec is read through. */
  templateFor(file: string): Template
  /** Equal where version, configuration and templates are: part of every key of the cache. */
  readonly key: string
}

/** Opens a project. Throws `UserError` where the configuration or a template is not there or not valid. */
export async function openProject(options: ProjectOptions, knownRules: () => Promise<readonly string[]>): Promise<Project> {
  const place = findPlace(options)
  const disk = openDisk(place.root, { lock: lockIn(cacheFolder()) })
  const configText = place.configFile === undefined ? undefined : readText(place.configFile, 'configuration')
  const read = configText === undefined ? defaultConfig : readConfig(configText, place, await knownRules())
  const config = await withRules(read, options.rules ?? [], knownRules)
  const templates = openTemplates(config, place, disk, options.template)
  const hash = createHash('sha256').update(ownVersion()).update('\0').update(JSON.stringify(config))
  for (const template of templates.all) hash.update('\0').update(JSON.stringify(template))
  return {
    place,
    disk,
    git: place.hasGit ? openGit(place.root) : undefined,
    config,
    search: searchFor(config, templates.all),
    templateFor: templates.of,
    key: hash.digest('hex'),
  }
}

/** Reads a template from wherever the user says that it is. Throws `UserError` where it is not there. */
export function readTemplate(place: Place, path: string): Template {
  const absolute = resolve(place.cwd, path)
  const text = readText(absolute, 'template')
  const name = basename(absolute)
  const metadata = metadataBeside(text, (file) => quietText(resolve(dirname(absolute), file)))
  return { name, path: toRelative(place.root, absolute), text, metadata, directives: {}, placeholders: [] }
}

/** The template that the package ships. */
export function ownTemplate(): Template {
  return { name: SHIPPED_TEMPLATE, path: undefined, text: shippedTemplate(), metadata: undefined, directives: {}, placeholders: [] }
}

/** Where the results of a project may be kept: never below its root. */
export function cacheIsOutside(folder: string | undefined, place: Place): boolean {
  return folder !== undefined && toRelative(place.root, resolve(folder)) === undefined
}

function openTemplates(config: Config, place: Place, disk: Disk, forced: string | undefined): { readonly all: readonly Template[]; readonly of: (file: string) => Template } {
  if (forced !== undefined) {
    const template = readTemplate(place, forced)
    return { all: [template], of: () => template }
  }
  const bound = new Map(config.templates.map((binding) => [binding, boundTemplate(binding, disk)]))
  const own = ownTemplate()
  return {
    all: [...bound.values(), own],
    of(file) {
      const binding = templateFor(config, file)
      return (binding && bound.get(binding)) ?? own
    },
  }
}

function boundTemplate({ template: path, directives, placeholders }: Config['templates'][number], disk: Disk): Template {
  const read = disk.read(path, 16 * 1024 * 1024)
  if (read.kind !== 'file') {
    throw new UserError({
      what: `the template ${path} cannot be read`,
      why: read.kind === 'gone' ? 'it does not exist' : read.kind === 'outside' ? 'it is outside the root' : read.kind === 'unreadable' ? read.reason : read.kind,
      next: 'correct "template" in truespec.json, or run `truespec init`',
    })
  }
  const text = Buffer.from(read.bytes).toString('utf8')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const metadata = metadataBeside(text, (file) => {
    const beside = disk.read(folder + file, 1024 * 1024)
    return beside.kind === 'file' ? Buffer.from(beside.bytes).toString('utf8') : undefined
  })
  return { name: basename(path), path, text, metadata, directives, placeholders }
}

/** The text of the file that `<!-- truespec: metadata=NAME -->` names. */
function metadataBeside(text: string, readBeside: (file: string) => string | undefined): string | undefined {
  const name = /<!--\s*truespec:[^>]*\bmetadata=([\w.-]+)/.exec(text)?.[1]
  return name === undefined ? undefined : readBeside(name)
}

function searchFor(config: Config, templates: readonly Template[]): SearchFor {
  const isSpec = globMatcher(config.specs)
  const isIgnored = globMatcher(config.ignore)
  const paths = new Set(templates.map(({ path }) => path).filter((path) => path !== undefined))
  return {
    isSpec: (path) => isSpec(path) && !isIgnored(path),
    isTemplate: (path) => paths.has(path),
    folders: outermost(config.specs.map(baseOf)),
  }
}

/** The folders of a glob before its first part that is a pattern. */
function baseOf(glob: string): string {
  const parts = glob.split('/')
  const first = parts.findIndex((part) => /[*?[\]{}()!+@]/.test(part))
  return parts.slice(0, first < 0 ? -1 : first).join('/')
}

function outermost(folders: readonly string[]): readonly string[] {
  return [...new Set(folders)].filter((folder) => !folders.some((other) => other !== folder && (other === '' || folder.startsWith(`${other}/`))))
}

function readConfig(text: string, place: Place, codes: readonly string[]): Config {
  const file = place.configFile ?? ''
  const parsed = parseConfig(text, file, codes)
  if ('config' in parsed) return parsed.config
  const [first, ...more] = parsed.faults
  const line = first === undefined ? 1 : text.slice(0, first.span.from).split(/\r\n|\r|\n/)
  const position = Array.isArray(line) ? `:${line.length}:${(line.at(-1)?.length ?? 0) + 1}` : ''
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`
  throw new UserError({
    what: 'the configuration is not valid',
    where: `${toRelative(place.cwd, file) ?? file}${position}`,
    why: `${first?.message ?? 'unknown'}${others}`,
    next: 'correct it there; the schema of the file is published as truespec.schema.json',
  })
}

const LEVELS = ['off', 'hint', 'warning', 'error'] as const

async function withRules(config: Config, settings: readonly string[], knownRules: () => Promise<readonly string[]>): Promise<Config> {
  if (settings.length === 0) return config
  const codes = await knownRules()
  const rules: Record<string, (typeof LEVELS)[number]> = { ...config.rules }
  for (const setting of settings) {
    const [code = '', word] = setting.split('=')
    const level = LEVELS.find((each) => each === word)
    if (level === undefined) throw new UserError({ what: `--rule ${setting} names no level`, next: `write --rule ${code || 'CODE'}=off, hint, warning or error` })
    if (!codes.includes(code)) {
      const near = nearest(code, codes)
      throw new UserError({ what: `there is no rule '${code}'`, next: near ? `did you mean '${near}'?` : '`truespec explain` lists the rules' })
    }
    rules[code] = level
  }
  // What is said on the command line outranks overrides by path and by status too.
  const named = new Set(settings.map((setting) => setting.split('=')[0]))
  const overrides = config.overrides.map((override) => ({
    ...override,
    rules: Object.fromEntries(Object.entries(override.rules).filter(([code]) => !named.has(code))),
  }))
  return { ...config, rules, overrides }
}

function readText(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UserError({ what: `the ${what} ${path} cannot be read`, why: systemReason(error), next: 'check the path' })
  }
}

function quietText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
