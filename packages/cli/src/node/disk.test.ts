import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { staysInside, WriteRefused } from './disk.ts'
import { memoryDisk } from '../../test/memory-disk.ts'
import { openDisk } from './real-disk.ts'

let outer: string
let root: string
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()
const bytes = (from: string): Uint8Array => Buffer.from(from)

beforeEach(() => {
  outer = realpathSync(mkdtempSync(join(tmpdir(), 'truespec-disk-')))
  root = join(outer, 'root')
  mkdirSync(join(root, 'specs'), { recursive: true })
  writeFileSync(join(root, 'specs/a.md'), 'old')
  writeFileSync(join(outer, 'secret.md'), 'secret')
})

afterEach(() => rmSync(outer, { recursive: true, force: true }))

function refusal(work: () => void): unknown {
  try {
    work()
  } catch (error) {
    return error instanceof WriteRefused ? error.refusal : error
  }
  return 'written'
}

test.each([
  ['specs/a.md', true],
  ['', true],
  ['a/../b', true],
  ['../a', false],
  ['a/../../b', false],
  ['/etc/passwd', false],
  ['a\0b', false],
])('%j stays inside: %s', (path, inside) => expect(staysInside(path)).toBe(inside))

test('reads a file, and says what else stands at a path', () => {
  const disk = openDisk(root)
  expect(disk.read('specs/a.md')).toEqual({ kind: 'file', bytes: Buffer.from('old') })
  expect(disk.read('specs/a.md', 2)).toEqual({ kind: 'too-large', size: 3 })
  expect(disk.read('specs')).toEqual({ kind: 'not-a-file', what: 'folder' })
  expect(disk.read('specs/none.md')).toEqual({ kind: 'gone' })
  expect(disk.read('specs/a.md/b.md')).toEqual({ kind: 'gone' })
  expect(disk.read('../secret.md')).toEqual({ kind: 'outside' })
})

test('a link inside is followed, one out of the root is not, a loop is nothing [SPEC-2026-11-22-005/SEC-authorization-checks-implemented, SPEC-2026-11-22-007/SEC-authorization-checks-implemented]', () => {
  const disk = openDisk(root)
  symlinkSync('a.md', join(root, 'specs/inside.md'))
  symlinkSync('../../secret.md', join(root, 'specs/outside.md'))
  symlinkSync(outer, join(root, 'specs/folder'))
  symlinkSync('loop.md', join(root, 'specs/loop.md'))
  expect(disk.read('specs/inside.md')).toMatchObject({ kind: 'file' })
  expect(disk.read('specs/outside.md')).toEqual({ kind: 'outside' })
  expect(disk.read('specs/folder/secret.md')).toEqual({ kind: 'outside' })
  expect(disk.read('specs/loop.md')).toEqual({ kind: 'gone' })
  expect(disk.follow('specs/outside.md')).toBe('outside')
  expect(disk.list('specs/folder')).toEqual([])
})

test.skipIf(process.platform === 'win32')('a FIFO is not opened: nothing waits', () => {
  expect(spawnSync('mkfifo', [join(root, 'specs/spec.md')]).status).toBe(0)
  const disk = openDisk(root)
  expect(disk.read('specs/spec.md')).toEqual({ kind: 'not-a-file', what: 'fifo' })
  expect(disk.stat('specs/spec.md')?.kind).toBe('fifo')
})

test('replaces whole, keeps the mode, leaves nothing behind', () => {
  chmodSync(join(root, 'specs/a.md'), 0o640)
  openDisk(root).replace('specs/a.md', bytes('new'), bytes('old'))
  expect(readFileSync(join(root, 'specs/a.md'), 'utf8')).toBe('new')
  expect(statSync(join(root, 'specs/a.md')).mode & 0o777).toBe(0o640)
  expect(readdirSync(join(root, 'specs'))).toEqual(['a.md'])
})

test('takes away what killed writes left behind, and nothing else', () => {
  const old = new Date(Date.now() - 11 * 60_000)
  const put = (name: string): void => {
    writeFileSync(join(root, 'specs', name), 'half')
    utimesSync(join(root, 'specs', name), old, old)
  }
  const kept = ['.truespec-0123456789ab.tmp.md', '.truespec-notes.tmp', 'truespec-0123456789ab.tmp']
  for (const name of ['.truespec-0123456789ab.tmp', ...kept]) put(name)
  // Another process may be writing this one.
  writeFileSync(join(root, 'specs/.truespec-ba9876543210.tmp'), 'half')
  mkdirSync(join(root, 'specs/.truespec-ffffffffffff.tmp'))
  utimesSync(join(root, 'specs/.truespec-ffffffffffff.tmp'), old, old)
  openDisk(root).replace('specs/a.md', bytes('new'), bytes('old'))
  expect(readdirSync(join(root, 'specs')).toSorted()).toEqual(
    ['.truespec-ba9876543210.tmp', '.truespec-ffffffffffff.tmp', 'a.md', ...kept].toSorted(),
  )
})

test('a writer whose temporary file was taken away leaves the old text', () => {
  const robbed = openDisk(root, {
    onStep: (step) => {
      if (step !== 'before-rename') return
      for (const name of readdirSync(join(root, 'specs'))) if (name.endsWith('.tmp')) rmSync(join(root, 'specs', name))
    },
  })
  expect(refusal(() => robbed.replace('specs/a.md', bytes('new'), bytes('old')))).toMatchObject({ code: 'ENOENT' })
  expect(readFileSync(join(root, 'specs/a.md'), 'utf8')).toBe('old')
})

test('replaces what a link names, not the link', () => {
  symlinkSync('a.md', join(root, 'specs/link.md'))
  openDisk(root).replace('specs/link.md', bytes('new'), bytes('old'))
  expect(lstatSync(join(root, 'specs/link.md')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(root, 'specs/a.md'), 'utf8')).toBe('new')
})

test('a file that changed since it was read is not overwritten, however late [SPEC-2026-11-22-007/FR4]', () => {
  const late = openDisk(root, {
    onStep: (step) => {
      if (step === 'before-sync') writeFileSync(join(root, 'specs/a.md'), 'theirs')
    },
  })
  expect(refusal(() => late.replace('specs/a.md', bytes('new'), bytes('old')))).toBe('changed')
  expect(readFileSync(join(root, 'specs/a.md'), 'utf8')).toBe('theirs')
  expect(readdirSync(join(root, 'specs'))).toEqual(['a.md'])
})

test('a folder that is swapped for a link between reading and writing is refused', () => {
  mkdirSync(join(outer, 'elsewhere'))
  writeFileSync(join(outer, 'elsewhere/a.md'), 'old')
  const swapped = openDisk(root, {
    onStep: (step) => {
      if (step !== 'before-compare') return
      renameSync(join(root, 'specs'), join(root, 'moved'))
      symlinkSync(join(outer, 'elsewhere'), join(root, 'specs'))
    },
  })
  expect(refusal(() => swapped.replace('specs/a.md', bytes('new'), bytes('old')))).toBe('outside')
  expect(readFileSync(join(outer, 'elsewhere/a.md'), 'utf8')).toBe('old')
  expect(readFileSync(join(root, 'moved/a.md'), 'utf8')).toBe('old')
})

test('creates with folders, once, and never through a link that leaves the root [SPEC-2026-11-22-005/SEC-authorization-checks-implemented, SPEC-2026-11-22-007/SEC-authorization-checks-implemented]', () => {
  const disk = openDisk(root)
  disk.create('docs/specs/new.md', bytes('new'))
  expect(readFileSync(join(root, 'docs/specs/new.md'), 'utf8')).toBe('new')
  expect(refusal(() => disk.create('docs/specs/new.md', bytes('other')))).toBe('exists')
  expect(refusal(() => disk.create('../escaped.md', bytes('x')))).toBe('outside')
  symlinkSync(outer, join(root, 'out'))
  expect(refusal(() => disk.create('out/x.md', bytes('x')))).toBe('outside')
  expect(refusal(() => disk.create('out/deep/x.md', bytes('x')))).toBe('outside')
  expect(readdirSync(outer).toSorted()).toEqual(['root', 'secret.md'])
  symlinkSync('nowhere', join(root, 'specs/dangling.md'))
  expect(refusal(() => disk.create('specs/dangling.md', bytes('x')))).toBe('exists')
  expect(text((disk.read('docs/specs/new.md') as { bytes: Uint8Array }).bytes)).toBe('new')
})

test('of two that create one name only one succeeds', () => {
  const [a, b] = [openDisk(root), openDisk(root)]
  const racing = openDisk(root, {
    onStep: (step) => step === 'before-link' && a.create('specs/new.md', bytes('first')),
  })
  expect(refusal(() => racing.create('specs/new.md', bytes('second')))).toBe('exists')
  expect(refusal(() => b.create('specs/new.md', bytes('third')))).toBe('exists')
  expect(readFileSync(join(root, 'specs/new.md'), 'utf8')).toBe('first')
  expect(readdirSync(join(root, 'specs')).toSorted()).toEqual(['a.md', 'new.md'])
})

test.skipIf(process.platform === 'win32')('killed at every step of a write: the old text or the new one', () => {
  const script = join(outer, 'write.ts')
  const module = join(import.meta.dirname, 'real-disk.ts')
  writeFileSync(
    script,
    `import { openDisk } from ${JSON.stringify(module)}
const [, , root, fatal] = process.argv
let step = 0
const die = () => { if (step++ === Number(fatal)) process.kill(process.pid, 'SIGKILL') }
openDisk(root, { onStep: die }).replace('specs/a.md', Buffer.from('new'), Buffer.from('old'))`,
  )
  const seen = new Set<string>()
  for (let fatal = 0; fatal < 7; fatal++) {
    writeFileSync(join(root, 'specs/a.md'), 'old')
    spawnSync(process.execPath, [script, root, String(fatal)])
    seen.add(readFileSync(join(root, 'specs/a.md'), 'utf8'))
  }
  expect([...seen].toSorted()).toEqual(['new', 'old'])
})

test('the disk in memory answers alike', () => {
  const disk = memoryDisk({ 'specs/a.md': 'old' })
  expect(disk.list('')).toEqual([{ name: 'specs', kind: 'folder' }])
  expect(disk.read('../a')).toEqual({ kind: 'outside' })
  expect(disk.read('specs')).toEqual({ kind: 'not-a-file', what: 'folder' })
  disk.replace('specs/a.md', bytes('new'), bytes('old'))
  expect(refusal(() => disk.replace('specs/a.md', bytes('x'), bytes('old')))).toBe('changed')
  expect(refusal(() => disk.create('specs/a.md', bytes('x')))).toBe('exists')
  expect(disk.texts()).toEqual({ 'specs/a.md': 'new' })
})
