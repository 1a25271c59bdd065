import { openProgress, type Progress } from '../terminal/progress.ts'
import type { Session } from './session.ts'
import { openClaims, openWorkspace, type OpenClaims, type OpenWorkspace } from './workspace.ts'

/** What is done with a workspace while it is open. Clears the progress before it writes anything else. */
type Work<Open, Result> = (open: Open, progress: Progress) => Promise<Result>

/** Reads every file of a session, gives the workspace to `work`, and closes it whatever comes of that. */
export function withWorkspace<Result>(session: Session, work: Work<OpenWorkspace, Result>): Promise<Result> {
  return whileOpen((show) => openWorkspace(session, show), work)
}

/** The same, with what every spec claims. */
export function withClaims<Result>(session: Session, work: Work<OpenClaims, Result>): Promise<Result> {
  return whileOpen((show) => openClaims(session, show), work)
}

async function whileOpen<Open extends OpenWorkspace, Result>(
  reading: (show: (done: number, all: number) => void) => Promise<Open>,
  work: Work<Open, Result>,
): Promise<Result> {
  const progress = openProgress()
  try {
    const open = await reading((done, all) => progress.show(`reading ${done} of ${all} specs`))
    try {
      return await work(open, progress)
    } finally {
      open.close()
    }
  } finally {
    progress.clear()
  }
}
