import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { toRelative } from '../node/find.ts'
import type { Project } from './project.ts'
import { decodeText } from './sources.ts'

/** The text on the standard input, as that of the named file, which need not exist. Throws `UserError` for a name outside the root, and above the limit. */
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
  return { file, text: decodeText(Buffer.concat(chunks)) }
}
