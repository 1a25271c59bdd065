import { stdout } from '../terminal/streams.ts'
import { tell } from '../terminal/tell.ts'
import type { Rendered } from './recall.ts'
import type { Session } from './session.ts'
import { writeNamed } from './write-named.ts'

/** Gives the result of a run to the world: sets the exit code, says the notes, writes the body. */
export function emit({ body, notes, exitCode }: Rendered, session: Session, output: string | undefined): void {
  process.exitCode = exitCode
  for (const note of notes) tell(note)
  give(body, session, output)
}

/** Writes a result to stdout, or into the file that was asked for. */
export function give(text: string, { project }: Session, output: string | undefined): void {
  if (output === undefined) stdout.write(text)
  else {
    writeNamed(project.place.cwd, output, text)
    tell(`wrote ${output}`)
  }
}
