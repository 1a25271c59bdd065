import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeRepository, type Repository } from '../../test/repository.ts'
import { noCache, type Cache } from './cache.ts'
import { ancestorsOf } from './git-ancestors.ts'
import { openHistory, type GitHistory } from './git-history.ts'
import { addressesOf } from './git-implements.ts'
import { readRefs } from './git-refs.ts'
import type { Worded } from './git-texts.ts'
import { openGit, type Git } from './git.ts'

let repository: Repository
beforeEach(() => {
  repository = makeRepository()
})
afterEach(() => repository.remove())

/** Specs of these tests: `ID: A` and lines such as `FR1 words`. */
function claimsIn(path: string, text: string): readonly Worded[] {
  const id = /^ID: (\S+)/m.exec(text)?.[1] ?? path
  return [...text.matchAll(/^([A-Z]+[\d.]+) (.*)$/gm)].map(([, local = '', wording = '']) => ({
    address: `${id}/${local}`,
    wording,
  }))
}

interface Opening {
  readonly files?: readonly string[]
  readonly cache?: Cache
  readonly git?: Git
  readonly read?: (path: string) => void
  readonly folders?: readonly string[]
  readonly folder?: string
}

async function open(opening: Opening = {}): Promise<GitHistory> {
  const folder = join(repository.root, opening.folder ?? '')
  const git = opening.git ?? openGit(folder)
  const refs = readRefs(openGit(folder), undefined)
  if (!refs) throw new Error('no refs')
  const textOf = (file: string): string | undefined =>
    existsSync(join(folder, file)) ? repository.read(join(opening.folder ?? '', file)) : undefined
  return openHistory({
    git,
    refs,
    cache: opening.cache ?? noCache,
    key: 'key',
    folders: opening.folders ?? ['specs'],
    isSpec: (path) => path.endsWith('.md'),
    files: () => opening.files ?? ['specs/a.md', 'specs/b.md'],
    limit: 1e6,
    bytesOf: (file) => {
      const text = textOf(file)
      return text === undefined ? undefined : Buffer.from(text)
    },
    claimsNow: (file) => claimsIn(file, textOf(file) ?? ''),
    claimsIn(path, text) {
      opening.read?.(path)
      return claimsIn(path, text)
    },
    readingOf: () => 'reading',
  })
}

/** The name git gives to an object. */
function blobLike(kind: string, text: string): string {
  return createHash('sha1')
    .update(`${kind} ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex')
}

const head = (): string => repository.git('rev-parse', 'HEAD').trim()

/** Commits at a time (ISO 8601), and gives the hash. */
function commitAt(time: string, message = 'x'): string {
  repository.git('add', '-A')
  repository.git('-c', 'user.name=A', 'commit', '-q', '--allow-empty', '-m', message)
  return amendedAt(time)
}

/** The newest commit again, with another time. */
function amendedAt(time: string): string {
  const text = repository.git('cat-file', '-p', 'HEAD')
  const seconds = Date.parse(time) / 1000
  const file = join(repository.root, '.git', 'commit')
  writeFileSync(file, text.replace(/^(committer .*> )\d+ /m, `$1${seconds} `))
  const hash = repository.git('hash-object', '-t', 'commit', '-w', file).trim()
  repository.git('reset', '-q', '--soft', hash)
  return hash
}

/** Counts how often git is started for each of its commands. */
function counting(): { readonly git: Git; readonly counts: Map<string, number> } {
  const git = openGit(repository.root)
  const counts = new Map<string, number>()
  const ask: Git['ask'] = (args, input) => {
    const name = args.find((arg) => /^[a-z]/.test(arg)) ?? ''
    counts.set(name, (counts.get(name) ?? 0) + 1)
    return git.ask(args, input)
  }
  return { git: { ask }, counts }
}

function keeping(): Cache & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    ...noCache,
    kept,
    get: (_, key) => kept.get(key),
    getMany: (_, keys) => new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key) ?? ''] as const] : []))),
    setMany(_, entries) {
      for (const [key, value] of entries) kept.set(key, value)
    },
  }
}

describe('which commits are ancestors', () => {
  test('HEAD and what it rests on, by hash or by 7 digits of it; no name of a ref, no option', async () => {
    repository.commit('first')
    const first = head()
    repository.git('branch', 'abcdef1', 'HEAD')
    repository.git('checkout', '-q', '-b', 'other')
    repository.commit('on another branch')
    const other = head()
    repository.git('checkout', '-q', 'main')
    repository.commit('second')
    repository.git('tag', 'v1')
    const history = await open()
    expect([history.head, history.shallow]).toEqual([head(), false])
    for (const text of [first, head(), first.slice(0, 7), first.slice(0, 12).toUpperCase()])
      expect([text, history.isAncestor(text)]).toEqual([text, true])
    for (const text of [
      '',
      other,
      other.slice(0, 9),
      first.slice(0, 6),
      `${first}0`,
      `${first} ${head()}`,
      '0'.repeat(40),
      'HEAD',
      'main',
      'v1',
      'abcdef1',
      '@{0}',
      '--output=x',
      `${first}^{commit}`,
      `${first}\n`,
    ])
      expect([text, history.isAncestor(text)]).toEqual([text, false])
    expect(existsSync(join(repository.root, 'x'))).toBe(false)
    expect(history.commitNamed('v1')).toBe(head())
    expect(history.commitNamed(other.slice(0, 9))).toBe(other)
    for (const text of ['', 'nothing', '--output=x', '--all', '-n1']) expect(history.commitNamed(text)).toBeUndefined()
  })

  test('digits that begin two commits are none of them, though only one is an ancestor', async () => {
    const tree = repository.git('write-tree').trim()
    const textOf = (i: number): string =>
      `tree ${tree}\nauthor A <a@b.c> 1700000000 +0000\ncommitter A <a@b.c> 1700000000 +0000\n\n${i}\n`
    const seen = new Map<string, number>()
    const write = (i: number): string => {
      const file = join(repository.root, '.git', 'commit')
      writeFileSync(file, textOf(i))
      return repository.git('hash-object', '-t', 'commit', '-w', file).trim()
    }
    for (let i = 0; ; i++) {
      const digits = blobLike('commit', textOf(i)).slice(0, 7)
      const before = seen.get(digits)
      if (before === undefined) {
        seen.set(digits, i)
        continue
      }
      const hash = write(i)
      repository.git('update-ref', 'HEAD', hash)
      expect((await open()).isAncestor(digits)).toBe(true)
      write(before)
      const history = await open()
      expect([history.isAncestor(digits), history.isAncestor(hash)]).toEqual([false, true])
      break
    }
  })

  test('a shallow clone says so; what it lacks is no ancestor, and is one as soon as it is fetched', async () => {
    repository.write('specs/a.md', 'ID: A\nFR1 one\n')
    repository.commit('first')
    const first = head()
    repository.commit('second\n\nImplements: A/FR1')
    const clone = makeRepository({}, { git: false })
    clone.git('clone', '-q', '--depth=1', `file://${repository.root}`, '.')
    const own = repository
    repository = clone
    try {
      const cache = keeping()
      const history = await open({ cache })
      expect([history.shallow, history.isAncestor(first), history.isAncestor(head())]).toEqual([true, false, true])
      expect(history.wordingAt(first, 'specs/a.md', 'A/FR1')).toBeUndefined()
      expect(history.implementing('A/FR1')).toHaveLength(1)
      clone.git('fetch', '-q', '--unshallow')
      const whole = await open({ cache })
      expect([whole.shallow, whole.isAncestor(first)]).toEqual([false, true])
    } finally {
      repository = own
      clone.remove()
    }
  })
})

describe('what was committed at a time', () => {
  test('the newest ancestor that is as old; before the first there is none', async () => {
    const first = commitAt('2026-01-01T12:00:00Z')
    const second = commitAt('2026-01-02T12:00:00Z')
    const history = await open()
    expect(history.commitAt('2026-01-01T11:59:59Z')).toBeUndefined()
    expect(history.commitAt('2026-01-01T12:00:00Z')).toBe(first)
    expect(history.commitAt('2026-01-02T12:59:59+01:00')).toBe(first)
    expect(history.commitAt('2026-01-02T13:00:00.5+01:00')).toBe(second)
    expect(history.commitAt('2030-01-01T00:00:00Z')).toBe(second)
    expect(history.commitAt('yesterday')).toBeUndefined()
    expect(history.committed(first)).toBe(Date.parse('2026-01-01T12:00:00Z'))
  })

  test('of lines side by side only what all of them have, until they meet', async () => {
    const first = commitAt('2026-01-01T00:00:00Z')
    repository.git('checkout', '-q', '-b', 'other')
    const other = commitAt('2026-01-02T00:00:00Z')
    repository.git('checkout', '-q', 'main')
    commitAt('2026-01-03T00:00:00Z')
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'other')
    const merge = amendedAt('2026-01-04T00:00:00Z')
    const history = await open()
    expect(history.commitAt('2026-01-02T12:00:00Z')).toBe(other)
    expect(history.commitAt('2026-01-03T12:00:00Z')).toBe(first)
    expect(history.commitAt('2026-01-04T12:00:00Z')).toBe(merge)
  })

  test('commits whose clocks went wrong, and histories that began twice', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string]
    const skewed = ancestorsOf(`50 ${c} ${b}\n200 ${b} ${a}\n10 ${a}\n`)
    expect([5, 10, 49, 50, 300].map(skewed.at)).toEqual([undefined, a, a, c, c])
    const twice = ancestorsOf(`30 ${c} ${a} ${b}\n20 ${b}\n10 ${a}\n`)
    expect([10, 20, 30].map(twice.at)).toEqual([a, undefined, c])
    expect(ancestorsOf('').at(1)).toBeUndefined()
    expect(twice.between(c, a)).toEqual([c, b])
  })
})

describe('how claims were worded', () => {
  test('now, before it was changed, and before it was there', async () => {
    repository.write('specs/b.md', 'ID: B\nFR1 same\n')
    repository.commit('first')
    const first = head()
    repository.write('specs/a.md', 'ID: A\nFR1 one\n')
    repository.commit('second')
    const second = head()
    repository.write('specs/a.md', 'ID: A\nFR1 two\nFR2 more\n')
    repository.commit('third')
    const read: string[] = []
    const history = await open({ read: (path) => read.push(path) })
    const wordings = (address: string, file = 'specs/a.md'): readonly unknown[] =>
      [first, second, head()].map((commit) => history.wordingAt(commit, file, address))
    expect(wordings('A/FR1')).toEqual([undefined, 'one', 'two'])
    expect(wordings('A/FR2')).toEqual([undefined, undefined, 'more'])
    expect(wordings('B/FR1', 'specs/b.md')).toEqual(['same', 'same', 'same'])
    expect(wordings('A/FR1', 'specs/b.md')).toEqual([undefined, undefined, undefined])
    expect(history.wordingAt('main', 'specs/a.md', 'A/FR1')).toBeUndefined()
    expect(history.wordingAt('0'.repeat(40), 'specs/a.md', 'A/FR1')).toBeUndefined()
    // What is as it was is not read once more.
    expect(read).toEqual(['specs/a.md'])
  })

  test('a change in the working tree is seen against HEAD', async () => {
    repository.write('specs/a.md', 'ID: A\nFR1 one\n')
    repository.commit('first')
    repository.write('specs/a.md', 'ID: A\nFR1 edited\n')
    repository.write('specs/b.md', 'ID: B\nFR1 new\n')
    const history = await open()
    expect(history.wordingAt(head(), 'specs/a.md', 'A/FR1')).toBe('one')
    expect(history.wordingAt(head(), 'specs/b.md', 'B/FR1')).toBeUndefined()
  })

  test('one question to git for all files of a commit, and none for what the cache has', async () => {
    const files = Array.from({ length: 20 }, (_, i) => `specs/${i}.md`)
    for (const file of files) repository.write(file, `ID: ${file}\nFR1 one\n`)
    repository.commit('first')
    const first = head()
    for (const file of files) repository.write(file, `ID: ${file}\nFR1 two\n`)
    repository.commit('second')
    const { git, counts } = counting()
    const cache = keeping()
    const history = await open({ git, files, cache })
    for (const file of files) expect(history.wordingAt(first, file, `${file}/FR1`)).toBe('one')
    expect(Object.fromEntries(counts)).toEqual({ 'rev-parse': 1, 'rev-list': 1, 'ls-tree': 1, 'cat-file': 1 })
    counts.clear()
    const read: string[] = []
    const again = await open({ git, files, cache, read: (path) => read.push(path) })
    for (const file of files) expect(again.wordingAt(first, file, `${file}/FR1`)).toBe('one')
    expect([Object.fromEntries(counts), read]).toEqual([{ 'rev-parse': 1, 'ls-tree': 1 }, []])
  })

  test('a spec that has moved since is known by its ID', async () => {
    repository.write('specs/old.md', 'ID: A\nFR1 one\n')
    repository.write('specs/other.md', 'ID: C\nFR1 other\n')
    repository.commit('first')
    const first = head()
    repository.git('mv', 'specs/old.md', 'specs/a.md')
    repository.write('specs/a.md', `ID: A\nFR1 two\n${'more\n'.repeat(20)}`)
    repository.commit('second')
    const history = await open()
    expect(history.wordingAt(first, 'specs/a.md', 'A/FR1')).toBe('one')
    expect(history.wordingAt(first, 'specs/a.md', 'A/FR2')).toBeUndefined()
  })

  test('an ID that two specs of that commit bore tells neither, unless they said the same', async () => {
    repository.write('specs/one.md', 'ID: A\nFR1 one\nFR2 same\n')
    repository.write('specs/two.md', 'ID: A\nFR1 two\nFR2 same\n')
    repository.commit('first')
    const first = head()
    repository.git('mv', 'specs/one.md', 'specs/a.md')
    repository.commit('second')
    const history = await open()
    expect(history.wordingAt(first, 'specs/a.md', 'A/FR1')).toBeUndefined()
    expect(history.wordingAt(first, 'specs/a.md', 'A/FR2')).toBe('same')
  })

  test('a link is no spec; a text that is too large has no claims; names with line ends and from everywhere', async () => {
    repository.write('specs/a\nb é.md', 'ID: A\nFR1 one\n')
    repository.write('specs/--help.md', 'ID: H\nFR1 one\n')
    repository.write('specs/large.md', `ID: L\nFR1 one\n${'x'.repeat(1_000_001)}\n`)
    repository.git('config', 'core.symlinks', 'true')
    const blob = repository.git('hash-object', '-w', 'specs/a\nb é.md').trim()
    repository.git('update-index', '--add', '--cacheinfo', `120000,${blob},specs/link.md`)
    repository.git('add', 'specs')
    repository.git('commit', '-q', '-m', 'Task\n\nImplements: A/FR1, H/FR1')
    const first = head()
    const files = ['specs/a\nb é.md', 'specs/--help.md', 'specs/large.md', 'specs/link.md']
    for (const file of files.slice(0, 3)) repository.write(file, `${repository.read(file).slice(0, 6)}FR1 two\n`)
    const history = await open({ files })
    for (const _ of [1, 2]) {
      expect(history.wordingAt(first, 'specs/a\nb é.md', 'A/FR1')).toBe('one')
      expect(history.wordingAt(first, 'specs/--help.md', 'H/FR1')).toBe('one')
      expect(history.wordingAt(first, 'specs/large.md', 'L/FR1')).toBeUndefined()
      expect(history.implementing('A/FR1')).toHaveLength(1)
    }
    expect(history.wordingAt(first, 'specs/link.md', 'A/FR1')).toBe('one')
  })

  test('of a root below the top of the repository', async () => {
    repository.write('app/specs/a.md', 'ID: A\nFR1 one\n')
    repository.write('specs/a.md', 'ID: A\nFR1 of another root\n')
    repository.write('app/moved.md', 'ID: B\nFR1 there\n')
    repository.commit('first\n\nImplements: A/FR1')
    const first = head()
    repository.write('app/specs/a.md', 'ID: A\nFR1 two\n')
    repository.git('mv', 'app/moved.md', 'app/specs/b.md')
    repository.commit('second')
    for (const asked of [false, true]) {
      const history = await open({ folder: 'app', folders: [''] })
      expect(asked ? history.implementing('A/FR1') : [1]).toHaveLength(1)
      expect(history.wordingAt(first, 'specs/a.md', 'A/FR1')).toBe('one')
      expect(history.wordingAt(first, 'specs/b.md', 'B/FR1')).toBe('there')
    }
  })

  test('the commits that tasks rest on are asked about together, former names of their specs too', async () => {
    const files = Array.from({ length: 9 }, (_, i) => `specs/new/${i}.md`)
    for (const [i] of files.entries()) repository.write(`specs/${i}.md`, `ID: S${i}\nT1.1 as planned\nmore\nand more\n`)
    repository.commit('plan')
    for (const [i] of files.entries()) repository.commit(`Task ${i}\n\nSpec: S${i}\nTask: 1.1`)
    mkdirSync(join(repository.root, 'specs/new'))
    for (const [i, file] of files.entries()) repository.git('mv', `specs/${i}.md`, file)
    repository.commit('move')
    repository.write('specs/new/8.md', 'ID: S8\nT1.1 changed\n')
    const { git, counts } = counting()
    const cache = keeping()
    const ask = async (): Promise<readonly unknown[]> => {
      const history = await open({ git, files, cache })
      counts.clear()
      return files.map((file, i) => {
        const [commit] = history.implementing(`S${i}/T1.1`)
        return history.wordingAt(commit?.hash ?? '', file, `S${i}/T1.1`)
      })
    }
    expect(await ask()).toEqual(files.map(() => 'as planned'))
    expect(Object.fromEntries(counts)).toEqual({ 'rev-parse': 1, 'rev-list': 1, log: 2, 'cat-file': 3 })
    expect(await ask()).toEqual(files.map(() => 'as planned'))
    expect(Object.fromEntries(counts)).toEqual({ 'rev-parse': 1 })
  })
})

describe('what commits implement', () => {
  test('the forms of trailers', () => {
    for (const [trailers, addresses] of [
      ['Implements: A/FR1', ['A/FR1']],
      ['implements: A/FR1, B/T1.2 ,A/FR1\nImplements: C/UT-x', ['A/FR1', 'B/T1.2', 'C/UT-x']],
      ['Spec: A\nTask: 1.2', ['A/T1.2']],
      ['Task: T1.2\nSpec: A', ['A/T1.2']],
      ['Spec: A\nTask: Task 1.2, 1.3\nTask: TASK-7', ['A/T1.2', 'A/T1.3', 'A/TASK-7']],
      ['Spec: A\nSpec: A\nTask: 1', ['A/T1']],
      // Nobody knows which task belongs to which spec.
      ['Spec: A\nTask: 1.1\nSpec: B\nTask: 1.2', []],
      ['Spec: A, B\nTask: 1.1', []],
      ['Spec: A\nSpec: B\nTask: 1.1\nImplements: A/T1.1', ['A/T1.1']],
      ['Task: 1.1', []],
      ['Spec: A', []],
      ['Task: A/T1.1', []],
      // What is more than an address is none.
      ['Implements: not A/FR1', []],
      ['Implements: A/FR1 (mostly)', []],
      ['Implements: A', []],
      ['Implements: A/B/C', []],
      ['Implements: /FR1', []],
      [`Implements: A/${'x'.repeat(201)}`, []],
      ['Spec: A\nTask: 1.1 and 1.2', []],
      ['Implementsx: A/FR1', []],
      ['Spec: __proto__\nTask: constructor', ['__proto__/constructor']],
      ['', []],
    ] as const)
      expect([trailers, addressesOf(trailers)]).toEqual([trailers, addresses])
  })

  test('commits of the history of HEAD, newest first; only what stands in a trailer', async () => {
    const first = commitAt('2026-01-01T00:00:00Z', 'One\n\nImplements: A/FR1\nSigned-off-by: A <a@b.c>')
    commitAt('2026-01-02T00:00:00Z', 'Words\n\nImplements: A/FR1 is what this paragraph is about.\n\nSee there.')
    commitAt('2026-01-03T00:00:00Z', 'Implements: A/FR1')
    const folded = commitAt('2026-01-04T00:00:00Z', 'Two\n\nBody.\n\nIMPLEMENTS: A/FR2,\n  A/FR1')
    repository.git('checkout', '-q', '-b', 'other')
    commitAt('2026-01-05T00:00:00Z', 'Elsewhere\n\nImplements: A/FR1')
    repository.git('checkout', '-q', 'main')
    const history = await open()
    expect(history.implementing('A/FR1')).toEqual([
      { hash: folded, subject: 'Two' },
      { hash: first, subject: 'One' },
    ])
    expect(history.implementing('A/FR2')).toEqual([{ hash: folded, subject: 'Two' }])
    for (const address of ['a/FR1', 'А/FR1', 'A/FR', 'A/fr1', '__proto__', ''])
      expect(history.implementing(address)).toEqual([])
  })

  test('a merge may say so, and so may what it brings', async () => {
    const first = commitAt('2026-01-01T00:00:00Z')
    repository.git('checkout', '-q', '-b', 'other')
    const side = commitAt('2026-01-02T00:00:00Z', 'Side\n\nImplements: A/FR1')
    repository.git('checkout', '-q', 'main')
    commitAt('2026-01-03T00:00:00Z')
    repository.git('merge', '-q', '--no-ff', '-m', 'Merge\n\nImplements: A/FR2', 'other')
    const merge = amendedAt('2026-01-04T00:00:00Z')
    const history = await open()
    expect(history.implementing('A/FR1')).toEqual([{ hash: side, subject: 'Side' }])
    expect(history.implementing('A/FR2')).toEqual([{ hash: merge, subject: 'Merge' }])
    expect(history.isAncestor(first)).toBe(true)
  })

  test('what was reverted implements nothing, until its revert is reverted', async () => {
    repository.write('code', 'one')
    const commit = commitAt('2026-01-01T00:00:00Z', 'Code\n\nImplements: A/FR1')
    repository.git('revert', '--no-edit', commit)
    const revert = amendedAt('2026-01-02T00:00:00Z')
    expect((await open()).implementing('A/FR1')).toEqual([])
    repository.git('revert', '--no-edit', revert)
    amendedAt('2026-01-03T00:00:00Z')
    expect((await open()).implementing('A/FR1')).toEqual([{ hash: commit, subject: 'Code' }])
    commitAt(
      '2026-01-04T00:00:00Z',
      `Revert it\n\nThis reverts commit ${commit.slice(0, 9)} (Code, 2026-01-01).\n\nImplements: A/FR1`,
    )
    expect((await open()).implementing('A/FR1')).toEqual([])
    const again = commitAt('2026-01-05T00:00:00Z', 'Code again\n\nImplements: A/FR1')
    expect((await open()).implementing('A/FR1')).toEqual([{ hash: again, subject: 'Code again' }])
  })

  test('the revert of a merge takes back what the merge brought', async () => {
    repository.write('a', 'a')
    const kept = commitAt('2026-01-01T00:00:00Z', 'Kept\n\nImplements: A/FR2')
    repository.git('checkout', '-q', '-b', 'other')
    repository.write('b', 'b')
    commitAt('2026-01-02T00:00:00Z', 'Side\n\nImplements: A/FR1')
    repository.git('checkout', '-q', 'main')
    repository.git('merge', '-q', '--no-ff', '-m', 'Merge', 'other')
    const merge = amendedAt('2026-01-03T00:00:00Z')
    expect((await open()).implementing('A/FR1')).toHaveLength(1)
    repository.git('revert', '--no-edit', '-m', '1', merge)
    expect(repository.git('log', '-1', '--format=%b')).toContain('reversing')
    const history = await open()
    expect(history.implementing('A/FR1')).toEqual([])
    expect(history.implementing('A/FR2')).toEqual([{ hash: kept, subject: 'Kept' }])
  })

  test('messages that are made to hurt', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => `This reverts commit ${String(i).padStart(7, 'a')}`).join('\n')
    commitAt('2026-01-01T00:00:00Z', `\u001b[2J${'x'.repeat(5000)}\n\n${many}\n\nImplements: B/FR1`)
    commitAt(
      '2026-01-02T00:00:00Z',
      `Long\n\n${'Implements: '.repeat(2000)}\n\nImplements: ${'A/FR1,'.repeat(5000)}\nSpec: ${'/'.repeat(5000)}`,
    )
    commitAt('2026-01-03T00:00:00Z', `Spaces\n\nThis reverts commit aaaaaaa,${' \n'.repeat(3000)}x`)
    repository.git('config', 'trailer.separators', '=')
    repository.git('config', 'i18n.logOutputEncoding', 'UTF-16')
    repository.git('config', 'log.showSignature', 'true')
    repository.git('config', 'format.pretty', 'oneline')
    repository.git('config', 'grep.patternType', 'fixed')
    const started = performance.now()
    const history = await open()
    expect(history.implementing('A/FR1')).toEqual([{ hash: expect.any(String), subject: 'Long' }])
    expect(history.implementing('B/FR1')).toEqual([])
    // Where it grows with the square it takes minutes: the bound leaves room for a machine that has other work.
    expect(performance.now() - started).toBeLessThan(15_000)
  })

  test('the cache has it, by what is checked out', async () => {
    commitAt('2026-01-01T00:00:00Z', 'One\n\nImplements: A/FR1')
    const cache = keeping()
    const { git, counts } = counting()
    for (const _ of [1, 2]) expect((await open({ cache, git })).implementing('A/FR1')).toHaveLength(1)
    expect([counts.get('log'), counts.get('rev-list')]).toEqual([1, 1])
    commitAt('2026-01-02T00:00:00Z', 'Two\n\nImplements: A/FR1')
    expect((await open({ cache, git })).implementing('A/FR1')).toHaveLength(2)
  })
})

describe('whether files differ from HEAD', () => {
  test('staged or not; files that git does not track do not count', async () => {
    repository.write('a', 'one')
    repository.commit('first')
    expect((await open()).dirty).toBe(false)
    repository.write('report.xml', 'new')
    expect((await open()).dirty).toBe(false)
    repository.write('a', 'two')
    expect((await open()).dirty).toBe(true)
    repository.git('add', 'a')
    expect((await open()).dirty).toBe(true)
    repository.commit('second')
    expect((await open()).dirty).toBe(false)
  })

  test('and nothing that the repository configures is run to find out', async () => {
    const trap = join(repository.root, '.git', 'sprung')
    const script = join(repository.root, '.git', 'trap.sh')
    writeFileSync(script, `#!/bin/sh\ntouch ${trap}\ncat\n`, { mode: 0o755 })
    repository.write('.gitattributes', '*.md filter=trap diff=trap\n*.txt filter=odd=name\n')
    repository.write('specs/a.md', 'ID: A\nFR1 one\n')
    repository.commit('first\n\nImplements: A/FR1')
    const first = head()
    for (const [key, value] of [
      ['core.fsmonitor', script],
      ['core.hooksPath', join(repository.root, '.git')],
      ['filter.trap.clean', script],
      ['filter.trap.smudge', script],
      ['filter.trap.process', script],
      ['filter.trap.required', 'true'],
      ['diff.external', script],
      ['diff.trap.textconv', script],
      ['diff.trap.command', script],
      ['gpg.program', script],
      ['log.showSignature', 'true'],
      ['trailer.implements.command', script],
      ['trailer.implements.cmd', script],
      ['status.submoduleSummary', 'true'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.url', `ext::${script}`],
      ['remote.origin.promisor', 'true'],
      ['protocol.ext.allow', 'always'],
    ] as const)
      repository.git('config', key, value)
    repository.write('specs/a.md', 'ID: A\nFR1 two\n')
    const history = await open()
    expect(history.dirty).toBe(true)
    expect(history.implementing('A/FR1')).toHaveLength(1)
    expect(history.wordingAt(first, 'specs/a.md', 'A/FR1')).toBe('one')
    expect(history.broughtBy('specs/a.md')).toBeUndefined()
    expect(history.isAncestor('0123456789')).toBe(false)
    repository.write('specs/a.md', 'ID: A\nFR1 one\n')
    const clean = await open()
    expect([clean.dirty, clean.broughtBy('specs/a.md')]).toEqual([false, first])
    repository.git('config', 'filter.odd=name.clean', script)
    expect((await open()).dirty).toBe(true)
    expect(existsSync(trap)).toBe(false)
  })
})

test('which commit brought a file that git tracks and that is as it was', async () => {
  repository.write('reports/r.xml', 'one')
  repository.commit('first')
  const first = head()
  repository.commit('second')
  repository.write('reports/new.xml', 'new')
  expect((await open()).broughtBy('reports/r.xml')).toBe(first)
  for (const file of ['reports/new.xml', 'reports', 'nowhere', '--help', '*', '../x', '/etc/passwd', ''])
    expect([file, (await open()).broughtBy(file)]).toEqual([file, undefined])
  repository.write('reports/r.xml', 'two')
  expect((await open()).broughtBy('reports/r.xml')).toBeUndefined()
})

test('a detached HEAD is one like any other', async () => {
  repository.commit('first')
  const first = head()
  repository.commit('second')
  const second = head()
  repository.git('checkout', '-q', first)
  const history = await open()
  expect([history.isAncestor(first), history.isAncestor(second)]).toEqual([true, false])
})
