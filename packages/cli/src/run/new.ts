import { fileSlug, folderOf, jsonDocument, parseIssue, read, type MarkdownEngine, type Schema } from '@truespec/core'
import { isAbsolute, join, relative } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { systemReason, UserError } from '../errors.ts'
import { WriteRefused, type Disk } from '../node/disk.ts'
import { createMarkdownEngine } from '../node/markdown.ts'
import { sanitize } from '../terminal/sanitize.ts'
import { stdout } from '../terminal/streams.ts'
import { tell } from '../terminal/tell.ts'
import { todayOf } from './days.ts'
import { draftFrom, idFrame, roomsIn, writeId, type Draft, type Rooms } from './draft.ts'
import { highestIn, nextNumber, type IdFrame, type NamesIn } from './next-id.ts'
import type { NewOptions } from './options.ts'
import { openProject, type Project } from './project.ts'
import { compileTemplate, openSchemas } from './schemas.ts'
import { readTemplate, type Template } from './templates.ts'

/** A spec that is yet to be written. */
interface NewSpec {
  /** Relative to the root. */
  readonly file: string
  readonly id: string | undefined
  /** What its title says, behind the template's prefix. */
  readonly name: string
  readonly text: string
}

/** Creates a spec and prints its path, relative to the working folder. */
export async function runNew(name: string, options: NewOptions): Promise<void> {
  const project = openProject({ cwd: options.cwd, config: options.config })
  const template =
    options.template === undefined ? templateOfNew(project) : readTemplate(project.place, options.template)
  const made = await createSpec(project, template, name, options)
  if (options.dryRun) tell(`would write ${made.file}; nothing was written`)
  const path = fromWhereTheUserStands(project, made.file)
  stdout.write(
    options.json
      ? jsonDocument({ schemaVersion: 1, file: made.file, id: made.id ?? null, name: made.name })
      : `${sanitize(path)}\n`,
  )
}

/** The template of specs that are made in the first folder of the configuration. */
export function templateOfNew(project: Project): Template {
  return project.templateFor(`${folderOfNew(project)}untitled.md`)
}

const MOST_TRIES = 50

/** Writes the spec, unless it is a dry run. Two callers at once never end with one ID. Throws `UserError` where it cannot. */
export async function createSpec(
  project: Project,
  template: Template,
  given: string,
  options: NewOptions,
): Promise<NewSpec> {
  const engines = { markdown: createMarkdownEngine() }
  const schema = compileTemplate(template, engines.markdown)
  const today = todayOf(options.today)
  const rooms = roomsIn(schema, template.text, engines)
  const pattern = rooms.id
  const frame = pattern && idFrame(pattern, today)
  const name = withoutPrefix(nameOf(given), schema.title?.prefix ?? '')
  const folder = folderOfNew(project)
  const base: Omit<Draft, 'id'> = {
    name,
    author: options.author === undefined ? await authorFromGit(project) : personOf(options.author),
    reviewers: (options.reviewer ?? []).map(personOf),
    issue: options.issue === undefined ? undefined : issueOf(options.issue, rooms),
    today,
  }
  for (const note of leftOut(options, rooms)) tell(note)
  let number = frame === undefined ? 1 : nextNumber(project, frame, namesBy(project, schema, engines.markdown))
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const id = pattern && writeId(pattern, today, number)
    const plain = frame === undefined && number > 1 ? `-${number}` : ''
    const file = `${folder}${[id && fileName(id), fileSlug(name)].filter((part) => part !== undefined).join('-')}${plain}.md`
    const made = { file, id, name, text: draftFrom(template.text, schema, engines, { ...base, id }) }
    if (options.dryRun || claim(project.disk, made, frame, number)) return made
    // Two that took their files back must not meet again.
    await setTimeout(Math.random() * 20 * (tries + 1))
    number = Math.max(number + (frame === undefined ? 1 : 0), highestBeside(project.disk, folder, frame) + 1)
  }
  throw new UserError({
    what: 'no free ID was found',
    why: `${MOST_TRIES} times another one was faster`,
    next: 'run it again',
  })
}

/** Reads what documents call themselves: through their own template, and through that of the spec that is made. */
function namesBy(project: Project, made: Schema, markdown: MarkdownEngine): NamesIn {
  const schemaOf = openSchemas(markdown)
  const { nesting } = project.config.limits
  return (file, text) =>
    [schemaOf(project.templateFor(file)), made].flatMap((schema) => {
      const { id, title } = read({ file, text, schema, nesting }, { markdown })
      return [id?.value.text ?? '', title?.text ?? '']
    })
}

function highestBeside(disk: Disk, folder: string, frame: IdFrame | undefined): number {
  return frame === undefined
    ? 0
    : Math.max(0, ...disk.list(folder.slice(0, -1)).map((entry) => highestIn(entry.name, frame)))
}

/**
 * Creates the file; false where its name or its number is taken. A number may stand in many names, so after creating its file a caller
 * looks for others with the same number, and where there is one takes its own file back: of two that meet, one at least sees the other.
 */
function claim(disk: Disk, { file, text }: NewSpec, frame: IdFrame | undefined, number: number): boolean {
  const folder = folderOf(file)
  const name = file.slice(file.lastIndexOf('/') + 1)
  const sameName = (other: string): boolean => other !== name && fold(other) === fold(name)
  const bytes = Buffer.from(text)
  if (disk.list(folder).some((entry) => sameName(entry.name))) return false
  try {
    disk.create(file, bytes)
  } catch (error) {
    if (error instanceof WriteRefused && error.refusal === 'exists') return false
    throw new UserError({
      what: `cannot write ${file}`,
      why: error instanceof WriteRefused ? 'its folder is a link that leaves the root' : systemReason(error),
      next: 'check the folder and the disk',
    })
  }
  if (frame === undefined) return true
  const isRival = (other: string): boolean =>
    other !== name && other.endsWith('.md') && highestIn(other, frame) === number
  if (!disk.list(folder).some((entry) => isRival(entry.name))) return true
  disk.remove(file, bytes)
  return false
}

/** As a file system sees a name that does not tell case or Unicode forms apart. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function folderOfNew({ search }: Project): string {
  const folder = search.folders[0] ?? ''
  return folder === '' ? '' : `${folder}/`
}

/** An ID as a part of a file name. */
function fileName(id: string): string {
  return id.replaceAll(/[^\w.-]+/g, '-').replace(/^\.+|\.+$/g, '')
}

const EXAMPLE = 'truespec new "Passkey sign-in"'

function nameOf(given: string): string {
  const name = given.replaceAll(/\s+/g, ' ').trim()
  if (name === '') throw new UserError({ what: 'the name is empty', next: EXAMPLE })
  if (!hasWord(plainText(name, 'name')))
    throw new UserError({ what: `'${name}' is no name: it has no letter and no digit`, next: EXAMPLE })
  return name
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** A name that was given with the words that the template starts each title with: `Feature Specification: Passkeys`. */
function withoutPrefix(name: string, prefix: string): string {
  const isSaid = name.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase()
  const rest = name.slice(prefix.length).trim()
  // `RFC` alone may start a name too, `RFC:` does not.
  return isSaid && !hasWord(prefix.slice(-1)) && hasWord(rest) ? rest : name
}

function personOf(given: string): string {
  return plainText(given.replaceAll(/\s+/g, ' ').trim(), 'person')
}

function issueOf(given: string, { kinds }: Rooms): string {
  const said = plainText(given.trim(), 'issue')
  const issue = /^\d+$/.test(said) ? `#${said}` : said
  const parsed = parseIssue(issue)
  if (kinds.get('issue') === 'issue' && !parsed.ok && parsed.fault !== 'none')
    throw new UserError({ what: `'${said}' is no issue`, next: 'write 12, #12, owner/repository#12, ABC-12 or a URL' })
  return issue
}

/** What was said and has no place in the spec. */
function leftOut({ author, reviewer, issue }: NewOptions, { kinds }: Rooms): readonly string[] {
  const said = { author, reviewers: reviewer, issue }
  return Object.entries(said)
    .filter(([role, value]) => value !== undefined && !kinds.has(role))
    .map(([role]) => `the template has no field for ${NAMES[role as keyof typeof said]}: left out`)
}

const NAMES = { author: 'an author', reviewers: 'reviewers', issue: 'an issue' } as const

/** Refuses what would hide or move text where the spec is shown. */
function plainText(text: string, what: string): string {
  if (/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u.test(text) || text.length > 500) {
    throw new UserError({
      what: `the ${what} holds control characters, or is longer than 500 characters`,
      next: 'write it as plain text',
    })
  }
  return text
}

async function authorFromGit({ git, place }: Project): Promise<string | undefined> {
  const { openGit } = await import('../node/git.ts')
  const answer = (git ?? openGit(place.root)).ask(['config', '--get', 'user.name'])
  const name = answer?.status === 0 ? answer.stdout.toString().trim() : ''
  return name === '' ? undefined : personOf(name)
}

function fromWhereTheUserStands({ place }: Project, file: string): string {
  const absolute = join(place.root, file)
  const path = relative(process.cwd(), absolute)
  return path.startsWith('..') || isAbsolute(path) ? absolute : path
}
