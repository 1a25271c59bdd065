import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchFolder, type Watching } from './watcher.ts'

let root: string
let seen: Set<string>
let watching: Watching

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'truespec-watch-')))
  mkdirSync(join(root, 'specs/deep'), { recursive: true })
  mkdirSync(join(root, 'node_modules/some'), { recursive: true })
  seen = new Set()
  watching = await watchFolder(root, (paths) => {
    for (const path of paths) seen.add(path)
  })
})
afterEach(async () => {
  await watching.close()
  rmSync(root, { recursive: true, force: true })
})

const write = (path: string): void => writeFileSync(join(root, path), String(Math.max(seen.size, 1)))
const sees = (path: string): Promise<void> => vi.waitFor(() => expect(seen).toContain(path), { timeout: 5_000 })

test('a file that is written, at any depth', async () => {
  write('specs/deep/a.md')
  await sees('specs/deep/a.md')
})

test('what is in folders that come all at once', async () => {
  mkdirSync(join(root, 'docs/specs/new'), { recursive: true })
  write('docs/specs/new/a.md')
  await sees('docs/specs/new/a.md')
  write('docs/specs/new/b.md')
  await sees('docs/specs/new/b.md')
})

test('a folder that goes and comes again', async () => {
  rmSync(join(root, 'specs'), { recursive: true })
  await sees('specs')
  mkdirSync(join(root, 'specs'))
  write('specs/a.md')
  await sees('specs/a.md')
  seen.clear()
  write('specs/a.md')
  await sees('specs/a.md')
})

test('a folder under another name', async () => {
  renameSync(join(root, 'specs'), join(root, 'moved'))
  await sees('moved/deep')
  write('moved/deep/a.md')
  await sees('moved/deep/a.md')
  expect(seen).not.toContain('specs/deep/a.md')
})

test('nothing in node_modules, .git and behind links', async () => {
  const outside = realpathSync(mkdtempSync(join(tmpdir(), 'truespec-outside-')))
  try {
    symlinkSync(outside, join(root, 'link'))
    mkdirSync(join(root, '.git'))
    write('.git/index')
    write('node_modules/some/a.md')
    writeFileSync(join(outside, 'a.md'), '')
    write('last.md')
    await sees('last.md')
    expect([...seen].toSorted()).toEqual(['last.md', 'link'])
  } finally {
    rmSync(outside, { recursive: true })
  }
})

test('nothing once it is closed', async () => {
  write('specs/first.md')
  await sees('specs/first.md')
  seen.clear()
  write('specs/second.md')
  await watching.close()
  await new Promise((resolve) => setTimeout(resolve, 120))
  expect(seen).toEqual(new Set())
})
