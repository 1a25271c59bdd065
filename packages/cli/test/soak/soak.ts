/** The promises about writing, held against processes that are killed and that edit one file at once. */
import { fork, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { SHARED, TEXTS, textOf } from './texts.ts'

const WRITER = join(import.meta.dirname, 'writer.ts')

/** What came of many writes that were ended. */
export interface Killed {
  readonly kills: number
  /** Files that held the text from before, and files that held the one that was being written. */
  readonly old: number
  readonly new: number
  /** What held anything else: none is as it should be. */
  readonly broken: readonly string[]
}

/** Ends `count` writes, each in a process of its own, at one of their steps in turn: of a write over a file and of a new file. */
export function killAtSteps(count: number): Killed {
  const root = mkdtempSync(join(tmpdir(), 'truespec-soak-'))
  const file = join(root, 'specs/0.md')
  const created = join(root, 'specs/new.md')
  const broken: string[] = []
  let [before, after] = [0, 0]
  const judge = (path: string, mayBeAbsent: boolean, at: string): void => {
    if (!existsSync(path)) {
      if (mayBeAbsent) before++
      else broken.push(`${at}: the file is gone`)
      return
    }
    const bytes = readFileSync(path)
    if (!mayBeAbsent && bytes.equals(textOf(0))) before++
    else if (bytes.equals(textOf(1))) after++
    else broken.push(`${at}: ${bytes.length} bytes of neither text`)
  }
  try {
    mkdirSync(join(root, 'specs'))
    for (let i = 0; i < count; i++) {
      const creates = i % 10 >= 6
      const step = creates ? (i % 10) - 6 : i % 10
      if (creates) rmSync(created, { force: true })
      else writeFileSync(file, textOf(0))
      const { signal, stderr } = spawnSync(
        process.execPath,
        [WRITER, 'die', root, String(step), creates ? 'create' : 'replace'],
        { encoding: 'utf8' },
      )
      if (signal !== 'SIGKILL')
        broken.push(`step ${step} of ${creates ? 'create' : 'replace'} was not reached: ${stderr}`)
      judge(creates ? created : file, creates, `killed at step ${step} of ${creates ? 'create' : 'replace'}`)
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
  return { kills: count, old: before, new: after, broken }
}

/** Ends `count` processes at any time while they write file after file. `random` gives numbers from 0 to 1. */
export async function killAnywhere(count: number, random: () => number): Promise<Killed> {
  const root = mkdtempSync(join(tmpdir(), 'truespec-soak-'))
  const names = ['0.md', '1.md', '2.md']
  const broken: string[] = []
  let [before, after] = [0, 0]
  try {
    mkdirSync(join(root, 'specs'))
    for (const name of names) writeFileSync(join(root, 'specs', name), textOf(0))
    for (let i = 0; i < count; i++) {
      const child = fork(WRITER, ['loop', root], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
      const closed = once(child, 'close')
      await Promise.race([once(child, 'message'), closed])
      await setTimeout(random() * 40)
      child.kill('SIGKILL')
      const [, signal] = (await closed) as [number | null, string | null]
      if (signal !== 'SIGKILL') broken.push('the writer ended by itself')
      for (const name of names) {
        const which = TEXTS.findIndex((text) => readFileSync(join(root, 'specs', name)).equals(text))
        if (which === 0) before++
        else if (which === 1) after++
        else broken.push(`${name} holds neither text after kill ${i}`)
      }
      // What a killed write leaves behind is its temporary file, which bears no spec's name.
      const litter = readdirSync(join(root, 'specs')).filter((name) => !names.includes(name))
      for (const name of litter) {
        if (!/^\.truespec-[0-9a-f]+\.tmp$/.test(name)) broken.push(`${name} was left behind`)
        rmSync(join(root, 'specs', name))
      }
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
  return { kills: count, old: before, new: after, broken }
}

/** What came of several writers of one file. */
export interface Edited {
  readonly edits: number
  /** Edits that are not in the file in the end. */
  readonly lost: number
  /** How often a writer was told that the file had changed, and read it again. */
  readonly refused: number
}

/** So many processes add `edits` lines each to one file. */
export async function editTogether(writers: number, edits: number): Promise<Edited> {
  const root = mkdtempSync(join(tmpdir(), 'truespec-soak-'))
  try {
    mkdirSync(join(root, 'specs'))
    writeFileSync(join(root, SHARED), '# Shared\n')
    const refused = await Promise.all(
      Array.from({ length: writers }, async (_, i) => {
        const child = spawn(
          process.execPath,
          [WRITER, 'edit', root, join(root, 'lock'), `writer ${i}`, String(edits)],
          { stdio: ['ignore', 'pipe', 'inherit'] },
        )
        let said = ''
        child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
        const [status] = (await once(child, 'close')) as [number | null]
        if (status !== 0) throw new Error(`writer ${i} ended with ${status}`)
        return Number(said)
      }),
    )
    const lines = new Set(readFileSync(join(root, SHARED), 'utf8').split('\n'))
    let lost = 0
    for (let writer = 0; writer < writers; writer++)
      for (let i = 0; i < edits; i++) if (!lines.has(`- writer ${writer} ${i}`)) lost++
    return { edits: writers * edits, lost, refused: refused.reduce((sum, each) => sum + each, 0) }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
