import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Plugin, rolldown } from 'rolldown'
import { licencesOf } from './licences.ts'
import { filesUnder, readManifest, ROOT } from './paths.ts'

/** What is started by name, below packages/cli/src: the program, and whatever is called `*-worker.ts` or `worker.ts`. */
const MAIN = 'main.ts'
const WORKER = /(^|[-/])worker\.ts$/

/** Diagrams are parsed and never drawn. Mermaid's layout engine is 2.6 MB, and the one part under the EPL. */
const withoutLayout: Plugin = {
  name: 'without-layout',
  resolveId: (id) => (/^elkjs(\/|$)/.test(id) ? '\0elkjs' : undefined),
  load: (id) => (id === '\0elkjs' ? 'export default class {}' : undefined),
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
  const entries = sources.filter((path) => path === `packages/cli/src/${MAIN}` || WORKER.test(path))
  const input = Object.fromEntries(entries.map((path) => [basename(path, '.ts'), join(ROOT, path)]))
  if (Object.keys(input).length < entries.length) throw new Error(`two of these bear one name: ${entries.join(', ')}`)
  const external = Object.keys(readManifest(join(folder, 'package.json')).dependencies ?? {})
  const build = await rolldown({
    input,
    cwd: folder,
    platform: 'node',
    // The ESM build where a package has one: jsonc-parser's main is UMD, whose requires no bundler can follow.
    resolve: { mainFields: ['module', 'main'] },
    tsconfig: false,
    external: external.map((name) => new RegExp(`^${name}(/|$)`)),
    plugins: [withoutLayout],
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
  cpSync(join(ROOT, 'LICENSE'), join(making, 'LICENSE'))
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  renameSync(making, join(folder, 'dist'))
}
