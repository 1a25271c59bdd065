import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Plugin, rolldown } from 'rolldown'
import { minifySync } from 'rolldown/utils'
import { licencesOf } from './licences.ts'
import { filesUnder, readManifest, ROOT } from './paths.ts'

/** What is loaded by name, below packages/cli/src: the program, what `truespec/vitest` is, and whatever is called `*-worker.ts` or `worker.ts`. */
const ENTRIES = ['main.ts', 'vitest.ts']
const WORKER = /(^|[-/])worker\.ts$/

/**
 * Diagrams are parsed and never drawn: what only drawing needs is left out. That is 4.5 MB, and with elkjs the one part
 * under the EPL. All of it is imported by its default; `use` is what cytoscape is told its layouts by.
 */
const withoutDrawing: Plugin = {
  name: 'without-drawing',
  resolveId: (id) => (/^(elkjs|katex|cytoscape(-fcose|-cose-bilkent)?)(\/|$)/.test(id) ? '\0drawing' : undefined),
  load: (id) => (id === '\0drawing' ? 'export default class { static use() {} }' : undefined),
}

/**
 * Chunks that hold only code of other packages are made small; a chunk with a line of ours stays as it is, so that a
 * stack trace in a report can be read.
 */
const othersSmall: Plugin = {
  name: 'others-small',
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk' || !file.moduleIds.every((id) => /[\\/]node_modules[\\/]|^\0/.test(id))) continue
      const { code, errors } = minifySync(file.fileName, file.code, { module: true, mangle: { keepNames: true } })
      if (errors.length > 0) throw new Error(`${file.fileName}: ${errors[0]?.message}`)
      file.code = code
    }
  },
}

/**
 * Bundles the command line into packages/cli/dist, one chunk for each module that is loaded lazily, with the
 * licences of the code that went in. Throws where a module does not resolve or parse.
 *
 * All files lie flat in one folder, so that any module reaches a worker in both places alike:
 * `new URL(import.meta.url.endsWith('.ts') ? './types-worker.ts' : './types-worker.js', import.meta.url)`
 */
export async function bundle(): Promise<void> {
  const folder = join(ROOT, 'packages/cli')
  // Made beside the old one and put in its place whole, so that a program that runs meanwhile sees one of the two.
  const making = join(folder, `dist.making-${process.pid}`)
  const sources = filesUnder('packages/cli/src')
  const entries = sources.filter(
    (path) => ENTRIES.includes(path.replace(/^packages\/cli\/src\//, '')) || WORKER.test(path),
  )
  const input = Object.fromEntries(entries.map((path) => [basename(path, '.ts'), join(ROOT, path)]))
  if (Object.keys(input).length < entries.length) throw new Error(`two of these bear one name: ${entries.join(', ')}`)
  const { dependencies, peerDependencies } = readManifest(join(folder, 'package.json'))
  const external = Object.keys({ ...dependencies, ...peerDependencies })
  const build = await rolldown({
    input,
    cwd: folder,
    platform: 'node',
    // The ESM build where a package has one: jsonc-parser's main is UMD, whose requires no bundler can follow.
    resolve: { mainFields: ['module', 'main'] },
    tsconfig: false,
    external: external.map((name) => new RegExp(`^${name}(/|$)`)),
    plugins: [withoutDrawing, othersSmall],
    onLog(level, log, report) {
      // Chunks that import each other, and eval, are mermaid's and its dependencies' own.
      const theirs = ['CIRCULAR_DEPENDENCY', 'EVAL'].includes(log.code ?? '') && log.message.includes('node_modules')
      if (!theirs) report(log.code === 'UNRESOLVED_IMPORT' ? 'error' : level, log)
    },
  })
  const { output } = await build.write({
    dir: making,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    comments: { legal: true, annotation: true, jsdoc: false },
  })
  await build.close()
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
  writeFileSync(join(making, 'THIRD-PARTY-LICENSES.txt'), licencesOf(modules))
  cpSync(join(ROOT, 'packages/core/schemas/truespec.schema.json'), join(making, 'truespec.schema.json'))
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  renameSync(making, join(folder, 'dist'))
}
