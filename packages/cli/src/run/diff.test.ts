import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from './diff.ts'

test('shows what changed, with three lines around it', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n'
  expect(unifiedDiff('s.md', before, before.replace('e\n', 'E\n'))).toBe(
    '--- a/s.md\n+++ b/s.md\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n',
  )
  expect(unifiedDiff('s.md', 'a', 'a\n')).toBe(
    '--- a/s.md\n+++ b/s.md\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n',
  )
  expect(unifiedDiff('s.md', 'a', 'a')).toBe('')
})

test('git applies it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'truespec-diff-'))
  const line = fc.constantFrom('a', 'b', 'c', 'é', '')
  const text = fc.array(line, { maxLength: 24 }).map((lines) => lines.join('\n'))
  try {
    fc.assert(
      fc.property(text, text, (before, after) => {
        // Git takes no diff that empties or makes a file without saying so.
        fc.pre(before !== '' && after !== '' && before !== after)
        writeFileSync(join(folder, 's.md'), before)
        const { status, stderr } = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
          cwd: folder,
          input: unifiedDiff('s.md', before, after),
          encoding: 'utf8',
        })
        expect(stderr).toBe('')
        expect(status).toBe(0)
        expect(readFileSync(join(folder, 's.md'), 'utf8')).toBe(after)
      }),
      { numRuns: 60 },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('two long texts that share nothing are compared in time', () => {
  const lines = (mark: string): string => Array.from({ length: 20_000 }, (_, i) => `${mark}${i}\n`).join('')
  expect(unifiedDiff('s.md', lines('a'), lines('b')).split('\n').length).toBeGreaterThan(40_000)
})
