import { posix } from 'node:path'
import type { BlockFault, TypeModule } from '@truespec/core'
import { failureReason, Threads, type Failure } from './threads.ts'
import { importedFiles, type ReadFile } from './types-imports.ts'
import { isNoise } from './types-noise.ts'
import type { Finding, ProgramJob, ProgramModule } from './types-program.ts'
import { globalsOf, importsOf, namesOf, readTypeSource, relativeImports, type TypeSource } from './types-source.ts'

/** Checks TypeScript blocks off the main thread. */
export interface TypesEngine {
  /** The faults of each module, in order. Never rejects. */
  check(modules: readonly TypeModule[], readFile: ReadFile): Promise<readonly (readonly BlockFault[])[]>
  /** Loads the compiler, in a thread. */
  warm(): void
  close(): void
}

/** Nobody nests so deeply; a compiler that recurses must not be asked to. */
const DEEPEST = 200

/** So many modules are checked one by one; more in one go, and one by one only where that takes too long. */
const FEW = 150

/** From here on two programs are faster than one. */
const MANY = 2000

/** Programs that may be killed in one call. */
const KILLS = 6

/** Milliseconds that a module may add to the time of a program that is checked in one go. */
const MODULE_MS = 2

/** Equal texts that see the same files are one module of the program. */
interface Unit extends ProgramModule {
  readonly files: ReadonlyMap<string, string>
}

/** `timeLimit`: milliseconds that one block may take. Nothing is loaded before there is a block. */
export function createTypesEngine(options: { readonly timeLimit: number; readonly threads: number }): TypesEngine {
  const programs = new Threads<ProgramJob, readonly (readonly Finding[])[]>({
    entry: 'types-worker',
    chunk: 1,
    ...options,
  })
  return {
    async check(modules, readFile) {
      const sources = modules.map(({ text }) => readTypeSource(text))
      const early = modules.map(({ text }, at) => earlyFaults(text, sources[at] as TypeSource))
      const units = new Map<string, Unit>()
      const names = namesByFile(modules, sources)
      const imports = importsByFile(modules, sources)
      const keys = modules.map((module, at) => {
        if (early[at]?.length) return undefined
        return unitFor(units, module, borrowed(imports.get(module.file), (sources[at] as TypeSource).code), readFile)
      })
      const answers = await checkUnits([...units.values()], programs, options)
      const answerOf = new Map([...units.keys()].map((key, at) => [key, answers[at]]))
      return modules.map((module, at) => {
        const key = keys[at]
        if (key === undefined) return early[at] ?? []
        return faultsOf(module, answerOf.get(key), names.get(module.file) ?? new Set(), options.timeLimit)
      })
    },
    warm: () => programs.warm(),
    close: () => programs.close(),
  }
}

function earlyFaults(text: string, source: TypeSource): readonly BlockFault[] {
  if (source.depth > DEEPEST) {
    return [
      {
        rule: 'typescript-syntax',
        span: { from: 0, to: lineLength(text) },
        reason: `brackets nested deeper than ${DEEPEST}`,
      },
    ]
  }
  const references = source.references.map((span) => ({
    span,
    reason: 'refers to another file, which is not followed',
  }))
  const globals = globalsOf(source, text).map((span) => ({ span, reason: 'declares what every other block would see' }))
  return [...references, ...globals]
    .toSorted((a, b) => a.span.from - b.span.from)
    .map((each) => ({ rule: 'typescript-global', ...each }))
}

function lineLength(text: string): number {
  const end = text.search(/[\r\n]/)
  return end < 0 ? text.length : end
}

function unitFor(units: Map<string, Unit>, { file, text }: TypeModule, borrowed: string, readFile: ReadFile): string {
  const whole = `${text}\n${borrowed}`
  const folder = relativeImports(whole).length > 0 ? posix.dirname(file) : ''
  const key = `${folder}\0${borrowed}\0${text}`
  if (!units.has(key)) {
    const path = posix.join(folder, `__block_${units.size}.ts`)
    units.set(key, { path, text, borrowed, files: folder === '' ? new Map() : importedFiles(path, whole, readFile) })
  }
  return key
}

/** What blocks of the same spec import from the project: the statement of each name. */
function importsByFile(
  modules: readonly TypeModule[],
  sources: readonly TypeSource[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const byFile = new Map<string, Map<string, string>>()
  for (const [at, { file, text }] of modules.entries()) {
    for (const { name, statement } of importsOf(sources[at] as TypeSource, text)) {
      const statements = byFile.get(file) ?? new Map<string, string>()
      byFile.set(file, statements)
      if (!statements.has(name)) statements.set(name, statement)
    }
  }
  return byFile
}

/** The imports of other blocks whose names a block uses, and neither declares nor imports itself. */
function borrowed(imports: ReadonlyMap<string, string> | undefined, code: string): string {
  if (imports === undefined) return ''
  const own = namesOf(code)
  const used = new Set(Array.from(code.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu), ([name]) => name))
  return [...imports].flatMap(([name, statement]) => (used.has(name) && !own.has(name) ? [statement] : [])).join('\n')
}

/** What blocks of the same spec declare: one block may speak of what another one shows. */
function namesByFile(modules: readonly TypeModule[], sources: readonly TypeSource[]): ReadonlyMap<string, Set<string>> {
  const byFile = new Map<string, Set<string>>()
  for (const [at, { file }] of modules.entries()) {
    const names = byFile.get(file) ?? new Set<string>()
    byFile.set(file, names)
    for (const name of namesOf(sources[at]?.code ?? '')) names.add(name)
  }
  return byFile
}

type Answer = readonly Finding[] | Failure

type Programs = Threads<ProgramJob, readonly (readonly Finding[])[]>

async function checkUnits(
  units: readonly Unit[],
  programs: Programs,
  options: { readonly timeLimit: number; readonly threads: number },
): Promise<readonly Answer[]> {
  const budget = { kills: KILLS }
  const groups = units.length > MANY && options.threads > 1 ? halves(units) : [units]
  const answers = await Promise.all(
    groups.map((group) => checkGroup(group, group.length <= FEW, { programs, timeLimit: options.timeLimit, budget })),
  )
  return answers.flat()
}

interface Means {
  readonly programs: Programs
  readonly timeLimit: number
  readonly budget: { kills: number }
}

/** Checks again without the module that takes for ever, or in halves where it is not known which one does. */
async function checkGroup(units: readonly Unit[], each: boolean, means: Means): Promise<readonly Answer[]> {
  const { programs, timeLimit, budget } = means
  if (units.length === 0) return []
  if (budget.kills <= 0) return units.map(() => ({ why: 'time', step: -1 }))
  const [outcome] = await programs.run(
    [programOf(units, each)],
    each ? timeLimit : timeLimit + units.length * MODULE_MS,
  )
  if (outcome === undefined) return units.map(() => ({ why: 'crash', step: -1 }))
  if ('result' in outcome) return outcome.result
  budget.kills--
  const { step } = outcome.failure
  if (units.length === 1) return [outcome.failure]
  if (!each) return checkGroup(units, true, means)
  if (step < 0) {
    const answers: Answer[] = []
    for (const half of halves(units)) answers.push(...(await checkGroup(half, true, means)))
    return answers
  }
  const rest = await checkGroup([...units.slice(0, step), ...units.slice(step + 1)], true, means)
  return [...rest.slice(0, step), outcome.failure, ...rest.slice(step)]
}

function programOf(units: readonly Unit[], each: boolean): ProgramJob {
  const files = new Map<string, string>()
  for (const unit of units) for (const [path, text] of unit.files) files.set(path, text)
  return { modules: units.map(({ path, text, borrowed }) => ({ path, text, borrowed })), files, each }
}

function halves<T>(all: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(all.length / 2)
  return [all.slice(0, middle), all.slice(middle)]
}

function faultsOf(
  { text }: TypeModule,
  answer: Answer | undefined,
  names: ReadonlySet<string>,
  timeLimit: number,
): readonly BlockFault[] {
  if (answer === undefined) return []
  if ('why' in answer) {
    return [
      {
        rule: 'typescript-type',
        span: { from: 0, to: lineLength(text) },
        reason: failureReason(answer, timeLimit),
        gaveUp: true,
      },
    ]
  }
  // What follows the first error of syntax follows from it.
  const broken = answer.filter((finding) => finding.syntax).toSorted((a, b) => a.from - b.from)[0]
  const told =
    broken === undefined
      ? // What is wrong with a borrowed import is told where it stands.
        distinct(answer, text).filter((finding) => finding.from <= text.length && !isNoise(finding, text, names))
      : [broken]
  return told
    .map(({ syntax, from, to, text: reason }) => {
      // The end of the block is in front of what was put behind it.
      const start = Math.min(from, text.length)
      return {
        rule: syntax ? 'typescript-syntax' : 'typescript-type',
        span: { from: start, to: Math.max(start, Math.min(to, text.length)) },
        reason,
      }
    })
    .toSorted((a, b) => a.span.from - b.span.from)
}

/** What the compiler adds where a name is declared twice: other modifiers, another type. */
const DECLARED_TWICE = 2300
const OF_DECLARED_TWICE: ReadonlySet<number> = new Set([2687, 2717])

/** The same said of the same words is said once, at their first place. */
function distinct(findings: readonly Finding[], text: string): readonly Finding[] {
  const first = new Map<string, Finding>()
  const twice = new Set(
    findings.filter(({ code }) => code === DECLARED_TWICE).map(({ from, to }) => text.slice(from, to)),
  )
  for (const finding of findings.toSorted((a, b) => a.from - b.from)) {
    if (OF_DECLARED_TWICE.has(finding.code) && twice.has(text.slice(finding.from, finding.to))) continue
    const key = `${finding.code}\0${finding.text}\0${text.slice(finding.from, finding.to)}`
    if (!first.has(key)) first.set(key, finding)
  }
  return [...first.values()]
}
