import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeRepository, type Repository } from '../../test/repository.ts'
import { openGit } from './git.ts'
import { watchRefs } from './refs-watcher.ts'
import type { Watching } from './watcher.ts'

let repository: Repository
let watching: Watching | undefined
let heard = 0

beforeEach(() => {
  repository = makeRepository({ 'a.md': '# A\n' })
  heard = 0
})
afterEach(async () => {
  await watching?.close()
  watching = undefined
  repository.remove()
})

const begin = async (folder = repository.root): Promise<void> => {
  watching = watchRefs(openGit(folder), folder, () => heard++)
}
/** Does it, waits until it was heard of, and until all of it was. */
const hears = async (act: () => unknown): Promise<void> => {
  heard = 0
  act()
  await vi.waitFor(() => expect(heard).toBeGreaterThan(0), { timeout: 5_000 })
  await quiet()
}
const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150))

describe('a ref that moves', () => {
  test('by the first commit, and by another', async () => {
    await begin()
    await hears(() => repository.commit('first'))
    await hears(() => repository.commit('second'))
  })

  test('by another branch, a detached HEAD, a branch in a folder of its own', async () => {
    repository.commit('first')
    await begin()
    await hears(() => repository.git('branch', 'teams/blue/login'))
    await hears(() => repository.git('checkout', '-q', 'teams/blue/login'))
    await hears(() => repository.commit('second'))
    await hears(() => repository.git('checkout', '-q', '--detach'))
    await hears(() => repository.commit('third'))
  })

  test('by packing, and after it', async () => {
    repository.commit('first')
    await begin()
    await hears(() => repository.git('pack-refs', '--all', '--prune'))
    await hears(() => repository.commit('second'))
  })

  test('by the first fetch', async () => {
    repository.commit('first')
    const clone = makeRepository()
    try {
      clone.git('remote', 'add', 'origin', repository.root)
      await begin(clone.root)
      await hears(() => clone.git('fetch', '-q', 'origin'))
      repository.git('branch', 'other')
      await hears(() => clone.git('fetch', '-q', 'origin'))
    } finally {
      await watching?.close()
      clone.remove()
    }
  })

  test('of a worktree, and of the repository it belongs to', async () => {
    repository.commit('first')
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'truespec-worktree-')))
    try {
      const tree = join(folder, 'tree')
      repository.git('worktree', 'add', '-q', '-b', 'beside', tree)
      await begin(tree)
      await hears(() => repository.git('-C', tree, 'checkout', '-q', '--detach'))
      await hears(() => repository.git('-C', tree, 'commit', '-q', '--allow-empty', '-m', 'second'))
      await hears(() => repository.git('branch', 'another'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

test('what moves no ref is not heard of: a status, a stage, a config', async () => {
  repository.commit('first')
  await begin()
  repository.write('a.md', '# B\n')
  repository.git('add', '-A')
  repository.git('status')
  repository.git('config', 'user.name', 'Ada')
  repository.git('hash-object', '-w', 'a.md')
  await quiet()
  expect(heard).toBe(0)
})

test('nothing is watched where there is no repository, and nothing once it is closed', async () => {
  const plain = makeRepository({}, { git: false })
  try {
    await begin(plain.root)
  } finally {
    plain.remove()
  }
  repository.commit('first')
  await begin()
  await watching?.close()
  repository.commit('second')
  await quiet()
  expect(heard).toBe(0)
})

test('a link among the refs of a strange repository is not followed', async () => {
  repository.commit('first')
  const outside = realpathSync(mkdtempSync(join(tmpdir(), 'truespec-outside-')))
  try {
    symlinkSync(outside, join(repository.root, '.git/refs/remotes'))
    symlinkSync(outside, join(repository.root, '.git/refs/heads/link'))
    await begin()
    mkdirSync(join(outside, 'new'))
    await quiet()
    expect(heard).toBe(0)
    await hears(() => repository.commit('second'))
  } finally {
    rmSync(outside, { recursive: true })
  }
})
