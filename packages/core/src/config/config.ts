import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import type { Level } from '../text/diagnostic.ts'
import { span } from '../text/span.ts'
import { once } from '../text/once.ts'
import { checkValue, type ConfigFault, faultAt } from './check.ts'
import { matcherOf, type PathMatcher } from './globs.ts'
import { defaultLifecycle, findStatus, isSameStatus, nearestStatus, statusNames, type Lifecycle } from './lifecycle.ts'
import type { Config, Override, TemplateBinding } from './model.ts'
import { configSchema } from './schema.ts'

export type { ConfigFault }

/** What holds where there is no `truespec.json`. */
export const defaultConfig: Config = {
  specs: ['specs/**/*.md', '.specs/**/*.md', 'docs/specs/**/*.md'],
  ignore: ['**/node_modules/**'],
  templates: [],
  rules: {},
  overrides: [],
  lifecycle: defaultLifecycle,
  limits: { fileSize: 2 * 1024 * 1024, nesting: 100, blockTime: 60_000, findings: 1000 },
  vague: { add: [], allow: [] },
  verify: { reports: [], names: [], components: {}, metrics: {}, demanded: undefined },
  baseline: undefined,
}

const LARGEST = 1024 * 1024

/**
 * Reads `truespec.json`: JSON with comments and trailing commas. What it leaves out has its default. `codes` are the rules that there are, `kinds` the
 * kinds of claims; anything else that is named is a fault. Never throws. `file` is what messages call it.
 */
export function parseConfig(
  text: string,
  file: string,
  codes: readonly string[],
  kinds: readonly string[],
): { readonly config: Config } | { readonly faults: readonly ConfigFault[] } {
  const start = text.startsWith('\ufeff') ? 1 : 0
  if (text.length > LARGEST)
    return { faults: [{ span: span(0, 0), message: `${file} is longer than ${LARGEST} characters` }] }
  const tree = treeOf(start === 0 ? text : ` ${text.slice(1)}`, file)
  if ('faults' in tree) return tree
  const faults = checkValue(tree.root, configSchema, '', { codes, kinds })
  if (faults.length > 0) return { faults }
  const config = withDefaults(getNodeValue(tree.root) as Written)
  const more = [...lifecycleFaults(config.lifecycle, tree.root), ...statusFaults(config, tree.root)]
  return more.length > 0 ? { faults: more } : { config }
}

/** The binding that names a file's template: the first whose globs fit. Undefined where the shipped template holds. */
export function templateFor(config: Config, file: string): TemplateBinding | undefined {
  return config.templates.find((binding) => fits(binding.files, file))
}

/**
 * What the configuration sets for a rule in a file of that status text: the last override that fits, else `rules`. Undefined where
 * it says nothing. Names of files and states that an override leaves out fit all.
 */
export function levelFor(config: Config, code: string, file: string, status: string | undefined): Level | undefined {
  const found = config.overrides.findLast(
    (override) => Object.hasOwn(override.rules, code) && holds(config, override, file, status),
  )
  const rules = found?.rules ?? config.rules
  return Object.hasOwn(rules, code) ? rules[code] : undefined
}

function holds(config: Config, { files, status: states }: Override, file: string, status: string | undefined): boolean {
  if (files.length > 0 && !fits(files, file)) return false
  if (states.length === 0) return true
  const known = status === undefined ? undefined : (findStatus(config.lifecycle, status)?.name ?? status)
  return known !== undefined && states.some((state) => isSameStatus(state, known))
}

const matcherFor: (globs: readonly string[]) => PathMatcher = once(matcherOf)

function fits(globs: readonly string[], file: string): boolean {
  return matcherFor(globs)(file)
}

/** The checked value: what the schema allows, nothing more. */
type Written = {
  readonly [Key in 'specs' | 'ignore' | 'rules' | 'baseline']?: Config[Key]
} & {
  readonly templates?: readonly (Pick<TemplateBinding, 'template'> & Partial<TemplateBinding>)[]
  readonly overrides?: readonly (Pick<Override, 'rules'> & Partial<Override>)[]
  readonly lifecycle?: {
    readonly states: readonly (Pick<Lifecycle['states'][number], 'name'> & Partial<Lifecycle['states'][number]>)[]
    readonly ends?: Lifecycle['ends']
  }
  readonly limits?: Partial<Config['limits']>
  readonly vague?: Partial<Config['vague']>
  readonly verify?: Partial<Config['verify']>
}

function withDefaults(written: Written): Config {
  const { specs, ignore, rules, lifecycle } = written
  return {
    specs: specs ?? defaultConfig.specs,
    ignore: ignore ?? defaultConfig.ignore,
    templates: (written.templates ?? []).map(({ template, files = ['**'], directives = {}, placeholders = [] }) => ({
      files,
      template,
      directives,
      placeholders,
    })),
    rules: rules ?? {},
    overrides: (written.overrides ?? []).map((override) => ({
      files: override.files ?? [],
      status: override.status ?? [],
      rules: override.rules,
    })),
    lifecycle: lifecycle
      ? { states: lifecycle.states.map(({ name, demands = [] }) => ({ name, demands })), ends: lifecycle.ends ?? [] }
      : defaultLifecycle,
    limits: { ...defaultConfig.limits, ...written.limits },
    vague: { ...defaultConfig.vague, ...written.vague },
    verify: { ...defaultConfig.verify, ...written.verify },
    baseline: written.baseline,
  }
}

/** Names that stand twice, and ends that come from no state. */
function lifecycleFaults(lifecycle: Lifecycle, root: Node): readonly ConfigFault[] {
  const { states, ends } = lifecycle
  const names = statusNames(lifecycle)
  const at = root.children?.find((property) => property.children?.[0]?.value === 'lifecycle')?.children?.[1] ?? root
  const twice = names.filter((name, i) => names.findIndex((other) => isSameStatus(other, name)) < i)
  const unknown = ends.flatMap((end) => end.from).filter((from) => !states.some((state) => state.name === from))
  return [
    ...twice.map((name) => faultAt(at, `'lifecycle' has the state '${name}' twice`)),
    ...unknown.map((name) => faultAt(at, `'lifecycle.ends' comes from '${name}', which is no state`)),
  ]
}

/** States of overrides that are misspelt. A template may list states of its own, so that others are none. */
function statusFaults({ overrides, lifecycle }: Config, root: Node): readonly ConfigFault[] {
  return overrides.flatMap(({ status }, i) =>
    status.flatMap((name, j) => {
      const near = findStatus(lifecycle, name) === undefined ? nearestStatus(lifecycle, name) : undefined
      if (near === undefined || stemOf(near) === stemOf(name)) return []
      const at = findNodeAtLocation(root, ['overrides', i, 'status', j]) ?? root
      return [faultAt(at, `'overrides[${i}].status' names the state '${name}', which is not known`, near)]
    }),
  )
}

/** `Implemented` is not `Implementing` misspelt. */
function stemOf(state: string): string {
  return state
    .trim()
    .toLowerCase()
    .replace(/(?:ing|ed|e|s)$/, '')
}

function treeOf(text: string, file: string): { readonly root: Node } | { readonly faults: readonly ConfigFault[] } {
  const errors: ParseError[] = []
  let root: Node | undefined
  try {
    root = parseTree(text, errors, { allowTrailingComma: true })
  } catch {
    // Its only way to throw is a stack that nesting has filled.
    return { faults: [{ span: span(0, 0), message: `${file} is nested too deeply` }] }
  }
  if (errors.length === 0 && root) return { root }
  if (errors.length === 0)
    return { faults: [{ span: span(0, 0), message: `${file} is empty: write {} for the defaults` }] }
  return {
    faults: errors.slice(0, 20).map(({ error, offset, length }) => ({
      span: span(offset, offset + length),
      message: `${file} is no JSON: ${wordsOf(printParseErrorCode(error))}`,
    })),
  }
}

/** `PropertyNameExpected` as `property name expected`. */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()
}
