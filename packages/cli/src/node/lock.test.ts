import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockIn } from './lock.ts'

/** Adds a line a round, reading anew whenever it is told that the file has changed. */
const WRITER = `
import { openDisk } from ${JSON.stringify(join(import.meta.dirname, 'real-disk.ts'))}
import { lockIn } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
const [, , root, cache, name, rounds] = process.argv
const disk = openDisk(root, { lock: lockIn(cache) })
for (let i = 0; i < Number(rounds); i++) {
  for (;;) {
    const { bytes } = disk.read('spec.md')
    try {
      disk.replace('spec.md', Buffer.concat([bytes, Buffer.from(name + i + '\\n')]), bytes)
      break
    } catch (error) {
      if (error.refusal !== 'changed') throw error
    }
  }
}`

test("two writers lose nothing of each other's", { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'truespec-writers-'))
  const rounds = 150
  writeFileSync(join(folder, 'spec.md'), '')
  writeFileSync(join(folder, 'writer.mts'), WRITER)
  const start = (name: string) =>
    spawn(process.execPath, [join(folder, 'writer.mts'), folder, join(folder, 'cache'), name, String(rounds)], {
      stdio: 'inherit',
    })
  await Promise.all(
    [start('a'), start('b')].map((writer) => once(writer, 'close').then(([status]) => expect(status).toBe(0))),
  )
  const lines = readFileSync(join(folder, 'spec.md'), 'utf8').trim().split('\n')
  for (const name of ['a', 'b']) {
    expect(lines.filter((line) => line.startsWith(name))).toEqual(
      Array.from({ length: rounds }, (_, i) => `${name}${i}`),
    )
  }
  rmSync(folder, { recursive: true, force: true })
})

test('where there is no folder for it, steps run all the same, and what they throw comes through', () => {
  let ran = 0
  lockIn(undefined)(() => ran++)
  lockIn('/dev/null/none')(() => ran++)
  expect(ran).toBe(2)
  expect(() =>
    lockIn(undefined)(() => {
      throw new Error('theirs')
    }),
  ).toThrow('theirs')
})
