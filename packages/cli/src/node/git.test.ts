import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeRepository, type Repository } from '../../test/repository.ts'
import { noCache, type Cache } from './cache.ts'
import { blobHash } from './git-blobs.ts'
import { idsOnBranches } from './git-branches.ts'
import { gitFacts } from './git-facts.ts'
import { readRefs, type Refs } from './git-refs.ts'
import { openGit, parts } from './git.ts'

let repository: Repository
beforeEach(() => {
  repository = makeRepository()
})
afterEach(() => repository.remove())

const idOf = (_: string, text: string): string | undefined => /ID: (\S+)/.exec(text)?.[1]
const statusOf = (_: string, text: string): string | undefined => /Status: (.+)/.exec(text)?.[1]
const source = {
  folders: ['specs'],
  isSpec: (path: string) => path.startsWith('specs/') && path.endsWith('.md'),
  idOf,
  limit: 1e6,
}

function refsOf(base?: string): Refs {
  const refs = readRefs(openGit(repository.root), base)
  if (!refs) throw new Error('no refs')
  return refs
}

async function facts(
  base?: string,
  cache = noCache,
  git = openGit(repository.root),
  files = ['specs/a.md', 'specs/b.md'],
) {
  return gitFacts({
    ...source,
    git,
    refs: refsOf(base),
    cache,
    key: '',
    files: () => files,
    statusOf,
    statusNow(file, blob) {
      const text = existsSync(join(repository.root, file)) ? repository.read(file) : ''
      return blobHash(Buffer.from(text), blob) === blob
        ? { status: statusOf(file, text), lasts: !file.includes('beside') }
        : undefined
    },
  })
}

/** A cache that keeps what it is given by keys. */
function keeping(): Cache {
  const kept = new Map<string, string>()
  return {
    ...noCache,
    getMany: (_, keys) => new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key) ?? ''] as const] : []))),
    setMany(_, entries) {
      for (const [key, value] of entries) kept.set(key, value)
    },
  }
}

test('what the repository configures to be run is not run [SPEC-2026-11-22-005/NFR3, SPEC-2026-11-22-007/NFR2]', async () => {
  const trap = join(repository.root, 'sprung')
  const script = join(repository.root, 'trap.sh')
  writeFileSync(script, `#!/bin/sh\ntouch ${trap}\ncat\n`, { mode: 0o755 })
  repository.write('specs/a.md', 'ID: A\nStatus: Draft\n')
  repository.write('.gitattributes', '*.md filter=trap diff=trap\n')
  repository.commit('first')
  repository.git('branch', 'other')
  for (const [key, value] of [
    ['core.fsmonitor', script],
    ['core.hooksPath', repository.root],
    ['core.pager', script],
    ['core.sshCommand', script],
    ['filter.trap.clean', script],
    ['filter.trap.smudge', script],
    ['filter.trap.required', 'true'],
    ['diff.external', script],
    ['diff.trap.textconv', script],
    ['diff.trap.command', script],
    ['gpg.program', script],
    ['log.showSignature', 'true'],
    ['extensions.partialClone', 'origin'],
    ['remote.origin.url', `ext::${script}`],
    ['remote.origin.promisor', 'true'],
    ['protocol.ext.allow', 'always'],
  ] as const) {
    repository.git('config', key, value)
  }
  repository.write('specs/a.md', 'ID: A\nStatus: Approved\n')
  const git = openGit(repository.root)
  expect(
    parts(git.ask(['ls-files', '-c', '-o', '--exclude-standard', '-z', '--', 'specs'])?.stdout ?? Buffer.alloc(0)),
  ).toEqual(['specs/a.md'])
  const asked = await facts('other')
  expect(asked.statusAtBase('specs/a.md')).toBe('Draft')
  expect(asked.lastChange('specs/a.md')).toBe('2026-11-20')
  expect(asked.takenBy('A', 'specs/a.md')).toBeUndefined()
  expect(git.ask(['cat-file', '-p', '0123456789012345678901234567890123456789'])?.status).not.toBe(0)
  expect(existsSync(trap)).toBe(false)
})

test('no git, no repository, no commit, a bare repository: there are no refs', () => {
  expect(openGit(repository.root, 'no-such-program').ask(['status'])).toBeUndefined()
  expect(readRefs(openGit(repository.root), undefined)).toBeUndefined()
  const plain = makeRepository({}, { git: false })
  expect(readRefs(openGit(plain.root), undefined)).toBeUndefined()
  expect(() => readRefs(openGit(plain.root), 'main')).toThrow("no commit 'main'")
  plain.git('init', '-q', '--bare', '.')
  expect(readRefs(openGit(plain.root), undefined)).toBeUndefined()
  plain.remove()
})

test('a ref that looks like a flag is a ref, or nothing', () => {
  repository.commit('first')
  expect(() => readRefs(openGit(repository.root), '--output=x')).toThrow("no commit '--output=x'")
  repository.git('update-ref', 'refs/heads/--output=x', 'HEAD')
  const refs = refsOf('--output=x')
  expect(refs.base.commit).toBe(refs.head)
  expect([...refs.branches.keys()]).toContain('refs/heads/--output=x')
  expect(existsSync(join(repository.root, 'x'))).toBe(false)
})

test('an ID that another branch brought in is taken; one that was moved, edited or dropped there is not', async () => {
  repository.write('specs/a.md', 'ID: A\n')
  repository.write('specs/moved.md', `ID: M\n${'line\n'.repeat(20)}`)
  repository.commit('first')
  repository.git('checkout', '-q', '-b', 'other')
  repository.write('specs/other.md', 'ID: B\n')
  repository.write('specs/dropped.md', 'ID: D\n')
  repository.write('specs/a.md', 'ID: A\nmore\n')
  repository.git('mv', 'specs/moved.md', 'specs/there.md')
  repository.commit('second')
  repository.git('rm', '-q', 'specs/dropped.md')
  repository.commit('third')
  repository.git('checkout', '-q', 'main')
  expect(idsOnBranches(openGit(repository.root), refsOf(), source)).toEqual([
    { id: 'B', branch: 'other', file: 'specs/other.md' },
  ])
  const asked = await facts()
  expect(asked.takenBy('B', 'specs/b.md')).toEqual({ branch: 'other', file: 'specs/other.md' })
  expect(asked.takenBy('B', 'specs/other.md')).toBeUndefined()
})

test('every commit of a branch counts, the older ones too', () => {
  repository.commit('first')
  repository.git('checkout', '-q', '-b', 'other')
  for (const id of ['B', 'C', 'D', 'E']) {
    repository.write(`specs/${id.toLowerCase()}.md`, `ID: ${id}\n`)
    repository.commit(id)
    repository.git('commit', '-q', '--allow-empty', '-m', 'nothing')
  }
  repository.git('checkout', '-q', 'main')
  expect(idsOnBranches(openGit(repository.root), refsOf(), source).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['B', 'C', 'D', 'E']),
  )
})

test('each file has the day of the newest commit that changed it, whatever came after', async () => {
  const commitOn = (day: string): void => {
    repository.git('add', '-A')
    repository.git('commit', '-q', '--allow-empty', '-m', day, '--date', `${day}T12:00:00Z`)
  }
  repository.write('specs/a.md', 'ID: A\n')
  repository.write('specs/b.md', 'ID: B\n')
  commitOn('2026-01-01')
  repository.write('specs/b.md', 'ID: B2\n')
  commitOn('2026-02-02')
  commitOn('2026-03-03')
  repository.write('specs/\u0001 c.md', 'ID: C\n')
  repository.write('specs/d.md', 'ID: D\n')
  commitOn('2026-04-04')
  const asked = await facts()
  expect(['specs/a.md', 'specs/b.md', 'specs/\u0001 c.md', 'specs/d.md'].map((file) => asked.lastChange(file))).toEqual(
    ['2026-01-01', '2026-02-02', '2026-04-04', '2026-04-04'],
  )
})

test('what a shallow clone seems to have added, nobody has changed there', async () => {
  repository.write('specs/a.md', 'ID: A\n')
  repository.commit('first', '2026-01-01T12:00:00Z')
  repository.write('README.md', 'more\n')
  repository.commit('second', '2026-02-02T12:00:00Z')
  const clone = makeRepository({}, { git: false })
  clone.git('clone', '-q', '--depth', '1', `file://${repository.root}`, '.')
  const git = openGit(clone.root)
  const refs = readRefs(git, undefined)
  if (!refs) throw new Error('no refs')
  const { lastChange } = gitFacts({
    ...source,
    git,
    refs,
    cache: noCache,
    key: '',
    files: () => [],
    statusOf,
    statusNow: () => undefined,
  })
  expect(lastChange('specs/a.md')).toBe(undefined)
  clone.remove()
})

test('another name is no change', async () => {
  const commitOn = (day: string): void => {
    repository.git('add', '-A')
    repository.git('commit', '-q', '-m', day, '--date', `${day}T12:00:00Z`)
  }
  repository.write('specs/b.md', 'ID: old\n')
  commitOn('2026-01-01')
  repository.git('rm', '-q', 'specs/b.md')
  repository.write('specs/draft/a.md', 'ID: A\nand more\nand more\nand more\n')
  commitOn('2026-01-02')
  repository.write('specs/draft/a.md', 'ID: A\nand more\nand more\nand less\n')
  commitOn('2026-01-03')
  repository.git('mv', 'specs/draft/a.md', 'specs/a.md')
  commitOn('2026-02-02')
  repository.git('mv', 'specs/a.md', 'specs/b.md')
  commitOn('2026-03-03')
  repository.write('specs/a.md', 'ID: new\n')
  commitOn('2026-04-04')
  const asked = await facts()
  expect(['specs/a.md', 'specs/b.md'].map((file) => asked.lastChange(file))).toEqual(['2026-04-04', '2026-01-03'])
  repository.git('mv', 'specs/b.md', 'specs/c.md')
  repository.write('specs/c.md', 'ID: A\nand more\nand more\nand nothing\n')
  commitOn('2026-05-05')
  expect((await facts()).lastChange('specs/c.md')).toBe('2026-05-05')
})

test('branches of another clone count, and a detached HEAD', async () => {
  repository.commit('first')
  repository.git('checkout', '-q', '-b', 'other')
  repository.write('specs/other.md', 'ID: B\n')
  repository.commit('second')
  repository.git('update-ref', 'refs/remotes/origin/feature', 'HEAD')
  repository.git('checkout', '-q', '--detach', 'main')
  repository.git('branch', '-q', '-D', 'other')
  expect((await facts()).takenBy('B', 'specs/b.md')).toEqual({ branch: 'origin/feature', file: 'specs/other.md' })
})

test('the status at the base: of a changed file the old one, of an unchanged one its own, of a new one none', async () => {
  repository.write('specs/a.md', 'Status: Draft\n')
  repository.write('specs/b.md', 'Status: Approved\n')
  repository.commit('first')
  repository.write('specs/a.md', 'Status: Complete\n')
  repository.write('specs/c.md', 'Status: Draft\n')
  const { statusAtBase } = await facts()
  expect(['specs/a.md', 'specs/b.md', 'specs/c.md'].map(statusAtBase)).toEqual(['Draft', 'Approved', undefined])
})

test('what the base says is asked of git once, and a file that came or changed since is told from it', async () => {
  const cache = keeping()
  repository.write('specs/a.md', 'Status: Draft\n')
  repository.commit('first')
  repository.write('specs/a.md', 'Status: Complete\n')
  expect((await facts(undefined, cache)).statusAtBase('specs/a.md')).toBe('Draft')
  repository.write('specs/a.md', 'Status: Approved\n')
  const mute = { ask: () => undefined }
  expect((await facts(undefined, cache, mute)).statusAtBase('specs/a.md')).toBe('Draft')
  repository.write('specs/a.md', 'Status: Draft\n')
  expect((await facts(undefined, cache, mute)).statusAtBase('specs/a.md')).toBe('Draft')
  expect((await facts(undefined, cache, mute)).statusAtBase('specs/b.md')).toBeUndefined()
  repository.commit('second')
  expect((await facts(undefined, cache)).statusAtBase('specs/a.md')).toBe('Draft')
})

test('the status of a file that is as it was at the base is kept, unless a file beside it says it', async () => {
  const cache = keeping()
  repository.write('specs/a.md', 'Status: Draft\n')
  repository.write('specs/beside.md', 'Status: Draft\n')
  repository.commit('first')
  const files = ['specs/a.md', 'specs/beside.md']
  const before = await facts(undefined, cache, openGit(repository.root), files)
  expect(files.map(before.statusAtBase)).toEqual(['Draft', 'Draft'])
  for (const file of files) repository.write(file, 'Status: Approved\n')
  const mute = { ask: () => undefined }
  expect((await facts(undefined, cache, mute, ['specs/a.md'])).statusAtBase('specs/a.md')).toBe('Draft')
  const asked = await facts(undefined, cache, mute, ['specs/beside.md'])
  expect(() => asked.statusAtBase('specs/beside.md')).toThrow('the texts of other commits')
})

test('the fingerprint changes with what it stands for', () => {
  repository.commit('first')
  const first = refsOf().fingerprint
  expect(refsOf().fingerprint).toBe(first)
  repository.git('branch', 'other')
  expect(refsOf().fingerprint).not.toBe(first)
})

test('names with line ends and letters from everywhere', async () => {
  repository.write('specs/a\nb é.md', 'ID: A\n')
  repository.commit('first')
  expect((await facts()).lastChange('specs/a\nb é.md')).toBe('2026-11-20')
})
