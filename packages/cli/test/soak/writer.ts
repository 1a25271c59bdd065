/**
 * A process that writes and is not asked whether it wants to go on. `node writer.ts HOW ROOT ...`:
 * `die ROOT STEP KIND`: one write, ended by SIGKILL at the step of that number. `loop ROOT`: writes both texts of every file in turn until it
 * is ended. `edit ROOT LOCK NAME COUNT`: adds so many lines to one file that others edit too, each once.
 */
import { readdirSync } from 'node:fs'
import { lockIn } from '../../src/node/lock.ts'
import { WriteRefused } from '../../src/node/disk.ts'
import { openDisk } from '../../src/node/real-disk.ts'
import { SHARED, TEXTS, textOf } from './texts.ts'

const [how, root = '', ...rest] = process.argv.slice(2)
if (how === 'die') die(Number(rest[0]), rest[1] === 'create')
else if (how === 'loop') loop()
else if (how === 'edit') edit(rest[0] ?? '', rest[1] ?? '', Number(rest[2]))

function die(fatal: number, creates: boolean): void {
  let step = 0
  const disk = openDisk(root, { onStep: () => void (step++ === fatal && process.kill(process.pid, 'SIGKILL')) })
  if (creates) disk.create('specs/new.md', textOf(1))
  else disk.replace('specs/0.md', textOf(1), textOf(0))
}

function loop(): void {
  const disk = openDisk(root)
  process.send?.('ready')
  for (;;) {
    for (const name of readdirSync(`${root}/specs`).filter((each) => each.endsWith('.md'))) {
      const now = disk.read(`specs/${name}`)
      if (now.kind !== 'file') throw new Error(`specs/${name} is ${now.kind}`)
      const which = TEXTS.findIndex((text) => Buffer.compare(text, now.bytes) === 0)
      disk.replace(`specs/${name}`, textOf(1 - which), now.bytes)
    }
  }
}

function edit(lock: string, name: string, count: number): void {
  const disk = openDisk(root, { lock: lockIn(lock) })
  let refused = 0
  for (let i = 0; i < count;) {
    const now = disk.read(SHARED)
    if (now.kind !== 'file') throw new Error(`${SHARED} is ${now.kind}`)
    try {
      disk.replace(SHARED, Buffer.concat([now.bytes, Buffer.from(`- ${name} ${i}\n`)]), now.bytes)
      i++
    } catch (error) {
      if (!(error instanceof WriteRefused && error.refusal === 'changed')) throw error
      refused++
    }
  }
  process.stdout.write(String(refused))
}
