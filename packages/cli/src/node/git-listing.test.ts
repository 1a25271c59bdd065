import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeRepository, type Repository } from '../../test/repository.ts'
import type { Cache } from './cache.ts'
import { askListing, keptListing } from './git-listing.ts'
import { recallRefs, readRefs } from './git-refs.ts'
import { openGit, type Git } from './git.ts'

let repository: Repository
/** Of the user, in which Git looks for what is ignored everywhere. */
let home: string
let asked: string[] = []
const kept = new Map<string, string>()
const cache: Cache = {
  get: (shelf, key) => kept.get(`${shelf} ${key}`),
  getMany: () => new Map(),
  setMany: (shelf, entries) => {
    for (const [key, value] of entries) kept.set(`${shelf} ${key}`, value)
  },
  close: () => undefined,
}

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'truespec-home-')))
  for (const name of ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'XDG_CONFIG_HOME']) vi.stubEnv(name, undefined)
  vi.stubEnv('HOME', home)
  repository = makeRepository({ 'specs/a.md': '# A\n', 'specs/deep/b.md': '# B\n', 'src/c.ts': '' })
  repository.commit('first')
  // What was written a moment ago is not kept: here it is long ago.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
  asked = []
  kept.clear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  repository.remove()
  rmSync(home, { recursive: true, force: true })
})

function gitThatCounts(): Git {
  const git = openGit(repository.root)
  return {
    ask(args, input) {
      asked.push(args[0] ?? '')
      return git.ask(args, input)
    },
  }
}

/** The clock of the file system goes on: what is written now bears another time than what was written before. */
function tick(): void {
  const file = join(home, 'tick')
  const now = (): bigint => {
    writeFileSync(file, '')
    return statSync(file, { bigint: true }).ctimeNs
  }
  for (const start = now(); now() <= start;);
}

describe('the files of a repository', () => {
  const list = (folders = ['specs']): string | undefined =>
    keptListing(gitThatCounts(), repository.root, repository.root, cache)(folders)?.stdout.toString()
  const fresh = (folders = ['specs']): string | undefined =>
    askListing(openGit(repository.root))(folders)?.stdout.toString()

  test('are asked for once', () => {
    expect(list()).toBe('specs/a.md\0specs/deep/b.md\0')
    expect(asked).toContain('ls-files')
    asked = []
    expect(list()).toBe('specs/a.md\0specs/deep/b.md\0')
    expect(asked).toEqual([])
    expect(list([''])).toBe(fresh(['']))
    expect(asked).toContain('ls-files')
  })

  test('are not asked for again where a spec was edited', () => {
    list()
    asked = []
    tick()
    repository.write('specs/a.md', '# Another\n')
    expect(list()).toBe(fresh())
    expect(asked).toEqual([])
  })

  const CHANGES: Readonly<Record<string, (root: string) => void>> = {
    'a new file': (root) => writeFileSync(join(root, 'specs/new.md'), ''),
    'a new file far down': (root) => writeFileSync(join(root, 'specs/deep/new.md'), ''),
    'a file in a folder that was empty': (root) => writeFileSync(join(root, 'specs/empty/new.md'), ''),
    'another name': (root) => renameSync(join(root, 'specs/x.draft'), join(root, 'specs/y.md')),
    'a file gone': (root) => rmSync(join(root, 'specs/x.draft')),
    'what is ignored, said at the top': (root) => writeFileSync(join(root, '.gitignore'), '*.draft\n'),
    'what is ignored, said elsewhere in place': (root) => writeFileSync(join(root, 'specs/.gitignore'), '*.draft\n'),
    'what is ignored, said far down': (root) => writeFileSync(join(root, 'specs/deep/.gitignore'), 'z.*\n'),
    'what is ignored, said no more': (root) => rmSync(join(root, 'specs/.gitignore')),
    'what is ignored here alone': (root) => writeFileSync(join(root, '.git/info/exclude'), '*.draft\n'),
    'what a file of its user names': () => writeFileSync(join(home, 'ignored'), '*.draft\n'),
    'another configuration': () =>
      writeFileSync(join(home, '.gitconfig'), `[core]\n\texcludesFile = ${join(home, 'other')}\n`),
    'a file that is tracked though it is ignored': () => repository.git('add', '-f', 'specs/k.skip'),
  }
  test.each(Object.entries(CHANGES))('are as git says after a change: %s', (_, change) => {
    mkdirSync(join(repository.root, 'specs/empty'))
    for (const name of ['specs/x.draft', 'specs/deep/z.md', 'specs/k.skip']) repository.write(name, '')
    repository.write('specs/.gitignore', '*.skip\n')
    writeFileSync(join(home, '.gitconfig'), '[core]\n\texcludesFile = ~/ignored\n')
    writeFileSync(join(home, 'other'), 'z.md\n')
    const before = list()
    expect(before).toContain('specs/x.draft')
    expect(before).not.toContain('specs/k.skip')
    tick()
    change(repository.root)
    const after = list()
    expect(after).toBe(fresh())
    expect(after).not.toBe(before)
  })

  test('are asked for again after a change of the index', () => {
    list()
    asked = []
    repository.git('rm', '-q', '--cached', 'specs/a.md')
    expect(list()).toBe(fresh())
    expect(asked).toContain('ls-files')
  })

  test('are as git says where what its user ignores lies behind a link', () => {
    repository.write('specs/x.draft', '')
    mkdirSync(join(home, '.config/git'), { recursive: true })
    writeFileSync(join(home, 'ignored'), '')
    symlinkSync(join(home, 'ignored'), join(home, '.config/git/ignore'))
    expect(list()).toContain('specs/x.draft')
    tick()
    writeFileSync(join(home, 'ignored'), '*.draft\n')
    expect(list()).toBe(fresh())
    expect(list()).not.toContain('specs/x.draft')
  })

  test('are as git says once its user ignores something everywhere', () => {
    repository.write('specs/x.draft', '')
    expect(list()).toContain('specs/x.draft')
    mkdirSync(join(home, '.config/git'), { recursive: true })
    writeFileSync(join(home, '.config/git/ignore'), '*.draft\n')
    expect(list()).toBe(fresh())
    expect(list()).not.toContain('specs/x.draft')
  })

  test.each([
    ['what includes another configuration', () => repository.git('config', 'include.path', '/nowhere')],
    ['a repository within', () => mkdirSync(join(repository.root, 'specs/deep/.git'))],
    [
      'a folder that is a link',
      () => {
        renameSync(join(repository.root, 'specs'), join(repository.root, 'others'))
        symlinkSync('others', join(repository.root, 'specs'))
      },
    ],
    ['refs in another form', () => repository.git('config', 'extensions.refstorage', 'files')],
    ['a folder that git does not know', () => rmSync(join(repository.root, '.git/objects'), { recursive: true })],
  ])('are asked for each time with %s', (_, change) => {
    change()
    list()
    list()
    expect(asked.filter((word) => word === 'ls-files')).toHaveLength(2)
  })

  test('that changed a moment ago are asked for again', () => {
    vi.useRealTimers()
    repository.write('specs/new.md', '')
    list()
    expect(kept.size).toBe(0)
  })
})

describe('the refs of a repository', () => {
  const recall = (): unknown => recallRefs(gitThatCounts(), repository.root, cache)
  const fresh = (): unknown => readRefs(openGit(repository.root), undefined)

  test.each<readonly [string, () => unknown]>([
    ['a commit', () => repository.commit('second')],
    ['a branch', () => repository.git('branch', 'team/other')],
    ['a branch gone', () => repository.git('branch', '-q', '-D', 'old')],
    ['another branch checked out', () => repository.git('checkout', '-q', 'old')],
    ['no branch checked out', () => repository.git('checkout', '-q', '--detach')],
    ['a branch of a remote', () => repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD')],
    ['packed refs', () => repository.git('pack-refs', '--all', '--prune')],
    [
      'a packed branch gone',
      () => {
        repository.git('pack-refs', '--all', '--prune')
        recall()
        tick()
        repository.git('branch', '-q', '-D', 'old')
      },
    ],
  ])('are asked for once, and again after %s', (_, change) => {
    repository.git('branch', 'old', 'HEAD')
    expect(recall()).toEqual(fresh())
    asked = []
    expect(recall()).toEqual(fresh())
    expect(asked).toEqual([])
    tick()
    repository.write('specs/a.md', '# Another\n')
    change()
    expect(recall()).toEqual(fresh())
    expect(asked).toContain('show-ref')
  })

  test('of a shallow clone are others once its history is whole', () => {
    repository.commit('second')
    const clone = makeRepository({}, { git: false })
    const git = openGit(clone.root)
    clone.git('clone', '-q', '--depth', '1', `file://${repository.root}`, '.')
    const before = recallRefs(git, clone.root, cache)
    clone.git('fetch', '-q', '--unshallow')
    const after = recallRefs(git, clone.root, cache)
    expect(after).toEqual(readRefs(git, undefined))
    expect(after).toMatchObject({ head: before?.head, cut: [] })
    expect(after?.fingerprint).not.toBe(before?.fingerprint)
    clone.remove()
  })

  test('that name a commit which is gone are no pass', () => {
    repository.git('branch', 'other', 'HEAD~0')
    repository.git('checkout', '-q', 'other')
    repository.write('specs/a.md', '# Another\n')
    repository.commit('second')
    const gone = repository.git('rev-parse', 'other').trim()
    repository.git('checkout', '-q', '-')
    rmSync(join(repository.root, '.git/objects', gone.slice(0, 2), gone.slice(2)))
    expect(fresh).toThrow('git does not have the commit that refs/heads/other names')
    rmSync(join(repository.root, '.git/objects'), { recursive: true })
    mkdirSync(join(repository.root, '.git/objects'))
    expect(fresh).toThrow('git does not have the commit that')
  })

  test('are asked for each time in a worktree', () => {
    const place = join(home, 'worktree')
    repository.git('worktree', 'add', '-q', place)
    const git = openGit(place)
    const first = recallRefs(git, place, cache)
    expect(first?.head).toHaveLength(40)
    expect(kept.size).toBe(0)
  })
})
