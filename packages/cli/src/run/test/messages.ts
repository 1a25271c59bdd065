import { closeSync, mkdirSync, openSync, readFileSync, readSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { systemReason, UserError } from '../../errors.ts'
import type { Project } from '../project.ts'
import { writeNamed } from '../write-named.ts'
import { MESSAGES } from './names.ts'

/** The file that the messages of a run go to. */
export interface MessagesFile {
  /** As it is said to people. */
  readonly name: string
  /** Takes the messages of an earlier run away, so that none stand there for a run that comes to nothing. Anything else stays. */
  clear(): void
  /** Puts them there, whole or not at all. Throws `UserError`. */
  put(from: string): void
}

/** The file named by `--output`, relative to the working folder, or the usual one below the root. */
export function messagesFile({ place }: Project, output: string | undefined): MessagesFile {
  const absolute = output === undefined ? resolve(place.root, MESSAGES) : resolve(place.cwd, output)
  const name = output ?? MESSAGES
  return {
    name,
    clear() {
      if (isMessages(absolute)) rmSync(absolute, { force: true })
    },
    put(from) {
      try {
        mkdirSync(dirname(absolute), { recursive: true })
      } catch (error) {
        throw new UserError({ what: `cannot write ${name}`, why: systemReason(error), next: 'name a file by --output' })
      }
      writeNamed(place.cwd, absolute, readFileSync(from, 'utf8'))
    },
  }
}

/** Whether a file begins as Cucumber's messages do. */
function isMessages(path: string): boolean {
  const begin = '{"meta":'
  try {
    if (!statSync(path).isFile()) return false
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(begin.length)
      return readSync(file, bytes) === begin.length && bytes.toString() === begin
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}
