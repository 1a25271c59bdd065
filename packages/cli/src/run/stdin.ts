import { resolve } from 'node:path'
import { decode } from '@truespec/core'
import { UserError } from '../errors.ts'
import { toRelative } from '../node/find.ts'
import type { Project } from './project.ts'

/** The text on the standard input, as that of the named file, which need not exist. Throws `UserError` for a name outside the root, above the limit, and for bytes that are not UTF-8. */
export async function textFromStdin(
  { place, config }: Project,
  name: string,
): Promise<{ readonly file: string; readonly text: string }> {
  const file = toRelative(place.root, resolve(place.cwd, name))
  if (file === undefined || file === '')
    throw new UserError({
      what: `--stdin-filename ${name} is outside the root`,
      where: place.root,
      next: 'name a file below the root',
    })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > config.limits.fileSize)
      throw new UserError({
        what: `the text on the standard input is larger than ${config.limits.fileSize} bytes`,
        next: 'raise "limits" in truespec.json',
      })
    chunks.push(chunk)
  }
  const { text, faults } = decode(Buffer.concat(chunks))
  const [fault] = faults
  if (fault)
    throw new UserError({
      what: 'the text on the standard input is not UTF-8',
      why:
        fault.data['reason'] === 'utf-16'
          ? 'it starts with a mark of UTF-16'
          : `byte ${fault.data['byte']} does not fit`,
      next: 'send it as UTF-8',
    })
  return { file, text }
}
