import {
  CLAIM_KINDS,
  defaultConfig,
  LEVELS,
  LineIndex,
  nearest,
  parseConfig,
  type ClaimKind,
  type Config,
  type Level,
} from '@truespec/core'
import { CODES } from '@truespec/core/codes'
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import type { Disk } from '../node/disk.ts'
import { findPlace, toRelative, type Place, type SearchFor } from '../node/find.ts'
import { openGit, type Git } from '../node/git.ts'
import { ownBuild } from '../node/package.ts'
import { cacheFolder } from '../node/cache.ts'
import { lockIn } from '../node/lock.ts'
import { openDisk } from '../node/real-disk.ts'
import { globMatcher } from './globs.ts'
import { openTemplates, readNamed, readTemplate, type Template } from './templates.ts'

/** What names a project on the command line. */
export interface ProjectOptions {
  readonly cwd?: string | undefined
  readonly config?: string | undefined
  /** A template for every spec, whatever the configuration says. Relative to the working folder. */
  readonly template?: string | undefined
  /** `CODE=level`, as given. */
  readonly rules?: readonly string[] | undefined
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
  readonly templates: readonly Template[]
  /** The template of every spec, where the command line names one. */
  readonly forced: Template | undefined
  /** Equal where version, configuration and templates are: part of every key of the cache. */
  readonly key: string
}

/** Opens a project. Throws `UserError` where the configuration or a template is not there or not valid. */
export function openProject(options: ProjectOptions): Project {
  const place = findPlace(options)
  const disk = openDisk(place.root, { lock: lockIn(cacheFolder()) })
  const config = withRules(configOf(place), options.rules ?? [])
  const forced = options.template === undefined ? undefined : readTemplate(place, options.template)
  const templates = openTemplates(config, disk, forced, shownConfig(place))
  const hash = createHash('sha256').update(ownBuild()).update('\0').update(JSON.stringify(config))
  for (const template of templates.all) hash.update('\0').update(JSON.stringify(template))
  return {
    place,
    disk,
    git: place.top !== undefined ? openGit(place.root) : undefined,
    config,
    search: searchFor(config, templates.all),
    templateFor: templates.of,
    templates: templates.all,
    forced,
    key: hash.digest('hex'),
  }
}

/** The file of the configuration as a message names it; undefined where there is none. */
function shownConfig({ root, configFile }: Place): string | undefined {
  return configFile === undefined ? undefined : (toRelative(root, configFile) ?? configFile)
}

/** The configuration of a place, or the default. Throws `UserError` where it cannot be read or is not valid. */
export function configOf(place: Place): Config {
  const text = place.configFile === undefined ? undefined : readNamed(place.configFile, 'configuration')
  return text === undefined ? defaultConfig : readConfig(text, place)
}

/** The kinds of claims that need proof in a project; undefined for the built-in ones. */
export function demandedIn({ config }: Pick<Project, 'config'>): readonly ClaimKind[] | undefined {
  // The configuration was checked against the kinds that there are.
  return config.verify.demanded as readonly ClaimKind[] | undefined
}

/** Where the results of a project may be kept: never below its root. */
export function cacheIsOutside(folder: string | undefined, place: Place): boolean {
  return folder !== undefined && toRelative(place.root, resolve(folder)) === undefined
}

/** Where specs are looked for. */
export function searchFor(config: Config, templates: readonly Pick<Template, 'path' | 'older'>[]): SearchFor {
  const isSpec = globMatcher(config.specs)
  const isIgnored = globMatcher(config.ignore)
  const paths = new Set(
    templates
      .flatMap(({ path, older }) => [path, ...older.map((one) => one.path)])
      .filter((path) => path !== undefined),
  )
  return {
    isSpec: (path) => isSpec(path) && !isIgnored(path),
    isIgnored,
    isTemplate: (path) => paths.has(path),
    folders: outermost(config.specs.map(baseOf)),
  }
}

/** The folders of a glob before its first part that is a pattern. */
export function baseOf(glob: string): string {
  const parts = glob.split('/')
  const first = parts.findIndex((part) => /[*?[\]{}()!+@]/.test(part))
  return parts.slice(0, first < 0 ? -1 : first).join('/')
}

function outermost(folders: readonly string[]): readonly string[] {
  return [...new Set(folders)].filter(
    (folder) => !folders.some((other) => other !== folder && (other === '' || folder.startsWith(`${other}/`))),
  )
}

function readConfig(text: string, place: Place): Config {
  const file = place.configFile ?? ''
  const parsed = parseConfig(text, file, CODES, CLAIM_KINDS)
  if ('config' in parsed) return parsed.config
  const [first, ...more] = parsed.faults
  const { line, column } = new LineIndex(text).positionAt(first?.span.from ?? 0)
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`
  throw new UserError({
    what: 'the configuration is not valid',
    where: `${toRelative(place.cwd, file) ?? file}:${line}:${column}`,
    why: `${first?.message ?? 'unknown'}${others}`,
    next: 'correct it there; the schema of the file is published as truespec.schema.json',
  })
}

function withRules(config: Config, settings: readonly string[]): Config {
  if (settings.length === 0) return config
  const rules: Record<string, Level> = { ...config.rules }
  for (const setting of settings) {
    const [code = '', word] = setting.split('=')
    const level = LEVELS.find((each) => each === word)
    if (level === undefined)
      throw new UserError({
        what: `--rule ${setting} names no level`,
        next: `write --rule ${code || 'CODE'}=off, hint, warning or error`,
      })
    if (!CODES.includes(code)) {
      const near = nearest(code, CODES)
      throw new UserError({
        what: `there is no rule '${code}'`,
        next: near ? `did you mean '${near}'?` : '`truespec explain` lists the rules',
      })
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
