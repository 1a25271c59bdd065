import type { Config, TemplateBinding } from '@truespec/core'
import { UserError } from '../errors.ts'
import { CONFIG_NAME, findPlace, type Place, type SearchFor } from '../node/find.ts'
import { openGit } from '../node/git.ts'
import { ownVersion, shippedTemplate } from '../node/package.ts'
import { openDisk } from '../node/real-disk.ts'
import type { Disk } from '../node/disk.ts'
import { asStarted, isStartedByNpx } from '../started.ts'
import { sanitize } from '../terminal/sanitize.ts'
import { stderr, stdout } from '../terminal/streams.ts'
import { fitted, tell } from '../terminal/tell.ts'
import { askWhatToSetUp } from './ask.ts'
import { planHook } from './hook.ts'
import { firstLayout, layoutOf, notesOnOthers, TEMPLATES, type Layout } from './layout.ts'
import { createSpec, templateOfNew } from './new.ts'
import type { InitOptions } from './options.ts'
import { carryOut, planFile, together, type Plan } from './plan.ts'
import { baseOf, configOf, openProject, searchFor } from './project.ts'
import { specPaths } from './spec-paths.ts'
import { readTemplate } from './templates.ts'
import { testRunOf, type TestRun } from './test-run.ts'
import { githubWorkflow, gitlabWorkflow } from './workflow.ts'

/** What is to be set up. */
export interface Choices {
  /** The name of a first spec; undefined for none. */
  readonly spec: string | undefined
  readonly ci: 'github' | 'gitlab' | 'none'
  readonly hook: boolean
}

/** Sets up a repository: asks, plans, says what it will do, does it. */
export async function runInit(options: InitOptions): Promise<void> {
  const place = findPlace({ cwd: options.cwd })
  const disk = openDisk(place.root)
  const git = place.top !== undefined ? openGit(place.root) : undefined
  const config = configOf(place)
  const named = namedTemplate(place, options)
  const found = specPaths({ disk, git, search: searchBefore(config, named) })
  const hasSpecs = found.length > 0
  const isNew = place.configFile === undefined
  const layout = isNew ? firstLayout(disk, found, named) : layoutOf(config, named)
  const asks = process.stdin.isTTY && stdout.isTTY && !options.yes && !options.dryRun
  const choices = asks ? await askWhatToSetUp(place.root, options) : defaults(options, git !== undefined, hasSpecs)
  const plan = together([
    ...planFiles(disk, isNew ? undefined : config, { layout, isNamed: named !== undefined }, choices),
    ...(choices.hook ? [planHook(place, disk, git, commandIn(disk))] : []),
  ])

  for (const note of plan.notes) tell(note)
  if (isNew)
    for (const note of notesOnOthers(disk, git, searchBefore({ ...config, specs: layout.specs }, layout.template)))
      tell(note)
  if (options.dryRun) {
    for (const { shown, text } of plan.files)
      stdout.write(`${sanitize(shown)} (${text.split('\n').length - 1} lines)\n`)
    if (choices.spec !== undefined)
      stdout.write(`${sanitize(baseOf(layout.specs[0] ?? ''))}/… (a spec named ${sanitize(choices.spec)})\n`)
    tell('nothing was written')
    return
  }
  carryOut(plan, (shown) => stdout.write(`${sanitize(shown)}\n`))
  if (choices.spec !== undefined) {
    const project = openProject({ cwd: options.cwd })
    const { file } = await createSpec(project, templateOfNew(project), choices.spec, {
      ...(options.today !== undefined && { today: options.today }),
    })
    stdout.write(`${sanitize(file)}\n`)
  }
  if (choices.hook && !isInstalled(disk) && isStartedByNpx())
    tell('the hook checks as soon as Truespec is installed: npm install --save-dev truespec')
  const next = hasSpecs
    ? 'run truespec check'
    : choices.spec === undefined
      ? 'run truespec new "Name of a feature"'
      : 'fill in the spec, then run truespec check'
  stderr.write(fitted(`Next: ${asStarted(next)}\n`))
}

/** Where specs are looked for while templates may not be there yet. */
function searchBefore(config: Config, named: string | undefined): SearchFor {
  const templates = [...TEMPLATES, ...config.templates.map(({ template }) => template)]
  return searchFor(
    config,
    [...templates, ...(named === undefined ? [] : [named])].map((path) => ({ path, older: [] })),
  )
}

/** The template of the command line, relative to the root. Throws `UserError` where it is not there or outside. */
function namedTemplate(place: Place, { template }: InitOptions): string | undefined {
  if (template === undefined) return undefined
  const { path } = readTemplate(place, template)
  if (path === undefined)
    throw new UserError({
      what: `the template ${template} is outside the root`,
      where: place.root,
      next: 'copy it into the repository first',
    })
  return path
}

/** What is taken where nobody is asked: everything but a spec without a name, and a first spec where there are others. */
function defaults({ spec, ci, hook }: InitOptions, hasGit: boolean, hasSpecs: boolean): Choices {
  return {
    spec: typeof spec === 'string' ? spec : spec === false || hasSpecs ? undefined : 'First feature',
    ci: ci ?? 'github',
    hook: hook ?? hasGit,
  }
}

/** @param config What is there already. */
function planFiles(
  disk: Disk,
  config: Config | undefined,
  { layout, isNamed }: { readonly layout: Layout; readonly isNamed: boolean },
  { ci }: Choices,
): readonly Plan[] {
  const version = ownVersion()
  const { template: path } = layout
  // A template that nothing is read through would be taken for a spec.
  const isUnbound = config !== undefined && !config.templates.some((binding) => binding.template === path)
  const text = configText(layout, schemaFor(disk, version))
  const plans = [
    planFile(
      { disk, path: CONFIG_NAME, shown: CONFIG_NAME, text },
      isUnbound ? `it binds no ${path}; to have that: "templates": ${JSON.stringify(bindingsOf(layout))}` : '',
    ),
  ]
  if (!isNamed && (!isUnbound || disk.stat(path) !== undefined))
    plans.push(planFile({ disk, path, shown: path, text: shippedTemplate() }, ''))
  const github = '.github/workflows/specs.yml'
  const gitlab = '.gitlab-ci.yml'
  const tests = testRunIn(disk)
  if (ci === 'github')
    plans.push(planFile({ disk, path: github, shown: github, text: githubWorkflow(version, tests) }, ''))
  if (ci === 'gitlab')
    plans.push(
      planFile(
        { disk, path: gitlab, shown: gitlab, text: gitlabWorkflow(version, tests) },
        `add a job to it that runs: npx --yes truespec@${version} check`,
      ),
    )
  return plans
}

const LARGEST_MANIFEST = 1024 * 1024

function testRunIn(disk: Disk): TestRun | undefined {
  const read = disk.read('package.json', LARGEST_MANIFEST)
  return read.kind === 'file' ? testRunOf(Buffer.from(read.bytes).toString('utf8')) : undefined
}

const SCHEMA = 'dist/truespec.schema.json'

/** Where an editor finds the configuration's schema: in the package where that is installed here, else (npx) where npm's files are served. */
function schemaFor(disk: Disk, version: string): string {
  return isInstalled(disk) ? `./node_modules/truespec/${SCHEMA}` : `https://unpkg.com/truespec@${version}/${SCHEMA}`
}

function isInstalled(disk: Disk): boolean {
  // A link is fine: so pnpm and workspaces install.
  return disk.stat('node_modules/truespec') !== undefined
}

/** What a line of a hook says to check the specs here. */
function commandIn(disk: Disk): string {
  return isInstalled(disk) ? 'node_modules/.bin/truespec check' : asStarted('truespec check')
}

/** The specs that the template is for, as the configuration says it. */
function bindingsOf({ bound, template }: Layout): readonly Pick<TemplateBinding, 'files' | 'template'>[] {
  return [{ files: bound, template }]
}

function configText(layout: Layout, $schema: string): string {
  const config = { $schema, specs: layout.specs, templates: bindingsOf(layout), rules: {} }
  return `// The configuration of Truespec. \`truespec explain\` lists the rules; set one to "off", "hint", "warning" or "error".\n${JSON.stringify(config, undefined, 2)}\n`
}
