/** What CONTRIBUTING tells to do is done in a copy of this repository, as it is printed, and nothing else. */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from './paths.ts'

const CORE = 'packages/core/src'
const CONTRIBUTING = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')

let copy: string
beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'truespec-contributing-')))
  const left = new Set(['node_modules', 'dist', '.git', 'reports', 'bench'])
  for (const name of readdirSync(ROOT)) {
    if (left.has(name)) continue
    cpSync(join(ROOT, name), join(copy, name), { recursive: true, filter: (path) => !left.has(basename(path)) })
  }
  installInto(copy)
  // Whoever has just done what is printed has it already.
  rmSync(join(copy, CORE, 'rules/title-untitled.md'), { force: true })
}, 120_000)
afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** What is installed here, and the copy's own packages in the place of ours. */
function installInto(root: string): void {
  const modules = join(root, 'node_modules')
  const own = new Map([
    ['truespec', 'packages/cli'],
    ['@truespec/core', 'packages/core'],
  ])
  mkdirSync(join(modules, '@truespec'), { recursive: true })
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name.startsWith('.') || name === '@truespec' || own.has(name)) continue
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name))
  }
  for (const [name, path] of own) symlinkSync(join(root, path), join(modules, name))
}

/** The fence with that text in it. */
function printed(language: string, has: string): string {
  const fences = [...CONTRIBUTING.matchAll(/^(`{3,})(\w+)\n([\s\S]*?)^\1$/gm)]
  const found = fences.filter(([, , said, text]) => said === language && text?.includes(has))
  if (found.length !== 1) throw new Error(`${found.length} blocks of CONTRIBUTING hold '${has}'`)
  return found[0]?.[3] ?? ''
}

const put = (path: string, text: string): void => writeFileSync(join(copy, CORE, path), text)

function run(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const env = {
    ...process.env,
    NO_COLOR: '1',
    VITEST: undefined,
    VITEST_WORKER_ID: undefined,
    VITEST_POOL_ID: undefined,
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', env })
  return { status, output: `${stdout}${stderr}` }
}

test('a rule without its page fails the build, which then writes nothing', { timeout: 120_000 }, () => {
  put('rules/title-untitled.ts', printed('ts', 'defineRule('))
  const { status, output } = run('scripts/build.ts')
  expect(output).toBe(`error: ${CORE}/rules/title-untitled.ts: no page beside it (title-untitled.md)\n`)
  expect(status).toBe(1)
  expect(existsSync(join(copy, 'packages/cli/dist'))).toBe(false)
})

test('a rule is two files; a format and a kind of claim are one each', { timeout: 600_000 }, () => {
  put('rules/title-untitled.ts', printed('ts', 'defineRule('))
  put('rules/title-untitled.md', printed('markdown', '# title-untitled'))
  put('evidence/formats/checklist.ts', printed('ts', 'defineFormat('))
  put('claims/kinds/risk.ts', printed('ts', 'defineClaim('))
  expect(run('scripts/build.ts')).toMatchObject({ status: 0 })
  // The tests of rules, as they are: those that speak of the new one, and the one that asks for each to be planted.
  const tests = [`${CORE}/rules/pages.test.ts`, 'packages/cli/test/planted.e2e.test.ts', 'scripts/rules.test.ts']
  const ran = run('node_modules/vitest/vitest.mjs', 'run', ...tests, '-t', 'title-untitled|plays|two files')
  expect(ran.output).toContain('title-untitled: the example of its page')
  expect(ran).toMatchObject({ status: 0 })
  const explained = run('packages/cli/bin/truespec.js', 'explain', 'title-untitled')
  expect(explained.output).toContain("an editor's name for a new file")
})

test('what does not compile fails the build', { timeout: 120_000 }, () => {
  put('claims/kinds/risk.ts', printed('ts', 'defineClaim(').replace('statement:', 'saying:'))
  const { status, output } = run('scripts/build.ts')
  expect(output).toContain('claims/kinds/risk.ts')
  expect(output).toContain('error: the core has type errors')
  expect(status).toBe(1)
})
