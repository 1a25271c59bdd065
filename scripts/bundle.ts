import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type OutputOptions, type Plugin, rolldown } from 'rolldown'
import { minifySync } from 'rolldown/utils'
import { licencesOf } from './licences.ts'
import { filesUnder, readManifest, ROOT } from './paths.ts'

/** What is loaded by name, below packages/cli/src: the program, and whatever is called `*-worker.ts`, `*-fallback.ts` or `worker.ts`. */
const ENTRY = 'start.ts'
const NAMED = /(^|[-/])(worker|fallback)\.ts$/
/** What stands alone: the loader, which runs all other chunks, and the one module that others import, in a process that is not ours. */
const LOADER = 'load.ts'
const LIBRARY = 'vitest.ts'

/**
 * A module costs half a millisecond where it is loaded alone: what each of these needs, and those before it do not hold, is one chunk.
 * `--help` loads the first, a check of what was checked before two of them, any other check all three.
 */
const TOGETHER: readonly (readonly [name: string, modules: RegExp])[] = [
  ['main', /cli[\\/]src[\\/]main\.ts$/],
  ['check', /cli[\\/]src[\\/](?:commands|run)[\\/]check\.ts$/],
  ['fresh', /cli[\\/]src[\\/](?:run[\\/](?:fresh|delta)|terminal[\\/]progress)\.ts$/],
]

/**
 * What a check that remembers the last must not load. One import in passing brings it: a name of the core that is imported lazily brings all
 * of the core.
 */
const LATER = /core[\\/]src[\\/](?:rules[\\/]registry|workspace)\.ts$/

/**
 * Diagrams are parsed and never drawn: what only drawing needs is left out. That is 4.5 MB, and with elkjs the one part
 * under the EPL. All of it is imported by its default; `use` is what cytoscape is told its layouts by.
 */
const withoutDrawing: Plugin = {
  name: 'without-drawing',
  resolveId: (id) => (/^(elkjs|katex|cytoscape(-fcose|-cose-bilkent)?)(\/|$)/.test(id) ? '\0drawing' : undefined),
  load: (id) => (id === '\0drawing' ? 'export default class { static use() {} }' : undefined),
}

/** commander starts a program where a subcommand is one of its own. None of ours is, and loading what starts programs is a tenth of `--help`. */
const withoutPrograms: Plugin = {
  name: 'without-programs',
  resolveId: (id, importer) =>
    id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer ?? '') ? '\0programs' : undefined,
  load: (id) => (id === '\0programs' ? 'export {}' : undefined),
}

/**
 * satteri is 35 modules of JavaScript, which go into the bundle, and a native part, which is found where satteri is installed and loaded
 * when it is first called: where it does not load, something else is done than parse with it.
 */
const satteriInside: Plugin = {
  name: 'satteri-inside',
  resolveId: (id) => (id === '#binding' ? '\0binding' : undefined),
  load(id) {
    if (id !== '\0binding') return undefined
    const binding = readFileSync(join(ROOT, 'node_modules/satteri/dist/binding.js'), 'utf8')
    const names = /\{(.*)\}/.exec(binding)?.[1]?.match(/\w+/g) ?? []
    return `import { existsSync, realpathSync } from 'node:fs'
      import { createRequire } from 'node:module'
      import { dirname, join } from 'node:path'
      import { fileURLToPath } from 'node:url'
      let native
      function load() {
        return (native ??= part())
      }
      // What satteri loads it by looks for every platform's, and takes three times as long to load as what it finds.
      function part() {
        const near = createRequire(join(satteri(), 'index.js'))
        try {
          return near('@bruits/satteri-' + process.platform + '-' + process.arch + '-gnu')
        } catch {
          return near('./index.js')
        }
      }
      // Node reads what its manifest exports besides, which takes as long as the native part itself.
      function satteri() {
        const file = fileURLToPath(import.meta.url)
        for (let folder = dirname(file), above; folder !== above; folder = dirname((above = folder))) {
          const here = join(folder, 'node_modules/satteri')
          if (existsSync(here)) return realpathSync(here)
        }
        return dirname(dirname(createRequire(file).resolve('satteri')))
      }
      ${names.map((name) => `export function ${name}(...given) { return load().${name}(...given) }`).join('\n')}`
  },
}

/**
 * What stands around a chunk, so that it is a function where our loader runs it (src/load.ts), which need not copy a megabyte to put that around
 * it, and a module where Node does.
 */
const FUNCTION = [
  "(run => typeof module === 'object' ? run(exports, require, module, __filename, __dirname) : run)(function (exports, require, module, __filename, __dirname) {",
  '})',
] as const

/**
 * Chunks that hold only code of other packages are made small; a chunk with a line of ours stays as it is, so that a
 * stack trace in a report can be read.
 */
const othersSmall: Plugin = {
  name: 'others-small',
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk' || !file.moduleIds.every((id) => /[\\/]node_modules[\\/]|^\0/.test(id))) continue
      const { code, errors } = minifySync(file.fileName, file.code, { mangle: { keepNames: true } })
      if (errors.length > 0) throw new Error(`${file.fileName}: ${errors[0]?.message}`)
      file.code = code
    }
  },
}

/** An enum that nothing reads: TypeScript has put its numbers in the place of its names, and left a millisecond of naming them both ways. */
const withoutEnum: Plugin = {
  name: 'without-enum',
  transform: (code, id) =>
    /jsonc-parser[\\/].*scanner\.js$/.test(id) ? code.replace(/var CharacterCodes;[^]*$/, '') : undefined,
}

/**
 * One sign outside of ASCII makes Node decode a chunk and keep two bytes for each of its characters: three milliseconds more where a check loads
 * a megabyte. In texts and in expressions an escape means the same; with `String.raw` we write expressions only.
 */
const inAscii: Plugin = {
  name: 'in-ascii',
  // Behind all that prints code: `renderChunk` comes before.
  generateBundle(_, files) {
    for (const file of Object.values(files))
      if (file.type === 'chunk') file.code = file.code.replaceAll(/[^\0-\x7f]/g, escaped)
  },
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/**
 * Bundles the command line into packages/cli/dist, one chunk for each module that is loaded lazily, with the
 * licences of the code that went in. Throws where a module does not resolve or parse, or is loaded earlier than it should be.
 *
 * The chunks are CommonJS, since V8 gives the code of a script to be kept and not that of a module (src/load.ts).
 * All files lie flat in one folder, so that any module reaches one that is loaded by name in both places alike:
 * `new URL(import.meta.url.endsWith('.ts') ? './types-worker.ts' : './types-worker.cjs', import.meta.url)`
 */
export async function bundle(): Promise<void> {
  const folder = join(ROOT, 'packages/cli')
  // Made beside the old one and put in its place whole, so that a program that runs meanwhile sees one of the two.
  const making = join(folder, `dist.making-${process.pid}`)
  const sources = filesUnder('packages/cli/src')
  const entries = sources.filter((path) => path === `packages/cli/src/${ENTRY}` || NAMED.test(path))
  const input = Object.fromEntries(entries.map((path) => [basename(path, '.ts'), join(ROOT, path)]))
  if (Object.keys(input).length < entries.length) throw new Error(`two of these bear one name: ${entries.join(', ')}`)
  const modules = [
    ...(await write(input, {
      dir: making,
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name]-[hash].cjs',
      banner: FUNCTION[0],
      footer: FUNCTION[1],
      codeSplitting: {
        groups: TOGETHER.map(([name, test], i) => ({ name, test, priority: TOGETHER.length - i })),
      },
    })),
    ...(await write(
      { load: join(folder, 'src', LOADER) },
      { dir: making, format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    )),
    ...(await write(
      { vitest: join(folder, 'src', LIBRARY) },
      { dir: making, format: 'esm', entryFileNames: '[name].js', codeSplitting: false },
    )),
  ]
  writeFileSync(join(making, 'THIRD-PARTY-LICENSES.txt'), licencesOf(modules))
  cpSync(join(ROOT, 'packages/core/schemas/truespec.schema.json'), join(making, 'truespec.schema.json'))
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  renameSync(making, join(folder, 'dist'))
}

/** Bundles some modules; gives the paths of all that went in. */
async function write(input: Readonly<Record<string, string>>, output: OutputOptions): Promise<readonly string[]> {
  const folder = join(ROOT, 'packages/cli')
  const { dependencies, peerDependencies } = readManifest(join(folder, 'package.json'))
  const external = Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => name !== 'satteri')
  const build = await rolldown({
    input: { ...input },
    cwd: folder,
    platform: 'node',
    // The ESM build where a package has one: jsonc-parser's main is UMD, whose requires no bundler can follow.
    resolve: { mainFields: ['module', 'main'] },
    tsconfig: false,
    external: external.map((name) => new RegExp(`^${name}(/|$)`)),
    // What is loaded lazily in one command is loaded at once in another.
    checks: { ineffectiveDynamicImport: false },
    plugins: [withoutDrawing, withoutPrograms, satteriInside, withoutEnum, othersSmall, inAscii],
    onLog(level, log, report) {
      // Chunks that import each other, and eval, are mermaid's and its dependencies' own.
      const theirs = ['CIRCULAR_DEPENDENCY', 'EVAL'].includes(log.code ?? '') && log.message.includes('node_modules')
      if (!theirs) report(log.code === 'UNRESOLVED_IMPORT' ? 'error' : level, log)
    },
  })
  const { output: made } = await build.write({ ...output, comments: { legal: true, annotation: true, jsdoc: false } })
  await build.close()
  const chunks = made.filter((file) => file.type === 'chunk')
  for (const { name, moduleIds } of chunks) {
    const early = name === 'main' || name === 'check' ? moduleIds.find((id) => LATER.test(id)) : undefined
    if (early !== undefined) throw new Error(`the chunk '${name}' holds ${early}: who imports it there?`)
  }
  return chunks.flatMap(({ moduleIds }) => moduleIds)
}
