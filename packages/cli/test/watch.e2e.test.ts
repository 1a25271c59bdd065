import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTruespec, truespec } from './binary.ts'
import { makeRepository, type Repository } from './repository.ts'
import { brokenSpec, CONFIG, soundSpec, TEMPLATE } from './specs.ts'

let repository: Repository
const started: ChildProcess[] = []

beforeEach(() => {
  repository = makeRepository({
    'truespec.json': CONFIG,
    'template.md': TEMPLATE,
    'specs/a.md': soundSpec(1, { status: 'Rejected' }),
  })
  repository.commit('first')
})
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  repository.remove()
})

/** Watches; gives what waits for the next document of JSON on stdout, and for there being none. */
async function watch(
  cwd: string,
  ...paths: readonly string[]
): Promise<{ readonly next: () => Promise<string>; readonly isQuiet: () => boolean }> {
  const child = startTruespec(['check', ...paths, '--watch', '--json', '--today', '2026-11-22'], { cwd })
  started.push(child)
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ready = new Promise<void>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => chunk.toString().includes('watching') && resolve())
  })
  let read = 0
  const next = async (): Promise<string> => {
    for (let i = 0; i < 200; i++) {
      const end = output.indexOf('\n}\n', read)
      if (end >= 0) {
        const document = output.slice(read, end + 3)
        read = end + 3
        return document
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('nothing was checked again')
  }
  await ready
  return { next, isQuiet: () => output.length === read }
}

test('a file that was named and is gone is what is said to be missing', async () => {
  repository.write('specs/b.md', soundSpec(2))
  const { next } = await watch(repository.root, 'specs/a.md')
  await next()
  rmSync(join(repository.root, 'specs/a.md'))
  expect(await next()).toContain('No spec was found in specs/a.md')
})

test('a commit is noticed, and the rules that ask git see it', async () => {
  const { next, isQuiet } = await watch(repository.root)
  expect(await next()).not.toContain('status-transition')
  repository.write('specs/a.md', soundSpec(1, { status: 'Approved' }))
  expect(await next()).toContain('status-transition')
  repository.commit('second')
  expect(await next()).not.toContain('status-transition')
  // What git does without moving a ref is nothing to check again for.
  repository.git('tag', 'a-tag')
  repository.git('status')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(isQuiet()).toBe(true)
})

test('a change that changes no finding prints nothing: what is written to a file below the root would be one', async () => {
  const { next, isQuiet } = await watch(repository.root)
  await next()
  repository.write('specs/a.md', `${soundSpec(1, { status: 'Rejected' })}\nOne more line.\n`)
  repository.write('watch.log', 'a report\n')
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(isQuiet()).toBe(true)
  repository.write('specs/a.md', brokenSpec(1))
  expect(await next()).toContain('date-order')
})

test('a change during the first check is not lost', async () => {
  for (let i = 10; i < 240; i++) repository.write(`specs/${i}.md`, soundSpec(i))
  const watching = watch(repository.root)
  // Somewhere on its way: each of these is read before or after, and seen in the end.
  for (let wait = 0; wait < 20; wait++) {
    repository.write('specs/10.md', wait < 19 ? soundSpec(10) : brokenSpec(10))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const { next } = await watching
  for (let document = await next(); !document.includes('date-order'); document = await next());
})

test('what cannot be begun ends, with the reason', () => {
  repository.write('truespec.json', '{')
  const { status, stderr } = truespec(['check', '--watch'], { cwd: repository.root })
  expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('configuration') })
})

test('a worktree sees what a branch beside it takes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'truespec-worktree-'))
  try {
    const tree = join(realpathSync(folder), 'tree')
    repository.git('worktree', 'add', '-q', '-b', 'beside', tree)
    writeFileSync(join(tree, 'specs/mine.md'), soundSpec(2))
    const { next } = await watch(tree)
    expect(await next()).not.toContain('id-taken')
    repository.write('specs/theirs.md', soundSpec(2))
    repository.commit('second')
    expect(await next()).toContain('id-taken')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
